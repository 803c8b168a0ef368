/** The playground trains: by itself, on real data, without a network, to the same digits everywhere. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '../../bindings/js/index.js';
import { toSpec } from '../../web/model/document.js';
import { fromLink } from '../../web/model/link.js';
import { inBothBrowsers, playgroundFolder, serve } from './support/index.js';
import {
  fingerprintOf,
  fullSpeed,
  press,
  reset,
  set,
  textOf,
  whenPhase,
  whenText,
  whenVerdictOn,
} from './support/playground.js';

/** @param {string} link what Node makes of it */
async function fingerprintInNode(link) {
  const qualm = await load({ workers: 1 });
  let print = '';
  for await (const record of qualm.train(toSpec(fromLink(link).settings))) print = record.fingerprint;
  qualm.close();
  return print;
}

const links = [
  '#epochs=3',
  '#data=iris&epochs=2&layers=2',
  '#data=circles&epochs=2&shots=100&shotTraining=on&gradient=spsa',
];
const inNode = Promise.all(links.map(fingerprintInNode));

inBothBrowsers('playground', ({ name, open }) => {
  test('trains by itself when it opens, and says nothing on the console', async () => {
    const { page, messages } = await open('#epochs=4', { ready: '#lab[data-phase="training"]' });
    await fullSpeed(page);
    await whenPhase(page, 'done');
    assert.match(await textOf(page, '.epoch'), /epoch\s+4\s+of 4/);
    await page.waitForSelector('.intervals .quantum .mark');
    assert.match(await textOf(page, '.headline'), /No advantage shown|ahead by/);
    assert.deepEqual(messages, []);
    // Nothing is computed on the page's own thread.
    assert.equal(await page.$eval('#lab', (lab) => lab.getAttribute('data-transport')), 'worker');
  });

  for (const [key, title] of [
    ['iris', 'iris'],
    ['breast_cancer', 'breast cancer'],
    ['wine', 'wine'],
    ['digits', 'digits'],
  ]) {
    test(`trains on ${key}, chosen in the page`, async () => {
      const { page, messages } = await open('#epochs=2&layers=1', { ready: '#lab[data-phase]' });
      await fullSpeed(page);
      await set(page, 'data', key);
      await whenVerdictOn(page, title);
      await whenPhase(page, 'done');
      await page.waitForSelector('.intervals .classical .mark');
      assert.match(page.url(), new RegExp(`#data=${key}&layers=1&epochs=2$`));
      assert.deepEqual(messages, []);
    });
  }

  test('the same link gives the same fingerprint here and in Node', async () => {
    for (const [i, link] of links.entries()) {
      const { page } = await open(link, { ready: '#lab[data-phase]' });
      await fullSpeed(page);
      await whenPhase(page, 'done');
      assert.equal(await fingerprintOf(page), (await inNode)[i], `${name} ${link}`);
      await page.close();
    }
  });

  test('reset restores the same bytes; play and step go on from there', async () => {
    const { page } = await open('#epochs=2', { ready: '#lab[data-phase="training"]' });
    await reset(page);
    assert.equal(await textOf(page, '.epoch b'), '0');
    const start = await fingerprintOf(page);
    const angles = await page.$$eval('.gate-angle', (texts) => texts.map((text) => text.textContent));
    await press(page, 'Step');
    await page.waitForFunction(() => document.querySelector('.update b')?.textContent === '1');
    assert.notEqual(await fingerprintOf(page), start);
    await fullSpeed(page);
    await page.click('.transport .main');
    await whenPhase(page, 'done');
    await reset(page);
    assert.equal(await fingerprintOf(page), start);
    assert.deepEqual(
      await page.$$eval('.gate-angle', (texts) => texts.map((text) => text.textContent)),
      angles,
    );
  });

  test('asks nobody but its own server, and goes on when that is gone', async () => {
    const server = await serve(playgroundFolder);
    /** @type {string[]} */
    const strangers = [];
    /** @param {import('puppeteer-core').Page} opened */
    const watch = (opened) =>
      opened.on('request', (request) => {
        const { protocol } = new URL(request.url());
        const own = request.url().startsWith(server.url);
        if (protocol.startsWith('http') && !own) strangers.push(request.url()); // a browser's own icons are data:
      });
    const { page } = await open(`${server.url}#epochs=3&data=iris`, { watch });
    await whenPhase(page, 'training');
    await server.close();
    await fullSpeed(page);
    await whenPhase(page, 'done');
    await set(page, 'data', 'xor');
    await whenVerdictOn(page, 'XOR');
    await whenPhase(page, 'done');
    await page.$eval('lab-wall', (wall) => wall.scrollIntoView());
    await whenText(
      page,
      'lab-notice .notice',
      /^The (encoding wall|time of loading) could not be fetched\. .* not-fetched/s,
    );
    assert.equal(await page.$eval('#lab', (lab) => lab.getAttribute('data-phase')), 'done');
    assert.deepEqual(strangers, []);
  });
});

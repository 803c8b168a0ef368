/** Settings, links, painting and bad input. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { inBothBrowsers } from './support/index.js';
import {
  fingerprintOf,
  fullSpeed,
  press,
  set,
  textOf,
  whenPhase,
  whenVerdictOn,
} from './support/playground.js';

/** @type {string} */
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualm-'));
});
after(() => rm(folder, { recursive: true }));

/** @param {string} content */
async function csv(content) {
  const path = join(folder, 'mine.csv');
  await writeFile(path, content);
  return path;
}

inBothBrowsers('settings', ({ open }) => {
  test('go into the address and come back from it', async () => {
    const { page, messages } = await open('#epochs=1', { ready: '#lab[data-phase]' });
    for (const [key, value] of [
      ['data', 'two-curves'],
      ['noise', '0.25'],
      ['axis', 'x'],
      ['layers', '2'],
      ['entangler', 'chain'],
      ['optimizer', 'sgd'],
      ['rate', '0.2'],
      ['seed', '12'],
    ]) {
      await set(page, key, value);
    }
    await page.focus('#setting-shots');
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowLeft');
    await page.waitForSelector('#setting-shotTraining:enabled');
    await page.focus('#setting-shotTraining:enabled');
    const run = await page.$eval('#lab', (lab) => lab.getAttribute('data-run'));
    await page.keyboard.press(' ');
    await page.waitForFunction(() => location.hash.endsWith('&shotTraining=on'));
    await page.waitForSelector(`#lab[data-phase]:not([data-run="${run}"])`);
    const link = page.url();
    assert.match(
      link,
      /#data=two-curves&noise=0\.25&axis=x&layers=2&entangler=chain&.*&shots=1000&shotTraining=on$/,
    );
    await fullSpeed(page);
    await whenPhase(page, 'done');
    const print = await fingerprintOf(page);
    const again = await open(new URL(link).hash, { ready: '#lab[data-phase="done"]' });
    assert.equal(await fingerprintOf(again.page), print);
    assert.equal(await again.page.$eval('#setting-rate', (input) => /** @type {any} */ (input).value), '0.2');
    assert.deepEqual([...messages, ...again.messages], []);
  });

  test('a value that is not allowed is refused in words and put back', async () => {
    const { page } = await open('#epochs=1', { ready: '#lab[data-phase="done"]' });
    const print = await fingerprintOf(page);
    await set(page, 'rate', '-3');
    await page.waitForSelector('.notice');
    assert.match(await textOf(page, '.notice'), /Received: -3\..*Allowed: a number from 0\.001 to 2/s);
    assert.equal(await page.$eval('#setting-rate', (input) => /** @type {any} */ (input).value), '0.05');
    assert.equal(await fingerprintOf(page), print);
    await press(page, 'Dismiss');
    await page.waitForFunction(() => !document.querySelector('.notice'));
  });

  test('the link is copied or shown, and a file can be dropped anywhere', async () => {
    const { page, messages } = await open('#epochs=1', { ready: '#lab[data-phase="done"]' });
    await press(page, 'Share link');
    await page.waitForFunction(() => /link/i.test(document.querySelector('.status')?.textContent ?? ''));
    await page.evaluate(() => {
      const rows = Array.from({ length: 40 }, (_, i) => `${i % 7},${i % 3},${i % 2}`);
      const transfer = new DataTransfer();
      transfer.items.add(new File([`a,b,label\n${rows.join('\n')}`], 'dropped.csv'));
      document.body.dispatchEvent(
        new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }),
      );
    });
    await whenVerdictOn(page, 'CSV');
    await whenPhase(page, 'done');
    assert.match(await textOf(page, '#setting-data'), /dropped\.csv/);
    assert.deepEqual(messages, []);
  });

  test('a damaged link says so and the page trains all the same', async () => {
    const { page } = await open('#layers=many&epochs=1', { ready: '.notice' });
    assert.match(await textOf(page, '.notice'), /layers.*Received: many/s);
    await whenPhase(page, 'done');
  });

  test('a bad file is named, a good one is trained on', async () => {
    const { page, messages } = await open('#epochs=1&layers=1', { ready: '#lab[data-phase="done"]' });
    const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (
      await page.$('input[type=file]')
    );
    for (const [content, words] of [
      ['a,b,target\n1,2,0\n3,1\n', /Line 3/],
      ['a,b,target\n1,2,x\n3,4,x\n5,6,x\n', /class/],
      ['1,2\n3,4\n', /header/i],
      ['', /empty/i],
    ]) {
      await input.uploadFile(await csv(String(content)));
      await page.waitForSelector('.notice');
      assert.match(await textOf(page, '.notice'), /** @type {RegExp} */ (words));
      await press(page, 'Dismiss');
      await page.waitForFunction(() => !document.querySelector('.notice'));
      assert.match(await textOf(page, '.sentence .caption'), /two moons/);
    }
    const rows = Array.from({ length: 60 }, (_, i) => `${i % 7},${(i * 3) % 11},${i % 2 ? 'yes' : 'no'}`);
    await input.uploadFile(await csv(`a,b,answer\n${rows.join('\n')}\n`));
    await whenVerdictOn(page, 'CSV');
    await whenPhase(page, 'done');
    assert.deepEqual(messages, []);
  });
});

inBothBrowsers('painting', ({ open }) => {
  test('a click paints, and the training starts again', async () => {
    const { page, messages } = await open('#data=painted&epochs=1', { ready: '#lab[data-phase="done"]' });
    const print = await fingerprintOf(page);
    await page.click('lab-data canvas', { offset: { x: 120, y: 40 } });
    await page.waitForFunction(() => location.hash.includes('points='));
    await page.waitForFunction(
      (before_) => document.querySelector('[data-fingerprint]')?.getAttribute('data-fingerprint') !== before_,
      {},
      print,
    );
    await whenPhase(page, 'done');
    assert.match(await textOf(page, 'lab-data h2'), /27 rows/);
    assert.deepEqual(messages, []);
  });

  test('the keyboard paints too; one class alone is refused in words and training goes on after the second', async () => {
    const { page } = await open('#data=painted&epochs=1', { ready: '#lab[data-phase="done"]' });
    await press(page, 'Clear');
    await page.focus('lab-data canvas');
    for (let i = 0; i < 8; i++) {
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
    }
    await page.waitForSelector('.notice');
    assert.match(await textOf(page, '.notice'), /class/);
    assert.match(await textOf(page, 'lab-data h2'), /26 rows/);
    await page.keyboard.press('c');
    for (let i = 0; i < 8; i++) {
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
    }
    await page.waitForFunction(() => document.querySelector('lab-data h2')?.textContent?.includes('16 rows'));
    assert.equal(await page.$('.notice'), null);
    await whenPhase(page, 'done');
  });
});

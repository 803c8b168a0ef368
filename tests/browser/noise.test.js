/** Noise in the lab: one choice and one slider reach the noisy boundary and the noisy score, and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessibilityProblems, inBothBrowsers } from './support/index.js';
import { fingerprintOf, fullSpeed, set, textOf, whenPhase } from './support/playground.js';

/** @typedef {import('puppeteer-core').Page} Page */

const melting = '#data=circles&rate=0.1&epochs=8';
const patience = 30000;

/**
 * A boundary as it is drawn.
 * @param {Page} page
 * @param {'quantum' | 'noisy' | 'classical'} kind
 */
const picture = (page, kind) =>
  page.$eval(`lab-boundaries .${kind} canvas`, (canvas) =>
    /** @type {HTMLCanvasElement} */ (canvas).toDataURL(),
  );

/**
 * Waits until the noisy boundary has stayed as it is for a while.
 * @param {Page} page
 */
async function atRest(page) {
  let [before, same] = ['', 0];
  while (same < 4) {
    const now = await picture(page, 'noisy');
    same = now === before ? same + 1 : 0;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return before;
}

/** @param {Page} page */
const whenScored = (page) =>
  page.waitForFunction(
    () => /^\d+\.\d/.test(document.querySelector('.scores .noisy dd')?.textContent ?? ''),
    { timeout: patience },
  );

/** @param {Page} page */
const toTheEnd = async (page) => {
  await fullSpeed(page);
  await whenPhase(page, 'done');
};

/**
 * Milliseconds from turning the slider to another picture of the noisy boundary.
 * @param {Page} page
 * @param {number} scale
 */
const answerTime = (page, scale) =>
  page.evaluate(async (value) => {
    const slider = /** @type {HTMLInputElement} */ (document.querySelector('#setting-scale'));
    const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector('lab-boundaries .noisy canvas'));
    const before = canvas.toDataURL();
    const start = performance.now();
    slider.value = String(value);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    while (canvas.toDataURL() === before && performance.now() - start < 10000)
      await new Promise((done) => requestAnimationFrame(done));
    return performance.now() - start;
  }, scale);

inBothBrowsers('noise in the lab', ({ name, open }) => {
  test('a device and the slider, by keyboard: the noisy boundary melts, all else stays', async () => {
    const { page, messages } = await open(melting, { ready: '#lab[data-phase]' });
    await toTheEnd(page);
    await page.waitForSelector('.intervals .quantum .mark');
    assert.equal(await page.$('lab-boundaries .noisy'), null, 'ideal: two boundaries');
    const print = await fingerprintOf(page);

    await set(page, 'device', 'ibmq_manila');
    await page.waitForSelector('lab-boundaries .noisy canvas');
    await whenScored(page);
    assert.match(
      await textOf(page, 'lab-noise'),
      /Five qubits in a row.*CX error\s+1\.0 %.*becomes \d+ gates/s,
    );
    const [noisy, classical, quantum] = [
      await atRest(page),
      await picture(page, 'classical'),
      await picture(page, 'quantum'),
    ];
    await page.focus('#setting-scale');
    for (let i = 0; i < 36; i++) await page.keyboard.press('ArrowRight');
    assert.equal(await textOf(page, 'lab-noise output'), '2.80 ×');
    assert.notEqual(await atRest(page), noisy);
    assert.equal(await picture(page, 'classical'), classical);
    assert.equal(await picture(page, 'quantum'), quantum);
    assert.equal(await fingerprintOf(page), print, 'the training is the same');
    assert.match(await textOf(page, '.sentence .caption'), /under the noise of IBM Manila/);

    const link = page.url();
    assert.match(link, /&device=ibmq_manila&scale=2\.8$/);
    const [score, boundary] = [await textOf(page, '.scores .noisy dd'), await atRest(page)];
    const again = await open(new URL(link).hash, { ready: '#lab[data-phase]' });
    await toTheEnd(again.page);
    await whenScored(again.page);
    assert.equal(await atRest(again.page), boundary, 'the link draws the same boundary');
    assert.equal(await textOf(again.page, '.scores .noisy dd'), score);
    assert.equal(await fingerprintOf(again.page), print);
    assert.deepEqual([...messages, ...again.messages], []);
    await page.close();
    await again.page.close();
  });

  test('strength 0 is the ideal, and without a device the third boundary goes', async () => {
    const { page, messages } = await open(`${melting}&device=depolarizing&scale=0`, {
      ready: '#lab[data-phase]',
    });
    await toTheEnd(page);
    await whenScored(page);
    assert.equal(await atRest(page), await picture(page, 'quantum'));
    assert.equal(await textOf(page, '.scores .noisy dd'), await textOf(page, '.scores .quantum dd'));
    await set(page, 'device', 'ideal');
    await page.waitForFunction(() => !document.querySelector('lab-boundaries .noisy'));
    assert.equal(await page.$eval('#setting-scale', (slider) => /** @type {any} */ (slider).disabled), true);
    assert.deepEqual(messages, []);
    await page.close();
  });

  test('a training under noise is another training, and a change of the noise starts it again', async () => {
    const { page, messages } = await open('#epochs=1&layers=1&device=depolarizing&scale=2', {
      ready: '#lab[data-phase="done"]',
    });
    const ideal = await fingerprintOf(page);
    /** @param {string} print */
    const whenOther = async (print) => {
      await page.waitForFunction(
        (before) =>
          document.querySelector('[data-fingerprint]')?.getAttribute('data-fingerprint') !== before &&
          document.querySelector('#lab[data-phase="done"]'),
        { timeout: patience },
        print,
      );
      return fingerprintOf(page);
    };
    await page.click('#setting-noisyTraining');
    const noisy = await whenOther(ideal);
    assert.match(page.url(), /noisyTraining=on$/);
    await page.focus('#setting-scale');
    await page.keyboard.press('End');
    assert.notEqual(await whenOther(noisy), ideal);
    assert.deepEqual(messages, []);
    await page.close();
  });

  for (const [data, link] of [
    ['two moons, 2 qubits', '#epochs=8'],
    ['breast cancer, 4 qubits', '#data=breast_cancer&epochs=1'],
  ]) {
    test(`what the slider changes shows at once: ${data}`, async (context) => {
      const { page } = await open(`${link}&device=ibmq_manila`, { ready: '#lab[data-phase]' });
      await toTheEnd(page);
      await atRest(page);
      const times = [];
      for (let i = 1; i <= 9; i++) times.push(await answerTime(page, i / 4));
      times.sort((a, b) => a - b);
      context.diagnostic(`median ${times[4].toFixed(0)} ms, longest ${times[8].toFixed(0)} ms`);
      await page.close();
    });
  }

  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    for (const width of [1280, 360]) {
      test(`${theme}, ${width} px: axe finds nothing, nothing scrolls sideways`, async () => {
        const { page, messages } = await open('#epochs=1&layers=1&device=ibmq_manila&shots=100', {
          width,
          ready: '#lab[data-phase="done"]',
        });
        const pressed = await page.$eval('button.theme', (button) => button.getAttribute('aria-pressed'));
        if ((pressed === 'true') !== (theme === 'dark')) await page.click('button.theme');
        await whenScored(page);
        for (const summary of await page.$$('summary')) await summary.click();
        assert.deepEqual(await accessibilityProblems(page), []);
        const [scroll, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(scroll <= inner, `${scroll} px wide in a window of ${inner}`);
        assert.deepEqual(messages, [], name);
        await page.close();
      });
    }
  }
});

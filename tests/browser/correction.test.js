/** What correction would take, in the workshop: computed by keyboard, stopped, misused, and looked at in every dress. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessibilityProblems } from './support/accessibility.js';
import { assertAppearance, assertFits, takePictures } from './support/appearance.js';
import { inBothBrowsers } from './support/index.js';
import { textOf, whenDrawn } from './support/playground.js';

/** @typedef {import('puppeteer-core').Page} Page */

const ready = '#workshop[data-phase="settled"]';
const timeout = 60_000;
const seconds = 10; // that the curves take at most by default

/** @param {Page} page */
const pictures = (page) => page.$$eval('svg.trial-plot.correction.curves', (all) => all.length);

/** @param {Page} page */
const whenDone = (page) =>
  page.waitForFunction(
    () => /^Done/.test(document.querySelector('workshop-correcting .outcome')?.textContent ?? ''),
    { timeout },
  );

/** @param {Page} page @param {string} text */
async function fillShots(page, text) {
  await page.focus('#correction-shots');
  await page.$eval('#correction-shots', (input) => /** @type {HTMLInputElement} */ (input).select());
  await page.keyboard.type(text);
  await whenDrawn(page);
}

inBothBrowsers('correction in the workshop', ({ name, open }) => {
  test('one visit: by keyboard to the curves, the device, another model, misuse, Stop, every appearance', async (context) => {
    const { page, messages } = await open('circuit.html#c=2:h0;cx0,1&noise=ibm_torino,1', { ready });
    await page.focus('.open-correction');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#correction-noise', { timeout });
    await page.waitForSelector('workshop-correction-result h2', { timeout });
    assert.equal(
      await page.evaluate(() => document.activeElement?.parentElement?.localName),
      'workshop-correction',
      'the keyboard stands at the heading of what was opened',
    );
    assert.match(await textOf(page, 'workshop-correction-result'), /Nothing computed yet/);

    // By default, both codes.
    await page.focus('#correction-shots');
    const start = performance.now();
    await page.keyboard.press('Enter');
    await page.waitForSelector('workshop-correcting .going progress', { timeout });
    assert.ok(await page.evaluate(() => document.activeElement?.matches('.stop')), 'handed on to Stop');
    await whenDone(page);
    const taken = (performance.now() - start) / 1000;
    context.diagnostic(`${taken.toFixed(1)} s by default`);
    assert.ok(taken < seconds, `${taken} s`);
    assert.equal(await pictures(page), 2);
    assert.match(
      await textOf(page, 'workshop-correction-result .headline'),
      /^IBM Torino stands below where the codes cross \(4\.\d\s% and 0\.\d+\s%\): more qubits would help\.$/,
    );
    const result = await textOf(page, 'workshop-correction-result');
    assert.match(result, /Distances 5 and 7 cross at 0\.6\d? %/, 'near 0.66 %');
    assert.match(result, /errs by 0\.408 % as published .* p = 0\.51 % of\s+Pauli errors/s);
    assert.deepEqual(
      await page.$$eval('.correction-needs tbody tr', (rows) =>
        rows.map((row) => [...row.children].slice(0, 3).map((cell) => cell.textContent)),
      ),
      [
        ...[
          ['3', '5', '3'],
          ['5', '9', '5'],
          ['7', '13', '7'],
        ],
        ...[
          ['3', '17', '3'],
          ['5', '49', '5'],
          ['7', '97', '7'],
        ],
      ],
      'distance, qubits, rounds',
    );
    assert.equal(await page.$$eval('svg.curves .standing-line', (lines) => lines.length), 2);
    await page.focus('workshop-correcting .to-result');
    await page.keyboard.press('Enter');
    assert.equal(
      await page.evaluate(() => document.activeElement?.parentElement?.localName),
      'workshop-correction-result',
    );
    await assertAppearance(page);
    await assertFits(page, [480, 700, 901, 1180]);
    if (name === 'chromium') await takePictures(page, 'correction');
    await page.setViewport({ width: 1280, height: 900 });

    // Perfect gates: a device's gates have no place there, whatever the noise of the workshop.
    await page.select('#correction-noise', 'code-capacity');
    await fillShots(page, '2,000');
    await page.keyboard.press('Enter');
    await page.waitForSelector('workshop-correcting .going', { timeout });
    await whenDone(page);
    assert.match(await textOf(page, 'workshop-correction-result'), /have no place on its axis/);
    assert.equal(await page.$('svg.curves .standing-line'), null);

    // Misuse, said where it is typed; the keyboard is sent there.
    await fillShots(page, 'many');
    assert.match(await textOf(page, '#correction-shots-fault'), /a whole number from 2 to 10,000,000/);
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.click('workshop-correcting button.main');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'correction-shots');
    assert.equal(await page.$('workshop-correcting .going'), null);

    // Stopped in the middle: what stood before stands again.
    await fillShots(page, '5,000,000');
    await page.keyboard.press('Enter');
    await page.waitForSelector('workshop-correcting .stop', { timeout });
    const milliseconds = await page.evaluate(async () => {
      const begin = performance.now();
      /** @type {HTMLElement} */ (document.querySelector('workshop-correcting .stop')).click();
      while (!document.querySelector('workshop-correcting button.main'))
        await new Promise((done) => requestAnimationFrame(done));
      return performance.now() - begin;
    });
    assert.ok(milliseconds < 1000, `${milliseconds} ms`);
    assert.match(
      await textOf(page, 'workshop-correcting .outcome'),
      /^Stopped at .* too early to show anything/,
    );
    assert.equal(await pictures(page), 2);
    assert.deepEqual(messages, []);
    await page.close();
  });
});

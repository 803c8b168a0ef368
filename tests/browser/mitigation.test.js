/** Mitigation on trial and what correction would take, in the workshop: by keyboard, stopped, misused, and looked at. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessibilityProblems } from './support/accessibility.js';
import { assertAppearance, assertFits, takePictures } from './support/appearance.js';
import { assertTakes, inBothBrowsers } from './support/index.js';
import { textOf, whenDrawn, whenText } from './support/playground.js';
import { fill, openTrial, rowsOf, tabTo, timeout, whenOver } from './support/trial.js';
import { settled } from './support/workshop.js';

/** @typedef {import('puppeteer-core').Page} Page */

const ready = '#workshop[data-phase="settled"]';
const noisyBell = 'circuit.html#c=2:h0;cx0,1&noise=depolarizing,0.02';

/** @param {Page} page */
const focused = (page) =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.className);

/** @param {Page} page */
const curves = (page) => page.$$eval('svg.trial-plot.correction.curves', (all) => all.length);

/** @param {Page} page */
const whenDrawnCurves = (page) =>
  page.waitForFunction(
    () => /^Done/.test(document.querySelector('workshop-correcting .outcome')?.textContent ?? ''),
    { timeout },
  );

inBothBrowsers('mitigation on trial', ({ name, open }) => {
  test('a small trial by keyboard: the recommendation, the pictures, the table', async (context) => {
    const { page, messages } = await open(noisyBell, { ready });
    await openTrial(page);
    assert.equal(
      await page.evaluate(() => document.activeElement?.parentElement?.localName),
      'workshop-mitigation',
    );
    assert.match(await textOf(page, 'workshop-trial-result'), /“Do nothing”\s+is\s+a\s+normal\s+answer/);
    await tabTo(page, '#trial-observable');
    assert.equal(await page.$eval('#trial-observable', (input) => /** @type {any} */ (input).value), 'Z0 Z1');
    await fill(page, 'trial-seeds', '6');
    await tabTo(page, '#trial-method-twirling');
    await page.keyboard.press(' ');
    await tabTo(page, 'workshop-trial button.main');
    const start = performance.now();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.going progress', { timeout });
    assert.equal(await focused(page), 'stop', 'the keyboard stands where the button was');
    await whenOver(page);
    context.diagnostic(`${((performance.now() - start) / 1000).toFixed(1)} s`);

    assert.match(
      await textOf(page, '.headline[data-recommended]'),
      /errs least: its mean squared error is .* times smaller/,
    );
    assert.match(await textOf(page, 'workshop-trial .outcome'), /^Done: “.*” errs least/);
    assert.match(
      await textOf(page, 'workshop-trial-result h2'),
      /⟨Z0 Z1⟩ · ideally 1\.0000 · 4,000 shots an estimate, 6 seeds · depolarizing, p = 0\.02/,
    );
    const rows = await rowsOf(page);
    assert.deepEqual(
      rows.map(([method]) => method.replace(/\s*recommended$/, '')),
      [
        'Doing nothing',
        'Readout correction',
        'Zero noise, linear',
        'Zero noise, Richardson',
        'Readout inside zero noise',
        'Error cancellation',
      ],
    );
    for (const row of rows) {
      assert.equal(row[4], '4,000', 'the same shots for all');
      assert.match(row[1], /^−?0\.\d{4} ± 0\.\d{4}$/);
    }
    assert.equal(await page.$$eval('svg.pareto .mark', (marks) => marks.length), 6);
    assert.equal(await page.$$eval('svg.estimates .mark', (marks) => marks.length), 6);
    assert.equal(await page.$$eval('svg.extrapolation', (pictures) => pictures.length), 3);
    assert.equal(
      await page.$$eval('svg.pareto .ideal-line, svg.extrapolation .ideal-line', (lines) => lines.length),
      4,
    );
    assert.match(
      await page.$eval('svg.pareto', (svg) => svg.getAttribute('aria-label') ?? ''),
      /Doing nothing: root mean squared error 0\.0\d+, circuits 1;/,
    );
    assert.match(
      await textOf(page, '.trial-curves figure .caption'),
      /At no noise it reads .* ± .*; the ideal is 1\.000/,
    );

    await tabTo(page, '.to-result');
    await page.keyboard.press('Enter');
    assert.equal(
      await page.evaluate(() => document.activeElement?.parentElement?.localName),
      'workshop-trial-result',
    );
    await page.focus('#trial-cost');
    await page.keyboard.type('price, Amazon Braket IQM');
    await whenText(page, '.trial-table tbody tr td:nth-child(9)', /^\$6\.10$/);
    assert.match(await textOf(page, 'workshop-trial-result figure'), /US dollars/);
    assert.deepEqual(messages, []);
  });

  test('the default trial of the page’s own circuit takes less than 20 seconds on two workers (timed)', async (context) => {
    const { page, messages } = await open('circuit.html', { ready });
    await page.select('#noise-kind', 'depolarizing');
    await settled(page);
    await openTrial(page);
    const start = performance.now();
    await page.click('workshop-trial button.main');
    await whenOver(page);
    const seconds = (performance.now() - start) / 1000;
    context.diagnostic(`${seconds.toFixed(1)} s for 140 estimates`);
    assertTakes(seconds, 20, `${seconds} s`);
    assert.deepEqual(messages, []);
  });

  test('a trial is stopped in the middle within a moment: what it has shown stays, the page answers (timed)', async (context) => {
    const { page, messages } = await open(noisyBell, { ready });
    await openTrial(page);
    await fill(page, 'trial-seeds', '5000');
    await page.keyboard.press('Enter');
    await page.waitForSelector('svg.pareto', { timeout });
    assert.match(await textOf(page, '.headline:not(.sentence *)'), /On trial: \d+ of 5000 seeds so far/);
    assert.equal(await page.$('svg.pareto .chosen'), null, 'nothing is recommended yet');
    assert.match(await textOf(page, '.method:nth-of-type(2) .done'), /^\d+ of 5000$/);
    const milliseconds = await page.evaluate(async () => {
      const start = performance.now();
      /** @type {HTMLElement} */ (document.querySelector('.stop')).click();
      while (!document.querySelector('workshop-trial button.main'))
        await new Promise((done) => requestAnimationFrame(done));
      return performance.now() - start;
    });
    context.diagnostic(`${milliseconds.toFixed(0)} ms`);
    assertTakes(milliseconds, 1000, `${milliseconds} ms`);
    await whenOver(page);
    assert.match(
      await textOf(page, 'workshop-trial .outcome'),
      /^Stopped at [\d,]+ of 35,000 estimates\. What \d+ seeds have shown is kept/,
    );
    assert.match(await textOf(page, 'workshop-trial-result'), /Stopped after \d+ of 5000 seeds/);
    assert.equal((await rowsOf(page)).length, 7);

    // A change of the circuit is computed at once, and says that the trial is of the one before.
    await page.select('#noise-kind', 'bit-flip');
    await settled(page);
    assert.match(await textOf(page, '.stale'), /before your changes/);
    assert.deepEqual(messages, []);
  });

  test('misuse is answered in words where it arises', async () => {
    const { page, messages } = await open('circuit.html#c=2:h0;cx0,1', { ready });
    await openTrial(page);
    assert.match(await textOf(page, 'workshop-trial .missing'), /no noise in the workshop/);
    await page.focus('.to-noise');
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'noise-kind');
    await page.select('#noise-kind', 'depolarizing');
    await settled(page);

    await fill(page, 'trial-observable', 'Z0 Z7');
    assert.match(
      await textOf(page, '#trial-observable-fault'),
      /There is no qubit 7: the circuit has qubits 0 to 1/,
    );
    await fill(page, 'trial-shots', 'many');
    assert.match(await textOf(page, '#trial-shots-fault'), /a whole number from 2/);
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'trial-observable', 'the first that is wrong');
    assert.equal(await page.$('.going'), null);

    // Too few shots for some methods: they are refused one by one, and the others go on.
    await fill(page, 'trial-observable', 'Z0 Z1');
    await fill(page, 'trial-shots', '5');
    await fill(page, 'trial-seeds', '3');
    await page.keyboard.press('Enter');
    await whenOver(page);
    assert.match(
      await textOf(page, '.method:has(#trial-method-readout) .refused'),
      /too few shots to calibrate the readout/,
    );
    assert.match(await textOf(page, '.method:has(#trial-method-twirling) .refused'), /too few shots/);
    assert.deepEqual(
      (await rowsOf(page)).map(([method]) => method.replace(/\s*recommended$/, '')),
      ['Doing nothing', 'Error cancellation'],
    );
    assert.deepEqual(messages, []);
  });

  test('a circuit that measures midway, a channel with no finite gamma: one method is refused, the others stay', async () => {
    for (const [link, words] of /** @type {const} */ ([
      ['#c=2:h0;measure0@0;cx0,1&noise=depolarizing,0.02', /inserts gates into a circuit of gates/],
      ['#c=2:h0;cx0,1&noise=bit-flip,0.5', /no quasi-probability has a finite gamma/],
      ['#c=2:h0;cx0,1&noise=ibmq_manila,1', /would change how long qubits wait/],
    ])) {
      const { page, messages } = await open(`circuit.html${link}`, { ready });
      await openTrial(page);
      await fill(page, 'trial-seeds', '2');
      await page.keyboard.press('Enter');
      await whenOver(page);
      assert.match(await textOf(page, '.method:has(#trial-method-cancellation) .refused'), words);
      assert.match(await textOf(page, 'workshop-trial-result .refusal-line'), /^Error cancellation/);
      assert.equal((await rowsOf(page)).length, 6, link);
      assert.deepEqual(messages, []);
      await page.close();
    }
  });

  test('what correction would take: by keyboard to the curves, the device, another model, misuse, Stop (timed)', async (context) => {
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
    await whenDrawnCurves(page);
    const taken = (performance.now() - start) / 1000;
    context.diagnostic(`${taken.toFixed(1)} s by default`);
    assertTakes(taken, 10, `${taken} s`);
    assert.equal(await curves(page), 2);
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

    // Perfect gates: a device's gates have no place there, whatever the noise of the workshop.
    await page.select('#correction-noise', 'code-capacity');
    await fill(page, 'correction-shots', '2,000');
    await page.keyboard.press('Enter');
    await page.waitForSelector('workshop-correcting .going', { timeout });
    await whenDrawnCurves(page);
    assert.match(await textOf(page, 'workshop-correction-result'), /have no place on its axis/);
    assert.equal(await page.$('svg.curves .standing-line'), null);

    // Misuse, said where it is typed; the keyboard is sent there.
    await fill(page, 'correction-shots', 'many');
    assert.match(await textOf(page, '#correction-shots-fault'), /a whole number from 2 to 10,000,000/);
    await page.click('workshop-correcting button.main');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'correction-shots');
    assert.equal(await page.$('workshop-correcting .going'), null);

    // Stopped in the middle: what stood before stands again.
    await fill(page, 'correction-shots', '5,000,000');
    await page.keyboard.press('Enter');
    await page.waitForSelector('workshop-correcting .stop', { timeout });
    const milliseconds = await page.evaluate(async () => {
      const begin = performance.now();
      /** @type {HTMLElement} */ (document.querySelector('workshop-correcting .stop')).click();
      while (!document.querySelector('workshop-correcting button.main'))
        await new Promise((done) => requestAnimationFrame(done));
      return performance.now() - begin;
    });
    assertTakes(milliseconds, 1000, `${milliseconds} ms`);
    assert.match(
      await textOf(page, 'workshop-correcting .outcome'),
      /^Stopped at .* too early to show anything/,
    );
    assert.equal(await curves(page), 2);
    assert.deepEqual(messages, []);
  });

  test('both panels, light and dark, from 360 to 1440 px: axe finds nothing, nothing scrolls sideways', async () => {
    const { page, messages } = await open('circuit.html#c=3:h0;cx0,1;cx1,2&noise=ibmq_manila,1', { ready });
    await openTrial(page);
    await tabTo(page, '.more-methods summary');
    await page.keyboard.press('Enter');
    for (const key of ['regression', 'shadow']) {
      await page.focus(`#trial-method-${key}`);
      await page.keyboard.press(' ');
    }
    await whenDrawn(page);
    assert.match(await textOf(page, '.more-methods summary'), /2 of 12 chosen/);
    await fill(page, 'trial-seeds', '3');
    await page.keyboard.press('Enter');
    await whenOver(page);
    assert.match(
      await textOf(page, '.method:has(#trial-method-regression) .refused'),
      /This circuit is Clifford: there is nothing to replace/,
    );
    assert.ok((await rowsOf(page)).some(([method]) => method === 'Classical shadow'));
    await page.click('.open-correction');
    await page.waitForSelector('#correction-shots', { timeout });
    await page.select('#correction-noise', 'operations-only');
    await fill(page, 'correction-shots', '2000');
    await page.click('workshop-correcting button.main');
    await page.waitForSelector('workshop-correcting .to-result', { timeout });
    for (const summary of await page.$$('workshop-correction-result summary'))
      await summary.evaluate((element) => /** @type {HTMLElement} */ (element).click());
    assert.equal(await page.$$eval('svg.curves .standing-line', (lines) => lines.length), 2);
    await assertAppearance(page);
    await assertFits(page, [360, 480, 700, 901, 1024, 1180, 1280, 1440]);
    if (name === 'chromium') await takePictures(page, 'mitigation');
    assert.deepEqual(messages, []);
  });
});

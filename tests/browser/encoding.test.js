/** Encoders in the lab: each trains or says why not, features find their gates, and the wall is drawn. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encoders } from '../../bindings/js/index.js';
import { assertAppearance, clickSummaries } from './support/appearance.js';
import { inBothBrowsers } from './support/index.js';
import { fingerprintOf, fullSpeed, press, set, textOf, whenPhase, whenText } from './support/playground.js';

/** @typedef {import('puppeteer-core').Page} Page */

const patience = 60000;
const small = '#rows=40&layers=1&epochs=1';

/** @param {Page} page @param {string} element */
const lookAt = (page, element) =>
  page.$eval(element, (found) => found.scrollIntoView({ block: 'center', behavior: 'instant' }));

/** @param {Page} page */
async function whenWallStands(page) {
  await lookAt(page, 'lab-wall');
  await page.waitForSelector('svg.wall .mark', { timeout: patience });
  await page.waitForFunction(
    () => !document.querySelector('.computing progress') && document.querySelector('.computing span'),
    { timeout: patience },
  );
}

/** @param {Page} page @returns {Promise<string>} what the focused thing is */
const focused = (page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

inBothBrowsers('encoding', ({ open }) => {
  test('each encoder is chosen and trains, or says in words why not and leaves the training', async () => {
    const { page, messages } = await open(small, { ready: '#lab[data-phase="done"]' });
    await fullSpeed(page);
    await lookAt(page, 'lab-encoding');
    for (const { kind, formula } of encoders) {
      const print = await fingerprintOf(page);
      const run = await page.$eval('#lab', (lab) => lab.getAttribute('data-run'));
      await set(page, 'encoder', kind);
      if (kind === 'basis') {
        await page.waitForSelector('.refusal');
        assert.match(
          await textOf(page, '.refusal'),
          /Basis can’t be trained.*takes bits: row \d+, column \d+.*0 or 1/s,
        );
        assert.equal(
          await page.$eval('#setting-encoder', (select) => /** @type {any} */ (select).value),
          'angle',
        );
        assert.equal(await fingerprintOf(page), print);
        assert.equal(new URL(page.url()).hash, small);
        continue;
      }
      if (kind !== 'angle') {
        await page.waitForSelector(`#lab[data-phase="done"]:not([data-run="${run}"])`, { timeout: patience });
        // Z and ZZ strings are the ZZ feature map, to the last digit; all others are models of their own.
        const same = kind === 'pauli-feature-map';
        assert.equal((await fingerprintOf(page)) === print, same, kind);
        assert.match(page.url(), new RegExp(`encoder=${kind}`));
        await page.waitForFunction(() => !document.querySelector('.refusal'));
      }
      assert.equal(await textOf(page, '.formula'), formula);
      await page.waitForSelector('lab-mapping .operation');
    }
    assert.deepEqual(messages, []);
  });

  test('options stand at the control, and a link brings them back', async () => {
    const { page } = await open(`${small}&encoder=amplitude`, { ready: '#lab[data-phase="done"]' });
    await lookAt(page, 'lab-encoding');
    await whenText(page, 'lab-encoding .meter', /length of the row, divided away\s+\d/);
    assert.match(await textOf(page, 'lab-encoding'), /no such gate|Inject the amplitudes/);
    await set(page, 'amplitudes', 'approximate');
    await page.waitForSelector('#setting-controls');
    assert.equal(await page.$('#setting-inject'), null, 'an approximation has no shortcut');
    await page.waitForFunction(() => location.hash.includes('encoder=amplitude&amplitudes=approximate'));
    await whenText(page, 'lab-encoding .meter', /fidelity of the preparation/);
  });

  test('features and gates light each other up, by keyboard and by pointer, and are said in words', async () => {
    const { page, messages } = await open(`${small}&encoder=zz-feature-map&repetitions=1`, {
      ready: '#lab[data-phase="done"]',
    });
    await lookAt(page, 'lab-encoding');
    await page.waitForSelector('lab-mapping .operation');
    const lit = () =>
      page.$$eval('lab-mapping g.operation', (gates) =>
        gates.flatMap((g, i) => (g.classList.contains('lit') ? [i] : [])),
      );
    assert.deepEqual(await lit(), []);
    await page.focus('lab-mapping .mapping');
    await page.keyboard.press('Tab');
    assert.match(await focused(page), /^x₀/);
    await whenText(page, 'lab-mapping .pointed', /^x₀.*reaches 2 of 7 gates: P\(.*on q₀; P\(.*on q₁/s);
    assert.equal((await lit()).length, 2);
    await page.keyboard.press('Tab');
    await whenText(page, 'lab-mapping .pointed', /^x₁.*reaches 2 of 7 gates/s);
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    await whenText(page, 'lab-mapping .pointed', /^Gate 1 of 7, H on q₀\. It reads no feature/);
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
    await whenText(page, 'lab-mapping .pointed', /^Gate 6 of 7, P\(.*It reads x₀ and x₁\./s);
    assert.equal((await page.$$('.features button.lit')).length, 2);
    assert.equal((await lit()).length, 1);
    await page.hover('.features li:nth-child(2) button');
    await whenText(page, 'lab-mapping .pointed', /^x₁/);
    assert.deepEqual(messages, []);
  });

  test('a row costs what the compiled circuit takes; the ideal device has no times and says so', async () => {
    const { page } = await open(small, { ready: '#lab[data-phase="done"]' });
    await lookAt(page, '.cost');
    await whenText(
      page,
      '.cost',
      /qubits\s+2 of 156.*two-qubit gates\s+0.*loads a row in\s+\d+ ns.*features that fit\s+156/s,
    );
    assert.match(await textOf(page, 'lab-encoding'), /calibrated 2026-04-17/);
    await page.select('#cost-device', 'ionq_aria');
    await whenText(page, '.cost', /qubits\s+2 of 25.*loads a row in\s+\d+ µs/s);
    await page.select('#cost-device', 'ideal');
    await whenText(page, '.cost', /loads a row in\s+no times/);
    assert.match(await textOf(page, 'lab-encoding'), /has no times and no errors/);
  });

  test('the wall: measured and extrapolated, the reader’s own point, read out by keyboard, a table behind', async () => {
    const { page, messages } = await open(`${small}&encoder=amplitude`, { ready: '#lab[data-phase="done"]' });
    await whenWallStands(page);
    const marks = await page.$$eval('svg.wall .line .mark', (all) =>
      all.map((mark) => mark.classList.contains('hollow')),
    );
    assert.equal(marks.length, 60);
    assert.ok(
      marks.filter((hollow) => hollow).length >= 30 && marks.filter((hollow) => !hollow).length >= 15,
    );
    assert.equal((await page.$$('svg.wall .name')).length, 3);
    assert.match(await textOf(page, '.own-text'), /your data: 2 features/);
    assert.ok(await page.$('svg.wall .own-ring'));
    await page.focus('.plot');
    await page.keyboard.press('ArrowRight');
    await whenText(page, 'lab-wall .pointed', /^Amplitude, 2 features: 0 two-qubit gates\. Measured/);
    await page.keyboard.press('ArrowRight');
    await whenText(page, 'lab-wall .pointed', /^Amplitude, 4 features: 2 two-qubit gates\. Measured/);
    await page.keyboard.press('End');
    await whenText(
      page,
      'lab-wall .pointed',
      /^Amplitude, 1,048,576 features: .*Extrapolated from 1,024 features by 2\^n − 1 RY/s,
    );
    await page.keyboard.press('ArrowUp');
    await whenText(
      page,
      'lab-wall .pointed',
      /^Angle, 1,048,576 features.*needs 1,048,576 qubits; IBM Boston has 156/s,
    );
    await page.select('#wall-metric', 'qubits');
    await page.waitForSelector('svg.wall .limit');
    assert.match(await textOf(page, '.limit-text'), /156 qubits/);
    await page.click('lab-wall summary');
    await page.waitForSelector('.wall-table');
    assert.match(await textOf(page, '.wall-table tbody tr:last-child'), /1,048,576\s*≈ 1,048,576\s*≈ 20/);
    for (const metric of ['depth', 'seconds', 'success']) {
      await page.select('#wall-metric', metric);
      await page.waitForFunction(() => document.querySelectorAll('svg.wall .line .mark').length === 60);
    }
    assert.deepEqual(messages, []);
  });

  test('the wall is cancelled and goes on; an encoder more is a line more', async () => {
    const { page, messages } = await open(`${small}&encoder=iqp`, { ready: '#lab[data-phase="done"]' });
    await lookAt(page, 'lab-wall');
    await page.waitForSelector('.computing progress', { timeout: patience });
    await page.$eval('.computing button', (button) => /** @type {HTMLElement} */ (button).click());
    await whenText(page, '.computing', /Stopped after \d+ points/);
    const stopped = await textOf(page, '.computing span');
    await new Promise((done) => setTimeout(done, 400));
    assert.equal(await textOf(page, '.computing span'), stopped);
    await press(page, 'Go on');
    await whenWallStands(page);
    assert.equal((await page.$$('svg.wall .line')).length, 4);
    await page.click('.kinds input[value="dense-angle"]');
    await page.waitForFunction(() => document.querySelectorAll('svg.wall .line').length === 5);
    await whenWallStands(page);
    const locked = await page.$eval(
      '.kinds input[value="basis"]',
      (box) => /** @type {any} */ (box).disabled,
    );
    assert.equal(locked, true, 'five are enough');
    assert.deepEqual(messages, []);
  });

  test('how long loading takes: every device, a slider, shots, and what sorting takes here', async () => {
    const { page, messages } = await open(small, { ready: '#lab[data-phase="done"]' });
    await lookAt(page, 'lab-loading');
    await page.waitForFunction(
      () => {
        const outputs = [...document.querySelectorAll('.loads output')].map(({ textContent }) => textContent);
        return outputs.length === 13 && outputs.every((text) => text && text !== '…');
      },
      { timeout: patience },
    );
    assert.match(await textOf(page, 'lab-loading'), /IonQ Aria\s+no date\s+[\d,.]+ years/);
    assert.match(
      await textOf(page, 'lab-loading'),
      /measured on [\d,]+ values in [\d.]+ ms, extrapolated as n log n/,
    );
    const seconds = await textOf(page, '.loads li:nth-child(1) output');
    await page.select('#load-shots', '10000');
    await page.waitForFunction(
      (before) => document.querySelector('.loads li:nth-child(1) output')?.textContent !== before,
      {},
      seconds,
    );
    await page.focus('#load-amount');
    await page.keyboard.press('Home');
    await whenText(page, 'lab-loading .scale output', /these data, 40 rows/);
    assert.match(await textOf(page, '.loads li:nth-child(1) output'), /ms$/);
    assert.deepEqual(messages, []);
  });

  test('light and dark, on a desk and on a phone: axe finds nothing, nothing scrolls sideways', async () => {
    const { page, messages } = await open(`${small}&data=iris`, {
      ready: '#lab[data-phase="done"]',
    });
    await set(page, 'encoder', 'basis');
    await page.waitForSelector('.refusal');
    await lookAt(page, 'lab-encoding');
    await page.waitForSelector('lab-mapping .operation', { timeout: patience });
    await lookAt(page, 'lab-loading');
    await whenWallStands(page);
    await page.focus('.plot');
    await page.keyboard.press('ArrowRight');
    await clickSummaries(page);
    await page.waitForSelector('.wall-table');
    await assertAppearance(page);
    await whenPhase(page, 'done');
    assert.deepEqual(messages, []);
  });
});

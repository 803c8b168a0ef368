/** Driving the playground as a reader would: through its controls. */
import assert from 'node:assert/strict';

/** @typedef {import('puppeteer-core').Page} Page */

const patience = 60000;

/**
 * Waits until the page is doing something: 'training', 'paused' or 'done'.
 * @param {Page} page
 * @param {string} phase
 */
export const whenPhase = (page, phase) =>
  page.waitForSelector(`#lab[data-phase="${phase}"]`, { timeout: patience });

/**
 * Waits until the trained data set is another one.
 * @param {Page} page
 * @param {string} name as it stands over the verdict
 */
export const whenVerdictOn = (page, name) =>
  page.waitForFunction(
    (wanted) => document.querySelector('.sentence .caption')?.textContent?.includes(wanted),
    { timeout: patience },
    name,
  );

/** @param {Page} page */
export const fullSpeed = (page) => page.select('.pace select', 'full');

/**
 * Goes back to the start and waits until that is what the page shows: a run of its own, paused.
 * @param {Page} page
 */
export async function reset(page) {
  const before = await page.$eval('#lab', (lab) => lab.getAttribute('data-run'));
  await press(page, 'Reset');
  await page.waitForSelector(`#lab[data-phase="paused"]:not([data-run="${before}"])`, { timeout: patience });
}

/**
 * Waits until what was asked for before is drawn.
 * @param {Page} page
 */
export const whenDrawn = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/**
 * Changes a setting with its control.
 * @param {Page} page
 * @param {string} key
 * @param {string} value
 */
export async function set(page, key, value) {
  const control = `#setting-${key}`;
  const isChoice = await page.$eval(control, (element) => element.localName === 'select');
  if (isChoice) await page.select(control, value);
  else {
    await page.focus(control); // a click could miss a control that the change before has moved
    await page.$eval(control, (element) => /** @type {HTMLInputElement} */ (element).select());
    await page.keyboard.type(value);
    await page.keyboard.press('Tab');
  }
  await whenDrawn(page);
}

/**
 * All 64 digits of the fingerprint on show.
 * @param {Page} page
 */
export const fingerprintOf = (page) =>
  page.$eval('[data-fingerprint]', (element) => element.getAttribute('data-fingerprint') ?? '');

/**
 * @param {Page} page
 * @param {string} selector
 */
export const textOf = (page, selector) =>
  page.$eval(selector, (element) => element.textContent?.trim() ?? '');

/**
 * Waits until a text is on show: what has been asked for is drawn in a frame of its own.
 * @param {Page} page
 * @param {string} selector of the first element that counts
 * @param {RegExp} pattern
 * @throws {assert.AssertionError} that tells what stands there instead
 */
export async function whenText(page, selector, pattern) {
  const reads = (/** @type {string} */ where, /** @type {string} */ source, /** @type {string} */ flags) =>
    new RegExp(source, flags).test(document.querySelector(where)?.textContent?.trim() ?? '');
  const { source, flags } = pattern;
  await page.waitForFunction(reads, { timeout: patience }, selector, source, flags).catch(() => null);
  assert.match(await textOf(page, selector), pattern);
}

/**
 * Presses a button by its words.
 * @param {Page} page
 * @param {string} words
 */
export const press = (page, words) => page.locator(`::-p-text(${words})`).click();

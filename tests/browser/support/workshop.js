/** Driving the circuit page as a reader would: by keyboard and by pointer. */
import assert from 'node:assert/strict';
import { whenDrawn } from './playground.js';

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * Waits until what is on show belongs to the circuit, the noise and the step of just now.
 * @param {Page} page
 * @param {number} [timeout]
 */
export async function settled(page, timeout = 30000) {
  await whenDrawn(page);
  await page.waitForSelector('#workshop[data-phase="settled"]', { timeout });
  await whenDrawn(page);
}

/** Goes to the circuit as a keyboard does: by the first thing that the tab key finds. @param {Page} page */
export async function focusBoard(page) {
  await page.evaluate(() => /** @type {HTMLElement | null} */ (document.activeElement)?.blur());
  await page.focus('button.skip');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'board');
}

/**
 * @param {Page} page
 * @param {...string} keys
 */
export async function typeKeys(page, ...keys) {
  for (const key of keys) await page.keyboard.press(/** @type {import('puppeteer-core').KeyInput} */ (key));
  await whenDrawn(page);
}

/** The operations of the picture in words, in order. @param {Page} page */
export async function gatesOf(page) {
  await whenDrawn(page);
  return page.$$eval('svg.board .operation > title', (titles) =>
    titles.map((title) => title.textContent).join('; '),
  );
}

/** @param {Page} page */
export const fidelityOf = (page) =>
  page.$eval('[data-fidelity]', (dd) => Number(dd.getAttribute('data-fidelity')));

/**
 * @param {Page} page
 * @param {string} selector
 */
export async function middleOf(page, selector) {
  const box = await (await page.$(selector))?.boundingBox();
  assert.ok(box, selector);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, left: box.x, top: box.y };
}

/**
 * @param {Page} page
 * @param {{ x: number, y: number }} from
 * @param {{ x: number, y: number }} to
 */
export async function drag(page, from, to) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await whenDrawn(page);
}

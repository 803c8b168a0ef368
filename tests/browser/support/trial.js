/** The trial of mitigation as a reader drives it. */
import assert from 'node:assert/strict';
import { whenDrawn } from './playground.js';

/** @typedef {import('puppeteer-core').Page} Page */

export const timeout = 60_000;

/** Opens the trial by keyboard alone. @param {Page} page */
export async function openTrial(page) {
  await page.focus('.open-trial');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#trial-observable', { timeout });
  await page.waitForSelector('workshop-trial-result h2', { timeout });
}

/**
 * Types into a field in place of what stands there.
 * @param {Page} page
 * @param {string} id
 * @param {string} text
 */
export async function fill(page, id, text) {
  await page.focus(`#${id}`);
  await page.$eval(`#${id}`, (input) => /** @type {HTMLInputElement} */ (input).select());
  await page.keyboard.type(text);
  await whenDrawn(page);
}

/** Presses Tab until an element has the keyboard. @param {Page} page @param {string} selector */
export async function tabTo(page, selector) {
  for (let i = 0; i < 30; i++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`no way to ${selector} by the tab key`);
}

/** @param {Page} page */
export const whenOver = (page) =>
  page.waitForSelector('workshop-trial-result [data-recommended]', { timeout });

/**
 * The rows of the table, cell by cell.
 * @param {Page} page
 */
export const rowsOf = (page) =>
  page.$$eval('.trial-table tbody tr', (rows) =>
    rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')),
  );

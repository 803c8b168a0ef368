/** How a page looks in both themes, on a desk and on a phone: what axe-core finds, whether it scrolls sideways, pictures. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accessibilityProblems } from './accessibility.js';
import { whenDrawn } from './playground.js';

/** @typedef {import('puppeteer-core').Page} Page */

const themes = /** @type {const} */ (['light', 'dark']);
const widths = [1440, 360];
const pictures = fileURLToPath(new URL('../../../build/screenshots/', import.meta.url));

/**
 * Dresses one open page in every theme at every width, and leaves it in the last.
 * @param {Page} page
 * @param {(appearance: string) => Promise<void>} visit called with 'dark-360' and so on
 */
async function inEveryAppearance(page, visit) {
  for (const width of widths) {
    await page.setViewport({ width, height: 900 });
    for (const theme of themes) {
      // A page whose header is put away for a picture keeps its themes.
      await page.$eval(
        'button.theme',
        (button, dark) => {
          if ((button.getAttribute('aria-pressed') === 'true') !== dark)
            /** @type {HTMLElement} */ (button).click();
        },
        theme === 'dark',
      );
      await whenDrawn(page);
      await visit(`${theme}-${width}`);
    }
  }
}

/**
 * @param {Page} page
 * @param {string} [where] for the message
 */
export async function assertNothingScrollsSideways(page, where = '') {
  const [scroll, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(scroll <= inner, `${scroll} px wide in a window of ${inner} ${where}`);
}

/**
 * Asserts that nothing is wrong with the page in any of its appearances.
 * @param {Page} page
 */
export const assertAppearance = (page) =>
  inEveryAppearance(page, async (appearance) => {
    assert.deepEqual(await accessibilityProblems(page), [], appearance);
    await assertNothingScrollsSideways(page, appearance);
  });

/**
 * Asserts that nothing scrolls sideways at any of these widths.
 * @param {Page} page
 * @param {number[]} between px
 */
export async function assertFits(page, between) {
  for (const width of between) {
    await page.setViewport({ width, height: 800 });
    await whenDrawn(page);
    await assertNothingScrollsSideways(page);
  }
}

/**
 * Takes a picture of the whole page in every appearance, for people to look at.
 * @param {Page} page
 * @param {string} name the pictures are build/screenshots/name-dark-360.png and so on
 */
export async function takePictures(page, name) {
  await mkdir(pictures, { recursive: true });
  await inEveryAppearance(page, async (appearance) => {
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: join(pictures, `${name}-${appearance}.png`), fullPage: true });
  });
}

/**
 * Opens or closes all that can be opened, each from the middle of the window: the header covers the top.
 * @param {Page} page
 */
export async function clickSummaries(page) {
  for (const summary of await page.$$('summary')) {
    await summary.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await summary.click();
  }
}

/** All that a browser test needs. */
import { after, afterEach, before, describe } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../../../tools/lib/serve.js';
import { borrow, browserNames, launch } from './browsers.js';
import { assertTakes, lateness, makeLate } from './lateness.js';
import { collectMessages } from './messages.js';

export { accessibilityProblems } from './accessibility.js';
export { assertTakes, browserNames, collectMessages, launch, serve };

export const projectFolder = fileURLToPath(new URL('../../../', import.meta.url));
export const playgroundFolder = fileURLToPath(new URL('../../../dist/playground/', import.meta.url));

/**
 * A page that knows what it complained about.
 * @typedef {{ page: import('puppeteer-core').Page, messages: string[] }} Visit
 * @typedef {{
 *   width?: number, height?: number, ready?: string, watch?: (page: import('puppeteer-core').Page) => void,
 * }} OpenOptions ready: what to wait for; watch: what to listen to from the first request on
 * @typedef {{
 *   name: import('./browsers.js').BrowserName,
 *   url: string,
 *   open: (path?: string, options?: OpenOptions) => Promise<Visit>,
 * }} Context url: where the folder is served, ending with a slash
 * @typedef {{ folder?: string, policy?: string | null, own?: boolean }} Options own: a browser that was never used before
 */

/**
 * Describes the same tests for both browsers, with a server under the strict policy.
 * `open('?x=1#y', { width: 360, ready: 'css selector to wait for' })` visits a page of it, which ends with the test.
 * @param {string} title
 * @param {(context: Context) => void} tests
 * @param {Options} [options]
 */
export function inBothBrowsers(title, tests, options = {}) {
  for (const name of browserNames) describeIn(name, title, tests, options);
}

/** @type {typeof inBothBrowsers} */
export function inChromium(title, tests, options = {}) {
  if (browserNames.includes('chromium')) describeIn('chromium', title, tests, options);
}

/**
 * @param {import('./browsers.js').BrowserName} name
 * @param {string} title
 * @param {(context: Context) => void} tests
 * @param {Options} options
 */
function describeIn(name, title, tests, { folder = playgroundFolder, policy, own = false }) {
  describe(`${title}, ${name}`, () => {
    /** @type {Awaited<ReturnType<typeof borrow>> | undefined} */
    let borrowed;
    /** @type {import('puppeteer-core').Page[]} */
    const pages = [];
    /** @type {Awaited<ReturnType<typeof serve>> | undefined} */
    let server;
    /** @type {Context} */
    const context = {
      name,
      url: '',
      async open(path = '', { width = 1280, height = 900, ready, watch } = {}) {
        if (!borrowed) throw new Error('open() works inside of a test');
        const page = await borrowed.browser.newPage();
        pages.push(page);
        await page.setViewport({ width, height });
        await makeLate(page);
        const messages = collectMessages(page);
        watch?.(page);
        await page.goto(new URL(path, context.url).href);
        if (ready) await page.waitForSelector(ready);
        return { page, messages };
      },
    };
    before(async () => {
      server = await serve(folder, { lateness, ...(policy !== undefined && { policy }) });
      context.url = server.url;
      borrowed = await (own ? ownBrowser(name) : borrow(name, server.url));
    });
    afterEach(() => closeAll(pages.splice(0)));
    after(async () => {
      await borrowed?.leave();
      await server?.close();
    });
    tests(context);
  });
}

/** @param {import('puppeteer-core').Page[]} pages */
const closeAll = (pages) => Promise.all(pages.map((page) => page.isClosed() || page.close()));

/** @param {import('./browsers.js').BrowserName} name */
async function ownBrowser(name) {
  const browser = await launch(name);
  return { browser, leave: () => browser.close() };
}

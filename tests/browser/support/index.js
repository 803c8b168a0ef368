/** All that a browser test needs. */
import { after, before, describe } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../../../tools/lib/serve.js';
import { browserNames, launch } from './browsers.js';
import { collectMessages } from './messages.js';

export { accessibilityProblems } from './accessibility.js';
export { browserNames, collectMessages, launch, serve };

export const projectFolder = fileURLToPath(new URL('../../../', import.meta.url));
export const playgroundFolder = fileURLToPath(new URL('../../../dist/playground/', import.meta.url));

/**
 * A page that knows what it complained about.
 * @typedef {{ page: import('puppeteer-core').Page, messages: string[] }} Visit
 * @typedef {{
 *   name: import('./browsers.js').BrowserName,
 *   url: string,
 *   open: (path?: string, options?: { width?: number, height?: number, ready?: string }) => Promise<Visit>,
 * }} Context url: where the folder is served, ending with a slash
 */

/**
 * Describes the same tests for both browsers, each with a browser of its own and a server under the strict policy.
 * `open('?x=1#y', { width: 360, ready: 'css selector to wait for' })` visits a page of it.
 * @param {string} title
 * @param {(context: Context) => void} tests
 * @param {{ folder?: string, policy?: string | null, browsers?: import('./browsers.js').BrowserName[] }} [options]
 */
export function inBothBrowsers(title, tests, options = {}) {
  const { folder = playgroundFolder, policy, browsers = browserNames } = options;
  for (const name of browsers) {
    describe(`${title}, ${name}`, () => {
      /** @type {import('puppeteer-core').Browser | undefined} */
      let browser;
      /** @type {Awaited<ReturnType<typeof serve>> | undefined} */
      let server;
      /** @type {Context} */
      const context = {
        name,
        url: '',
        async open(path = '', { width = 1280, height = 900, ready } = {}) {
          if (!browser) throw new Error('open() works inside of a test');
          const page = await browser.newPage();
          await page.setViewport({ width, height });
          const messages = collectMessages(page);
          await page.goto(new URL(path, context.url).href);
          if (ready) await page.waitForSelector(ready);
          return { page, messages };
        },
      };
      before(async () => {
        server = await serve(folder, policy === undefined ? {} : { policy });
        context.url = server.url;
        browser = await launch(name);
      });
      after(async () => {
        await browser?.close();
        await server?.close();
      });
      tests(context);
    });
  }
}

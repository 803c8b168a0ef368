/**
 * bench.cpp inside a page's worker, in Chromium: `node tests/bench/browser.js` once tools/bench has built it. One JSON line
 * each.
 */
import { launch, projectFolder, serve } from '../browser/support/index.js';

const server = await serve(projectFolder, { policy: null, isolated: true });
const browser = await launch('chromium');
const page = await browser.newPage();
page.setDefaultTimeout(600_000);
let finish = () => {};
const over = new Promise((done) => (finish = () => done(null)));
await page.exposeFunction('say', (/** @type {string} */ line) => {
  if (line === 'done') finish();
  else console.log(line);
});
await page.goto(new URL('tests/bench/browser.html', server.url).href);
await new Promise((done) => setTimeout(done, 3000)); // a browser that has just started is busy with itself
await page.evaluate(() => {
  const worker = new Worker('browser-worker.js');
  const { say } = /** @type {any} */ (globalThis);
  worker.onmessage = ({ data }) => say(data);
  worker.onerror = ({ message }) => {
    say(message);
    say('done');
  };
});
await over;
await browser.close();
await server.close();

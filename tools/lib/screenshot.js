/** Takes the pictures of the playground that the README shows: a training that has come to its end, under noise. */
import { launch, playgroundFolder, projectFolder, serve } from '../../tests/browser/support/index.js';
import { fullSpeed, whenPhase } from '../../tests/browser/support/playground.js';

const link = '#rate=0.1&seed=3&device=ibmq_manila&scale=2';
const size = { width: 1440, height: 1200 };

const server = await serve(playgroundFolder);
const browser = await launch('chromium');
for (const theme of ['light', 'dark']) {
  const page = await browser.newPage();
  await page.setViewport(size);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  await page.goto(new URL(link, server.url).href);
  await fullSpeed(page);
  await whenPhase(page, 'done');
  await page.waitForSelector('.intervals .classical .mark');
  await new Promise((done) => setTimeout(done, 1500)); // the last boundaries
  await page.screenshot({ path: `${projectFolder}demos/playground-${theme}.png` });
  await page.close();
}
await browser.close();
await server.close();

/** Frames a second of the playground while it trains, beside those of the same page at rest. Goal: 60. */
import { browserNames, launch, playgroundFolder, serve } from '../browser/support/index.js';

const seconds = 3;

const workloads = [
  ['#epochs=500', 'normal'],
  ['#data=breast_cancer&epochs=500', 'normal'],
  ['#data=breast_cancer&epochs=500', 'full'],
];

/**
 * Milliseconds between frames, sorted.
 * @param {import('puppeteer-core').Page} page
 */
async function frameGaps(page) {
  const gaps = await page.evaluate(async (milliseconds) => {
    /** @type {number[]} */
    const times = [];
    await new Promise((done) => {
      const start = performance.now();
      const frame = (/** @type {number} */ now) => {
        times.push(now);
        if (now - start < milliseconds) requestAnimationFrame(frame);
        else done(null);
      };
      requestAnimationFrame(frame);
    });
    return times.slice(1).map((time, i) => time - times[i]);
  }, 1000 * seconds);
  return gaps.sort((a, b) => a - b);
}

/**
 * @param {number[]} gaps sorted
 */
function summary(gaps) {
  const at = (/** @type {number} */ share) =>
    gaps[Math.min(gaps.length - 1, Math.floor(share * gaps.length))];
  const rate = gaps.length / seconds;
  const [median, most, worst] = [0.5, 0.95, 1].map((share) => at(share).toFixed(1));
  return `${rate.toFixed(1)} frames a second; median ${median} ms, 95 % ${most} ms, worst ${worst} ms`;
}

for (const name of browserNames) {
  const browser = await launch(name);
  const server = await serve(playgroundFolder);
  for (const [link, pace] of workloads) {
    const page = await browser.newPage();
    await page.goto(new URL(link, server.url).href);
    await page.waitForSelector('#lab[data-phase="training"]');
    await page.select('.pace select', pace);
    await page.waitForSelector('.intervals .classical .mark');
    await new Promise((done) => setTimeout(done, 1000)); // the data and the baseline are behind us
    console.log(`${name}, ${link}, ${pace} pace`);
    console.log(`  training  ${summary(await frameGaps(page))}`);
    // A machine that is busy with other things drops frames of a resting page too.
    await page.click('.transport .main');
    await page.waitForSelector('#lab[data-phase="paused"]');
    console.log(`  resting   ${summary(await frameGaps(page))}`);
    await page.close();
  }
  await browser.close();
  await server.close();
}

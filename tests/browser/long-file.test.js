/** A file of 100 MB in the page: profiled beside its frames, in bounded memory, and given up at once. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertTakes, inChromium } from './support/index.js';
import { megabytesOf } from './support/memory.js';
import { textOf } from './support/playground.js';
import { writeLongCsv } from './support/tables.js';

const rows = 2_000_000;
const longestGap = 100; // ms between two frames
const mostMegabytes = 1024; // more than before
const attempts = 3;
const patience = 180_000;

let path = '';

/** @param {import('puppeteer-core').Page} page */
async function openLong(page) {
  const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (
    await page.$('lab-data input[type=file]')
  );
  await input.uploadFile(path);
  await page.waitForFunction(
    () => /[1-9][\d,]* rows/.test(document.querySelector('lab-reading .reading')?.textContent ?? ''),
    { timeout: patience },
  );
}

/**
 * Has the page keep the longest time between two of its frames.
 * @param {import('puppeteer-core').Page} page
 */
const watchFrames = (page) =>
  page.evaluate(() => {
    const frames = { longest: 0, last: performance.now() };
    Object.assign(globalThis, { frames });
    const look = (/** @type {number} */ now) => {
      frames.longest = Math.max(frames.longest, now - frames.last);
      frames.last = now;
      if (/** @type {any} */ (globalThis).frames === frames) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });

/**
 * Profiles the long file once.
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<{ seconds: number, longest: number, most: number }>} the longest gap in ms, the most memory in MB
 */
async function profileOnce(page) {
  await watchFrames(page);
  const start = performance.now();
  await openLong(page);
  let most = 0;
  while (await page.$('lab-reading .reading')) {
    most = Math.max(most, await megabytesOf(page.browser()));
    await new Promise((done) => setTimeout(done, 1000));
  }
  const seconds = (performance.now() - start) / 1000;
  const longest = await page.evaluate(() => /** @type {any} */ (globalThis).frames.longest);
  return { seconds, longest, most };
}

inChromium(
  'a long file',
  ({ open }) => {
    /** @type {string} */
    let folder;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'qualm-'));
      path = join(folder, 'long.csv');
      await writeLongCsv(path, rows);
    });
    after(() => rm(folder, { recursive: true }));

    test(`${rows} rows are profiled while the page keeps its frames; a sample is proposed (timed)`, async (context) => {
      assert.ok((await stat(path)).size > 95e6);
      const { page, messages } = await open('#epochs=1&layers=1', { ready: '#lab[data-phase="done"]' });
      const empty = await megabytesOf(page.browser());
      /** @type {number[]} */
      const gaps = [];
      // Other work of the machine holds frames up, too; what the page itself does is there every time.
      for (let i = 0; i < attempts && Math.min(...gaps) >= longestGap; i++) {
        const { seconds, longest, most } = await profileOnce(page);
        gaps.push(longest);
        context.diagnostic(
          `${seconds.toFixed(1)} s, ${(rows / seconds / 1000).toFixed(0)} thousand rows a second, longest gap ${longest.toFixed(0)} ms, ${(most - empty).toFixed(0)} MB more`,
        );
        assert.ok(most - empty < mostMegabytes, `${most - empty} MB`);
      }
      await page.waitForSelector('.questions'); // the panel is fetched when it is first needed
      assert.match(await textOf(page, '.questions'), /2,000,000 rows are more than the 100,000/);
      assert.match(await textOf(page, 'table.profile'), /≈/);
      assert.deepEqual(messages, []);
      assertTakes(Math.min(...gaps), longestGap, `${gaps.join(', ')} ms between two frames`);
    });

    test('given up within a second, and everything is as it was (timed)', async () => {
      const { page } = await open('#epochs=1&layers=1', { ready: '#lab[data-phase="done"]' });
      await openLong(page);
      const milliseconds = await page.evaluate(async () => {
        const start = performance.now();
        /** @type {HTMLElement} */ (document.querySelector('lab-reading .reading button')).click();
        while (document.querySelector('lab-reading .reading'))
          await new Promise((done) => requestAnimationFrame(done));
        return performance.now() - start;
      });
      assertTakes(milliseconds, 1000, `${milliseconds} ms`);
      assert.match(await textOf(page, '.status'), /everything is as it was/);
      assert.equal(await page.$('lab-profile'), null);
    });
  },
  { own: true },
);

/** A profile in a page: in a worker of its own, under the strict policy, without missed frames, and cancelled at once. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { profile } from '../../bindings/js/csv.js';
import { makeFile } from './profile/file.js';
import { assertTakes, inBothBrowsers } from './support/index.js';

const root = fileURLToPath(new URL('./profile/', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'qualm-'));
after(() => rm(folder, { recursive: true }));
const rows = 150_000;
let expected = '';

before(async () => {
  // Papa Parse has no address of its own: a page that reads files needs a bundler.
  const output = { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, target: 'es2022' };
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: output,
  });
  expected = JSON.stringify(await profile(new Blob([makeFile(rows)]), { target: 'k' }));
});

inBothBrowsers(
  'a profile in a page',
  (context) => {
    const visit = () => context.open('', { ready: 'body[data-ready]' });
    /**
     * @param {import('puppeteer-core').Page} page
     * @param {object} how
     */
    const tryIn = (page, how) =>
      page.evaluate((options) => /** @type {any} */ (globalThis).tryProfile(options), { rows, ...how });

    test('in a worker of its own: the figures of Node, no frame missed for long, nothing uploaded (timed)', async () => {
      const { page, messages } = await visit();
      /** @type {string[]} */
      const sent = [];
      page.on('request', (request) => void (request.method() !== 'GET' && sent.push(request.url())));
      const { found, workers, longest, pieces } = await tryIn(page, {});
      assert.equal(found, expected);
      assert.equal(workers, 1);
      assert.ok(pieces > 5);
      assertTakes(longest, 500, `${longest.toFixed(0)} ms without a frame`);
      assert.deepEqual([sent, messages], [[], []]);
    });

    test('on the page itself, where no worker can be had: the same (timed)', async (running) => {
      const { page, messages } = await visit();
      const { found, workers, longest } = await tryIn(page, { transport: 'main' });
      assert.equal(found, expected);
      assert.equal(workers, 0);
      assert.deepEqual(messages, []);
      running.diagnostic(`longest pause ${longest.toFixed(0)} ms`);
    });

    test('a signal ends it at once, and the next one works (timed)', async () => {
      const { page } = await visit();
      const { code, waited, pieces } = await tryIn(page, { abortAfter: 2 });
      assert.equal(code, 'cancelled');
      assert.ok(pieces <= 3, `${pieces} pieces`);
      assertTakes(waited, 1000, `${waited.toFixed(0)} ms`);
      const { found } = await tryIn(page, { rows: 1000 });
      assert.equal(JSON.parse(found).rows, 1000);
    });
  },
  { folder },
);

/** The tools of the browser tests notice what they are meant to notice. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { accessibilityProblems, inBothBrowsers } from './index.js';

const folder = await mkdtemp(join(tmpdir(), 'qualm-'));
after(() => rm(folder, { recursive: true }));
const page = (/** @type {string} */ body) =>
  `<!doctype html><html lang="en"><title>Test</title><link rel="icon" href="icon.svg"><main><h1>Test</h1>${body}</main>`;
await writeFile(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>');
await writeFile(
  join(folder, 'good.html'),
  page('<p id="ready">Hello</p><script type="module" src="good.js"></script>'),
);
await writeFile(join(folder, 'good.js'), 'document.title = String(crossOriginIsolated);');
await writeFile(
  join(folder, 'bad.html'),
  page('<img src="gone.png"><script type="module" src="bad.js"></script>'),
);
await writeFile(join(folder, 'bad.js'), "console.warn('odd'); eval('1 + 1');");

inBothBrowsers(
  'support',
  ({ open }) => {
    test('a good page is quiet and accessible', async () => {
      const visit = await open('good.html', { ready: '#ready' });
      assert.deepEqual(await accessibilityProblems(visit.page), []);
      assert.equal(await visit.page.title(), 'false');
      assert.deepEqual(visit.messages, []);
    });

    test('a missing file, a message, a broken policy and a picture without words are noticed', async () => {
      const { page: bad, messages } = await open('bad.html');
      const deadline = Date.now() + 5000;
      while (messages.length < 3 && Date.now() < deadline) await new Promise((done) => setTimeout(done, 50));
      const all = messages.join('\n');
      assert.match(all, /gone\.png/);
      assert.match(all, /console\.warn.*: odd/);
      assert.match(all, /uncaught/);
      assert.match((await accessibilityProblems(bad)).join('\n'), /image-alt/);
    });
  },
  { folder },
);

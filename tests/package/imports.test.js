import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const start = new URL('../../bindings/js/index.js', import.meta.url);
const specifiers = /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|import\s*\(\s*'([^']+)'\s*\)/g;

/**
 * Every file that a browser may load from the entry, with what it imports.
 * @returns {Promise<Map<string, string[]>>}
 */
async function reachable() {
  const found = new Map();
  const queue = [start, new URL('browser/worker.js', start)];
  for (let file = queue.pop(); file; file = queue.pop()) {
    if (found.has(file.href)) continue;
    const text = (await readFile(file, 'utf8')).replace(/\/\*[\s\S]*?\*\//g, '');
    const names = [...text.matchAll(specifiers)].map((match) => match[1] ?? match[2]);
    found.set(file.href, names);
    queue.push(
      ...names.filter((name) => name.startsWith('.')).map((name) => new URL(name, /** @type {URL} */ (file))),
    );
  }
  return found;
}

test('a plain web server can serve the package: every import is a relative address with its ending', async () => {
  const files = await reachable();
  assert.ok(files.size > 20, `${files.size} files`);
  for (const [file, names] of files) {
    for (const name of names) assert.match(name, /^\.\.?\/.+\.js$/, `${file} imports ${name}`);
  }
});

test('nothing of Node and no CSV library comes with the entry', async () => {
  const files = [...(await reachable()).keys()];
  assert.ok(files.every((file) => !file.includes('/node/') && !file.endsWith('/csv.js')));
});

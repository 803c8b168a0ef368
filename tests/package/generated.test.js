import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { generate } from '../../tools/generate/all.js';

const folder = new URL('../../bindings/js/generated/', import.meta.url);

test('the generated files are what the generators make of the library, the schema and the prices', async () => {
  const fresh = await generate();
  const files = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  assert.deepEqual(files.sort(), [...fresh.keys()].sort());
  for (const [name, text] of fresh) {
    const present = await readFile(new URL(name, folder), 'utf8');
    assert.ok(present === text, `${name} is out of date: run node tools/generate/all.js`);
  }
});

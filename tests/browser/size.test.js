/** The size budget: what a reader downloads, gzipped. Later work splits the module rather than raise it. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { playgroundFolder, projectFolder } from './support/index.js';

const kilobyte = 1000;

/** @param {string} path */
const gzippedSize = (path) => gzipSync(readFileSync(path), { level: 9 }).length;

test('the WebAssembly file is at most 150 kB', (context) => {
  const size = gzippedSize(join(projectFolder, 'dist/qualm.wasm'));
  context.diagnostic(`${(size / kilobyte).toFixed(1)} kB`);
  assert.ok(size <= 150 * kilobyte, `${size} bytes`);
});

test('the playground is at most 350 kB in all, data sets apart', (context) => {
  const files = readdirSync(playgroundFolder, { recursive: true, encoding: 'utf8' });
  const counted = files.filter((name) => extname(name) && extname(name) !== '.csv');
  const sizes = counted.map((name) => ({ name, size: gzippedSize(join(playgroundFolder, name)) }));
  sizes.sort((a, b) => b.size - a.size);
  for (const { name, size } of sizes) context.diagnostic(`${(size / kilobyte).toFixed(1)} kB ${name}`);
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  assert.ok(counted.some((name) => name.endsWith('.wasm')) && counted.some((name) => name.endsWith('.html')));
  assert.ok(total <= 350 * kilobyte, `${total} bytes`);
});

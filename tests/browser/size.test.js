/** The size budget: what a reader downloads, gzipped. Later work splits modules and pages rather than raise it. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { launch, playgroundFolder, projectFolder } from './support/index.js';

const kilobyte = 1000;
const quiet = 2000; // ms without a request: the page has what it wants
const patience = 60_000;

/** @param {string} path */
const gzippedSize = (path) => gzipSync(readFileSync(path), { level: 9 }).length;

const modules = readdirSync(join(projectFolder, 'dist')).filter((name) => name.endsWith('.wasm'));

test('there are modules', () => assert.ok(modules.includes('qualm.wasm')));

for (const name of modules) {
  test(`${name} is at most 150 kB`, (context) => {
    const size = gzippedSize(join(projectFolder, 'dist', name));
    context.diagnostic(`${(size / kilobyte).toFixed(1)} kB`);
    assert.ok(size <= 150 * kilobyte, `${size} bytes`);
  });
}

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** @type {Set<string>} files that were asked for, by pages and by their workers */
let requested = new Set();
let latest = 0;
const server = createServer((request, response) => {
  const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
  const path = join(playgroundFolder, name);
  latest = performance.now();
  if (!extname(name) || !existsSync(path)) return void response.writeHead(404).end();
  requested.add(name);
  response.writeHead(200, { 'Content-Type': types[extname(name)] ?? 'text/plain' }).end(readFileSync(path));
});

/** @type {import('puppeteer-core').Browser | undefined} */
let browser;
before(async () => {
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  browser = await launch('chromium');
});
after(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
});

/**
 * The files that a page asks for until it rests.
 * @param {string} name
 */
async function filesOf(name) {
  requested = new Set();
  const page = await /** @type {import('puppeteer-core').Browser} */ (browser).newPage();
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await page.goto(`http://127.0.0.1:${port}/${name}`);
  const start = performance.now();
  while (performance.now() - latest < quiet && performance.now() - start < patience)
    await new Promise((done) => setTimeout(done, quiet / 4));
  await page.close();
  return [...requested];
}

const pages = existsSync(playgroundFolder)
  ? readdirSync(playgroundFolder).filter((name) => name.endsWith('.html'))
  : [];

test('there is a page', () => assert.ok(pages.length > 0));

for (const name of pages) {
  test(`${name} loads at most 350 kB, data sets apart`, async (context) => {
    const counted = (await filesOf(name)).filter((file) => extname(file) !== '.csv');
    const sizes = counted.map((file) => ({ file, size: gzippedSize(join(playgroundFolder, file)) }));
    sizes.sort((a, b) => b.size - a.size);
    for (const { file, size } of sizes) context.diagnostic(`${(size / kilobyte).toFixed(1)} kB ${file}`);
    const total = sizes.reduce((sum, { size }) => sum + size, 0);
    context.diagnostic(`${(total / kilobyte).toFixed(1)} kB in all`);
    assert.ok(counted.some((file) => file.endsWith('.wasm')) && counted.includes(name));
    assert.ok(total <= 350 * kilobyte, `${total} bytes`);
  });
}

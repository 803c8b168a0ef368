/** The package in browsers, from a plain server and without a bundler: each way to reach a worker, and the same bits. */
import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { load } from '../../bindings/js/index.js';
import { inBothBrowsers, projectFolder } from './support/index.js';

const spec = { seed: 3, data: { source: 'moons', rows: 80 }, train: { epochs: 2, batch: 16 } };
const path = 'tests/browser/empty.html';
const entry = 'bindings/js/index.js';
let expected = '';

/** The same files from another origin that lets everybody read them, as a CDN does. */
const elsewhere = createServer((request, response) => {
  const name = new URL(request.url ?? '/', 'http://localhost').pathname;
  const types = { js: 'text/javascript', wasm: 'application/wasm', csv: 'text/csv', html: 'text/html' };
  const type = types[/** @type {keyof typeof types} */ (name.split('.').pop())] ?? 'text/plain';
  response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': type });
  createReadStream(`${projectFolder}${name}`)
    .on('error', () => response.end())
    .pipe(response);
});
let cdn = '';

before(async () => {
  const qualm = await load({ workers: 1 });
  for await (const record of qualm.train(spec)) expected = record.fingerprint;
  await new Promise((done) => elsewhere.listen(0, '127.0.0.1', () => done(undefined)));
  cdn = `http://localhost:${/** @type {import('node:net').AddressInfo} */ (elsewhere.address()).port}/`;
});
after(() => {
  elsewhere.closeAllConnections();
  elsewhere.close();
});

/**
 * Loads the package inside of a page or a frame and trains there.
 * @param {import('puppeteer-core').Page | import('puppeteer-core').Frame} frame
 * @param {string} url of the package's entry
 * @param {object} [options] of load()
 * @returns {Promise<{ transport: string, fingerprint: string, longest: number }>} longest: ms between two timers
 */
function trainIn(frame, url, options = {}) {
  return frame.evaluate(
    async (address, loadOptions, document) => {
      const { load: loadThere } = await import(address);
      const qualm = await loadThere(loadOptions);
      let longest = 0;
      let last = performance.now();
      const timer = setInterval(() => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }, 1);
      let fingerprint = '';
      for await (const record of qualm.train(document)) fingerprint = record.fingerprint;
      clearInterval(timer);
      qualm.close();
      return { transport: qualm.transport, fingerprint, longest };
    },
    url,
    options,
    spec,
  );
}

inBothBrowsers(
  'transports under the strict policy',
  (context) => {
    test('a worker from its own address gives the bits of Node', async () => {
      const { page, messages } = await context.open(path);
      const { transport, fingerprint } = await trainIn(page, context.url + entry);
      assert.deepEqual({ transport, fingerprint }, { transport: 'worker', fingerprint: expected });
      assert.deepEqual(messages, []);
    });

    test('slices on the main thread give the same bits and leave room for the page', async (running) => {
      const { page, messages } = await context.open(path);
      const { transport, fingerprint, longest } = await trainIn(page, context.url + entry, {
        transport: 'main',
      });
      assert.deepEqual({ transport, fingerprint }, { transport: 'main', fingerprint: expected });
      assert.deepEqual(messages, []);
      running.diagnostic(`longest pause ${longest.toFixed(0)} ms`);
    });

    test('a data set comes from the plain server', async () => {
      const { page, messages } = await context.open(path);
      const rows = await page.evaluate(async (address) => {
        const { load: loadThere } = await import(address);
        const qualm = await loadThere({ workers: 1 });
        return (await qualm.prepare({ data: { source: 'iris' } })).train.rows;
      }, context.url + entry);
      assert.equal(rows, 112);
      assert.deepEqual(messages, []);
    });

    test('a call that fails leaves the worker at work', async () => {
      const { page } = await context.open(path);
      const codes = await page.evaluate(async (address) => {
        const { load: loadThere, Circuit } = await import(address);
        const qualm = await loadThere({ workers: 1 });
        const code = await qualm
          .run(new Circuit(40).h(0), { observables: ['Z0'] })
          .catch((/** @type {any} */ e) => e.code);
        const { expectations } = await qualm.run(new Circuit(1).x(0), { observables: ['Z0'] });
        return [code, expectations[0]];
      }, context.url + entry);
      assert.deepEqual(codes, ['register-too-large', -1]);
    });
  },
  { folder: projectFolder },
);

inBothBrowsers(
  'transports without a policy',
  (context) => {
    test('a worker from a blob gives the same bits', async () => {
      const { page } = await context.open(path);
      const { transport, fingerprint } = await trainIn(page, context.url + entry, { transport: 'blob' });
      assert.deepEqual({ transport, fingerprint }, { transport: 'blob', fingerprint: expected });
    });

    test('from another origin the package falls back to a blob', async () => {
      const { page } = await context.open(path);
      const { transport, fingerprint } = await trainIn(page, `${cdn}${entry}`);
      assert.deepEqual({ transport, fingerprint }, { transport: 'blob', fingerprint: expected });
    });

    test('in a sandboxed frame it finds a way', async () => {
      const { page } = await context.open(path);
      const frame = await sandboxed(page, `${cdn}${path}`);
      const { transport, fingerprint } = await trainIn(frame, `${cdn}${entry}`);
      assert.ok(['blob', 'main'].includes(transport), transport);
      assert.equal(fingerprint, expected);
    });
  },
  { folder: projectFolder, policy: null },
);

inBothBrowsers(
  'transports where neither worker is allowed',
  (context) => {
    test('the package falls back to the main thread', async () => {
      const { page } = await context.open(path);
      const { transport, fingerprint } = await trainIn(page, `${cdn}${entry}`);
      assert.deepEqual({ transport, fingerprint }, { transport: 'main', fingerprint: expected });
    });
  },
  {
    folder: projectFolder,
    policy: "script-src 'self' http://localhost:* 'wasm-unsafe-eval'; worker-src 'self'",
  },
);

/**
 * A frame without an origin of its own.
 * @param {import('puppeteer-core').Page} page
 * @param {string} url
 */
async function sandboxed(page, url) {
  await page.evaluate((address) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.src = address;
    document.body.append(frame);
    return new Promise((done) => (frame.onload = done));
  }, url);
  const frame = page.frames().find((one) => one.url() === url);
  assert.ok(frame, 'the frame is there');
  return frame;
}

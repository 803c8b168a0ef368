import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { Circuit, load } from '../../bindings/js/index.js';
import { mainThread } from '../../bindings/js/transport.js';
import { client, collect, smallSpec, wideSpec } from './support/client.js';
import { modules } from './support/modules.js';
import { execute, root, temporaryFolder } from './support/command.js';

const bell = new Circuit(2).h(0).cx(0, 1);
const wasm = new URL('../../dist/qualm.wasm', import.meta.url);

test('Node uses workers, and the calling thread where it is told to', async () => {
  assert.equal((await client({ workers: 2 })).transport, 'worker');
  const here = await client({ transport: 'main', workers: 4 });
  assert.deepEqual([here.transport, here.workers], ['main', 1]);
  const { expectations } = await here.run(bell, { observables: ['Z0 Z1'] });
  assert.ok(Math.abs(Number(expectations?.[0]) - 1) < 1e-12);
});

test('any number of workers and the calling thread give the same bits', async () => {
  /** @type {Parameters<typeof load>[0][]} */
  const ways = [{ workers: 1 }, { workers: 2 }, { workers: 3 }, { transport: 'main' }];
  const runs = ways.map(async (options) => {
    const qualm = await client(options);
    const records = await collect(qualm.train(wideSpec));
    return records.map(({ loss, accuracy, heldOut, parameters, fingerprint, ledger }) => {
      const { circuits, shots, gates, twoQubitGates } = ledger;
      return { loss, accuracy, heldOut, parameters, fingerprint, circuits, shots, gates, twoQubitGates };
    });
  });
  const [first, ...others] = await Promise.all(runs);
  assert.equal(first.length, 2);
  for (const other of others) assert.deepEqual(other, first);
});

test('shots give the same bits for any number of workers too', async () => {
  const spec = { ...smallSpec, train: { epochs: 1, batch: 16, shots: 50 } };
  const prints = [1, 3].map(async (workers) => {
    const records = await collect((await client({ workers })).train(spec));
    return records.map((record) => record.fingerprint);
  });
  const [one, three] = await Promise.all(prints);
  assert.deepEqual(one, three);
  assert.match(one[0], /^[0-9a-f]{64}$/);
});

test('the WebAssembly may be an address, a path, bytes or a compiled module', async () => {
  const bytes = await readFile(wasm);
  for (const source of [wasm, wasm.href, wasm.pathname, bytes, await WebAssembly.compile(bytes)]) {
    const qualm = await load({ workers: 1, wasm: source });
    assert.ok((await qualm.run(bell, { observables: ['Z0'] })).expectations);
    qualm.close();
  }
});

test('workers may start with another module, and fetch the engine when it is needed', async () => {
  for (const transport of /** @type {const} */ (['worker', 'main'])) {
    const qualm = await client({ workers: 1, first: 'watch', transport });
    assert.equal((await qualm.trace(bell)).steps, 3);
    assert.ok((await qualm.run(bell, { observables: ['Z0'] })).expectations);
  }
});

test('what cannot be loaded is an error, not a silence', async () => {
  await assert.rejects(load({ wasm: new URL('nowhere.wasm', wasm) }), { code: 'not-found' });
  await assert.rejects(load({ wasm: new Uint8Array([1, 2, 3]) }), { code: 'wasm-unusable' });
  await assert.rejects(load({ wasm: new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]) }), { name: 'QualmError' });
  await assert.rejects(load({ workers: 0 }), { code: 'invalid-option' });
  await assert.rejects(load({ first: 'text' }), { code: 'invalid-option' });
  await assert.rejects(load(/** @type {any} */ ({ transport: 'pigeon' })), {
    code: 'invalid-option',
    allowed: 'worker, main',
  });
  await assert.rejects(load(/** @type {any} */ ({ threads: 2 })), { code: 'invalid-option' });
});

test('a closed client refuses calls', async () => {
  const qualm = await load({ workers: 1 });
  qualm.close();
  await assert.rejects(qualm.run(bell, { observables: ['Z0'] }), { code: 'closed' });
});

test('slices on the main thread leave it after about 8 ms of calls', async () => {
  /** @type {number[]} */
  const slices = [];
  const start = mainThread((next) =>
    setImmediate(() => {
      const begin = performance.now();
      next();
      slices.push(performance.now() - begin);
    }),
  );
  let replies = 0;
  const endpoint = await start({ modules, first: 'engine', onReply: () => (replies += 1), onCrash() {} });
  const circuit = new Circuit(12);
  for (let i = 0; i < 12; i++) circuit.h(i).ry(i, 0.1);
  const options = {
    observables: [[[1, 'Z0']]],
    shots: 0,
    seed: 0,
    params: {},
    features: new Float64Array(0),
    rows: 1,
    returns: [],
  };
  for (let id = 0; id < 200; id++)
    endpoint.post({ id, module: 'engine', method: 'run', args: [circuit.toJSON(), options] });
  while (replies < 200) await new Promise(setImmediate);
  assert.ok(slices.length > 1, `${slices.length} slices`);
  const median = slices.sort((a, b) => a - b)[Math.floor(slices.length / 2)];
  assert.ok(median < 16, `the median slice took ${median} ms`);
});

test('a script ends by itself: idle workers do not hold the process, busy ones do', async () => {
  const file = join(await temporaryFolder(), 'script.mjs');
  await writeFile(
    file,
    `import { load, Circuit } from ${JSON.stringify(join(root, 'bindings/js/index.js'))};
const qualm = await load({ workers: 2 });
const { expectations } = await qualm.run(new Circuit(1).x(0), { observables: ['Z0'] });
for await (const record of qualm.train({ data: { source: 'xor', rows: 40 }, train: { epochs: 1 } })) record;
console.log('finished', expectations[0]);
`,
  );
  const { code, stdout, stderr } = await execute(process.execPath, [file], { timeout: 20_000 });
  assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: 'finished -1\n', stderr: '' });
});

test('a call that cannot be sent does not hold the process either', async () => {
  const file = join(await temporaryFolder(), 'script.mjs');
  await writeFile(
    file,
    `import { load } from ${JSON.stringify(join(root, 'bindings/js/index.js'))};
const qualm = await load({ workers: 2 });
const { model } = await qualm.prepare({ data: { source: 'xor', rows: 40 } });
await qualm.predict({ ...model, f() {} }, [[1, 2]]).catch((error) => console.log(error.code));
`,
  );
  const { code, stdout, stderr } = await execute(process.execPath, [file], { timeout: 10_000 });
  assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: 'invalid-option\n', stderr: '' });
});

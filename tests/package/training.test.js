import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Circuit, defaultSpec, loadDataset } from '../../bindings/js/index.js';
import { platform } from '../../bindings/js/platform.js';
import { openPool } from '../../bindings/js/pool.js';
import { nativeSpec } from '../../bindings/js/spec/spec.js';
import { trainOn } from '../../bindings/js/training.js';
import { client, collect, smallSpec, wideSpec } from './support/client.js';
import { abortTime, answersWithin } from './support/latency.js';
import { modules } from './support/modules.js';

const qualm = await client();
const longSpec = { ...wideSpec, train: { ...wideSpec.train, epochs: 500 } };

/**
 * Milliseconds that a call of no work takes.
 * @param {typeof qualm} on
 */
async function shortCall(on) {
  const start = performance.now();
  await on.run(new Circuit(1).h(0), { observables: ['Z0'] });
  return performance.now() - start;
}

test('epochs are counted from 0, and the last record carries the model', async () => {
  const records = await collect(qualm.train(smallSpec));
  assert.deepEqual(
    records.map(({ epoch, phase, done }) => [epoch, phase, done]),
    [0, 1, 2, 3].map((epoch) => [epoch, 'epoch', epoch === 3]),
  );
  assert.ok(records.every((record) => record.heldOut && record.loss > 0));
  assert.ok(records[3].loss < records[0].loss);
  assert.deepEqual(records[3].model?.parameters, records[3].parameters);
  assert.ok(records[3].ledger.circuits > records[1].ledger.circuits);
});

test('updates can be watched, and change nothing', async () => {
  const epochs = await collect(qualm.train(smallSpec));
  const updates = await collect(qualm.train(smallSpec, { granularity: 'update' }));
  assert.deepEqual(updates.map((record) => record.phase).slice(0, 3), ['epoch', 'update', 'update']);
  assert.equal(updates.filter((record) => record.phase === 'update').length, 3 * updates[0].updates);
  assert.deepEqual(
    updates.filter((record) => record.phase === 'epoch').map((record) => record.fingerprint),
    epochs.map((record) => record.fingerprint),
  );
});

test('the initial model of prepare() is where training starts, and reset gives the same bytes', async () => {
  const prepared = await qualm.prepare(smallSpec);
  for (let i = 0; i < 2; i++) {
    const training = qualm.train(smallSpec);
    const first = (await training.next()).value;
    await training.return();
    assert.deepEqual(first?.parameters, prepared.parameters.initial);
  }
});

test('a model predicts raw and encoded rows alike', async () => {
  const records = await collect(qualm.train(smallSpec));
  const model = /** @type {import('../../bindings/js/index.js').Model} */ (records[3].model);
  const { test: rows } = await qualm.prepare(smallSpec);
  const encoded = await qualm.predict(model, rows, { space: 'encoded' });
  assert.equal(encoded.labels.length, rows.rows);
  const right = rows.labels.filter((label, i) => label === encoded.labels[i]).length;
  assert.equal(right / rows.rows, records[3].heldOut?.accuracy);
  const alone = await qualm.predict(
    model,
    { values: rows.values.slice(0, 2), rows: 1 },
    { space: 'encoded' },
  );
  assert.equal(alone.probabilities[0], encoded.probabilities[0]);
  assert.equal((await qualm.predict(model, [[0.5, 0.25]])).labels.length, 1);
});

test('an abort takes effect within 100 ms, wherever it comes', async (context) => {
  for (let i = 0; i < 10; i++)
    await answersWithin(context, 100, () =>
      abortTime(20 + 17 * i, (signal) => collect(qualm.train(longSpec, { signal }))),
    );
});

test('after an abort the workers are free within 100 ms', async (context) => {
  await qualm.prepare(longSpec); // with its modules fetched, so that the abort meets the training
  await answersWithin(context, 100, async () => {
    await abortTime(100, (signal) => collect(qualm.train(longSpec, { signal })));
    const start = performance.now();
    await Promise.all([1, 2].map(() => qualm.run(new Circuit(1).h(0), { observables: ['Z0'] })));
    return performance.now() - start;
  });
});

test('an abort on the main thread takes effect within 100 ms', async (context) => {
  const here = await client({ transport: 'main' });
  await answersWithin(context, 100, () =>
    abortTime(60, (signal) => collect(here.train(longSpec, { signal }))),
  );
});

test('a signal that was given before starts nothing', async () => {
  const signal = AbortSignal.abort();
  await assert.rejects(collect(qualm.train(longSpec, { signal })), { code: 'cancelled' });
  await assert.rejects(qualm.experiment(longSpec, { signal }), { code: 'cancelled' });
});

test('nothing is computed beyond what is asked for', async (context) => {
  const one = await client({ workers: 1 });
  const training = one.train(longSpec, { granularity: 'update' });
  await training.next();
  await answersWithin(context, 50, () => shortCall(one));
  const second = (await training.next()).value;
  assert.equal(second?.update, 1);
  await training.return();
});

test('a short call does not wait for a training', async (context) => {
  const one = await client({ workers: 1 });
  const controller = new AbortController();
  const training = collect(one.train(longSpec, { signal: controller.signal })).catch((error) => error.code);
  await new Promise((resolve) => setTimeout(resolve, 100));
  for (let i = 0; i < 10; i++) await answersWithin(context, 100, () => shortCall(one));
  controller.abort();
  assert.equal(await training, 'cancelled');
});

test('a training that ends, in whatever way, is closed in every worker', async () => {
  const pool = await openPool(await platform(), modules, { workers: 2 });
  after(() => pool.close());
  const spec = nativeSpec(defaultSpec(wideSpec));
  const data = await pool.idlest.api('every').prepareData(spec, await loadDataset('wine'));
  const training = trainOn(pool, spec, data, { granularity: 'update' });
  for (let i = 0; i < 3; i++) await training.next();
  await training.return();
  for (const lane of pool.lanes) await assert.rejects(lane.native.planUpdate(1), { code: 'invalid-option' });
});

test('two trainings at once do not disturb each other', async () => {
  const prints = async (/** @type {number} */ seed) => {
    const records = await collect(qualm.train({ ...smallSpec, seed }));
    return records.map((record) => record.fingerprint);
  };
  const together = await Promise.all([prints(1), prints(2)]);
  assert.deepEqual(together, [await prints(1), await prints(2)]);
  assert.notDeepEqual(together[0], together[1]);
});

test('bad documents are refused before any work', async () => {
  const bad = /** @type {any} */ ({ data: { source: 'moons' }, train: { epochs: -1 } });
  await assert.rejects(qualm.train(bad).next(), { code: 'invalid-spec' });
  await assert.rejects(qualm.prepare(bad), { code: 'invalid-spec' });
  await assert.rejects(qualm.baseline({ data: { source: 'csv' }, preprocess: [] }), {
    code: 'invalid-table',
  });
  await assert.rejects(qualm.train(smallSpec, /** @type {any} */ ({ granularity: 'row' })).next(), {
    code: 'invalid-option',
  });
  await assert.rejects(qualm.train(smallSpec, /** @type {any} */ ({ epochs: 3 })).next(), {
    code: 'invalid-option',
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSpec, loadDataset } from '../../bindings/js/index.js';
import { nativeSpec } from '../../bindings/js/spec/spec.js';
import { Lane } from '../../bindings/js/lane.js';
import { Pool } from '../../bindings/js/pool.js';
import { trainOn } from '../../bindings/js/training.js';
import { crashableLane } from './support/crashable.js';
import { collect, wideSpec } from './support/client.js';
import { libraryOf } from './support/modules.js';

const spec = nativeSpec(defaultSpec(wideSpec));
const data = (await libraryOf('preparation')).prepareData(spec, await loadDataset('wine'));

/**
 * A pool whose workers can be made to crash, and a training on it.
 * @param {number} workers
 */
async function openTraining(workers) {
  const lanes = await Promise.all(Array.from({ length: workers }, crashableLane));
  const pool = new Pool(
    'main',
    lanes.map(({ lane }) => lane),
  );
  const train = (/** @type {number} */ seed) =>
    trainOn(pool, { ...spec, seed }, data, { granularity: 'update' });
  return { lanes, train };
}

test('a training whose lead worker was lost says so, and never goes on as another one', async () => {
  const { lanes, train } = await openTraining(1);
  const [mine, theirs] = [train(1), train(2)];
  await mine.next();
  lanes[0].crash();
  await theirs.next();
  await assert.rejects(mine.next(), { name: 'QualmError', code: 'worker-crashed' });
  assert.equal((await theirs.next()).value?.update, 1);
});

test('a lead that is lost while others work is noticed before the results go to its successor', async () => {
  let applied = 0;
  const lane = () => {
    const native = {
      openTraining: async () => {},
      planUpdate: async () => ({ phase: 'update', chunks: 8, token: {}, parameters: new Float64Array(1) }),
      evaluateChunk: async () => ({ values: new Float64Array(1), ledger: new Float64Array(6) }),
      applyChunks: async () => void (applied += 1),
      closeTraining: async () => {},
    };
    return { load: 0, restarts: 0, native, api: () => native };
  };
  const [lead, follower] = [lane(), lane()];
  const evaluate = follower.native.evaluateChunk;
  follower.native.evaluateChunk = () => {
    lead.restarts = 1;
    return evaluate();
  };
  const pool = new Pool('main', /** @type {any} */ ([lead, follower]));
  const training = trainOn(pool, spec, data, { granularity: 'update' });
  await assert.rejects(training.next(), { name: 'QualmError', code: 'worker-crashed' });
  assert.equal(applied, 0);
});

test('a closed client says that it is closed, not that a worker crashed', async () => {
  const { lanes, train } = await openTraining(1);
  const training = train(1);
  await training.next();
  lanes[0].lane.close();
  await assert.rejects(training.next(), { code: 'closed' });
});

test('a follower that was lost opens the training again, and the bits stay the same', async () => {
  const prints = (/** @type {any[]} */ records) => records.map((record) => record.fingerprint);
  const calm = await openTraining(2);
  const undisturbed = prints(await collect(calm.train(1)));
  const { lanes, train } = await openTraining(2);
  const records = [];
  for await (const record of train(1)) {
    records.push(record);
    if (records.length < 4) lanes[1].crash();
  }
  assert.deepEqual(prints(records), undisturbed);
  assert.ok(lanes[1].starts() > 2, `${lanes[1].starts()} starts`);
});

test('two trainings never have one name', async () => {
  /** @type {unknown[]} */
  const names = [];
  const lane = new Lane(async () => ({
    post: ({ method, args }) => void (method === 'openTraining' && names.push(args[0])),
    setBusy() {},
    terminate() {},
  }));
  const pool = new Pool('main', [lane]);
  for (let i = 0; i < 3; i++)
    trainOn(pool, spec, data, {})
      .next()
      .catch(() => {});
  await new Promise(setImmediate);
  lane.close();
  assert.equal(names.length, 3);
  assert.equal(new Set(names).size, 3);
  assert.ok(names.every(Number.isInteger), String(names));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QualmError } from '../../bindings/js/errors.js';
import { Lane } from '../../bindings/js/lane.js';

/** @typedef {import('../../bindings/js/transport.js').Endpoint} Endpoint */

/**
 * A lane whose worker is a script: it answers with what the script returns.
 * @param {(request: any, worker: any) => object | undefined} script
 */
function scriptedLane(script) {
  /** @type {any[]} */
  const workers = [];
  const lane = new Lane(async (setup) => {
    const worker = {
      ...setup,
      busy: true, // as Node's workers begin
      terminated: false,
      requests: /** @type {any[]} */ ([]),
    };
    workers.push(worker);
    return {
      post(request) {
        worker.requests.push(request);
        const reply = script(request, worker);
        if (reply) setImmediate(() => worker.onReply({ id: request.id, heapBytes: 1e6, ...reply }));
      },
      setBusy: (busy) => (worker.busy = busy),
      terminate: () => (worker.terminated = true),
    };
  });
  return { lane, workers };
}

const anything = /** @type {any} */ ({});

test('calls are answered in order, and the worker rests afterwards', async () => {
  const { lane, workers } = scriptedLane(({ id }) => ({ value: id }));
  const calls = [lane.native.compare(anything), lane.native.compare(anything), lane.native.compare(anything)];
  assert.equal(lane.load, 3);
  assert.deepEqual(await Promise.all(calls), [1, 2, 3]);
  await new Promise(setImmediate);
  assert.equal(lane.load, 0);
  assert.equal(workers.length, 1);
  assert.equal(workers[0].busy, false);
});

test('a worker is busy while a call waits', async () => {
  const { lane, workers } = scriptedLane(() => undefined);
  lane.native.compare(anything).catch(() => {});
  await new Promise(setImmediate);
  assert.equal(workers[0].busy, true);
  lane.close();
});

test('an error comes back as a QualmError, and the worker goes on', async () => {
  const error = { name: 'QualmError', code: 'one-class', message: 'no', received: '1', allowed: '2' };
  const { lane, workers } = scriptedLane(({ id }) => (id === 1 ? { error } : { value: 'fine' }));
  await assert.rejects(lane.native.compare(anything), (/** @type {any} */ thrown) => {
    assert.ok(thrown instanceof QualmError);
    assert.deepEqual({ ...thrown, message: thrown.message }, error);
    return true;
  });
  assert.equal(await lane.native.compare(anything), 'fine');
  assert.equal(workers.length, 1);
});

test('a crash rejects every call that waits, and the next call gets a new worker', async () => {
  const { lane, workers } = scriptedLane((_, worker) =>
    worker === workers[0] ? undefined : { value: 'new' },
  );
  const waiting = [lane.native.compare(anything), lane.native.compare(anything)];
  await new Promise(setImmediate);
  workers[0].onCrash(new QualmError('worker-crashed', 'gone'));
  for (const call of waiting) await assert.rejects(call, { code: 'worker-crashed' });
  assert.equal(lane.restarts, 1);
  assert.equal(await lane.native.compare(anything), 'new');
  assert.equal(workers.length, 2);
});

test('a library that broke down is replaced', async () => {
  const error = { name: 'QualmError', code: 'internal', message: 'unreachable', received: '', allowed: '' };
  const { lane, workers } = scriptedLane((_, worker) =>
    worker === workers[0] ? { error, broken: true } : { value: 1 },
  );
  await assert.rejects(lane.native.compare(anything), { code: 'internal' });
  assert.equal(await lane.native.compare(anything), 1);
  assert.equal(workers[0].terminated, true);
});

test('a worker whose heap has grown is replaced, but not under an open training', async () => {
  const { lane, workers } = scriptedLane(() => ({ value: 1, heapBytes: 300 * 1024 * 1024 }));
  await lane.native.openTraining(1, anything, anything);
  await lane.native.compare(anything);
  assert.equal(workers.length, 1);
  await lane.native.closeTraining(1);
  await lane.native.compare(anything);
  assert.equal(workers.length, 2);
  assert.equal(workers[0].terminated, true);
});

test('a worker that cannot start rejects the call, and the next call tries again', async () => {
  let attempts = 0;
  const lane = new Lane(async () => {
    attempts += 1;
    throw new QualmError('worker-crashed', 'refused');
  });
  await assert.rejects(lane.native.compare(anything), { code: 'worker-crashed' });
  await assert.rejects(lane.native.compare(anything), { code: 'worker-crashed' });
  assert.equal(attempts, 2);
});

test('what cannot be copied to a worker is refused, and the lane goes on', async () => {
  const { lane, workers } = scriptedLane(({ args }) => ({ value: structuredClone(args[0]) }));
  for (let round = 0; round < 2; round++) {
    await assert.rejects(lane.native.compare(/** @type {any} */ (() => 1)), { code: 'invalid-option' });
    await new Promise(setImmediate);
    assert.equal(workers[0].busy, false);
    assert.equal(await lane.native.compare(/** @type {any} */ (1)), 1);
    await new Promise(setImmediate);
  }
});

test('closing rejects what waits and what comes', async () => {
  const { lane, workers } = scriptedLane(() => undefined);
  const waiting = lane.native.compare(anything);
  await new Promise(setImmediate);
  lane.close();
  await assert.rejects(waiting, { code: 'closed' });
  await assert.rejects(lane.native.compare(anything), { code: 'closed' });
  await new Promise(setImmediate);
  assert.equal(workers[0].terminated, true);
});

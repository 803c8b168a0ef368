import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from '../../bindings/js/transport.js';

/** A port whose events the test gives. */
function scriptedPort() {
  const events = { message: (/** @type {any} */ _) => {}, error: (/** @type {string} */ _) => {} };
  const log = { posted: /** @type {object[]} */ ([]), terminated: 0 };
  const port = {
    post: (/** @type {object} */ message) => void log.posted.push(message),
    setBusy() {},
    terminate: () => void (log.terminated += 1),
    onMessage: (/** @type {(message: any) => void} */ listener) => void (events.message = listener),
    onError: (/** @type {(reason: string) => void} */ listener) => void (events.error = listener),
  };
  return { port, events, log };
}

/** What stands for a compiled module: its name. */
const modules = async (/** @type {string} */ name) => /** @type {any} */ (name);

/** @param {any[]} crashes */
const setup = (crashes) => ({
  modules,
  first: /** @type {const} */ ('engine'),
  onReply() {},
  onCrash: (/** @type {any} */ error) => void crashes.push(error.code),
});

/**
 * A worker that was asked to start and has not answered.
 * @param {any[]} [crashes]
 */
async function starting(crashes = []) {
  const scripted = scriptedPort();
  const connecting = connect(scripted.port, setup(crashes));
  await new Promise(setImmediate);
  return { ...scripted, connecting };
}

test('the engine goes first, and the worker serves when it says so', async () => {
  const { connecting, events, log } = await starting();
  assert.deepEqual(log.posted, [{ module: 'engine', wasm: 'engine' }]);
  events.message({ ready: true });
  (await connecting).post({ id: 1, module: 'engine', method: 'run', args: [] });
  assert.equal(log.posted.length, 2);
});

test('another module goes to the worker once, just before the first request that needs it', async () => {
  const { connecting, events, log } = await starting();
  events.message({ ready: true });
  const endpoint = await connecting;
  /** @type {import('../../bindings/js/dispatch.js').Request[]} */
  const requests = [
    { id: 1, module: 'classical', method: 'compare', args: [] },
    { id: 2, module: 'classical', method: 'fitBaseline', args: [] },
    { id: 3, module: 'compile', method: 'compile', args: [] },
    { id: 4, module: 'classical', method: 'compare', args: [] },
  ];
  for (const request of requests) await endpoint.post(request);
  assert.deepEqual(log.posted.slice(1), [
    { module: 'classical', wasm: 'classical' },
    requests[0],
    requests[1],
    { module: 'compile', wasm: 'compile' },
    requests[2],
    requests[3],
  ]);
});

test('an error before that is a refusal: the next transport is tried', async () => {
  const { connecting, events, log } = await starting();
  events.error('blocked by a policy');
  await assert.rejects(connecting, { code: 'worker-crashed', received: 'blocked by a policy' });
  assert.equal(log.terminated, 1);
});

test('a library that does not start there is a refusal too', async () => {
  const { connecting, events } = await starting();
  events.message({ ready: false, error: { name: 'QualmError', code: 'internal', message: 'no SIMD' } });
  await assert.rejects(connecting, { message: 'no SIMD' });
});

test('an error afterwards is a crash, told once', async () => {
  /** @type {string[]} */
  const crashes = [];
  const { connecting, events, log } = await starting(crashes);
  events.message({ ready: true });
  await connecting;
  events.error('out of memory');
  events.error('it ended with code 1');
  assert.deepEqual(crashes, ['worker-crashed']);
  assert.equal(log.terminated, 1);
});

test('a worker that was ended on purpose has not crashed', async () => {
  /** @type {string[]} */
  const crashes = [];
  const { connecting, events } = await starting(crashes);
  events.message({ ready: true });
  (await connecting).terminate();
  events.error('it ended with code 1');
  assert.deepEqual(crashes, []);
});

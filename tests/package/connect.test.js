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

/** @param {any[]} crashes */
const setup = (crashes) => ({
  module: /** @type {WebAssembly.Module} */ ({}),
  onReply() {},
  onCrash: (/** @type {any} */ error) => void crashes.push(error.code),
});

test('the module goes first, and the worker serves when it says so', async () => {
  const { port, events, log } = scriptedPort();
  const connecting = connect(port, setup([]));
  assert.deepEqual(log.posted, [{ module: {} }]);
  events.message({ ready: true });
  (await connecting).post({ id: 1, method: 'run', args: [] });
  assert.equal(log.posted.length, 2);
});

test('an error before that is a refusal: the next transport is tried', async () => {
  const { port, events, log } = scriptedPort();
  const connecting = connect(port, setup([]));
  events.error('blocked by a policy');
  await assert.rejects(connecting, { code: 'worker-crashed', received: 'blocked by a policy' });
  assert.equal(log.terminated, 1);
});

test('a library that does not start there is a refusal too', async () => {
  const { port, events } = scriptedPort();
  const connecting = connect(port, setup([]));
  events.message({ ready: false, error: { name: 'QualmError', code: 'internal', message: 'no SIMD' } });
  await assert.rejects(connecting, { message: 'no SIMD' });
});

test('an error afterwards is a crash, told once', async () => {
  /** @type {string[]} */
  const crashes = [];
  const { port, events, log } = scriptedPort();
  const connecting = connect(port, setup(crashes));
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
  const { port, events } = scriptedPort();
  const connecting = connect(port, setup(crashes));
  events.message({ ready: true });
  (await connecting).terminate();
  events.error('it ended with code 1');
  assert.deepEqual(crashes, []);
});

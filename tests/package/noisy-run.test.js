import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Circuit, param } from '../../bindings/js/index.js';
import { client } from './support/client.js';

const qualm = await client();
const bell = new Circuit(2).h(0).cx(0, 1);

/**
 * @param {unknown} value
 * @param {number} expected
 * @param {number} [tolerance]
 */
const near = (value, expected, tolerance = 1e-12) =>
  assert.ok(Math.abs(Number(value) - expected) < tolerance, `${value} is not ${expected}`);

/** @param {number} p */
const depolarizing = (p) => ({ gates: [{ on: '2q', channel: 'depolarizing', p }] });

/**
 * ⟨Z0⟩ of one exact run.
 * @param {Circuit} circuit
 * @param {import('../../bindings/js/index.js').RunOptions} options
 */
async function z(circuit, options) {
  const { expectations } = await qualm.run(circuit, { observables: ['Z0'], ...options });
  return Number(expectations?.[0]);
}

test('depolarizing noise shrinks every correlation of a Bell pair by 1 − 16p/15', async () => {
  for (const [p, scale] of [
    [0.02, 1],
    [0.3, 1],
    [0.02, 3],
    [0.02, 0],
  ]) {
    const noise = { ...depolarizing(p), scale };
    const { expectations } = await qualm.run(bell, { observables: ['Z0 Z1', 'X0 X1', 'Y0 Y1'], noise });
    const shrunk = 1 - (16 * p * scale) / 15;
    [shrunk, shrunk, -shrunk].forEach((value, i) => near(expectations?.[i], value));
  }
});

test('damping and misread bits move ⟨Z⟩ as their closed forms say', async () => {
  const one = new Circuit(1).x(0);
  const damped = { gates: [{ on: '1q', channel: 'amplitude-damping', gamma: 0.1 }] };
  near(await z(one, { noise: damped }), 2 * 0.1 - 1);
  near(await z(one, { noise: { readout: { p01: 0.02, p10: 0.03 } } }), 2 * 0.02 - 1);
  near(await z(new Circuit(1), { noise: { readout: { p01: 0.02, p10: 0.03 } } }), 1 - 2 * 0.03);
});

test('a qubit that starts in |1⟩ relaxes while it waits, as one that was turned there does', async () => {
  // Ten times T1 pass while the other qubit is turned.
  const noise = { idle: { t1: 1e-5, t2: 1e-5 }, durations: { x: 1e-4 } };
  const waiting = new Circuit(2).x(1);
  const initialState = Float64Array.of(0, 0, 1, 0, 0, 0, 0, 0);
  const left = 1 - 2 * Math.exp(-10);
  near(await z(waiting, { noise, initialState, simulator: 'density' }), left);
  near(await z(new Circuit(2).x(0).barrier().x(1), { noise, simulator: 'density' }), left);
  const sampled = {
    noise,
    initialState,
    simulator: /** @type {const} */ ('trajectories'),
    trajectories: 2000,
  };
  near(await z(waiting, sampled), left, 0.005);
  const { density } = await qualm.run(waiting, { noise, initialState, returns: ['density'] });
  near(density?.[2 * (4 * 2 + 2)], 1 - Math.exp(-10));
});

test('a precision is not believed before rare errors had a chance to be seen', async () => {
  const noise = { gates: [{ on: 'x', channel: 'bit-flip', p: 0.001 }] };
  const options = { noise, observables: ['Z0'], simulator: /** @type {const} */ ('trajectories') };
  const { execution } = await qualm.run(new Circuit(1).x(0), {
    ...options,
    trajectories: 100000,
    precision: 0.01,
  });
  assert.equal(execution.trajectories, 768, 'the first block of 256 at or after 3 · 2 / 0.01');
});

test('a density matrix has trace 1 and the probabilities on its diagonal', async () => {
  const { density = new Float64Array(0), probabilities = new Float64Array(0) } = await qualm.run(bell, {
    noise: depolarizing(0.02),
    simulator: 'density',
    returns: ['density', 'probabilities'],
  });
  assert.equal(density.length, 2 * 16);
  const diagonal = Array.from(probabilities, (_, i) => density[2 * (4 * i + i)]);
  near(
    diagonal.reduce((sum, one) => sum + one),
    1,
  );
  diagonal.forEach((value, i) => near(value, probabilities[i]));
});

test('trajectories agree with the density matrix within their standard errors, and one seed gives one answer', async () => {
  const options = /** @type {const} */ ({
    observables: ['Z0 Z1'],
    noise: depolarizing(0.1),
    simulator: 'trajectories',
    trajectories: 2000,
    seed: 11,
  });
  const one = await qualm.run(bell, options);
  const again = await qualm.run(bell, options);
  assert.deepEqual(one.expectations, again.expectations);
  const error = Number(one.standardErrors?.[0]);
  assert.ok(error > 0 && error < 0.05, `standard error ${error}`);
  near(one.expectations?.[0], 1 - 1.6 / 15, 5 * error); // one false alarm in 1.7 million seeds
  assert.equal(one.execution.simulator, 'trajectories');
});

test('a run says which simulator it took, and why', async () => {
  for (const noise of [undefined, depolarizing(0.1)]) {
    const { execution } = await qualm.run(bell, { observables: ['Z0'], noise });
    assert.equal(execution.simulator, noise ? 'density' : 'statevector');
    assert.ok(execution.reason.length > 10, execution.reason);
  }
});

test('a device gives its qubits and its gates, and noise that is not too large', async () => {
  const { execution, counts = {} } = await qualm.run(bell, {
    noise: { device: 'ibmq_manila' },
    shots: 4000,
    seed: 5,
  });
  assert.equal(execution.qubits?.length, 2);
  assert.ok(Number(execution.gates) >= 2 && execution.swaps === 0);
  const { '00': zeros = 0, 11: ones = 0 } = /** @type {Record<string, number>} */ (counts);
  assert.ok(zeros + ones > 3400 && zeros + ones < 4000, `${zeros + ones} of 4000`);
});

test('measured bits feed conditions, and counts are those of the bits', async () => {
  const copied = new Circuit(2, 2)
    .h(0)
    .measure(0, 0)
    .if(0, (c) => c.x(1))
    .measure(1, 1);
  const { counts } = await qualm.run(copied, { shots: 1000, seed: 3 });
  assert.deepEqual(Object.keys(counts ?? {}).sort(), ['00', '11']);
  const crossed = await qualm.run(new Circuit(2).x(0).measure(0, 1), { shots: 10 });
  assert.deepEqual(crossed.counts, { 10: 10 });
  near(await z(new Circuit(1).x(0).reset(0), {}), 1);
});

test('a run may start from a state', async () => {
  near(await z(new Circuit(1), { initialState: [0, 0, 1, 0] }), -1);
  near(await z(new Circuit(1).x(0), { initialState: Float64Array.of(0, 0, 0, 1) }), 1);
  await assert.rejects(z(new Circuit(1), { initialState: [1, 0, 1, 0] }), { code: 'invalid-state' });
});

/** @type {[string, Circuit, any, string][]} title, circuit, options, code */
const mistakes = [
  [
    'an unknown channel',
    bell,
    { noise: { gates: [{ on: '1q', channel: 'magic', p: 0.1 }] } },
    'invalid-channel',
  ],
  ['a probability above 1', bell, { noise: depolarizing(1.5) }, 'invalid-channel'],
  ['a channel without its number', bell, { noise: { gates: [{ on: '1q', channel: 'bit-flip' }] } }, ''],
  [
    'a channel with a number that it does not have',
    bell,
    { noise: { gates: [{ on: '1q', channel: 'bit-flip', p: 0.1, gamma: 0.1 }] } },
    '',
  ],
  ['noise on a qubit that is not there', bell, { noise: { crosstalk: [{ qubits: [0, 5], zz: 1 }] } }, ''],
  ['misreading that is no probability', bell, { noise: { readout: { p01: 2, p10: 0 } } }, ''],
  ['a state vector with noise', bell, { noise: depolarizing(0.1), simulator: 'statevector' }, ''],
  [
    'a density matrix of twenty qubits',
    new Circuit(20).h(0),
    { simulator: 'density', observables: ['Z0'] },
    'register-too-large',
  ],
];

for (const [title, circuit, options, code] of mistakes) {
  test(`run() refuses ${title}`, async () => {
    await assert.rejects(
      qualm.run(circuit, { observables: ['Z0'], ...options }),
      (/** @type {any} */ error) => {
        assert.equal(error.name, 'QualmError');
        assert.notEqual(error.code, 'internal', error.message);
        if (code) assert.equal(error.code, code);
        return true;
      },
    );
  });
}

test('the adjoint method gives the derivative of parameter-shift, and the same bill', async () => {
  const ansatz = new Circuit(3)
    .rx(0, param('a'))
    .crx(0, 1, param('b', { scale: -0.5, offset: 0.2 }))
    .rzz(1, 2, param('a', { scale: 2 }))
    .u(2, param('c'), 0.3, param('d'))
    .cx(2, 0);
  const options = {
    observables: ['Z0', 'X1 Y2'],
    params: { a: 0.3, b: -1.1, c: 2.2, d: 0.7 },
  };
  const shift = await qualm.gradient(ansatz, { ...options, method: 'parameter-shift' });
  const adjoint = await qualm.gradient(ansatz, { ...options, method: 'adjoint' });
  assert.deepEqual(adjoint.parameters, ['a', 'b', 'c', 'd']);
  shift.gradient.forEach((value, i) => near(adjoint.gradient[i], value, 1e-10));
  assert.equal(adjoint.executions, shift.executions);
});

test('a gradient under depolarizing noise is the ideal one, shrunk', async () => {
  const ansatz = new Circuit(2).ry(0, param('a')).cx(0, 1);
  const options = { observables: ['Z0 Z1', 'Z1'], params: { a: 0.4 } };
  const { gradient } = await qualm.gradient(ansatz, { ...options, noise: depolarizing(0.1) });
  near(gradient[1], -Math.sin(0.4) * (1 - 1.6 / 15));
});

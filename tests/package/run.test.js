import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Circuit } from '../../bindings/js/index.js';
import { client } from './support/client.js';
import { ansatz } from './support/ansatz.js';

const qualm = await client();
const bell = new Circuit(2).h(0).cx(0, 1);
const params = { a: 0.1, b: 0.2, c: 0.3 };

test('a Bell pair has the expectations and the state of a Bell pair', async () => {
  const exact = await qualm.run(bell, {
    observables: [
      'Z0 Z1',
      'X0 X1',
      'Z0',
      [
        [0.5, 'Z0 Z1'],
        [-2, 'I'],
      ],
    ],
    returns: ['state', 'probabilities'],
  });
  [1, 1, 0, -1.5].forEach((value, i) => assert.ok(Math.abs(Number(exact.expectations?.[i]) - value) < 1e-12));
  assert.equal(exact.state?.length, 8);
  assert.ok(Math.abs(Number(exact.probabilities?.[3]) - 0.5) < 1e-12);
  assert.equal(exact.standardErrors, undefined);
});

test('shots give estimates with standard errors, and one seed one answer', async () => {
  const options = { observables: ['Z0 Z1', 'Z0'], shots: 4000, seed: 7 };
  const [one, again, other] = await Promise.all([
    qualm.run(bell, options),
    qualm.run(bell, options),
    qualm.run(bell, { ...options, seed: 8 }),
  ]);
  assert.deepEqual(one.expectations, again.expectations);
  assert.deepEqual(one.counts, again.counts);
  assert.notDeepEqual(one.counts, other.counts);
  assert.ok(Number(one.standardErrors?.[1]) > 0.01);
  const counts = /** @type {Record<string, number>} */ (one.counts);
  assert.deepEqual(Object.keys(counts).sort(), ['00', '11']);
  assert.equal(counts['00'] + counts['11'], 4000);
});

test('qubit 0 is the least significant bit and stands on the right', async () => {
  const { counts } = await qualm.run(new Circuit(3).x(0), { shots: 10, returns: ['counts'] });
  assert.deepEqual(counts, { '001': 10 });
});

test('rows of features make one row of results each', async () => {
  const features = [
    [0.4, 0.5],
    [0.6, 0.7],
  ];
  const both = await qualm.run(ansatz(), { observables: ['Z0'], params, features });
  const alone = await qualm.run(ansatz(), { observables: ['Z0'], params, features: [features[1]] });
  assert.equal(both.expectations?.length, 2);
  assert.equal(both.expectations?.[1], alone.expectations?.[0]);
});

test('the gradient has a number per row, observable and parameter, and counts its circuits', async () => {
  const features = [
    [0.4, 0.5],
    [0.6, 0.7],
  ];
  const shift = await qualm.gradient(ansatz(), {
    observables: ['Z0'],
    method: 'parameter-shift',
    params,
    features,
  });
  assert.deepEqual(shift.parameters, ['a', 'b', 'c']);
  assert.equal(shift.gradient.length, 6);
  assert.equal(shift.executions, 16); // two terms for a and b, four for c, two rows
  const difference = await qualm.gradient(ansatz(), {
    observables: ['Z0'],
    method: 'finite-difference',
    params,
    features,
  });
  shift.gradient.forEach((value, i) => assert.ok(Math.abs(value - difference.gradient[i]) < 1e-6));
});

test('forty qubits do not fit, and the message says what does', async () => {
  await assert.rejects(
    qualm.run(new Circuit(40).h(39), { observables: ['Z0'] }),
    (/** @type {any} */ error) => {
      assert.equal(error.code, 'register-too-large');
      assert.match(error.message, /TiB/);
      assert.match(error.allowed, /qubits/);
      return true;
    },
  );
  assert.ok((await qualm.run(bell, { observables: ['Z0'] })).expectations);
});

/** @type {[string, any, string][]} title, options, code */
const mistakes = [
  ['an observable on a qubit that is not there', { observables: ['Z7'] }, 'qubit-out-of-range'],
  ['a text that is no observable', { observables: ['Q0'] }, 'invalid-observable'],
  ['observables that are no list', { observables: 'Z0' }, 'invalid-observable'],
  ['a coefficient that is NaN', { observables: [[[NaN, 'Z0']]] }, 'not-finite'],
  ['NaN among the features', { observables: ['Z0'], features: [[NaN, 0]] }, 'not-finite'],
  ['rows of different length', { observables: ['Z0'], features: [[1, 2], [1]] }, 'shape-mismatch'],
  ['too few features', { observables: ['Z0'], features: [[1]] }, 'shape-mismatch'],
  ['too many features', { observables: ['Z0'], features: [[1, 2, 3]] }, 'shape-mismatch'],
  ['features without columns', { observables: ['Z0'], features: [[], []] }, 'unbound-slot'],
  ['no features', { observables: ['Z0'] }, 'unbound-slot'],
  [
    'a missing parameter',
    { observables: ['Z0'], params: { a: 1, b: 1 }, features: [[1, 2]] },
    'unbound-slot',
  ],
  ['a parameter of another circuit', { params: { ...params, d: 1 }, features: [[1, 2]] }, 'invalid-option'],
  ['a misspelt option', { observable: ['Z0'] }, 'invalid-option'],
  ['a result that does not exist', { returns: ['densities'] }, 'invalid-option'],
  ['half a shot', { shots: 0.5 }, 'invalid-shots'],
  ['counts without shots', { returns: ['counts'], features: [[1, 2]] }, 'invalid-shots'],
  ['a negative seed', { seed: -1 }, 'invalid-option'],
];

for (const [title, options, code] of mistakes) {
  test(`run() refuses ${title}`, async () => {
    await assert.rejects(qualm.run(ansatz(), { params, ...options }), { name: 'QualmError', code });
  });
}

test('run() checks plain circuits as the builder does', async () => {
  const plain = { qubits: 1, operations: [{ gate: 'hadamard', qubits: [0], angles: [] }] };
  await assert.rejects(qualm.run(plain), { code: 'unknown-gate' });
});

test('a gradient method that does not exist is refused', async () => {
  const options = /** @type {any} */ ({ observables: ['Z0'], method: 'magic', params, features: [[1, 2]] });
  await assert.rejects(qualm.gradient(ansatz(), options), { code: 'invalid-option' });
});

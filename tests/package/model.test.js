import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Circuit, feature } from '../../bindings/js/index.js';
import { client, smallSpec } from './support/client.js';

const qualm = await client({ workers: 1 });
const { model: quantum } = await qualm.prepare(smallSpec);
const { model: classical } = await qualm.baseline(smallSpec);
const rows = [[0.5, 0.25]];

/** @type {[string, any, string][]} title, what is wrong with a model, code */
const faults = [
  ['an unknown kind', { kind: 'oracle' }, 'invalid-model'],
  ['no classes', { classes: undefined }, 'invalid-model'],
  ['one class', { classes: ['0'] }, 'invalid-model'],
  ['classes that have no names', { classes: [0, 1] }, 'invalid-model'],
  ['parameters that went through JSON', { parameters: { 0: 0.5 } }, 'invalid-model'],
  ['parameters in a list', { parameters: [0.5] }, 'invalid-model'],
  ['NaN as a parameter', { parameters: Float64Array.of(NaN) }, 'invalid-model'],
  ['no pipeline', { pipeline: undefined }, 'invalid-model'],
  ['a pipeline without steps', { pipeline: {} }, 'invalid-model'],
];

for (const [title, fault, code] of faults) {
  test(`predict() refuses a model with ${title}`, async () => {
    for (const model of [quantum, classical]) {
      await assert.rejects(qualm.predict({ ...model, ...fault }, rows), { name: 'QualmError', code });
    }
  });
}

/** @type {[string, any, string][]} */
const quantumFaults = [
  ['no circuit', { circuit: undefined }, 'invalid-option'],
  ['a gate that is none', { circuit: { qubits: 1, operations: [{ gate: 'hadamard' }] } }, 'unknown-gate'],
  [
    'a qubit out of range',
    { circuit: { qubits: 1, operations: [{ gate: 'h', qubits: [-1] }] } },
    'qubit-out-of-range',
  ],
  ['no observables', { observables: undefined }, 'invalid-observable'],
  ['an observable without terms', { observables: [[]] }, 'invalid-observable'],
  ['a coefficient that is NaN', { observables: [[[NaN, 'Z0']]] }, 'not-finite'],
];

for (const [title, fault, code] of quantumFaults) {
  test(`predict() refuses a quantum model with ${title}`, async () => {
    await assert.rejects(qualm.predict({ ...quantum, ...fault }, rows), { name: 'QualmError', code });
  });
}

test('what is no model is refused', async () => {
  for (const model of [undefined, null, 7, 'quantum', [], {}]) {
    const refused = { name: 'QualmError', code: 'invalid-model' };
    await assert.rejects(qualm.predict(/** @type {any} */ (model), rows), refused);
  }
});

test('a model may hold its circuit as a Circuit', async () => {
  const own = { ...quantum, circuit: Circuit.from(quantum.circuit) };
  const [one, other] = await Promise.all([qualm.predict(own, rows), qualm.predict(quantum, rows)]);
  assert.deepEqual(one.probabilities, other.probabilities);
});

test('what is no list of rows is refused', async () => {
  for (const value of [undefined, null, 7, 'rows', {}, [], [1, 2], { values: [1, 2], rows: 1 }]) {
    const refused = { name: 'QualmError', code: 'shape-mismatch' };
    await assert.rejects(qualm.predict(quantum, /** @type {any} */ (value)), refused);
  }
});

test('shots of a prediction have a limit', async () => {
  await assert.rejects(qualm.predict(quantum, rows, { shots: 2 ** 32 }), { code: 'invalid-shots' });
});

test('rows have as many columns as the circuit has features', async () => {
  const refused = { name: 'QualmError', code: 'shape-mismatch' };
  for (const columns of [[[0.5]], [[0.5, 0.25, 1]]]) {
    for (const model of [quantum, classical]) {
      await assert.rejects(qualm.predict(model, columns), refused);
      await assert.rejects(qualm.predict(model, columns, { space: 'encoded' }), refused);
    }
  }
  for (const features of [[[1]], [[1, 2, 3]]]) {
    const circuit = new Circuit(1).ry(0, feature(1));
    await assert.rejects(qualm.run(circuit, { observables: ['Z0'], features }), refused);
    await assert.rejects(qualm.gradient(circuit, { observables: ['Z0'], features }), refused);
  }
});

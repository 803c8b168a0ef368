import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Circuit, feature, load, loadDataset, param } from '../../bindings/js/index.js';
import { readCsv } from '../../bindings/js/csv.js';
import { client, smallSpec } from './support/client.js';

const qualm = /** @type {any} */ (await client({ workers: 1 }));
const bell = new Circuit(2).h(0).cx(0, 1);
const turned = new Circuit(2).ry(0, feature(0)).ry(1, param('a'));
const bound = { params: { a: 0.5 }, features: [[0.25]] };

for (const value of [null, 'state', 7, [], new Float64Array(1), () => 1]) {
  test(`options are an object, not ${String(value) || '[]'} (${typeof value})`, async () => {
    const refused = { name: 'QualmError', code: 'invalid-option' };
    await assert.rejects(qualm.run(bell, value), refused);
    await assert.rejects(qualm.gradient(bell, value), refused);
    await assert.rejects(qualm.predict({}, [[1]], value), refused);
    await assert.rejects(qualm.prepare(smallSpec, value), refused);
    await assert.rejects(qualm.baseline(smallSpec, value), refused);
    await assert.rejects(qualm.experiment(smallSpec, value), refused);
    await assert.rejects(qualm.train(smallSpec, value).next(), refused);
    await assert.rejects(qualm.compare(value), refused);
    await assert.rejects(load(/** @type {any} */ (value)), refused);
    await assert.rejects(loadDataset('iris', /** @type {any} */ (value)), refused);
    assert.throws(() => readCsv('x,k\n1,a\n2,b', /** @type {any} */ (value)), refused);
  });
}

/** @type {[string, object, string][]} title, options, code */
const runs = [
  ['a text for a list of results', { returns: 'state' }, 'invalid-option'],
  ['no list of results', { returns: null }, 'invalid-option'],
  ['parameters that are null', { params: null }, 'invalid-option'],
  ['parameters in a list', { params: [0.5] }, 'invalid-option'],
  ['features that are null', { features: null }, 'shape-mismatch'],
  ['an observable without terms', { observables: [[]] }, 'invalid-observable'],
  ['observables that are null', { observables: null }, 'invalid-observable'],
  ['more shots than 32 bits count', { shots: 2 ** 32 }, 'invalid-shots'],
  ['shots as a text', { shots: '10' }, 'invalid-shots'],
];

for (const [title, options, code] of runs) {
  test(`run() and gradient() refuse ${title}`, async () => {
    await assert.rejects(qualm.run(turned, { ...bound, ...options }), { name: 'QualmError', code });
    if ('returns' in options) return;
    const wanted = { observables: ['Z0'], ...bound, ...options };
    await assert.rejects(qualm.gradient(turned, wanted), { name: 'QualmError', code });
  });
}

test('a gradient needs an observable', async () => {
  for (const options of [bound, { ...bound, observables: [] }]) {
    await assert.rejects(qualm.gradient(turned, options), { name: 'QualmError', code: 'invalid-observable' });
  }
  await assert.rejects(qualm.gradient(turned), { name: 'QualmError', code: 'invalid-option' });
});

test('the step of a gradient is a positive number', async () => {
  for (const step of [0, -0.1, NaN, Infinity, '0.1', null]) {
    for (const method of ['finite-difference', 'spsa', 'parameter-shift', 'two-term', undefined]) {
      const options = { observables: ['Z0'], ...bound, method, step };
      await assert.rejects(qualm.gradient(turned, options), { name: 'QualmError', code: 'invalid-option' });
    }
  }
});

test('a method with fixed shifts takes no step', async () => {
  const options = { observables: ['Z0'], ...bound, step: 0.1 };
  for (const method of ['parameter-shift', 'two-term', undefined]) {
    await assert.rejects(qualm.gradient(turned, { ...options, method }), { code: 'invalid-option' });
  }
  const { gradient } = await qualm.gradient(turned, { ...options, method: 'finite-difference' });
  assert.equal(gradient.length, 1);
});

test('every method gives the same derivative', async () => {
  const options = { observables: ['Z1'], ...bound };
  for (const method of ['parameter-shift', 'two-term', 'finite-difference', 'spsa']) {
    const { gradient } = await qualm.gradient(turned, {
      ...options,
      method,
      ...(method === 'spsa' && { step: 1e-4 }),
    });
    assert.ok(Math.abs(gradient[0] + Math.sin(0.5)) < 1e-6, method);
  }
});

test('a signal and a listener are what they are called', async () => {
  const refused = { name: 'QualmError', code: 'invalid-option' };
  await assert.rejects(qualm.prepare(smallSpec, { signal: true }), refused);
  await assert.rejects(qualm.train(smallSpec, { signal: {} }).next(), refused);
  await assert.rejects(qualm.experiment(smallSpec, { onRecord: 'log' }), refused);
  assert.ok(await qualm.prepare(smallSpec, { signal: undefined, table: null }));
});

test('classes are named in a list', async () => {
  await assert.rejects(loadDataset('iris', /** @type {any} */ ({ classes: 'setosa' })), {
    code: 'invalid-option',
  });
});

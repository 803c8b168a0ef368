import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client } from './support/client.js';

const qualm = /** @type {any} */ (await client({ workers: 1 }));
const truth = [0, 1, 2, 1];
const pair = { truth, a: [0, 1, 1, 1], b: Int32Array.of(2, 1, 2, 0) };

test('a comparison counts what each got right, class by class', async () => {
  const { correctA, correctB, confusionA, confusionB, wins, losses, accuracyA, pValue } =
    await qualm.compare(pair);
  assert.deepEqual(
    { correctA, correctB, wins, losses, accuracyA },
    { correctA: 3, correctB: 2, wins: 2, losses: 1, accuracyA: 0.75 },
  );
  assert.equal(pValue, 1);
  assert.deepEqual(confusionA, Float64Array.of(1, 0, 0, 0, 2, 0, 0, 1, 0));
  assert.deepEqual(confusionB, Float64Array.of(0, 0, 1, 1, 1, 0, 0, 0, 1));
});

test('classes that never occur have their place where they are announced', async () => {
  const { confusionA } = await qualm.compare({ ...pair, classes: 4 });
  assert.equal(confusionA.length, 16);
});

/** @type {[string, object][]} */
const predictions = [
  ['nothing', {}],
  ['no truth', { a: [0], b: [1] }],
  ['half a label', { truth: [0.5], a: [0], b: [1] }],
  ['a negative label', { truth: [0], a: [-1], b: [1] }],
  ['NaN as a label', { truth: [0], a: [0], b: [NaN] }],
  ['a label as a text', { truth: [0], a: ['0'], b: [1] }],
  ['a gap among the labels', { truth: [0, 0], a: [0, undefined], b: [1, 1] }],
  ['a text for labels', { truth: '01', a: '01', b: '01' }],
  ['a label beyond the classes', { truth: [2], a: [0], b: [1], classes: 2 }],
  ['a label that no table has', { truth: [1e6], a: [0], b: [1] }],
  ['half a class', { truth: [0], a: [0], b: [1], classes: 2.5 }],
  ['a misspelt option', { truth: [0], a: [0], b: [1], clases: 2 }],
];

for (const [title, options] of predictions) {
  test(`compare() refuses ${title}`, async () => {
    await assert.rejects(qualm.compare(options), { name: 'QualmError', code: 'invalid-option' });
  });
}

test('compare() refuses lists of different lengths and empty ones', async () => {
  const uneven = { truth: [0, 1], a: [0], b: [0, 1] };
  await assert.rejects(qualm.compare(uneven), { name: 'QualmError', code: 'shape-mismatch' });
  await assert.rejects(qualm.compare({ truth: [], a: [], b: [] }), {
    name: 'QualmError',
    code: 'empty-data',
  });
});

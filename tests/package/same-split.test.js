import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { client } from './support/client.js';

/** @param {string} name */
const fixture = async (name) =>
  JSON.parse(await readFile(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'));
const rows = await fixture('same_split.rows.json');
const expected = await fixture('same_split.json');
const qualm = await client({ workers: 1 });

/** scikit-learn's solver for several classes stops about 1e-7 from the optimum, however small its tolerance. */
const tolerance = 1e-6;

/**
 * @param {import('../../bindings/js/types.js').Score} ours
 * @param {{ correct: number, rows: number, logLoss: number }} theirs
 */
function sameScore(ours, theirs) {
  assert.equal(ours.correct, theirs.correct);
  assert.equal(ours.rows, theirs.rows);
  assert.ok(Math.abs(ours.loss - theirs.logLoss) < tolerance, `${ours.loss} against ${theirs.logLoss}`);
}

for (const source of Object.keys(expected)) {
  test(`logistic regression scores what scikit-learn scores on the same split of ${source}`, async () => {
    const spec = { seed: 0, data: { source } };
    const prepared = await qualm.prepare(spec);
    assert.deepEqual([...prepared.rows.train], rows[source].train);
    assert.deepEqual([...prepared.rows.test], rows[source].test);
    const fitted = await qualm.baseline(spec);
    assert.equal(fitted.strength, rows[source].strength);
    sameScore(fitted.test, expected[source].sameFeatures);
    sameScore(fitted.allColumns, expected[source].allColumns);
    const { probabilities } = await qualm.predict(fitted.model, prepared.test, { space: 'encoded' });
    expected[source].sameFeatures.firstProbabilities.forEach(
      (/** @type {number} */ p, /** @type {number} */ k) =>
        assert.ok(Math.abs(probabilities[k] - p) < tolerance),
    );
  });
}

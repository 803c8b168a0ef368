import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verdict } from '../../bindings/js/verdict.js';

/**
 * @param {number} correct
 * @param {number} [rows]
 */
const score = (correct, rows = 100) => ({
  correct,
  rows,
  accuracy: correct / rows,
  loss: 0.5,
  interval: /** @type {[number, number]} */ ([0, 1]),
});

/**
 * @param {number} ours
 * @param {number} theirs
 * @param {number} pValue
 * @param {number} [allColumns]
 */
function sentence(ours, theirs, pValue, allColumns) {
  const interval = /** @type {[number, number]} */ ([0, 1]);
  return verdict({
    comparison: {
      accuracyA: ours / 100,
      intervalA: interval,
      accuracyB: theirs / 100,
      intervalB: interval,
      wins: 0,
      losses: 0,
      pValue,
    },
    quantum: score(ours),
    baseline: score(theirs),
    allColumns: allColumns === undefined ? undefined : score(allColumns),
  });
}

test('no difference that the test shows: no advantage', () => {
  assert.equal(
    sentence(83, 80, 0.2),
    'No advantage shown: the quantum model is 3.0 points above logistic regression ' +
      "(83.0 % against 80.0 % on 100 test rows; McNemar's exact p = 0.200).",
  );
  assert.match(
    sentence(80, 80, 1),
    /^No advantage shown: the quantum model is level with logistic regression/,
  );
});

test('a difference that the test shows is told, whoever it favours', () => {
  assert.match(sentence(70, 80, 0.01), /^Logistic regression does better: .* 10\.0 points below/);
  assert.match(
    sentence(90, 80, 0.01),
    /^On this split the quantum model is 10\.0 points above logistic regression/,
  );
  assert.match(sentence(90, 80, 1e-5), /p = 1\.0e-5/);
});

test('exactly 0.05 shows nothing', () => {
  assert.match(sentence(90, 80, 0.05), /^No advantage shown/);
});

test('a win over a handicapped baseline is named as one', () => {
  assert.match(sentence(90, 80, 0.01, 95), /but logistic regression on all columns reaches 95\.0 %\.$/);
  assert.match(sentence(90, 80, 0.01, 85), /p = 0\.010\)\.$/);
});

test('where nothing could have been shown, it says so', () => {
  assert.match(
    sentence(97, 98, 1),
    /errs on 2 rows, so not even a perfect model could be shown to be better here\.$/,
  );
  assert.match(sentence(97, 99, 1), /errs on one row/);
  assert.match(sentence(97, 100, 1), /makes no error/);
  assert.doesNotMatch(sentence(97, 94, 0.5), /perfect/);
});

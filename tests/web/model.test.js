/** The pure parts of the page: sentences, planes, rows, the drawn circuit. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyHistory, withRecord } from '../../web/model/history.js';
import { planeOf, planeRows } from '../../web/model/plane.js';
import { moveRow, rowAt, validRow } from '../../web/model/rows.js';
import { evidence, headline } from '../../web/model/verdict.js';
import { layoutCircuit } from '../../web/views/circuit/layout.js';
import { decisionLines } from '../../web/views/plane/contour.js';

/** @param {object} [change] */
const comparison = (change) =>
  /** @type {any} */ ({ accuracyA: 0.9, accuracyB: 0.92, wins: 1, losses: 2, pValue: 1, ...change });

test('a lead counts only where the test shows one', () => {
  assert.match(headline(null, 50), /first measurements/);
  assert.match(headline(comparison(), 50), /^No advantage shown: logistic regression is ahead by 2 points/);
  assert.match(
    headline(comparison({ wins: 2, losses: 1, accuracyA: 0.94 }), 50),
    /^No advantage.*the circuit is/,
  );
  assert.match(headline(comparison({ accuracyA: 0.92, wins: 2 }), 50), /both get 46 of 50/);
  const ahead = comparison({ accuracyA: 0.96, accuracyB: 0.5, wins: 24, losses: 1, pValue: 1e-6 });
  assert.equal(headline(ahead, 50), 'The circuit is ahead by 46 points, more than chance explains.');
  const behind = comparison({ accuracyA: 0.5, accuracyB: 0.96, wins: 1, losses: 24, pValue: 1e-6 });
  assert.match(headline(behind, 50), /^Logistic regression is ahead/);
});

test('the evidence names the test, the headroom and the fairer rival', () => {
  assert.match(evidence(comparison(), 50, true), /disagree on 3 of 50 test rows.*p = 1\.00.*errs on 4 rows/);
  const ahead = comparison({ accuracyA: 0.96, accuracyB: 0.5, wins: 24, losses: 1, pValue: 1e-6 });
  assert.match(evidence(ahead, 50, true), /p < 0\.001.*curved classical model/);
  assert.doesNotMatch(evidence(ahead, 50, false), /curved/);
});

const prepared = /** @type {any} */ ({
  train: { values: Float64Array.of(0, 0, 1, 2, 2, 3), labels: Int32Array.of(0, 1), rows: 2 },
  test: { values: Float64Array.of(1, 4, 5), labels: Int32Array.of(1), rows: 1 },
  rows: { train: Int32Array.of(4, 9), test: Int32Array.of(7) },
});

test('the plane holds every row; other features are at the mean of the training rows', () => {
  const plane = planeOf(prepared, 3);
  assert.ok(plane.x[0] < 0 && plane.x[1] > 2 && plane.y[1] > 4);
  const { values, rows } = planeRows(plane, prepared.train);
  assert.equal(rows, 9);
  assert.deepEqual([...values.subarray(0, 3)], [plane.x[0], plane.y[0], 2]);
  assert.deepEqual([...values.subarray(24)], [plane.x[1], plane.y[1], 2]);
});

test('rows are found by part and index, and stepping goes round', () => {
  assert.deepEqual(rowAt(prepared, { part: 'train', index: 1 }), {
    features: [2, 2, 3],
    label: 1,
    number: 9,
  });
  let row = /** @type {import('../../web/model/types.js').RowChoice} */ ({ part: 'train', index: 0 });
  const seen = [1, 1, 1].map((by) => (row = moveRow(prepared, row, by)));
  assert.deepEqual(seen, [
    { part: 'train', index: 1 },
    { part: 'test', index: 0 },
    { part: 'train', index: 0 },
  ]);
  assert.deepEqual(moveRow(prepared, row, -1), { part: 'test', index: 0 });
  assert.deepEqual(validRow(prepared, { part: 'test', index: 5 }), { part: 'test', index: 0 });
});

test('the history keeps epochs, not mini-batches', () => {
  const record = /** @type {any} */ ({
    phase: 'epoch',
    epoch: 0,
    loss: 1,
    accuracy: 0.5,
    heldOut: { loss: 2, accuracy: 0.4 },
  });
  const history = withRecord(emptyHistory(), record);
  assert.deepEqual(history.heldOutLoss, [2]);
  assert.equal(withRecord(history, { ...record, phase: 'update', heldOut: null }), history);
});

test('gates that share no wire share a column; layers stand apart', () => {
  const rotation = (/** @type {number} */ qubit, /** @type {string} */ name) => ({
    gate: 'ry',
    qubits: [qubit],
    angles: [{ param: name, scale: 1, offset: 0 }],
  });
  const layer = (/** @type {string} */ name) => [
    rotation(0, `${name}0`),
    rotation(1, `${name}1`),
    { gate: 'cx', qubits: [0, 1], angles: [] },
  ];
  const data = [0, 1].map((feature) => ({
    gate: 'ry',
    qubits: [feature],
    angles: [{ feature, scale: 1, offset: 0 }],
  }));
  const { gates, sections } = layoutCircuit(
    { qubits: 2, operations: [...data, ...layer('a'), ...layer('b')] },
    2,
  );
  assert.deepEqual(
    sections.map(({ label }) => label),
    ['data', 'layer 1', 'layer 2'],
  );
  assert.equal(gates[0].x, gates[1].x);
  assert.ok(gates[4].x > gates[2].x && gates[5].x > gates[4].x);
});

test('the contour of a straight field is a straight line', () => {
  const size = 5;
  const probabilities = Float64Array.from({ length: size * size * 2 }, (_, i) => {
    const column = Math.floor(i / 2) % size;
    const first = 1 - (column + 0.5) / size;
    return i % 2 === 0 ? first : 1 - first;
  });
  const plane = {
    size,
    x: /** @type {[number, number]} */ ([0, 1]),
    y: /** @type {[number, number]} */ ([0, 1]),
  };
  const lines = decisionLines({ plane, classes: 2, probabilities });
  assert.equal(lines.length, size - 1);
  for (const [x0, , x1] of lines) assert.ok(Math.abs(x0 - 2) < 1e-9 && Math.abs(x1 - 2) < 1e-9);
});

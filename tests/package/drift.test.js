import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { checkRows, drift, inferSchema, profile, readTable } from '../../bindings/js/csv.js';
import { draws } from './support/csv.js';

const fixtures = JSON.parse(await readFile(new URL('../fixtures/profile.json', import.meta.url), 'utf8'));

/** @param {string} text */
const tableOf = (text) => readTable(text, { target: null }).table;

/** @param {readonly number[]} values */
const columnOf = (values) => tableOf(`x\n${values.join('\n')}\n`);

fixtures.comparisons.forEach((/** @type {any} */ expected, /** @type {number} */ i) => {
  test(`statistics of drift are those of SciPy and NumPy: ${i}`, async () => {
    const { columns } = await drift(columnOf(expected.reference), columnOf(expected.batch));
    const [{ stability, kolmogorovSmirnov, rows }] = columns;
    const near = (/** @type {number} */ a, /** @type {number} */ b) =>
      assert.ok(Math.abs(a - b) < 1e-12, `${a}, ${b}`);
    near(stability.value, expected.stability);
    near(kolmogorovSmirnov?.distance ?? NaN, expected.distance);
    near(kolmogorovSmirnov?.pValue ?? NaN, expected.limit);
    // SciPy's own refines the limit for few rows; the limit is on the safe side of it.
    const { pValue } = /** @type {NonNullable<typeof kolmogorovSmirnov>} */ (kolmogorovSmirnov);
    assert.ok(
      pValue >= expected.finite - 1e-12 && pValue - expected.finite < 0.06,
      `${pValue}, ${expected.finite}`,
    );
    assert.deepEqual(rows, { reference: expected.reference.length, batch: expected.batch.length });
  });
});

/**
 * @param {number} seed
 * @param {number} rows
 * @param {number} shift of the second column
 */
function file(seed, rows, shift = 0) {
  const { normal, below, uniform } = draws(seed);
  const lines = Array.from({ length: rows }, () => {
    const word = shift > 0 && uniform() < 0.5 ? 'new' : ['red', 'green', 'blue'][below(3)];
    return `${normal()},${normal() + shift},${below(5)},${word}`;
  });
  return `still,moving,count,word\n${lines.join('\n')}\n`;
}

test('two samples of one distribution are not flagged in 95 of 100 seeds, a shifted one is', async () => {
  let quiet = 0;
  for (let seed = 1; seed <= 100; ++seed) {
    const report = await drift(tableOf(file(2 * seed, 300)), tableOf(file(2 * seed + 1, 150)));
    quiet += Number(report.flagged.length === 0);
  }
  assert.ok(quiet >= 95, `${quiet} of 100`);
  for (let seed = 1; seed <= 20; ++seed) {
    const report = await drift(tableOf(file(seed, 300)), tableOf(file(seed + 1000, 150, 1)));
    assert.deepEqual(report.flagged, ['moving', 'word'], `seed ${seed}`);
    assert.deepEqual(report.rows, { reference: 300, batch: 150 });
    const [, moving, , word] = report.columns;
    assert.ok(moving.stability.value > moving.stability.threshold && moving.stability.flagged);
    assert.ok((moving.kolmogorovSmirnov?.pValue ?? 1) <= (moving.kolmogorovSmirnov?.threshold ?? 0));
    assert.equal(word.kolmogorovSmirnov, null);
  }
});

test('columns that can not be compared are named, not passed over', async () => {
  const { skipped, columns } = await drift(tableOf('a,b,c\n1,2,3\n4,5,6\n'), tableOf('a,c\n1,low\n2,3\n'));
  assert.deepEqual(
    columns.map(({ column }) => column),
    ['a'],
  );
  assert.deepEqual(skipped, [
    { column: 'b', reason: 'the batch does not have it' },
    { column: 'c', reason: 'numbers in the reference, text in the batch' },
  ]);
});

const training =
  'size,rooms,kind,note,gap\n1.5,2,house,a1,1\n2.5,3,flat,a2,\n3.5,4,house,a3,3\n2,2,flat,a4,4\n';

test('a schema has types, ranges, categories and the share of missing values', () => {
  assert.deepEqual(inferSchema(tableOf(training)), {
    schema: 'qualm.table/1',
    rows: 4,
    columns: [
      { name: 'size', kind: 'number', integer: false, range: [1.5, 3.5], categories: null, missing: 0 },
      { name: 'rooms', kind: 'number', integer: true, range: [2, 4], categories: null, missing: 0 },
      { name: 'kind', kind: 'text', integer: false, range: null, categories: ['flat', 'house'], missing: 0 },
      { name: 'note', kind: 'text', integer: false, range: null, categories: null, missing: 0 },
      { name: 'gap', kind: 'number', integer: true, range: [1, 4], categories: null, missing: 0.25 },
    ],
  });
});

test('a profile gives the same schema as its table', async () => {
  assert.deepEqual(inferSchema(await profile(training)), inferSchema(tableOf(training)));
});

test('each anomaly has its code, column, line, and what was received and allowed', () => {
  const schema = JSON.parse(JSON.stringify(inferSchema(tableOf(training))));
  const batch =
    'size,kind,note,gap,extra\n1,house,b,1,0\n\n3,tent,c,2,0\nbig,flat,d,2.5,0\n,flat,,2,0\n2,flat,e,2,0\n';
  const { anomalies, count, rows } = checkRows(schema, tableOf(batch));
  assert.deepEqual(anomalies, [
    { code: 'out-of-range', column: 'size', row: 2, received: '"1"', allowed: 'numbers from 1.5 to 3.5' },
    { code: 'wrong-type', column: 'size', row: 5, received: '"big"', allowed: 'numbers from 1.5 to 3.5' },
    {
      code: 'missing-value',
      column: 'size',
      row: 6,
      received: 'nothing',
      allowed: 'numbers from 1.5 to 3.5',
    },
    {
      code: 'missing-column',
      column: 'rooms',
      row: null,
      received: 'no such column',
      allowed: 'whole numbers from 2 to 4',
    },
    { code: 'unknown-category', column: 'kind', row: 4, received: '"tent"', allowed: 'flat, house' },
    { code: 'missing-value', column: 'note', row: 6, received: 'nothing', allowed: 'text' },
    { code: 'not-integer', column: 'gap', row: 5, received: '2.5', allowed: 'whole numbers from 1 to 4' },
    {
      code: 'new-column',
      column: 'extra',
      row: null,
      received: 'a column',
      allowed: 'not in the training rows',
    },
  ]);
  assert.deepEqual([count, rows], [8, 5]);
});

test('training rows pass their own schema, also for the label', () => {
  const { table } = readTable(
    training.replace(/gap/, 'k').replace(/,(\d?)\n/g, (_, k) => `,${k ? 'y' : 'n'}\n`),
  );
  assert.equal(table.target, 'k');
  assert.deepEqual(checkRows(inferSchema(table), table).anomalies, []);
  const schema = inferSchema(tableOf(training));
  assert.deepEqual(checkRows(schema, tableOf(training)).anomalies, []);
});

test('more missing values than chance explains are an anomaly of the column', () => {
  const column = (/** @type {number} */ holes) =>
    `x,y\n${Array.from({ length: 200 }, (_, i) => `${i < holes ? '' : 1},1`).join('\n')}\n`;
  const schema = inferSchema(tableOf(column(10)));
  assert.deepEqual(checkRows(schema, tableOf(column(14))).anomalies, []);
  const [{ code, column: name, row }] = checkRows(schema, tableOf(column(60))).anomalies;
  assert.deepEqual([code, name, row], ['more-missing', 'x', null]);
});

test('of many anomalies of a kind the first hundred are listed, and all are counted', () => {
  const schema = inferSchema(tableOf('x\n1\n2\n'));
  const { anomalies, count, counts } = checkRows(schema, tableOf(`x\n${'9\n'.repeat(250)}`));
  assert.deepEqual([anomalies.length, count], [100, 250]);
  assert.deepEqual(counts, [{ code: 'out-of-range', column: 'x', count: 250 }]);
});

test('names of object properties are columns like any other', async () => {
  const text = '__proto__,constructor\n1,a\n2,b\n3,a\n4,b\n';
  const table = tableOf(text);
  assert.deepEqual(checkRows(JSON.parse(JSON.stringify(inferSchema(table))), table).anomalies, []);
  assert.deepEqual(
    (await drift(table, table)).columns.map(({ column }) => column),
    ['__proto__', 'constructor'],
  );
});

test('what is no schema, no table or no level is refused', async () => {
  const table = tableOf(training);
  assert.throws(() => checkRows(/** @type {any} */ ({}), table), { code: 'invalid-schema' });
  assert.throws(() => checkRows(inferSchema(table), /** @type {any} */ ([])), { code: 'invalid-table' });
  assert.throws(() => inferSchema(/** @type {any} */ (null)), { code: 'invalid-table' });
  await assert.rejects(drift(table, /** @type {any} */ (7)), { code: 'invalid-table' });
  await assert.rejects(drift(table, table, { level: 0 }), { code: 'invalid-option' });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCsv, readTable } from '../../bindings/js/csv.js';

/** @param {Float64Array} values */
const list = (values) => Array.from(values);

test('a column with text in it is text, with its categories in order; missing values stay missing', () => {
  const { table, reading } = readTable('x,colour,k\n1,red,a\nNA,blue,b\n3,,a\n4,red,b\n');
  assert.deepEqual(table.columns, ['x', 'colour']);
  assert.deepEqual(table.categories, [[], ['blue', 'red']]);
  assert.deepEqual(list(table.values), [1, 1, NaN, 0, 3, NaN, 4, 1]);
  assert.deepEqual(reading.missing, [
    { spelling: '', count: 1 },
    { spelling: 'NA', count: 1 },
  ]);
  assert.deepEqual(
    reading.text.map(({ column, mixed }) => [column, mixed]),
    [['colour', false]],
  );
});

test('numbers and text in one column: the column is text, and the first of each is named with its line', () => {
  const { table, reading } = readTable('x,k\n1,a\n\n2,b\nlow,a\n3,b\n');
  assert.deepEqual(table.categories, [['1', '2', '3', 'low']]);
  assert.deepEqual(reading.text, [
    {
      column: 'x',
      mixed: true,
      numbers: 3,
      texts: 1,
      firstText: { line: 5, text: 'low' },
      firstNumber: { line: 2, text: '1' },
    },
  ]);
  assert.equal(reading.blankLines, 1);
});

for (const spelling of ['', 'NA', 'n/a', 'NaN', 'null', 'None', '?', '-', 'MISSING', ' na ']) {
  test(`missing: ${JSON.stringify(spelling)}`, () => {
    assert.deepEqual(list(readCsv(`x,k\n1,a\n${spelling},b\n`).values), [1, NaN]);
  });
}

test('the spellings of missing values can be said', () => {
  const { table, reading } = readTable('x,k\n1,a\n-999,NA\n', { missing: ['-999x', '?'] });
  assert.deepEqual([list(table.values), table.classes, reading.missing], [[1, -999], ['NA', 'a'], []]);
  assert.deepEqual(list(readCsv('x,k\nunknown,a\n2,b\n', { missing: ['Unknown'] }).values), [NaN, 2]);
});

/** @type {[title: string, text: string, options: any, decimal: string, values: number[]][]} */
const decimals = [
  ['a comma between semicolons', 'x;k\n1,5;a\n2,25;b\n', {}, ',', [1.5, 2.25]],
  ['a comma in quotes', 'x,k\n"1,5",a\n"-2,25e1",b\n', {}, ',', [1.5, -22.5]],
  [
    'a comma by the semicolons alone, where 1,234 could be either',
    'x;k\n1,234;a\n2,345;b\n',
    {},
    ',',
    [1.234, 2.345],
  ],
  [
    'a point, with three digits behind it',
    'x,y,k\n1.234,"1,5",a\n2.345,z,b\n',
    { columns: ['x'] },
    '.',
    [1.234, 2.345],
  ],
  [
    'a comma beside thousands with a point',
    'x;y;k\n1,5;1.234;a\n2,25;2.345;b\n',
    { columns: ['x'] },
    ',',
    [1.5, 2.25],
  ],
  ['a point', 'x;k\n1.5;a\n2.25;b\n', {}, '.', [1.5, 2.25]],
  ['a comma that is said', 'x;k\n1;a\n2,125;b\n', { decimal: ',' }, ',', [1, 2.125]],
  ['another delimiter that is said', 'x:k\n1.5:a\n2:b\n', { delimiter: ':' }, '.', [1.5, 2]],
];
for (const [title, text, options, decimal, values] of decimals) {
  test(`decimal sign: ${title}`, () => {
    const { table, reading } = readTable(text, options);
    assert.deepEqual([reading.decimal, list(table.values)], [decimal, values]);
  });
}

test('a decimal sign that is said wrongly makes text, and the reading says so', () => {
  const { table, reading } = readTable('x;k\n1,5;a\n2,5;b\n', { decimal: '.' });
  assert.deepEqual(
    [table.categories, reading.text[0].firstText],
    [[['1,5', '2,5']], { line: 2, text: '1,5' }],
  );
});

for (const value of ['1,234', '1 234', '1.234.567', '12,345.5', "1'234"]) {
  test(`thousands told apart are named, not guessed: ${value}`, () => {
    const { table, reading } = readTable(`x,k\n"${value}",a\n2.5,b\n`);
    assert.deepEqual(table.categories?.[0].includes(value), true);
    assert.deepEqual(reading.grouped, [{ column: 'x', count: 1, first: { line: 2, text: value } }]);
  });
}

test('formulas are text', () => {
  const formulas = ['=1+2', '+A1', '@SUM(1)', "=cmd|' /C calc'!A0"];
  const { categories } = readCsv(`x,k\n${formulas.map((one, i) => `"${one}",${'ab'[i % 2]}`).join('\n')}\n`);
  assert.deepEqual(categories, [[...formulas].sort()]);
});

test('features can be chosen, in the order of the file; what is left out is named', () => {
  const { table, reading } = readTable('id,x,y,k\n1,2,3,a\n4,5,6,b\n', { columns: ['y', 'x'] });
  assert.deepEqual([table.columns, list(table.values), reading.leftOut], [['x', 'y'], [2, 3, 5, 6], ['id']]);
});

test('rows without a label are an error with their number, or dropped when the caller says so', () => {
  const text = 'x,k\n1,a\n2,NA\n3,b\n4,\n';
  assert.throws(() => readCsv(text), {
    code: 'csv-missing-value',
    message: 'Line 3, column "k": the first of 2 labels is missing.',
  });
  const { table, reading } = readTable(text, { dropUnlabeled: true });
  assert.deepEqual(
    [list(table.values), [...(table.rowNumbers ?? [])], reading.unlabeled],
    [[1, 3], [2, 4], 2],
  );
  assert.deepEqual([reading.rows, reading.kept], [4, 2]);
});

test('a table without labels has all columns', () => {
  const { table } = readTable('x\n1\n2\n', { target: null });
  assert.deepEqual(
    [table.columns, list(table.values), table.labels.length, table.target],
    [['x'], [1, 2], 0, undefined],
  );
});

test('a sample is seeded, keeps the order of the file and says how many rows there were', () => {
  const rows = Array.from({ length: 1000 }, (_, i) => `${i},${'ab'[i % 2]}`);
  const text = `x,k\n${rows.join('\n')}\n`;
  const first = readTable(text, { sample: { rows: 100, seed: 1 } });
  const values = list(first.table.values);
  assert.deepEqual([values.length, first.reading.rows, first.reading.kept], [100, 1000, 100]);
  assert.deepEqual(
    values,
    [...values].sort((a, b) => a - b),
  );
  assert.equal(new Set(values).size, 100);
  assert.deepEqual(first, readTable(text, { sample: { rows: 100, seed: 1 } }));
  assert.notDeepEqual(values, list(readCsv(text, { sample: { rows: 100, seed: 2 } }).values));
  assert.equal(readCsv(text, { sample: { rows: 5000 } }).labels.length, 1000);
});

test('a table too long to train on is an error that names the limit and the way out', () => {
  const text = `x,k\n${'1,a\n2,b\n'.repeat(50_001)}`;
  assert.throws(() => readCsv(text), {
    code: 'table-too-large',
    received: '100002 rows',
    allowed: /100000, or sample/,
  });
  assert.equal(readCsv(text, { sample: { rows: 10 } }).labels.length, 10);
});

/** @type {[string, any, string, RegExp][]} */
const options = [
  ['a delimiter of two characters', { delimiter: '::' }, 'invalid-option', /one character/],
  ['a quote as delimiter', { delimiter: '"' }, 'invalid-option', /one character/],
  ['a strange decimal sign', { decimal: "'" }, 'invalid-option', /point or a comma/],
  ['columns that are no list', { columns: 'x' }, 'invalid-option', /list/],
  ['no columns', { columns: [] }, 'invalid-option', /At least one/],
  ['an unknown column', { columns: ['z'] }, 'unknown-column', /"z"/],
  ['the label among the features', { columns: ['x', 'k'] }, 'unknown-column', /is the label/],
  ['a sample of no rows', { sample: { rows: 0 } }, 'invalid-option', /number of rows/],
  ['a misspelt option', { dropUnlabelled: true }, 'invalid-option', /dropUnlabelled/],
];
for (const [title, said, code, message] of options) {
  test(`refused: ${title}`, () => {
    assert.throws(() => readCsv('x,k\n1,a\n2,b\n', said), { code, message });
  });
}

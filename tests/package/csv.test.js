import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { readCsv } from '../../bindings/js/csv.js';
import { loadDataset } from '../../bindings/js/index.js';

test('a table has its columns, values, labels and sorted classes', () => {
  assert.deepEqual(readCsv('width,height,kind\n1,2,b\n3.5,-4e-1,a\n.5,6.,b\n'), {
    columns: ['width', 'height'],
    values: Float64Array.of(1, 2, 3.5, -0.4, 0.5, 6),
    labels: Int32Array.of(1, 0, 1),
    classes: ['a', 'b'],
    target: 'kind',
    rowNumbers: Int32Array.of(2, 3, 4),
  });
});

test('the label may stand anywhere', () => {
  const table = readCsv('kind,x\na,1\nb,2\n', { target: 'kind' });
  assert.deepEqual(table.columns, ['x']);
  assert.deepEqual(table.labels, Int32Array.of(0, 1));
});

/** @type {[string, string][]} one small table, written in many ways */
const spellings = [
  ['a byte order mark', '\ufeffx,k\n1,a\n2,b\n'],
  ['line ends of Windows', 'x,k\r\n1,a\r\n2,b\r\n'],
  ['line ends of old Macs', 'x,k\r1,a\r2,b\r'],
  ['no line end at the end', 'x,k\n1,a\n2,b'],
  ['semicolons', 'x;k\n1;a\n2;b\n'],
  ['tabs', 'x\tk\n1\ta\n2\tb\n'],
  ['quotes', '"x","k"\n"1","a"\n"2","b"\n'],
  ['spaces around cells', ' x , k \n 1 , a \n 2 , b \n'],
  ['empty lines', '\nx,k\n\n1,a\n\n\n2,b\n\n'],
];

for (const [title, text] of spellings) {
  test(`${title}: the same table`, () => {
    const { columns, values, labels, classes } = readCsv(text);
    assert.deepEqual(
      { columns, values: [...values], labels: [...labels], classes },
      {
        columns: ['x'],
        values: [1, 2],
        labels: [0, 1],
        classes: ['a', 'b'],
      },
    );
  });
}

test('a quoted cell may hold separators, quotes and line ends, and lines are still counted', () => {
  const table = readCsv('x,k\n1,"a, ""b""\nc"\n2,d\n');
  assert.deepEqual(table.classes, ['a, "b"\nc', 'd']);
  assert.deepEqual(table.rowNumbers, Int32Array.of(2, 4));
});

test('columns may be named by whole numbers', () => {
  assert.deepEqual(readCsv('0,1,kind\n1,2,a\n3,4,b\n').columns, ['0', '1']);
});

test('names of object properties are ordinary names', () => {
  const table = readCsv('__proto__,constructor,toString\n1,2,__proto__\n3,4,constructor\n');
  assert.deepEqual(table.columns, ['__proto__', 'constructor']);
  assert.deepEqual(table.classes, ['__proto__', 'constructor']);
  assert.equal(/** @type {any} */ ({}).x, undefined);
});

test('numbers are rounded correctly', () => {
  const { values } = readCsv(
    'x,y,z,k\n0.1,9007199254740993,4.9e-324,a\n1e-400,179769313486231570e291,-0,b\n',
  );
  assert.deepEqual([...values], [0.1, 9007199254740992, 4.9e-324, 0, 1.7976931348623157e308, -0]);
});

test('classes can be selected', () => {
  const table = readCsv('x,k\n1,a\n2,b\n3,c\n', { classes: ['c', 'a'] });
  assert.deepEqual(
    [table.classes, [...table.values], [...table.labels]],
    [
      ['a', 'c'],
      [1, 3],
      [0, 1],
    ],
  );
});

test('the shipped data sets give the same table through both readers', async () => {
  for (const name of ['iris', 'digits']) {
    const text = await readFile(new URL(`../../bindings/data/${name}.csv`, import.meta.url), 'utf8');
    assert.deepEqual(readCsv(text), await loadDataset(name));
  }
});

/** @type {[string, any, string, RegExp, object?][]} title, text, code, what the message and the details must show */
const mistakes = [
  ['an empty file', '', 'csv-empty', /empty/],
  ['a file of line ends', '\n\n\r\n', 'csv-empty', /empty/],
  ['numbers where the header should be', '1,2,3\n4,5,6\n', 'csv-no-header', /numbers/],
  ['iris without its header', '5.1,3.5,setosa\n4.9,3.0,setosa\n6.4,3.2,virginica\n', 'csv-no-header', /5\.1/],
  ['whole numbers without a header', '1,2,red\n3,4,blue\n5,6,red\n', 'csv-no-header', /"red" is a label/],
  ['a header with a gap', 'x,,k\n1,2,a\n', 'csv-no-header', /empty/],
  ['a header with a name twice', 'x,x,k\n1,2,a\n', 'csv-no-header', /twice/],
  ['one column only', 'x\n1\n2\n', 'csv-too-few-columns', /one column/],
  ['a header and no rows', 'x,k\n', 'too-few-rows', /no rows/],
  [
    'a target that is not there',
    'x,k\n1,a\n2,b\n',
    'csv-unknown-target',
    /"species".*x, k/,
    { target: 'species' },
  ],
  ['a short line', 'x,y,k\n1,2,a\n1,2\n', 'csv-ragged-row', /Line 3.*2 cells.*3 cells/],
  ['a long line', 'x,k\n1,a\n2,b,c\n', 'csv-ragged-row', /Line 3/],
  ['a number beyond float64', 'x,k\n1e999,a\n', 'csv-number-range', /1e999/],
  ['a missing label', 'x,k\n1,a\n2,\n', 'csv-missing-value', /Line 3, column "k"/],
  ['one class', 'x,k\n1,a\n2,a\n', 'one-class', /same label.*"a"/],
  ['a class that is not there', 'x,k\n1,a\n2,b\n', 'unknown-class', /"z".*a, b/, { classes: ['a', 'z'] }],
  ['a selection of one class', 'x,k\n1,a\n2,b\n', 'one-class', /"a"/, { classes: ['a'] }],
  ['a quote that is never closed', 'x,k\n1,a\n2,"b\n', 'csv-quotes', /Line 3/],
  ['bytes that are no text', 'x,k\n1,a\0b\n', 'csv-not-text', /UTF-8/],
  ['bytes that are not UTF-8', '\ufffdPNG\r\n', 'csv-not-text', /UTF-8/],
  ['no text at all', undefined, 'csv-not-text', /undefined/],
];

for (const [title, text, code, details, options] of mistakes) {
  test(`refused: ${title}`, () => {
    assert.throws(
      () => readCsv(text, options),
      (/** @type {any} */ error) => {
        assert.equal(error.name, 'QualmError');
        assert.equal(error.code, code);
        assert.match(`${error.message} ${error.received} ${error.allowed}`, details);
        return true;
      },
    );
  });
}

test('a label with a number in every row is no label', () => {
  const rows = Array.from({ length: 150 }, (_, i) => `${i},${i}.5`);
  assert.throws(() => readCsv(`x,y\n${rows.join('\n')}`), {
    code: 'too-many-classes',
    received: '150 classes',
  });
});

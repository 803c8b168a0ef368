import assert from 'node:assert/strict';
import { test } from 'node:test';
import { profile, readCsv, readTable } from '../../bindings/js/csv.js';

const small = 'x,k\n1,ä\n2,b\n';

/**
 * @param {string} text
 * @param {boolean} little
 */
function utf16(text, little) {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  [...text].forEach((_, i) => view.setUint16(2 * i, text.charCodeAt(i), little));
  return bytes;
}

for (const little of [true, false]) {
  test(`UTF-16, ${little ? 'little' : 'big'} end first, with a byte order mark`, async () => {
    const bytes = utf16(`\ufeff${small}`, little);
    const { table, reading } = readTable(bytes);
    assert.deepEqual(
      [table.classes, [...table.values]],
      [
        ['b', 'ä'],
        [1, 2],
      ],
    );
    assert.equal(reading.encoding, little ? 'utf-16le' : 'utf-16be');
    assert.equal((await profile(bytes)).encoding, reading.encoding);
  });

  test(`UTF-16, ${little ? 'little' : 'big'} end first, without one: named`, () => {
    const expected = {
      code: 'csv-not-text',
      received: new RegExp(`UTF-16, ${little ? 'little' : 'big'} end`),
    };
    assert.throws(() => readCsv(utf16(small.repeat(50), little)), expected);
  });
}

test('bytes in UTF-8 with a byte order mark, however they are cut', async () => {
  const bytes = new TextEncoder().encode(`\ufeff${small}`);
  assert.deepEqual(readCsv(bytes), readCsv(small));
  for (let cut = 0; cut <= bytes.length; ++cut) {
    const pieces = (async function* () {
      yield bytes.subarray(0, cut);
      yield bytes.subarray(cut);
    })();
    const { columns } = await profile(pieces);
    assert.deepEqual(
      columns[1].frequent.values.map(({ value }) => value),
      ['b', 'ä'],
      `cut at ${cut}`,
    );
  }
});

/** @type {[string, Uint8Array][]} */
const binaries = [
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)],
  ['an archive', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 8, 8, 8, 0, 0x21, 0)],
  ['Latin-1', Uint8Array.of(0x78, 0x2c, 0x6b, 10, 0x31, 0x2c, 0xe4, 10)],
];
for (const [title, bytes] of binaries) {
  test(`refused in words: ${title}`, async () => {
    assert.throws(() => readCsv(bytes), { code: 'csv-not-text', message: /not a text file in UTF-8/ });
    await assert.rejects(profile(bytes), { code: 'csv-not-text' });
  });
}

test('a line of 10 MB is a cell like any other', async () => {
  const long = 'w'.repeat(10_000_000);
  const text = `x,k\n${long},a\nshort,b\n`;
  assert.equal(readCsv(text).categories?.[0][1].length, 10_000_000);
  assert.equal((await profile(text)).rows, 2);
});

test('a line that does not end is an error', async () => {
  const text = `x,k\n1,a\n2,"b\n${'w,'.repeat(10_000_000)}`;
  assert.throws(() => readCsv(text), { code: 'csv-line-too-long', message: /Line 3/ });
  await assert.rejects(profile(text), { code: 'csv-line-too-long', message: /Line 3/ });
});

test('100,000 columns are an error that names the limit; 5,000 work', async () => {
  const wide = (/** @type {number} */ columns) => {
    const cells = Array.from({ length: columns }, (_, i) => i);
    return `${cells.map((i) => `c${i}`).join()},k\n${cells.join()},a\n${cells.join()},b\n`;
  };
  const expected = {
    code: 'csv-too-many-columns',
    received: '100001 columns',
    allowed: 'at most 20000 columns',
  };
  assert.throws(() => readCsv(wide(100_000)), expected);
  await assert.rejects(profile(wide(100_000)), expected);
  assert.equal(readCsv(wide(5000)).columns.length, 5000);
  assert.equal((await profile(wide(5000), { target: 'k' })).columns.length, 5001);
});

test('names of object properties are names like any other in every result', async () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'k'];
  const text = `${names.join()}\n1,__proto__,3,NA,constructor\n4,valueOf,6,NA,__proto__\n`;
  const { columns, target } = await profile(text, { target: 'k' });
  assert.deepEqual(
    columns.map(({ name }) => name),
    names,
  );
  assert.deepEqual(columns[1].frequent.values, [
    { value: '__proto__', count: 1 },
    { value: 'valueOf', count: 1 },
  ]);
  assert.deepEqual(
    target?.classes.map(({ name }) => name),
    ['__proto__', 'constructor'],
  );
  assert.equal(/** @type {any} */ ({}).count, undefined);
});

test('formulas are text in a profile', async () => {
  const { columns } = await profile('x,k\n=1+2,a\n=HYPERLINK(1),b\n');
  assert.deepEqual([columns[0].numbers, columns[0].texts], [null, 2]);
});

test('text after a quote that closes is an error with its line', () => {
  assert.throws(() => readCsv('x,k\n1,a\n"2"3,b\n'), { code: 'csv-quotes', message: /Line 3: text follows/ });
});

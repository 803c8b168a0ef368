import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTable, readHeader, readTable } from '../../bindings/js/csv.js';

const rows = Array.from({ length: 5000 }, (_, i) => `${i},"zwölf, ""${i % 7}""",${i % 3}`).join('\n');
const long = Array.from({ length: 9000 }, (_, i) => `column ${i} of many`).join(',');

test('a header is read from the start alone, whatever encodes the file and wherever it is cut', async () => {
  const text = `a,"b ""c""\nd",ö\n${rows}`;
  const names = ['a', 'b "c"\nd', 'ö'];
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
  for (const file of [text, new TextEncoder().encode(text), new Blob([text]), new Uint8Array(utf16)])
    assert.deepEqual(await readHeader(file), names);
  assert.deepEqual(await readHeader(new Uint8Array(Buffer.from(utf16).swap16())), names);
});

test('a header longer than the start is read, too', async () => {
  const names = await readHeader(new Blob([`${long}\n${long}\n`]));
  assert.equal(names.length, 9000);
  assert.equal(names.at(-1), 'column 8999 of many');
});

test('what is wrong with a header is said', async () => {
  for (const [text, code] of [
    ['', 'csv-empty'],
    ['1,2\n3,4\n', 'csv-no-header'],
    ['a,"b\nc', 'csv-quote'],
  ])
    await assert.rejects(readHeader(text), (/** @type {any} */ error) => error.code.startsWith(code));
});

test('a table that is read aside is the table', async () => {
  const text = `a,b,k\n${rows}`;
  const aside = await openTable(new Blob([text]), { sample: { rows: 50, seed: 3 } });
  assert.deepEqual(aside, readTable(text, { sample: { rows: 50, seed: 3 } }));
  const signal = AbortSignal.abort();
  await assert.rejects(openTable(text, { signal }), { code: 'cancelled' });
});

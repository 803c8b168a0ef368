/**
 * `node tests/fuzz/csv_fuzz.js [seconds] [seed]`: hostile CSV files, from mutations of good ones. Only a QualmError may
 * come out of reading or profiling them, the two must agree on the rows, and any cut of the bytes gives the same profile.
 * Ends with an error at the first finding and prints its seed.
 */
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { checkRows, inferSchema, profile, readTable } from '../../bindings/js/csv.js';
import { draws, motley, pieces } from '../package/support/csv.js';

const tokens = [
  ...[
    '"',
    '""',
    ',',
    ';',
    '\t',
    '|',
    '\n',
    '\r',
    '\r\n',
    '\0',
    '\ufeff',
    '\ufffd',
    ' ',
    '=',
    '1e999',
    '1,234',
    '.5',
  ],
  ...[
    '__proto__',
    'constructor',
    'NaN',
    '-',
    '東',
    '\u2028',
    '{}',
    '0x10',
    'k',
    ',,,',
    '\n\n',
    '"\n',
    ',"',
    '",',
  ],
];

/**
 * A file that is a little, or very, wrong.
 * @param {ReturnType<typeof draws>} random
 */
function hostile(random) {
  const { below, uniform } = random;
  let text = uniform() < 0.15 ? '' : motley(random, 1 + below(25));
  for (let i = below(9); i > 0; --i) {
    const start = below(text.length + 1);
    const kind = below(4);
    const cut = kind === 0 ? 0 : below(kind === 1 ? 3 : 40);
    const added =
      kind === 3 ? text.slice(below(text.length + 1)).slice(0, below(80)) : tokens[below(tokens.length)];
    text = text.slice(0, start) + (kind === 2 ? '' : added) + text.slice(start + cut);
  }
  const bytes = new TextEncoder().encode(text);
  for (let i = uniform() < 0.2 ? below(4) : 0; i > 0 && bytes.length > 0; --i)
    bytes[below(bytes.length)] = below(256);
  return bytes;
}

/**
 * What a call gives, or the code of its error; anything else that it throws is a finding.
 * @template T
 * @param {() => T | Promise<T>} call
 * @returns {Promise<{ value: T } | { code: string }>}
 */
async function outcome(call) {
  try {
    return { value: await call() };
  } catch (error) {
    if (/** @type {any} */ (error)?.name !== 'QualmError') throw error;
    return { code: /** @type {any} */ (error).code };
  }
}

/** @param {number} seed */
export async function fuzzOnce(seed) {
  const random = draws(seed);
  const bytes = hostile(random);
  const whole = await outcome(() => profile(bytes));
  const cut = await outcome(() => profile(pieces(bytes, random.below, 1 + random.below(60))));
  assert.deepEqual(cut, whole);
  const read = await outcome(() => readTable(bytes, { target: null }));
  if (!('value' in read) || !('value' in whole)) return;
  const { table, reading } = read.value;
  assert.deepEqual([reading.rows, reading.blankLines], [whole.value.rows, whole.value.blankLines]);
  assert.deepEqual(
    table.columns,
    whole.value.columns.map(({ name }) => name),
  );
  assert.deepEqual(checkRows(JSON.parse(JSON.stringify(inferSchema(table))), table).anomalies, []);
  await outcome(() => readTable(bytes));
}

/**
 * @param {number} seconds
 * @param {number} seed the first
 * @returns {Promise<number>} how many files were tried
 */
export async function fuzz(seconds, seed) {
  const end = performance.now() + 1000 * seconds;
  let tried = 0;
  for (; performance.now() < end; ++tried) {
    try {
      await fuzzOnce(seed + tried);
    } catch (error) {
      console.error(`seed ${seed + tried}`);
      throw error;
    }
  }
  return tried;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [seconds = 60, seed = process.hrtime()[1]] = process.argv.slice(2).map(Number);
  console.log(`csv_fuzz: ${seconds} s from seed ${seed}`);
  console.log(`${await fuzz(seconds, seed)} files, nothing found`);
}

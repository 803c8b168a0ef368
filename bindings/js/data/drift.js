import { throwIfAborted, untilAborted } from '../abort.js';
import { QualmError, show } from '../errors.js';
import { checkOptions, checkSignal } from '../options.js';
import { columnOf } from './check.js';
import { openDesk } from './desks.js';

/** @typedef {import('../types.js').Table} Table */
/**
 * @typedef {{
 *   column: string, kind: 'number' | 'text', rows: { reference: number, batch: number }, flagged: boolean,
 *   stability: { value: number, threshold: number, bins: number, flagged: boolean },
 *   kolmogorovSmirnov: { distance: number, pValue: number, threshold: number, flagged: boolean } | null,
 * }} ColumnDrift rows with a value; stability is the population stability index; the p-value is asymptotic (Kolmogorov's
 *   limit), on the safe side for few rows and for tied values; null for text
 * @typedef {{
 *   rows: { reference: number, batch: number }, level: number, columns: ColumnDrift[],
 *   skipped: { column: string, reason: string }[], flagged: string[],
 * }} DriftReport level is the probability of any flag at all where nothing has changed
 */

/**
 * Whether the rows of a batch come from the distributions of the reference, column by column. Both statistics of all
 * columns share one level: half of it goes to Kolmogorov and Smirnov's test (Holm), half to the stability index.
 * @param {Table} reference
 * @param {Table} batch
 * @param {{
 *   level?: number, signal?: AbortSignal | null, transport?: string, wasm?: import('../platform.js').WasmSource,
 * }} [options]
 * @returns {Promise<DriftReport>}
 */
export async function drift(reference, batch, options = {}) {
  checkOptions(options, ['level', 'signal', 'transport', 'wasm']);
  const { level = 0.01, signal } = options;
  checkSignal(signal);
  if (!(level > 0 && level < 1))
    throw new QualmError(
      'invalid-option',
      'A level is a probability.',
      show(level),
      'more than 0, less than 1',
    );
  const rows = { reference: rowsOf(reference), batch: rowsOf(batch) };
  const { pairs, skipped } = pairUp(reference, batch, rows);
  throwIfAborted(signal);
  const desk = await openDesk(options);
  const compared = desk.compareColumns(pairs, level);
  const results = await untilAborted(signal, compared).finally(desk.close);
  const columns = results.map((/** @type {any} */ result, /** @type {number} */ i) =>
    columnDrift(pairs[i], result),
  );
  const flagged = columns.flatMap((/** @type {ColumnDrift} */ one) => (one.flagged ? [one.column] : []));
  return { rows, level, columns, skipped, flagged };
}

/** @param {Table} table */
function rowsOf(table) {
  if (!(table?.values instanceof Float64Array) || !Array.isArray(table.columns))
    throw new QualmError('invalid-table', 'This is no table.', show(table), 'a table from readTable()');
  const rows = table.columns.length === 0 ? 0 : table.values.length / table.columns.length;
  if (rows > 0) return rows;
  throw new QualmError('empty-data', 'Drift needs rows on both sides.', '0 rows', 'at least 1');
}

/**
 * The columns that both tables have.
 * @param {Table} reference
 * @param {Table} batch
 * @param {{ reference: number, batch: number }} rows
 */
function pairUp(reference, batch, rows) {
  const pairs = [];
  const skipped = [];
  const names = reference.target === undefined ? reference.columns : [...reference.columns, reference.target];
  for (const column of names) {
    const first = /** @type {NonNullable<ReturnType<typeof columnOf>>} */ (columnOf(reference, column));
    const second = columnOf(batch, column);
    if (!second) skipped.push({ column, reason: 'the batch does not have it' });
    else if (first.text !== second.text)
      skipped.push({ column, reason: `${kindOf(first)} in the reference, ${kindOf(second)} in the batch` });
    else pairs.push({ column, text: first.text, ...valuesOf(first, second, rows) });
  }
  return { pairs, skipped };
}

/** @param {{ text: boolean }} column */
const kindOf = ({ text }) => (text ? 'text' : 'numbers');

/**
 * Numbers as they are, or how many rows each category has in both: a missing value is a category of its own.
 * @param {NonNullable<ReturnType<typeof columnOf>>} first
 * @param {NonNullable<ReturnType<typeof columnOf>>} second
 * @param {{ reference: number, batch: number }} rows
 */
function valuesOf(first, second, rows) {
  if (!first.text) {
    const numbers = (/** @type {typeof first} */ { at }, /** @type {number} */ length) =>
      Float64Array.from({ length }, (_, row) => Number(at(row) ?? NaN));
    return { reference: numbers(first, rows.reference), batch: numbers(second, rows.batch) };
  }
  /** @type {Map<string | number | null, [number, number]>} */
  const counts = new Map();
  const count = (
    /** @type {typeof first} */ { at },
    /** @type {number} */ length,
    /** @type {0 | 1} */ side,
  ) => {
    for (let row = 0; row < length; ++row) {
      const entry = counts.get(at(row)) ?? [0, 0];
      entry[side] += 1;
      counts.set(at(row), entry);
    }
  };
  count(first, rows.reference, 0);
  count(second, rows.batch, 1);
  const side = (/** @type {0 | 1} */ i) => Float64Array.from(counts.values(), (entry) => entry[i]);
  return { reference: side(0), batch: side(1) };
}

/**
 * @param {{ column: string, text: boolean }} pair
 * @param {any} result of the library
 * @returns {ColumnDrift}
 */
function columnDrift({ column, text }, result) {
  const { reference, batch, stability, stabilityThreshold, bins, distance, pValue, pThreshold } = result;
  const unstable = stability > stabilityThreshold;
  const apart = pValue <= pThreshold;
  return {
    column,
    kind: text ? 'text' : 'number',
    rows: { reference, batch },
    flagged: result.flagged,
    stability: { value: stability, threshold: stabilityThreshold, bins, flagged: unstable },
    kolmogorovSmirnov:
      distance === distance && !text ? { distance, pValue, threshold: pThreshold, flagged: apart } : null,
  };
}

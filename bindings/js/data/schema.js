import { QualmError, show } from '../errors.js';

/** @typedef {import('../types.js').Table} Table */
/**
 * What the rows of one column looked like. A category list of null: any text.
 * @typedef {{
 *   name: string, kind: 'number' | 'text', integer: boolean, range: [number, number] | null,
 *   categories: string[] | null, missing: number,
 * }} ColumnSchema missing is the share of the rows without a value
 * @typedef {{ schema: 'qualm.table/1', rows: number, columns: ColumnSchema[] }} TableSchema plain data, ready for JSON
 */

const mostCategories = 1000; // beyond it, or where most values are different, text is free

/**
 * The schema of training rows, from their table or their profile: what later batches are checked against.
 * @param {Table | import('./profile.js').Profile} rows
 * @returns {TableSchema}
 */
export function inferSchema(rows) {
  if (typeof rows !== 'object' || rows === null || !Array.isArray(rows.columns))
    throw new QualmError('invalid-table', 'A schema comes from rows.', show(rows), 'a table or a profile');
  return 'values' in rows ? ofTable(rows) : ofProfile(rows);
}

/**
 * @param {Table} table
 * @returns {TableSchema}
 */
function ofTable({ columns, categories, values, labels, classes, target }) {
  const width = columns.length;
  const rows = width === 0 ? 0 : values.length / width;
  const schemas = columns.map((name, j) => {
    const column = Float64Array.from({ length: rows }, (_, i) => values[i * width + j]);
    return columnSchema(name, column, categories?.[j] ?? []);
  });
  if (target !== undefined) schemas.push(columnSchema(target, Float64Array.from(labels), classes));
  return { schema: 'qualm.table/1', rows, columns: schemas };
}

/**
 * @param {string} name
 * @param {Float64Array} values
 * @param {readonly string[]} categories
 * @returns {ColumnSchema}
 */
function columnSchema(name, values, categories) {
  const present = values.filter((value) => value === value);
  const missing = values.length === 0 ? 0 : 1 - present.length / values.length;
  if (categories.length === 0) {
    const range = present.length > 0 ? rangeOf(present) : null;
    return {
      name,
      kind: 'number',
      integer: present.every(Number.isInteger),
      range,
      categories: null,
      missing,
    };
  }
  const used = [...new Set(present)].sort((a, b) => a - b).map((index) => categories[index]);
  const closed = used.length <= mostCategories && used.length <= Math.max(2, present.length / 2);
  return { name, kind: 'text', integer: false, range: null, categories: closed ? used : null, missing };
}

/**
 * @param {Float64Array} values
 * @returns {[number, number]}
 */
function rangeOf(values) {
  let [low] = values;
  let high = low;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/**
 * @param {import('./profile.js').Profile} profile
 * @returns {TableSchema}
 */
function ofProfile({ rows, columns }) {
  return {
    schema: 'qualm.table/1',
    rows,
    columns: columns.map(({ name, count, missing, texts, numbers, distinct, frequent }) => {
      const share = rows === 0 ? 0 : missing.count / rows;
      if (texts === 0) {
        const range = numbers ? /** @type {[number, number]} */ ([numbers.min, numbers.max]) : null;
        const integer = numbers === null || numbers.integers === numbers.count;
        return { name, kind: 'number', integer, range, categories: null, missing: share };
      }
      // A profile keeps the most frequent values only: a column with more of them is free text.
      const all = frequent.exact && distinct.count === frequent.values.length;
      const closed = all && distinct.count <= Math.max(2, count / 2);
      const categories = closed ? frequent.values.map(({ value }) => String(value)).sort() : null;
      return { name, kind: 'text', integer: false, range: null, categories, missing: share };
    }),
  };
}

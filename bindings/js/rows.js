import { QualmError, show } from './errors.js';

/**
 * Rows of numbers as one Float64Array. Without rows: one row that has no columns.
 * @param {readonly (readonly number[])[] | undefined} rows
 * @returns {{ features: Float64Array, rows: number }}
 */
export function flatRows(rows) {
  if (rows === undefined) return { features: new Float64Array(0), rows: 1 };
  if (!Array.isArray(rows) || rows.length === 0 || !rows.every(isRow)) throw noRows(rows);
  const list = /** @type {ArrayLike<unknown>[]} */ (rows);
  const width = list[0].length;
  const features = new Float64Array(rows.length * width);
  list.forEach((row, i) => {
    if (row.length !== width) {
      const message = `Row ${i} has another length than row 0.`;
      throw new QualmError('shape-mismatch', message, `${row.length} values`, `${width} values`);
    }
    Array.from(row).forEach((value, column) => {
      features[i * width + column] = finite(value, i, column);
    });
  });
  return { features, rows: rows.length };
}

/**
 * Rows to predict: a list of lists, or the values of all rows and how many rows they are.
 * @param {readonly (readonly number[])[] | { values: Float64Array, rows: number }} input
 * @returns {{ values: Float64Array, rows: number }}
 */
export function predictedRows(input) {
  if (typeof input !== 'object' || input === null) throw noRows(input);
  if (!('rows' in input)) {
    const { features: flat, rows: count } = flatRows(input);
    return { values: flat, rows: count };
  }
  const { values, rows } = input;
  if (values instanceof Float64Array && Number.isInteger(rows) && rows >= 1 && values.length % rows === 0)
    return { values, rows };
  const received = `${show(values?.length)} values for ${show(rows)} rows`;
  const allowed = 'a Float64Array of rows × columns';
  throw new QualmError('shape-mismatch', 'Values do not fill the rows.', received, allowed);
}

/** @param {unknown} row */
const isRow = (row) => Array.isArray(row) || row instanceof Float64Array;

/** @param {unknown} received */
const noRows = (received) =>
  new QualmError('shape-mismatch', 'Rows of data are a list of lists.', show(received), '[[0.1, 0.2], …]');

/**
 * @param {unknown} value
 * @param {number} row
 * @param {number} column
 */
function finite(value, row, column) {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  const message = `Row ${row}, column ${column} is not a finite number.`;
  throw new QualmError('not-finite', message, show(value), 'a finite number');
}

import { QualmError, show } from '../errors.js';
import { predictedRows } from '../rows.js';

/** @typedef {import('../types.js').Pipeline} Pipeline */
/** @typedef {import('../types.js').Table} Table */
/**
 * Rows to prepare or to predict: a table, a list of lists, or the values of all rows and how many rows they are.
 * @typedef {readonly (readonly number[])[] | { values: Float64Array, rows: number }
 *   | Pick<Table, 'columns' | 'values' | 'categories'>} Rows
 */

/**
 * Rows in the order of a pipeline's columns. Lists and values have it already; a table is put into it.
 * @param {Pipeline} pipeline
 * @param {Rows} rows
 * @returns {{ values: Float64Array, rows: number, pipeline: Pipeline }} the pipeline knows the table's texts by name
 */
export function rowsFor(pipeline, rows) {
  if (typeof rows !== 'object' || rows === null || !('columns' in rows))
    return { ...predictedRows(rows), pipeline };
  const { values, rows: count, categories } = alignTable(pipeline, rows);
  const columns = pipeline.columns.map((column, j) => ({ ...column, categories: categories[j] }));
  return { values, rows: count, pipeline: { ...pipeline, columns } };
}

/**
 * The values of a table, rows × columns, as the pipeline takes them: its columns by their names, its texts by the places
 * that they have among its categories. A text that it does not know has a place beyond them, and is reported as unknown.
 * @param {Pipeline} pipeline
 * @param {Pick<Table, 'columns' | 'values' | 'categories'>} table
 * @returns {{ values: Float64Array, rows: number, categories: string[][] }} categories are the pipeline's, and what the
 *   table has beyond them
 * @throws {QualmError} 'missing-column'; 'shape-mismatch' where one side has numbers and the other texts
 */
function alignTable({ columns }, table) {
  const width = table.columns.length;
  const count = width === 0 ? 0 : table.values.length / width;
  const values = new Float64Array(count * columns.length);
  const categories = columns.map(({ name, categories: known }, j) => {
    const from = place(table, name);
    const own = table.categories?.[from] ?? [];
    if (own.length > 0 !== known.length > 0 && !isEmpty(table, from)) throw otherKind(name, own, known);
    const extra = own.filter((text) => !known.includes(text));
    const all = [...known, ...extra];
    const places = own.map((text) => all.indexOf(text));
    for (let row = 0; row < count; row++) {
      const value = table.values[row * width + from];
      values[row * columns.length + j] = places.length > 0 && value in places ? places[value] : value;
    }
    return all;
  });
  return { values, rows: count, categories };
}

/**
 * @param {Pick<Table, 'columns'>} table
 * @param {string} name
 */
function place({ columns }, name) {
  const index = columns.indexOf(name);
  if (index >= 0) return index;
  const message = `The rows have no column ${show(name)}, which the pipeline was fitted on.`;
  throw new QualmError('missing-column', message, columns.map(show).join(', '), show(name));
}

/**
 * Whether every value of a column is missing: then it is neither numbers nor text.
 * @param {Pick<Table, 'columns' | 'values'>} table
 * @param {number} column
 */
function isEmpty({ columns, values }, column) {
  for (let at = column; at < values.length; at += columns.length) if (!Number.isNaN(values[at])) return false;
  return true;
}

/**
 * @param {string} name
 * @param {readonly string[]} own
 * @param {readonly string[]} known
 */
function otherKind(name, own, known) {
  const kind = (/** @type {readonly string[]} */ categories) =>
    categories.length > 0 ? `text like ${show(categories[0])}` : 'numbers';
  const message = `Column ${show(name)} is not what the pipeline was fitted on.`;
  return new QualmError('shape-mismatch', message, kind(own), kind(known));
}

import { QualmError, show } from '../errors.js';
import { cellsWith } from './cells.js';

/** @typedef {import('../types.js').Table} Table */
/** @typedef {import('./schema.js').TableSchema} TableSchema */
/** @typedef {import('./schema.js').ColumnSchema} ColumnSchema */
/**
 * @typedef {'missing-column' | 'new-column' | 'wrong-type' | 'unknown-category' | 'out-of-range' | 'not-integer'
 *   | 'missing-value' | 'more-missing'} AnomalyCode
 * @typedef {{
 *   code: AnomalyCode, column: string, row: number | null, received: string, allowed: string,
 * }} Anomaly row is the line of the file; null where the whole column is meant
 * @typedef {{
 *   rows: number, count: number, counts: { code: AnomalyCode, column: string, count: number }[], anomalies: Anomaly[],
 * }} RowCheck count is that of all anomalies, listed are the first of each kind and column
 */

const listed = 100; // anomalies of one kind in one column that are listed

/**
 * What is wrong with rows, by the schema of those that a model was trained on.
 * @param {TableSchema} schema
 * @param {Table} table
 * @returns {RowCheck}
 */
export function checkRows(schema, table) {
  if (schema?.schema !== 'qualm.table/1' || !Array.isArray(schema.columns))
    throw new QualmError(
      'invalid-schema',
      'This is no schema of a table.',
      show(schema),
      'what inferSchema() gives',
    );
  if (!(table?.values instanceof Float64Array) || !Array.isArray(table.columns))
    throw new QualmError('invalid-table', 'This is no table.', show(table), 'a table from readTable()');
  const found = new Findings();
  const rows = table.columns.length === 0 ? 0 : table.values.length / table.columns.length;
  for (const column of schema.columns) {
    const values = columnOf(table, column.name);
    if (values) checkColumn(column, values, table, found, schema.rows);
    // The label may be what is to be predicted.
    else found.add('missing-column', column.name, null, 'no such column', describe(column));
  }
  const known = new Set(schema.columns.map(({ name }) => name));
  for (const name of namesOf(table))
    if (!known.has(name)) found.add('new-column', name, null, 'a column', 'not in the training rows');
  return { rows, ...found.report() };
}

/** Anomalies by kind and column, the first of each listed. */
class Findings {
  /** @type {Map<string, { code: AnomalyCode, column: string, count: number }>} */
  #counts = new Map();
  /** @type {Anomaly[]} */
  #anomalies = [];

  /**
   * @param {AnomalyCode} code
   * @param {string} column
   * @param {number | null} row
   * @param {string} received
   * @param {string} allowed
   */
  add(code, column, row, received, allowed) {
    const key = `${code} ${column}`;
    const entry = this.#counts.get(key) ?? { code, column, count: 0 };
    entry.count += 1;
    this.#counts.set(key, entry);
    if (entry.count <= listed) this.#anomalies.push({ code, column, row, received, allowed });
  }

  report() {
    const counts = [...this.#counts.values()];
    return {
      count: counts.reduce((sum, { count }) => sum + count, 0),
      counts,
      anomalies: this.#anomalies,
    };
  }
}

/** @param {Table} table */
const namesOf = ({ columns, target }) => (target === undefined ? columns : [...columns, target]);

/**
 * The values of a column, or of the label: numbers, or texts, or null where one is missing.
 * @param {Table} table
 * @param {string} name
 * @returns {{ text: boolean, at: (row: number) => number | string | null } | undefined}
 */
export function columnOf({ columns, categories, values, labels, classes, target }, name) {
  if (name === target) return { text: true, at: (row) => classes[labels[row]] };
  const j = columns.indexOf(name);
  if (j < 0) return undefined;
  const width = columns.length;
  const texts = categories?.[j] ?? [];
  const at = (/** @type {number} */ row) => {
    const value = values[row * width + j];
    if (value !== value) return null;
    return texts.length > 0 ? texts[value] : value;
  };
  return { text: texts.length > 0, at };
}

/**
 * @param {ColumnSchema} schema
 * @param {NonNullable<ReturnType<typeof columnOf>>} column
 * @param {Table} table
 * @param {Findings} found
 * @param {number} trained how many rows the schema comes from
 */
function checkColumn(schema, column, table, found, trained) {
  const { name, missing } = schema;
  const rows = table.values.length / table.columns.length;
  const known = schema.categories && new Set(schema.categories);
  let absent = 0;
  for (let row = 0; row < rows; ++row) {
    const line = table.rowNumbers?.[row] ?? row;
    const value = column.at(row);
    if (value === null) {
      absent += 1;
      if (missing === 0) found.add('missing-value', name, line, 'nothing', describe(schema));
    } else {
      const code = schema.kind === 'number' ? numberFault(schema, value) : textFault(known, value);
      if (code) found.add(code, name, line, show(value), describe(schema));
    }
  }
  const share = rows === 0 ? 0 : absent / rows;
  const spread = Math.sqrt(missing * (1 - missing) * (1 / trained + 1 / rows));
  if (missing === 0 || share <= missing + 3 * spread) return;
  const allowed = `${percent(missing)} as in the training rows, and three standard errors`;
  found.add('more-missing', name, null, `${percent(share)} missing`, allowed);
}

const { numberOf } = cellsWith('.');

/**
 * @param {ColumnSchema} schema
 * @param {number | string} received
 * @returns {AnomalyCode | null}
 */
function numberFault({ integer, range }, received) {
  // One text makes a column text: its other cells may be numbers all the same.
  const value = typeof received === 'number' ? received : numberOf(received);
  if (value !== value) return 'wrong-type';
  if (range && (value < range[0] || value > range[1])) return 'out-of-range';
  return integer && !Number.isInteger(value) ? 'not-integer' : null;
}

/**
 * @param {Set<string> | null} known
 * @param {number | string} received
 * @returns {AnomalyCode | null}
 */
const textFault = (known, received) => (known && !known.has(String(received)) ? 'unknown-category' : null);

/** @param {ColumnSchema} schema */
function describe({ kind, integer, range, categories }) {
  if (kind === 'number') {
    const numbers = integer ? 'whole numbers' : 'numbers';
    return range ? `${numbers} from ${range[0]} to ${range[1]}` : numbers;
  }
  if (!categories) return 'text';
  const names = categories.slice(0, 12).join(', ');
  return categories.length > 12 ? `${names}, … (${categories.length} categories)` : names;
}

/** @param {number} share */
const percent = (share) => `${(100 * share).toFixed(1)} %`;

import { datasets, loadDataset } from './datasets.js';
import { QualmError, show } from './errors.js';
import { keepClasses, tableFromPoints } from './table.js';

/** @typedef {import('./types.js').Table} Table */

/**
 * The table that a specification speaks of; null where the library generates the data itself.
 * @param {import('./types.js').Spec} spec
 * @param {Table | null} [table] what the caller brought: needed for the source 'csv'
 * @returns {Promise<Table | null>}
 */
export async function tableFor({ data }, table) {
  const { source, classes, target } = data;
  if (source === 'painted') return tableFromPoints(data.points ?? []);
  if (source !== 'csv' && !(source in datasets)) return null;
  if (!table && source !== 'csv') return loadDataset(source, { target, classes });
  checkTable(table);
  if (target !== undefined && target !== table.target && table.columns.includes(target)) {
    const message = `The label column ${show(target)} is still among the features: hand it to readCsv() as target.`;
    throw new QualmError('invalid-option', message, show(target), 'a table read with that target');
  }
  return keepClasses(table, classes);
}

/**
 * @param {Table | null | undefined} table
 * @returns {asserts table is Table}
 */
function checkTable(table) {
  const shaped =
    table?.values instanceof Float64Array &&
    table.labels instanceof Int32Array &&
    Array.isArray(table.columns) &&
    Array.isArray(table.classes) &&
    table.values.length === table.labels.length * table.columns.length;
  if (shaped) return;
  const received = table ? 'an object of another shape' : 'no table';
  const allowed = '{ columns, values: Float64Array, labels: Int32Array, classes }, as readCsv() makes it';
  throw new QualmError('invalid-table', 'The source csv needs a table.', received, allowed);
}

import { tableOptionsOf } from './data/document.js';
import { sampledPlaces } from './data/sample.js';
import { datasets, loadDataset } from './datasets.js';
import { QualmError, show } from './errors.js';
import { keepClasses, keepColumns, selectRows, tableFromPoints } from './table.js';

/** @typedef {import('./types.js').Table} Table */

/**
 * The table that a specification speaks of; null where the library generates the data itself.
 * @param {import('./types.js').Spec} spec
 * @param {Table | null} [table] what the caller brought: needed for the source 'csv'
 * @returns {Promise<Table | null>}
 */
export async function tableFor({ seed, data }, table) {
  const { source, classes, target, columns, sample } = data;
  if (source === 'painted') return tableFromPoints(data.points ?? []);
  if (source !== 'csv' && !(source in datasets)) return null;
  if (!table && source !== 'csv') return loadDataset(source, tableOptionsOf({ seed, data }));
  checkTable(table);
  if (target !== undefined && target !== table.target && table.columns.includes(target)) {
    const message = `The label column ${show(target)} is still among the features: hand it to readCsv() as target.`;
    throw new QualmError('invalid-option', message, show(target), 'a table read with that target');
  }
  const kept = keepColumns(keepClasses(table, classes), columns);
  if (!sample || sample.rows >= kept.labels.length) return kept;
  return selectRows(kept, sampledPlaces(kept.labels.length, { rows: sample.rows, seed }));
}

/**
 * @param {Table | null | undefined} table
 * @returns {asserts table is Table}
 */
function checkTable(table) {
  if (typeof table !== 'object' || table === null)
    throw invalidTable('is missing', table ? show(table) : 'no table');
  const { columns, categories, values, labels, classes, rowNumbers } = table;
  checkNames(columns, 'columns');
  if (categories !== undefined && !(Array.isArray(categories) && categories.length === columns.length))
    throw invalidTable('has not one list of categories for each column', show(categories));
  checkNames(classes, 'classes');
  if (!(labels instanceof Int32Array)) throw invalidTable('has no Int32Array of labels', show(labels));
  if (!(values instanceof Float64Array) || values.length !== labels.length * columns.length) {
    const received = `${show(values?.length)} values, ${labels.length} labels, ${columns.length} columns`;
    throw invalidTable('has no Float64Array of rows × columns', received);
  }
  const row = labels.findIndex((label) => label < 0 || label >= classes.length);
  if (row >= 0) throw invalidTable(`has a label without a class in row ${row}`, show(labels[row]));
  if (rowNumbers === undefined || rowNumbers?.length === labels.length) return;
  throw invalidTable('has not one row number for each row', show(rowNumbers));
}

/**
 * @param {unknown} names
 * @param {'columns' | 'classes'} part
 */
function checkNames(names, part) {
  if (Array.isArray(names) && names.every((name) => typeof name === 'string')) return;
  throw invalidTable(`has no list of the names of its ${part}`, show(names));
}

/**
 * @param {string} fault
 * @param {string} received
 */
function invalidTable(fault, received) {
  const allowed = '{ columns, values: Float64Array, labels: Int32Array, classes }, as readCsv() makes it';
  return new QualmError('invalid-table', `The table ${fault}.`, received, allowed);
}

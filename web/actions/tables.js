import { loadDataset } from '../../bindings/js/datasets.js';
import { tableOptionsOf } from '../../bindings/js/data/document.js';
import { tableFromPoints } from '../../bindings/js/table.js';
import { toSpec } from '../model/document.js';

/** @typedef {import('../model/types.js').Settings} Settings */
/** @typedef {import('../model/types.js').Table} Table */
/** @typedef {import('../model/types.js').Prepared} Prepared */

/** The reader of files, fetched when there is one. */
export const csvReader = () => import('../../bindings/js/csv.js');

/**
 * What decides how a file becomes a table: with the same key it is the same table.
 * @param {Settings} settings
 */
export const tableKey = (settings) => JSON.stringify(tableOptionsOf(toSpec(settings)));

/**
 * The table of a file of the reader's own, read in a worker.
 * @param {import('../model/types.js').DataFile} file
 * @param {Settings} settings
 * @param {AbortSignal} signal
 * @returns {Promise<Table>}
 */
export async function tableOfFile({ content }, settings, signal) {
  const { openTable } = await csvReader();
  return (await openTable(content, { ...tableOptionsOf(toSpec(settings)), signal })).table;
}

/**
 * The rows of a data set before any step: those of the reader's file, of a measured one, painted or generated.
 * @param {import('./session.js').Client} client
 * @param {Settings} settings
 * @param {Table | null} table of the reader's file
 * @returns {Promise<Table | null>}
 */
export async function rawTable(client, settings, table) {
  const spec = toSpec(settings);
  const { source } = spec.data;
  if (source === 'csv') return table;
  if (source === 'painted') return tableFromPoints(settings.points);
  if (['iris', 'wine', 'breast_cancer', 'digits'].includes(source))
    return loadDataset(source, tableOptionsOf(spec));
  return tableOf(await client.prepare({ ...spec, preprocess: [], noise: undefined }));
}

/**
 * The rows of both parts in one table, in their order.
 * @param {Prepared} prepared without any step
 * @returns {Table}
 */
function tableOf({ columns, classes, rows, train, test }) {
  const width = columns.length;
  const values = new Float64Array((train.rows + test.rows) * width);
  const labels = new Int32Array(train.rows + test.rows);
  for (const [places, part] of /** @type {const} */ ([
    [rows.train, train],
    [rows.test, test],
  ])) {
    places.forEach((row, i) => {
      values.set(part.values.subarray(i * width, (i + 1) * width), row * width);
      labels[row] = part.labels[i];
    });
  }
  return { columns, values, labels, classes, target: 'class' };
}

import { checkRows, drift, inferSchema, profile, readTable } from '../js/csv.js';
import { QualmError, show } from '../js/errors.js';
import { keepColumns } from '../js/table.js';
import { describeProfile, describeValidation } from './data-report.js';
import { openStream, readBytes } from './files.js';

/** @typedef {import('./arguments.js').Options} Options */

/**
 * `qualm profile data.csv`
 * @param {string} path
 * @param {Options} options
 */
export async function profileFile(path, options) {
  const { target, seed, json } = options;
  const { delimiter, decimal, missing } = saidOfFile(options);
  const { stream, size } = await openStream(path);
  const said = { target, seed, delimiter, decimal, missing };
  const found = await profile(stream, { ...said, totalBytes: size, onProgress: showProgress }).finally(
    clearLine,
  );
  console.log(json ? JSON.stringify(found, null, 2) : describeProfile(found, path));
}

/**
 * `qualm validate train.csv batch.csv`
 * @param {string} path of the training rows
 * @param {string} batchPath
 * @param {Options} options
 */
export async function validateFiles(path, batchPath, options) {
  const said = { ...saidOfFile(options), target: null };
  const { table: reference } = await tableFrom(path, said, options);
  // A batch may lack columns: that is for the report to say.
  const all = await tableFrom(batchPath, { ...said, columns: undefined }, {});
  const batch = withoutOthers(all.table, reference, options);
  const schema = inferSchema(reference);
  const check = checkRows(schema, batch);
  const moved = await drift(reference, batch);
  const result = { schema, check, drift: moved };
  console.log(options.json ? JSON.stringify(result, null, 2) : describeValidation(result, path, batchPath));
}

/**
 * Without the columns that the user has left out of the reference: they are not new.
 * @param {import('../js/types.js').Table} batch
 * @param {import('../js/types.js').Table} reference
 * @param {Options} options
 */
function withoutOthers(batch, reference, { columns, drop }) {
  if (!columns && !drop) return batch;
  const wanted = batch.columns.filter((name) =>
    drop ? !drop.includes(name) : reference.columns.includes(name),
  );
  return keepColumns(batch, wanted);
}

/**
 * What the command line says of a file, as options of readTable().
 * @param {Options} options
 * @returns {import('../js/data/options.js').TableOptions}
 */
export function saidOfFile({ target, columns, delimiter, decimal, missing, dropUnlabeled, sample }) {
  const sign = delimiter === 'tab' ? '\t' : delimiter;
  const said = { target, columns, delimiter: sign, decimal, missing, dropUnlabeled };
  return {
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    ...(sample !== undefined && { sample: { rows: sample } }),
  };
}

/**
 * The table of a file, without the columns to drop.
 * @param {string} path
 * @param {import('../js/data/options.js').TableOptions} said
 * @param {Options} options
 */
export async function tableFrom(path, said, { drop }) {
  const { table, reading } = readTable(await readBytes(path), said);
  if (!drop) return { table, reading };
  const unknown = drop.find((name) => !table.columns.includes(name));
  if (unknown !== undefined) {
    const message = `The file has no feature ${show(unknown)}.`;
    throw new QualmError(
      'unknown-column',
      message,
      `--drop ${unknown}`,
      table.columns.slice(0, 100).join(', '),
    );
  }
  const kept = table.columns.filter((name) => !drop.includes(name));
  if (kept.length === 0)
    throw new QualmError(
      'unknown-column',
      'No feature is left.',
      `--drop ${drop.join()}`,
      'at least one feature',
    );
  return { table: keepColumns(table, kept), reading: { ...reading, leftOut: [...reading.leftOut, ...drop] } };
}

/** @param {{ bytes: number, totalBytes: number | null, rows: number }} progress */
function showProgress({ bytes, totalBytes, rows }) {
  if (!process.stderr.isTTY || !totalBytes) return;
  process.stderr.write(`\r\x1b[K${((100 * bytes) / totalBytes).toFixed(0)} %, ${rows} rows`);
}

function clearLine() {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}

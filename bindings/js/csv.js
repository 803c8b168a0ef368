import { buildTable } from './data/build.js';
import { checkFile, readAll } from './data/reader.js';

export { checkRows } from './data/check.js';
export { tableOptionsOf } from './data/document.js';
export { drift } from './data/drift.js';
export { openTable, readHeader } from './data/open.js';
export { profile, profileTable } from './data/profile.js';
export { inferSchema } from './data/schema.js';

/** @typedef {import('./types.js').Table} Table */
/** @typedef {import('./data/options.js').TableOptions} TableOptions */

/**
 * A table from a CSV file with a header, and how it was read. A column with any text in it is text; missing values stay
 * missing; nothing is left out but what the options say.
 * @param {string | Uint8Array | ArrayBuffer} file its text, or its bytes in UTF-8 or UTF-16
 * @param {TableOptions} [options] the label column (default: the last; null for none), the classes, the features and
 *   the sample to keep, whether rows without a label are dropped, and how the file is written
 * @returns {{ table: Table, reading: import('./data/build.js').Reading }}
 * @throws {import('./errors.js').QualmError} with the line and the column where the file is wrong
 */
export function readTable(file, options) {
  checkFile(file);
  return buildTable((sink, said) => readAll(file, said, sink), options);
}

/**
 * The table alone.
 * @param {string | Uint8Array | ArrayBuffer} file
 * @param {TableOptions} [options]
 * @returns {Table}
 */
export const readCsv = (file, options) => readTable(file, options).table;

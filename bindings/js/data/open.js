import { throwIfAborted, untilAborted } from '../abort.js';
import { QualmError, show } from '../errors.js';
import { checkOptions, checkSignal } from '../options.js';
import { openDesk } from './desks.js';
import { checkHeader } from './header.js';
import { checkForm, checkTableOptions, formKeys, tableKeys } from './options.js';
import { Reader } from './reader.js';
import { openSource } from './source.js';

/**
 * The names of a file's columns and how it is written, from its start alone.
 * @param {import('./source.js').Source} source
 * @param {import('./options.js').FormOptions} [options]
 * @returns {Promise<{ names: string[] } & import('./dialect.js').Dialect>}
 * @throws {QualmError} csv-empty, csv-no-header and what else is wrong with a first line
 */
export async function readHeader(source, options = {}) {
  checkOptions(options, formKeys);
  checkForm(options);
  /** @type {string[] | undefined} */
  let names;
  /** @type {import('./dialect.js').Dialect} */
  let dialect = { delimiter: ',', decimal: '.' };
  const reader = new Reader(options, {
    open: (found) => void (dialect = found),
    row: (cells, line) => void (names ??= checkHeader(cells, line)),
  });
  const { pieces, cancel } = openSource(source);
  try {
    for await (const piece of pieces) {
      reader.push(piece);
      if (names) return { names, ...dialect };
    }
    reader.end();
  } finally {
    cancel();
  }
  if (names) return { names, ...dialect };
  throw new QualmError('csv-empty', 'The file is empty.', 'nothing', 'a header line and rows');
}

/**
 * What readTable() makes of a file; in a browser the work is done in a worker of its own.
 * @param {string | Uint8Array | Blob} file
 * @param {import('./options.js').TableOptions & {
 *   signal?: AbortSignal | null, transport?: 'worker' | 'blob' | 'main', wasm?: import('../platform.js').WasmSource,
 * }} [options]
 * @returns {Promise<{ table: import('../types.js').Table, reading: import('./build.js').Reading }>}
 * @throws {QualmError} what readTable() throws; 'cancelled'
 */
export async function openTable(file, options = {}) {
  checkOptions(options, [...tableKeys, 'signal', 'transport', 'wasm']);
  const { signal, transport, wasm, ...said } = options;
  checkTableOptions(said);
  checkSignal(signal);
  if (typeof file !== 'string' && !(file instanceof Uint8Array) && !(file instanceof Blob))
    throw new QualmError(
      'csv-not-text',
      'A CSV file is text, or its bytes.',
      show(file),
      'text, bytes or a Blob',
    );
  throwIfAborted(signal);
  const desk = await openDesk({ transport, wasm });
  return untilAborted(signal, desk.readTable(file, said)).finally(desk.close);
}

import { throwIfAborted, untilAborted } from '../abort.js';
import { QualmError, show } from '../errors.js';
import { checkOptions, checkSignal } from '../options.js';
import { openDesk } from './desks.js';
import { checkHeader } from './header.js';
import { checkForm, checkTableOptions, formKeys, tableKeys } from './options.js';
import { readAll } from './reader.js';

const startLength = 32_768; // bytes, or characters, in which most headers end

/**
 * The names of a file's columns, from its start alone.
 * @param {string | Uint8Array | Blob} file
 * @param {import('./options.js').FormOptions} [options]
 * @returns {Promise<string[]>}
 * @throws {QualmError} csv-empty, csv-no-header and what else is wrong with a first line
 */
export async function readHeader(file, options = {}) {
  checkOptions(options, formKeys);
  checkForm(options);
  checkContent(file);
  const size = file instanceof Blob ? file.size : file.length;
  for (let length = startLength; ; length *= 32) {
    const header = firstRow(await startOf(file, length), options, length >= size);
    if (header) return checkHeader(header.cells, header.line, 1);
  }
}

/**
 * The first row with text; null where the start does not hold the whole of it.
 * @param {string | Uint8Array} start
 * @param {import('./options.js').FormOptions} said
 * @param {boolean} whole whether this is the whole file
 */
function firstRow(start, said, whole) {
  /** @type {{ cells: string[], line: number } | undefined} */
  let first;
  const row = (/** @type {string[]} */ cells, /** @type {number} */ line) => void (first ??= { cells, line });
  try {
    readAll(whole ? start : wholeLines(start), said, { open() {}, row });
  } catch (error) {
    if (whole) throw error;
  }
  if (first || !whole) return first;
  throw new QualmError('csv-empty', 'The file is empty.', 'nothing', 'a header line and rows');
}

/**
 * As far as the last line feed, in any encoding.
 * @param {string | Uint8Array} start
 */
function wholeLines(start) {
  if (typeof start === 'string') return start.slice(0, start.lastIndexOf('\n') + 1);
  const end = start.lastIndexOf(10) + 1;
  return start.subarray(0, end > 0 && start[end] === 0 ? end + 1 : end); // UTF-16 with the low byte first
}

/**
 * @param {string | Uint8Array | Blob} file
 * @param {number} length
 */
async function startOf(file, length) {
  if (!(file instanceof Blob)) return file.slice(0, length);
  return new Uint8Array(await file.slice(0, length).arrayBuffer());
}

/** @param {unknown} file */
function checkContent(file) {
  if (typeof file === 'string' || file instanceof Uint8Array || file instanceof Blob) return;
  throw new QualmError(
    'csv-not-text',
    'A CSV file is text, or its bytes.',
    show(file),
    'text, bytes or a Blob',
  );
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
  checkContent(file);
  throwIfAborted(signal);
  const desk = await openDesk({ transport, wasm });
  return untilAborted(signal, desk.readTable(file, said)).finally(desk.close);
}

import { QualmError } from '../errors.js';
import { Decoder } from './decode.js';
import { dialectOf, headLength } from './dialect.js';
import { Scanner } from './scanner.js';

/** @typedef {import('./dialect.js').Dialect} Dialect */
/**
 * What takes the rows of a file: first, once, how it is written, then each row; the first of them is the header.
 * @typedef {{ open: (dialect: Dialect) => void, row: import('./scanner.js').OnRow }} Sink
 */

/**
 * Rows from the bytes or the text of a CSV file as they come: separators, quotes, byte order marks, any line ends.
 */
export class Reader {
  #decoder = new Decoder();
  #said;
  #sink;
  #head = '';
  /** @type {Scanner | undefined} */
  #scanner;

  /**
   * @param {{ delimiter?: string, decimal?: import('./cells.js').Decimal }} said what a caller knows of the file
   * @param {Sink} sink
   */
  constructor(said, sink) {
    this.#said = said;
    this.#sink = sink;
  }

  get encoding() {
    return this.#decoder.encoding;
  }

  get blankLines() {
    return this.#scanner?.blankLines ?? 0;
  }

  /** @param {Uint8Array | string} piece */
  push(piece) {
    this.#take(this.#decoder.push(piece));
  }

  end() {
    this.#take(this.#decoder.end());
    this.#open().end();
  }

  /** @param {string} text */
  #take(text) {
    if (this.#scanner) return this.#scanner.push(text);
    this.#head += text;
    if (this.#head.length >= headLength) this.#open();
  }

  #open() {
    if (this.#scanner) return this.#scanner;
    // Exactly this much decides, however the pieces were cut.
    const dialect = dialectOf(this.#head.slice(0, headLength), this.#said);
    this.#sink.open(dialect);
    this.#scanner = new Scanner(dialect.delimiter, this.#sink.row);
    this.#scanner.push(this.#head);
    this.#head = '';
    return this.#scanner;
  }
}

/**
 * The rows of a file that is here as a whole.
 * @param {string | Uint8Array | ArrayBuffer} file
 * @param {ConstructorParameters<typeof Reader>[0]} said
 * @param {Sink} sink
 */
export function readAll(file, said, sink) {
  const reader = new Reader(said, sink);
  reader.push(file instanceof ArrayBuffer ? new Uint8Array(file) : file);
  reader.end();
  return { encoding: reader.encoding, blankLines: reader.blankLines };
}

/**
 * @param {unknown} file
 * @returns {asserts file is string | Uint8Array | ArrayBuffer}
 */
export function checkFile(file) {
  if (typeof file === 'string' || file instanceof Uint8Array || file instanceof ArrayBuffer) return;
  throw new QualmError('csv-not-text', 'A CSV file is text, or its bytes.', typeof file, 'a string or bytes');
}

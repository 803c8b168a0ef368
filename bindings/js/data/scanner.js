import Papa from 'papaparse';
import { QualmError } from '../errors.js';

/** @typedef {(cells: string[], line: number) => void} OnRow line counts from 1, as an editor does */

const longestRow = 16_777_216; // characters: beyond it a quote was left open, or this is no CSV file
const piece = 1_048_576; // characters that are parsed at once

/**
 * Rows of cells from text that comes in pieces; the same rows for any cut. Lines without text are counted and skipped.
 */
export class Scanner {
  /** @type {OnRow} */
  #onRow;
  #parser;
  #pending = '';
  #enough = 0;
  #line = 1;

  /** How many lines without text there were. */
  blankLines = 0;

  /**
   * @param {string} delimiter
   * @param {OnRow} onRow
   */
  constructor(delimiter, onRow) {
    this.#onRow = onRow;
    this.#parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"' });
  }

  /** @param {string} text with line feeds as line ends */
  push(text) {
    for (let start = 0; start < text.length; start += piece) {
      this.#pending += text.slice(start, start + piece);
      // A row that is not finished is not read again before twice as much of it is here.
      if (this.#pending.length >= this.#enough) this.#parse(true);
    }
  }

  end() {
    this.#parse(true);
    if (this.#pending !== '') this.#parse(false);
  }

  /** @param {boolean} unfinished whether the last row may go on */
  #parse(unfinished) {
    const text = this.#pending;
    const { data, errors, meta } = this.#parser.parse(text, 0, unfinished);
    const quotes = text.includes('"');
    const fault = errors.find((/** @type {any} */ error) => error.type === 'Quotes');
    data.forEach((/** @type {string[]} */ cells, /** @type {number} */ i) => {
      if (fault?.row === i) throw this.#quoteError(fault.code);
      const line = this.#line;
      this.#line += 1 + (quotes ? lineFeeds(cells) : 0);
      if (cells.length === 1 && cells[0].trim() === '') this.blankLines += 1;
      else this.#onRow(cells, line);
    });
    if (!unfinished && fault) throw this.#quoteError(fault.code);
    this.#pending = unfinished ? text.slice(meta.cursor) : '';
    this.#enough = 2 * this.#pending.length;
    if (this.#pending.length > longestRow) throw this.#tooLong();
  }

  /** @param {string} code Papa's */
  #quoteError(code) {
    const open = code === 'MissingQuotes';
    return new QualmError(
      'csv-quotes',
      open
        ? `Line ${this.#line}: a quotation mark is not closed.`
        : `Line ${this.#line}: text follows a quotation mark that closes.`,
      open ? 'an open quote' : 'a quote inside of quotes that is not doubled',
      'quotes in pairs, and "" for one inside of them',
    );
  }

  #tooLong() {
    return new QualmError(
      'csv-line-too-long',
      `Line ${this.#line} does not end: a quotation mark may be left open, or this is no CSV file.`,
      `more than ${longestRow} characters`,
      `rows of up to ${longestRow} characters`,
    );
  }
}

/** @param {string[]} cells */
function lineFeeds(cells) {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count += 1;
  }
  return count;
}

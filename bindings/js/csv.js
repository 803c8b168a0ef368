import Papa from 'papaparse';
import { QualmError } from './errors.js';
import { tableFromCells } from './table.js';

/**
 * A table from the text of a CSV file with a header; every column but the label holds numbers.
 * Separators (comma, semicolon, tab, bar), quotes, a byte order mark and any line ends are understood.
 * @param {string} text
 * @param {import('./table.js').TableOptions} [options] label column (default: the last) and the classes to keep
 * @returns {import('./types.js').Table}
 * @throws {QualmError} with the line and the column where the file is wrong
 */
export function readCsv(text, options) {
  if (typeof text !== 'string') {
    throw new QualmError('csv-not-text', 'A CSV file is text.', typeof text, 'a string');
  }
  // The replacement character stands for bytes that are not UTF-8.
  const binary = text.search(/[\0\ufffd]/);
  if (binary >= 0) {
    const message = 'This is not a text file in UTF-8.';
    throw new QualmError(
      'csv-not-text',
      message,
      `a byte that is no text at position ${binary}`,
      'a CSV file in UTF-8',
    );
  }
  return tableFromCells(cellsOf(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')), options);
}

/**
 * @param {string} text with line feeds as line ends
 * @returns {import('./table.js').Line[]}
 */
function cellsOf(text) {
  /** @type {import('./table.js').Line[]} */
  const lines = [];
  let line = 1;
  let consumed = 0;
  Papa.parse(text, {
    delimiter: separatorOf(text),
    newline: '\n',
    step({ data, errors, meta }) {
      const cells = /** @type {string[]} */ (data);
      if (errors.some((error) => error.type === 'Quotes')) throw openQuote(line);
      if (cells.some((cell) => cell.trim() !== '')) lines.push({ line, cells });
      line += lineEnds(text.slice(consumed, meta.cursor));
      consumed = meta.cursor;
    },
  });
  return lines;
}

/**
 * The separator that the first line with text has most of.
 * @param {string} text
 */
function separatorOf(text) {
  const header = /[^\n]*\S[^\n]*/.exec(text)?.[0] ?? '';
  const many = (/** @type {string} */ separator) => header.split(separator).length;
  return [',', ';', '\t', '|'].reduce((best, one) => (many(one) > many(best) ? one : best));
}

/** @param {string} text */
const lineEnds = (text) => text.match(/\n/g)?.length ?? 0;

/** @param {number} line */
const openQuote = (line) =>
  new QualmError(
    'csv-quotes',
    `Line ${line}: a quotation mark is not closed.`,
    'an open quote',
    'quotes in pairs',
  );

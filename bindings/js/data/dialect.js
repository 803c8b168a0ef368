import { isGrouped, isPlainNumber } from './cells.js';
import { Scanner } from './scanner.js';

/** @typedef {import('./cells.js').Decimal} Decimal */
/** @typedef {{ delimiter: string, decimal: Decimal }} Dialect */

/** How much of a file is looked at before its dialect is chosen, in characters. */
export const headLength = 262_144;

const commaNumber = /^[+-]?(\d+,\d+|,\d+)([eE][+-]?\d+)?$/;

/**
 * How the cells of a file and its numbers are told apart: as the caller says, else as the file's start suggests.
 * @param {string} head the first `headLength` characters, or the whole file
 * @param {{ delimiter?: string, decimal?: Decimal }} said
 * @returns {Dialect}
 */
export function dialectOf(head, said) {
  const delimiter = said.delimiter ?? delimiterOf(head);
  return { delimiter, decimal: said.decimal ?? decimalOf(head, delimiter) };
}

/**
 * The separator that the first line with text has most of, outside of quotes.
 * @param {string} text
 */
function delimiterOf(text) {
  const header = /[^\n]*\S[^\n]*/.exec(text)?.[0] ?? '';
  const bare = header.replace(/"[^"]*"/g, '');
  const many = (/** @type {string} */ separator) => bare.split(separator).length;
  return [',', ';', '\t', '|'].reduce((best, one) => (many(one) > many(best) ? one : best));
}

/**
 * What speaks for each sign: 1,5 and 0.25 are certain, 1,234 and 1.234 may have their thousands told apart.
 * @typedef {{ certain: number, unsure: number }} Votes
 */

/**
 * The sign that more cells are certain of. Where only one sign has certain cells, unsure ones of the other outvote them
 * only in a file whose cells are parted by commas, where a decimal comma has to be quoted. Where none is certain, a comma
 * is a decimal one only between semicolons.
 * @param {string} head
 * @param {string} delimiter
 * @returns {Decimal}
 */
function decimalOf(head, delimiter) {
  /** @type {Record<Decimal, Votes>} */
  const votes = { '.': { certain: 0, unsure: 0 }, ',': { certain: 0, unsure: 0 } };
  const scanner = new Scanner(delimiter, (cells) => {
    for (const cell of cells) {
      const text = cell.trim();
      const sign = signOf(text);
      if (sign) votes[sign][isGrouped(text) ? 'unsure' : 'certain'] += 1;
    }
  });
  scanner.push(head.slice(0, head.lastIndexOf('\n') + 1));
  const { ',': comma, '.': point } = votes;
  if (comma.certain > 0 && point.certain === 0)
    return delimiter === ',' && point.unsure > comma.certain ? '.' : ',';
  if (comma.certain !== point.certain) return comma.certain > point.certain ? ',' : '.';
  return comma.unsure > 0 && point.certain === 0 && delimiter === ';' ? ',' : '.';
}

/**
 * The sign that a cell has, where it is a number with one.
 * @param {string} text trimmed
 * @returns {Decimal | null}
 */
function signOf(text) {
  if (commaNumber.test(text)) return ',';
  return text.includes('.') && isPlainNumber(text) ? '.' : null;
}

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
 * A comma where more cells are numbers with one than with a point. 1,234 can be either: it is a decimal comma only where
 * commas do not part the cells and nothing else speaks for a point.
 * @param {string} head
 * @param {string} delimiter
 * @returns {Decimal}
 */
function decimalOf(head, delimiter) {
  let commas = 0;
  let points = 0;
  let either = 0;
  const scanner = new Scanner(delimiter, (cells) => {
    for (const cell of cells) {
      const text = cell.trim();
      if (commaNumber.test(text)) {
        if (isGrouped(text)) either += 1;
        else commas += 1;
      } else if (
        text.includes('.') &&
        (isPlainNumber(text) ? !isGrouped(text) : /^[+-]?\d{1,3}(,\d{3})+\.\d+$/.test(text))
      ) {
        points += 1;
      }
    }
  });
  scanner.push(head.slice(0, head.lastIndexOf('\n') + 1));
  if (commas !== points) return commas > points ? ',' : '.';
  return either > 0 && points === 0 && delimiter === ';' ? ',' : '.';
}

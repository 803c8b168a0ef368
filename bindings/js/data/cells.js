/**
 * What a cell of a file is: a number, a missing value or text.
 *
 * @typedef {'.' | ','} Decimal what stands between a number's units and tenths
 * @typedef {{ numberOf: (text: string) => number, isMissing: (text: string) => boolean }} Cells
 *   of a trimmed cell: NaN where it is no number
 */

/** How a missing value is written, in any case, where a caller does not say otherwise. */
export const missingSpellings = Object.freeze([
  ...['', 'na', 'n/a', '#n/a', 'nan', 'null', 'none', 'nil', 'missing', 'undefined'],
  ...['?', '-', '--', '.'],
]);

// Strictly decimal: no hexadecimal, no "Infinity", no empty text. Number() rounds these correctly on every engine.
const forms = {
  '.': /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/,
  ',': /^[+-]?(\d+,?\d*|,\d+)([eE][+-]?\d+)?$/,
};
const grouped = /^[+-]?[1-9]\d{0,2}([ '.,\u00a0\u202f])\d{3}(\1\d{3})*([.,]\d+)?$/;

/**
 * How the cells of one file are read.
 * @param {Decimal} decimal
 * @param {readonly string[]} [missing] the spellings of a missing value
 * @returns {Cells}
 */
export function cellsWith(decimal, missing = missingSpellings) {
  const form = forms[decimal];
  const spellings = new Set(missing.map((spelling) => spelling.trim().toLowerCase()));
  const longest = Math.max(0, ...[...spellings].map((spelling) => spelling.length));
  const point = decimal === '.';
  return {
    numberOf(text) {
      if (!form.test(text)) return NaN;
      return Number(point ? text : text.replace(',', '.'));
    },
    isMissing: (text) => text.length <= longest && spellings.has(text.toLowerCase()),
  };
}

/**
 * Whether a cell is a number written with a point.
 * @param {string} text trimmed
 */
export const isPlainNumber = (text) => forms['.'].test(text);

/**
 * Whether text looks like a number with its thousands told apart: 1,234 or 1.234,5 or 1 234.
 * @param {string} text trimmed
 */
export const isGrouped = (text) => grouped.test(text);

import { QualmError, show } from '../errors.js';
import { isPlainNumber } from './cells.js';

const mostColumns = 20_000;

/**
 * The names of the columns, or an error where the line is no header.
 * @param {readonly string[]} cells
 * @param {number} line
 * @param {number} [fewest] columns that a file must have
 */
export function checkHeader(cells, line, fewest = 2) {
  if (cells.length > mostColumns) {
    const message = `Line ${line} has too many columns.`;
    const allowed = `at most ${mostColumns} columns`;
    throw new QualmError('csv-too-many-columns', message, `${cells.length} columns`, allowed);
  }
  const names = cells.map((cell) => cell.trim());
  if (names.every(isPlainNumber)) throw noHeader(line, names, 'it holds numbers');
  if (names.includes('')) throw noHeader(line, names, 'a name is empty');
  const fraction = names.find((name) => isPlainNumber(name) && !Number.isInteger(Number(name)));
  if (fraction !== undefined) throw noHeader(line, names, `${fraction} is a number`);
  const repeated = firstRepeated(names);
  if (repeated !== undefined) throw noHeader(line, names, `${show(repeated)} stands there twice`);
  if (names.length >= fewest) return names;
  const message = 'The file has one column only: is it a CSV file with commas?';
  const allowed = 'at least one feature and a label';
  throw new QualmError('csv-too-few-columns', message, show(names[0]), allowed);
}

/**
 * @param {number} line
 * @param {readonly string[]} names
 * @param {string} reason
 */
export function noHeader(line, names, reason) {
  const allowed = 'a first line with the name of every column, each different';
  const message = `Line ${line} is not a header: ${reason}.`;
  return new QualmError('csv-no-header', message, show(names.slice(0, 20).join(',')), allowed);
}

/**
 * @param {readonly string[]} cells
 * @param {number} line
 * @param {number} width of the header
 */
export function checkWidth(cells, line, width) {
  if (cells.length === width) return;
  throw new QualmError(
    'csv-ragged-row',
    `Line ${line} has another number of cells than the header.`,
    `${cells.length} cells`,
    `${width} cells`,
  );
}

/**
 * @param {readonly string[]} names
 * @param {string} name
 */
export function placeOf(names, name) {
  const place = names.indexOf(name);
  if (place >= 0) return place;
  throw new QualmError(
    'csv-unknown-target',
    `The file has no column ${show(name)}.`,
    show(name),
    names.slice(0, 100).join(', '),
  );
}

/** @param {readonly string[]} names */
function firstRepeated(names) {
  const seen = new Set();
  return names.find((name) => seen.size === seen.add(name).size);
}

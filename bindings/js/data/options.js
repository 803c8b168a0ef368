import { QualmError, show } from '../errors.js';
import { checkOptions } from '../options.js';
import { checkSample } from './sample.js';

/**
 * What a caller may say of a file.
 * @typedef {{
 *   delimiter?: string, decimal?: import('./cells.js').Decimal, missing?: readonly string[],
 * }} FormOptions how it is written; what is left out is found in the file's start
 * @typedef {FormOptions & {
 *   target?: string | null, classes?: readonly string[], columns?: readonly string[], dropUnlabeled?: boolean,
 *   sample?: import('./sample.js').Sample,
 * }} TableOptions the label column (default: the last; null: the table has none), the classes and the features to keep
 */

export const formKeys = Object.freeze(['delimiter', 'decimal', 'missing']);
export const tableKeys = Object.freeze([
  ...['target', 'classes', 'columns', 'dropUnlabeled', 'sample'],
  ...formKeys,
]);

/**
 * @param {TableOptions} options
 * @returns {TableOptions}
 */
export function checkTableOptions(options) {
  checkOptions(options, tableKeys);
  checkForm(options);
  const { target, classes, columns, dropUnlabeled } = options;
  if (target !== undefined && target !== null && typeof target !== 'string')
    throw invalid(
      'A target is the name of a column.',
      target,
      "'species', or null for a table without labels",
    );
  checkNames(classes, 'Classes', "['a', 'b']");
  checkNames(columns, 'Columns', "['width', 'height']");
  if (columns?.length === 0) throw invalid('At least one column is kept.', columns, "['width']");
  if (dropUnlabeled !== undefined && typeof dropUnlabeled !== 'boolean')
    throw invalid('Rows without a label are dropped or not.', dropUnlabeled, 'true, false');
  checkSample(options.sample);
  return options;
}

/** @param {FormOptions} options */
export function checkForm({ delimiter, decimal, missing }) {
  if (delimiter !== undefined && !(typeof delimiter === 'string' && /^[^"\n\r\ufeff]$/u.test(delimiter)))
    throw invalid('A delimiter is one character.', delimiter, "',', ';', '|', a tab, …");
  if (decimal !== undefined && decimal !== '.' && decimal !== ',')
    throw invalid('The decimal sign is a point or a comma.', decimal, "'.', ','");
  if (delimiter !== undefined && delimiter === decimal && decimal === '.')
    throw invalid('A point can not be the delimiter and the decimal sign.', delimiter, 'another delimiter');
  checkNames(missing, 'Spellings of missing values', "['', 'NA']");
}

/**
 * @param {unknown} names
 * @param {string} what
 * @param {string} allowed
 */
function checkNames(names, what, allowed) {
  if (names === undefined || (Array.isArray(names) && names.every((name) => typeof name === 'string')))
    return;
  throw invalid(`${what} are named in a list.`, names, allowed);
}

/**
 * @param {string} message
 * @param {unknown} received
 * @param {string} allowed
 */
const invalid = (message, received, allowed) =>
  new QualmError('invalid-option', message, show(received), allowed);

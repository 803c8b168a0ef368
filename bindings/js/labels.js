import { QualmError, show } from './errors.js';
import { checkOptions } from './options.js';

const mostClasses = 1000; // a confusion matrix has a number for each pair of them

/**
 * Two models' predictions for the same rows, in the form that the library takes.
 * @param {{ truth: ArrayLike<number>, a: ArrayLike<number>, b: ArrayLike<number>, classes?: number }} predictions
 *   classes is how many there are: 1 + the largest label where it is left out
 */
export function checkPredictions(predictions) {
  checkOptions(predictions, ['truth', 'a', 'b', 'classes']);
  const { classes = mostClasses } = predictions;
  if (!Number.isInteger(classes) || classes < 1 || classes > mostClasses) {
    const allowed = `an integer from 1 to ${mostClasses}`;
    throw new QualmError('invalid-option', 'There is a whole number of classes.', show(classes), allowed);
  }
  const truth = checkLabels(predictions.truth, 'truth', classes);
  const a = checkLabels(predictions.a, 'a', classes);
  const b = checkLabels(predictions.b, 'b', classes);
  return { truth, a, b, classes: predictions.classes ?? 1 + largest([truth, a, b]) };
}

/**
 * @param {ArrayLike<number>} labels
 * @param {string} name
 * @param {number} classes
 */
function checkLabels(labels, name, classes) {
  if (!Array.isArray(labels) && !ArrayBuffer.isView(labels)) {
    const allowed = 'truth, a and b, each a list with the label of every row';
    throw new QualmError('invalid-option', `There is no list ${name} of labels.`, show(labels), allowed);
  }
  const list = Array.from(labels);
  const row = list.findIndex((label) => !Number.isInteger(label) || label < 0 || label >= classes);
  if (row < 0) return Int32Array.from(list);
  const message = `Row ${row} of ${name} has no label that exists.`;
  throw new QualmError('invalid-option', message, show(list[row]), `integers from 0 to ${classes - 1}`);
}

/** @param {Int32Array[]} lists */
const largest = (lists) => lists.flatMap((list) => [...list]).reduce((most, one) => Math.max(most, one), 0);

import { QualmError, show } from './errors.js';

/** @typedef {import('./native-api.js').PlainObservable} PlainObservable */
/** @typedef {import('./types.js').Observable} Observable */

/**
 * Refuses options that nobody reads: a misspelt one must not be ignored.
 * @param {object} options
 * @param {readonly string[]} known
 */
export function checkKeys(options, known) {
  const stray = Object.keys(options).find((key) => !known.includes(key));
  if (stray === undefined) return;
  throw new QualmError('invalid-option', `There is no option ${show(stray)}.`, show(stray), known.join(', '));
}

/**
 * What run() and gradient() share, in the form that the library takes.
 * @param {import('./types.js').RunOptions} options
 * @returns {import('./native-api.js').Sampling}
 */
export function sampling({ observables = [], shots, seed = 0, params = {}, features }) {
  return {
    observables: plainObservables(observables),
    shots: checkShots(shots),
    seed: checkSeed(seed),
    params: checkParams(params),
    ...flatRows(features),
  };
}

/**
 * Rows of numbers as one Float64Array. Without rows: one row that has no columns.
 * @param {readonly (readonly number[])[] | undefined} rows
 * @returns {{ features: Float64Array, rows: number }}
 */
export function flatRows(rows) {
  if (rows === undefined) return { features: new Float64Array(0), rows: 1 };
  if (!Array.isArray(rows) || rows.length === 0 || !rows.every(isRow)) {
    throw new QualmError(
      'shape-mismatch',
      'Rows of data are a list of lists.',
      show(rows),
      '[[0.1, 0.2], …]',
    );
  }
  const list = /** @type {ArrayLike<unknown>[]} */ (rows);
  const width = list[0].length;
  const features = new Float64Array(rows.length * width);
  list.forEach((row, i) => {
    if (row.length !== width) {
      const message = `Row ${i} has another length than row 0.`;
      throw new QualmError('shape-mismatch', message, `${row.length} values`, `${width} values`);
    }
    Array.from(row).forEach((value, column) => {
      features[i * width + column] = finite(value, `Row ${i}, column ${column}`);
    });
  });
  return { features, rows: rows.length };
}

/** @param {unknown} row */
const isRow = (row) => Array.isArray(row) || row instanceof Float64Array;

/**
 * Shots as the library takes them: 0 stands for exact expectations.
 * @param {number | null | undefined} shots
 */
export function checkShots(shots) {
  if (shots === undefined || shots === null) return 0;
  if (Number.isInteger(shots) && shots > 0) return shots;
  throw new QualmError(
    'invalid-shots',
    'Shots are a whole number; leave them out for exact values.',
    show(shots),
    'an integer from 1',
  );
}

/** @param {number} seed */
export function checkSeed(seed) {
  if (Number.isSafeInteger(seed) && seed >= 0) return seed;
  const allowed = `an integer from 0 to ${Number.MAX_SAFE_INTEGER}`;
  throw new QualmError('invalid-option', 'A seed is a whole number.', show(seed), allowed);
}

/**
 * @param {unknown} value
 * @param {string} what
 */
function finite(value, what) {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new QualmError('not-finite', `${what} is not a finite number.`, show(value), 'a finite number');
}

/** @param {Record<string, number>} params */
function checkParams(params) {
  for (const [name, value] of Object.entries(params)) finite(value, `The parameter ${show(name)}`);
  return params;
}

/**
 * Every observable as a list of weighted terms.
 * @param {readonly Observable[]} observables
 * @returns {PlainObservable[]}
 */
function plainObservables(observables) {
  if (!Array.isArray(observables)) throw invalidObservable(observables);
  return observables.map((observable) => {
    if (typeof observable === 'string') return [[1, observable]];
    if (!Array.isArray(observable)) throw invalidObservable(observable);
    return observable.map((part) => {
      if (!Array.isArray(part) || part.length !== 2 || typeof part[1] !== 'string')
        throw invalidObservable(part);
      return [finite(part[0], 'A coefficient'), part[1]];
    });
  });
}

/** @param {unknown} received */
function invalidObservable(received) {
  const allowed = "a list of 'Z0 Z1' and of [[0.5, 'Z0'], [0.5, 'X1']]";
  return new QualmError('invalid-observable', 'This is not an observable.', show(received), allowed);
}

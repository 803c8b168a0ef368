import { QualmError, show } from './errors.js';

/** @typedef {import('./native-api.js').PlainObservable} PlainObservable */

/**
 * Every observable as a list of weighted terms.
 * @param {readonly import('./types.js').Observable[]} observables
 * @returns {PlainObservable[]}
 * @throws {QualmError} 'invalid-observable'; 'not-finite' for a coefficient
 */
export function plainObservables(observables) {
  if (!Array.isArray(observables)) throw invalidObservable(observables);
  return observables.map((observable) => {
    if (typeof observable === 'string') return [[1, observable]];
    if (!Array.isArray(observable) || observable.length === 0) throw invalidObservable(observable);
    return observable.map(plainTerm);
  });
}

/**
 * Something to take the derivative of.
 * @param {readonly unknown[] | undefined} observables
 */
export function requireObservables(observables) {
  if (observables !== undefined && (!Array.isArray(observables) || observables.length > 0)) return;
  const allowed = "a list like ['Z0 Z1']";
  const message = 'A gradient is that of an observable.';
  throw new QualmError('invalid-observable', message, observables ? '[]' : 'nothing', allowed);
}

/**
 * @param {unknown} part
 * @returns {[coefficient: number, term: string]}
 */
function plainTerm(part) {
  if (!Array.isArray(part) || part.length !== 2 || typeof part[1] !== 'string') throw invalidObservable(part);
  const [coefficient, term] = part;
  if (typeof coefficient === 'number' && Number.isFinite(coefficient)) return [coefficient, term];
  throw new QualmError(
    'not-finite',
    'A coefficient is not a finite number.',
    show(coefficient),
    'a finite number',
  );
}

/** @param {unknown} received */
function invalidObservable(received) {
  const allowed = "a list of 'Z0 Z1' and of [[0.5, 'Z0'], [0.5, 'X1']]";
  return new QualmError('invalid-observable', 'This is not an observable.', show(received), allowed);
}

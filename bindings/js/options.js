import { QualmError, show } from './errors.js';
import { plainObservables } from './observables.js';
import { flatRows } from './rows.js';

const results = ['state', 'probabilities', 'density', 'counts', 'evidence'];
const shiftMethods = ['parameter-shift', 'two-term'];
const exactMethods = ['adjoint'];
const differenceMethods = ['finite-difference', 'spsa'];
const mostShots = 4294967295; // the library counts the shots of a setting in 32 bits

/**
 * Refuses what is no object, and keys that nobody reads: a misspelt option must not be ignored.
 * @param {unknown} value
 * @param {readonly string[]} known
 * @param {string} [code] of the error
 */
export function checkOptions(value, known, code = 'invalid-option') {
  if (!isRecord(value)) {
    throw new QualmError(code, 'Options are an object.', show(value), `an object with ${known.join(', ')}`);
  }
  const stray = Object.keys(value).find((key) => !known.includes(key));
  if (stray === undefined) return;
  throw new QualmError(code, `There is no option ${show(stray)}.`, show(stray), known.join(', '));
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
    ...checkSlots({ params, features }),
  };
}

/**
 * What goes into the slots of a circuit.
 * @param {{ params?: Record<string, number>, features?: readonly (readonly number[])[] }} options
 */
export function checkSlots({ params = {}, features }) {
  return { params: checkParams(params), ...flatRows(features) };
}

/**
 * What a run is to return beside expectations.
 * @param {readonly string[]} [names]
 */
export function checkReturns(names = []) {
  const list = Array.isArray(names) ? names : [names];
  const stray = list.find((name) => !results.includes(name));
  if (list === names && stray === undefined) return [...names];
  const received = show(stray === undefined ? names : stray);
  const allowed = `a list of ${results.join(', ')}`;
  throw new QualmError('invalid-option', `A run can't return ${received}.`, received, allowed);
}

/**
 * The method of a gradient, with its step where it takes one.
 * @param {{ method?: string, step?: number }} options step in radians
 */
export function checkMethod({ method = shiftMethods[0], step }) {
  const known = [...shiftMethods, ...exactMethods, ...differenceMethods];
  if (!known.includes(method)) {
    const message = `There is no gradient method ${show(method)}.`;
    throw new QualmError('invalid-option', message, show(method), known.join(', '));
  }
  if (step === undefined) return { method };
  if (!differenceMethods.includes(method)) {
    const message = `The method ${method} takes no step.`;
    throw new QualmError('invalid-option', message, show(step), `a step for ${differenceMethods.join(', ')}`);
  }
  if (typeof step === 'number' && Number.isFinite(step) && step > 0) return { method, step };
  throw new QualmError('invalid-option', 'A step is a positive number.', show(step), 'radians above 0');
}

/**
 * Shots as the library takes them: 0 stands for exact expectations.
 * @param {number | null | undefined} shots
 */
export function checkShots(shots) {
  if (shots === undefined || shots === null) return 0;
  if (Number.isInteger(shots) && shots > 0 && shots <= mostShots) return shots;
  throw new QualmError(
    'invalid-shots',
    'Shots are a whole number; leave them out for exact values.',
    show(shots),
    `an integer from 1 to ${mostShots}`,
  );
}

/** @param {number} seed */
export function checkSeed(seed) {
  if (Number.isSafeInteger(seed) && seed >= 0) return seed;
  const allowed = `an integer from 0 to ${Number.MAX_SAFE_INTEGER}`;
  throw new QualmError('invalid-option', 'A seed is a whole number.', show(seed), allowed);
}

/** @param {AbortSignal | null | undefined} signal */
export function checkSignal(signal) {
  if (!signal || typeof signal.addEventListener === 'function') return;
  throw new QualmError('invalid-option', 'This is no abort signal.', show(signal), 'an AbortSignal');
}

/**
 * @param {Record<string, number>} params
 * @returns {Record<string, number>}
 */
export function checkParams(params) {
  if (!isRecord(params)) {
    const message = 'The values of parameters are an object.';
    throw new QualmError('invalid-option', message, show(params), '{ name: number }');
  }
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'number' && Number.isFinite(value)) continue;
    const message = `The parameter ${show(name)} is not a finite number.`;
    throw new QualmError('not-finite', message, show(value), 'a finite number');
  }
  return params;
}

/**
 * Whether a value is an object with named parts: no list, no typed array, nothing that is missing.
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export const isRecord = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

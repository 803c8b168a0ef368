import { QualmError, show } from './errors.js';
import { checkOptions } from './options.js';

/** @typedef {import('./native-api.js').PlainMitigation} PlainMitigation */

const extrapolations = [
  'linear',
  'polynomial',
  'richardson',
  'fake-nodes',
  'exponential',
  'poly-exponential',
];

/**
 * What each method may be told, with what stands where nothing is said.
 * @type {Record<string, Record<string, { fallback: unknown, allowed: string, fits: (value: unknown) => boolean }>>}
 */
const kinds = {
  'zero-noise': {
    scales: { fallback: [1, 3, 5], allowed: 'a list of numbers from 1', fits: isNumbers },
    scaling: oneOf('folding', ['folding', 'pulses']),
    folding: oneOf('gates', ['global', 'gates', 'random', 'layers', 'identities']),
    extrapolation: oneOf('linear', extrapolations),
    degree: { fallback: 2, allowed: 'an integer from 1', fits: isCount },
    asymptote: {
      fallback: 0,
      allowed: "a number, or 'fitted'",
      fits: (value) => value === 'fitted' || Number.isFinite(value),
    },
    fit: oneOf('values', ['values', 'logarithm', 'weighted-logarithm']),
    weightedShots: { fallback: true, allowed: 'true, false', fits: (value) => typeof value === 'boolean' },
  },
  readout: {
    calibration: oneOf('tensored', ['tensored', 'full']),
    correction: oneOf('inversion', ['inversion', 'least-squares', 'bayesian', 'subspace']),
    rounds: { fallback: 10, allowed: 'an integer from 1', fits: isCount },
    calibrationShare: {
      fallback: 0.5,
      allowed: 'a number above 0 and below 1',
      fits: (value) => typeof value === 'number' && value > 0 && value < 1,
    },
  },
  'pauli-twirling': {
    instances: { fallback: 16, allowed: 'an integer from 1', fits: isCount },
  },
  'error-cancellation': {
    samples: { fallback: 1000, allowed: 'an integer from 1', fits: isCount },
  },
};

/**
 * A list of mitigation methods in the form that the library takes, the first one innermost; nothing where it is empty.
 * @param {unknown} list
 * @returns {PlainMitigation[] | undefined}
 * @throws {QualmError} 'invalid-option' naming what is wrong and where
 */
export function plainMitigation(list = []) {
  if (!Array.isArray(list)) {
    const allowed = "a list like [{ kind: 'readout' }, { kind: 'zero-noise' }]";
    throw new QualmError('invalid-option', 'mitigation is a list of methods.', show(list), allowed);
  }
  return list.length === 0 ? undefined : list.map(plainMethod);
}

/** Methods that the module for training and scoring models has. */
const trainable = ['zero-noise', 'readout'];

/**
 * The same for a model's training and scoring.
 * @param {unknown} list
 * @throws {QualmError} 'unsupported' for a method that single circuits have and models don't
 */
export function trainableMitigation(list) {
  const plain = plainMitigation(list);
  const other = plain?.find(({ kind }) => !trainable.includes(kind));
  if (!other) return plain;
  const message = 'Models are not trained and scored with this mitigation.';
  throw new QualmError('unsupported', message, show(other.kind), trainable.join(', '));
}

/**
 * @param {unknown} method
 * @param {number} index
 * @returns {PlainMitigation}
 */
function plainMethod(method, index) {
  const path = `mitigation[${index}]`;
  const { kind, ...given } = /** @type {Record<string, unknown>} */ (method ?? {});
  if (typeof kind !== 'string' || !Object.hasOwn(kinds, kind)) {
    const message = `${path} is no method of mitigation.`;
    throw new QualmError('invalid-option', message, show(kind), Object.keys(kinds).join(', '));
  }
  const options = kinds[kind];
  checkOptions(given, Object.keys(options));
  const plain = Object.entries(options).map(([name, { fallback, allowed, fits }]) => {
    const value = given[name] ?? fallback;
    if (fits(value)) return [name, value];
    throw new QualmError('invalid-option', `${path}.${name} can't be that.`, show(value), allowed);
  });
  return /** @type {PlainMitigation} */ ({ kind, ...Object.fromEntries(plain) });
}

/**
 * @param {string} fallback
 * @param {string[]} names
 */
function oneOf(fallback, names) {
  return {
    fallback,
    allowed: names.join(', '),
    fits: (/** @type {unknown} */ value) => names.includes(String(value)),
  };
}

/** @param {unknown} value */
function isCount(value) {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1;
}

/** @param {unknown} value */
function isNumbers(value) {
  return Array.isArray(value) && value.length > 0 && value.every((one) => Number.isFinite(one));
}

/**
 * @typedef {{ fallback: unknown, allowed: string, fits: (value: unknown) => boolean }} Option what stands where nothing
 *   is said, and what may be
 * @typedef {'mitigation' | 'reading'} MitigationModule
 * @typedef {{ module: MitigationModule, options: Record<string, Option> }} MethodRow
 */

const extrapolations = [
  'linear',
  'polynomial',
  'richardson',
  'fake-nodes',
  'exponential',
  'poly-exponential',
];

const scaling = oneOf('folding', ['folding', 'pulses']);
const folding = oneOf('gates', ['global', 'gates', 'random', 'layers', 'identities']);
const calibrationShare = share(0.5);

/** Near-Clifford circuits to learn from. @param {number} circuits */
const learning = (circuits) => ({
  circuits: count(circuits),
  nonClifford: { fallback: 4, allowed: 'an integer from 0', fits: isWhole },
  trainingShare: share(0.5),
  scales: numbers([1]),
  scaling,
  folding,
});

/**
 * The methods of error mitigation: which module has each, and what it may be told.
 * @type {Readonly<Record<string, MethodRow>>}
 */
export const methodRows = Object.freeze({
  'zero-noise': {
    module: 'mitigation',
    options: {
      scales: numbers([1, 3, 5]),
      scaling,
      folding,
      extrapolation: oneOf('linear', extrapolations),
      degree: count(2),
      asymptote: {
        fallback: 0,
        allowed: "a number, or 'fitted'",
        fits: (value) => value === 'fitted' || Number.isFinite(value),
      },
      fit: oneOf('values', ['values', 'logarithm', 'weighted-logarithm']),
      weightedShots: choice(true),
    },
  },
  readout: {
    module: 'mitigation',
    options: {
      calibration: oneOf('tensored', ['tensored', 'full']),
      correction: oneOf('inversion', ['inversion', 'least-squares', 'bayesian', 'subspace']),
      rounds: count(10),
      calibrationShare,
    },
  },
  'pauli-twirling': { module: 'mitigation', options: { instances: count(16) } },
  'error-cancellation': {
    module: 'mitigation',
    options: {
      samples: count(1000),
      precision: {
        fallback: 0,
        allowed: 'a standard error to reach; 0 for none',
        fits: (value) => Number(value) >= 0,
      },
    },
  },
  'adaptive-zero-noise': {
    module: 'mitigation',
    options: {
      pilotScales: numbers([1, 3]),
      pilotShare: share(0.3),
      largestScale: { fallback: 9, allowed: 'a number from 1', fits: (value) => Number(value) >= 1 },
      scaling,
      folding,
    },
  },
  'layerwise-richardson': {
    module: 'mitigation',
    options: {
      chunks: { fallback: 0, allowed: 'an integer from 0: 0 folds each layer on its own', fits: isWhole },
      degree: count(1),
      foldMultiplier: count(1),
      weightedShots: choice(true),
    },
  },
  'twirled-readout': { module: 'mitigation', options: { instances: count(16), calibrationShare } },
  'symmetry-verification': {
    module: 'mitigation',
    options: {
      symmetries: { fallback: [], allowed: "a list like ['Z0 Z1', '-X0 X1']", fits: isTexts },
      postSelect: choice(true),
    },
  },
  'dynamical-decoupling': {
    module: 'mitigation',
    options: {
      sequence: oneOf('xy4', ['xx', 'xy4', 'xy8']),
      leastWindow: { fallback: 0, allowed: 'seconds, 0 or more', fits: (value) => Number(value) >= 0 },
    },
  },
  'clifford-data-regression': { module: 'reading', options: learning(10) },
  'learned-mitigation': {
    module: 'reading',
    options: { ...learning(16), model: oneOf('ridge', ['ridge', 'forest']), angleCounts: choice(false) },
  },
  'virtual-distillation': { module: 'reading', options: {} },
  'subspace-expansion': {
    module: 'reading',
    options: {
      operators: { fallback: [], allowed: "a list like ['X0', 'Z0 Z1']", fits: isTexts },
      end: oneOf('lowest', ['lowest', 'highest']),
      threshold: share(0.01),
    },
  },
  'classical-shadow': { module: 'reading', options: { groups: count(9) } },
  'state-tomography': {
    module: 'reading',
    options: { estimate: oneOf('projected', ['projected', 'linear']) },
  },
});

/**
 * @param {string} fallback
 * @param {string[]} names
 * @returns {Option}
 */
function oneOf(fallback, names) {
  return { fallback, allowed: names.join(', '), fits: (value) => names.includes(String(value)) };
}

/** @param {boolean} fallback @returns {Option} */
function choice(fallback) {
  return { fallback, allowed: 'true, false', fits: (value) => typeof value === 'boolean' };
}

/** @param {number} fallback @returns {Option} */
function count(fallback) {
  return { fallback, allowed: 'an integer from 1', fits: (value) => isWhole(value) && value !== 0 };
}

/** @param {number} fallback @returns {Option} */
function share(fallback) {
  const fits = (/** @type {unknown} */ value) => typeof value === 'number' && value > 0 && value < 1;
  return { fallback, allowed: 'a number above 0 and below 1', fits };
}

/** @param {number[]} fallback @returns {Option} */
function numbers(fallback) {
  const fits = (/** @type {unknown} */ value) =>
    Array.isArray(value) && value.length > 0 && value.every((one) => Number.isFinite(one));
  return { fallback, allowed: 'a list of numbers from 1', fits };
}

/** @param {unknown} value */
function isWhole(value) {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/** @param {unknown} value */
function isTexts(value) {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

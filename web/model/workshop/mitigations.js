/** @typedef {import('../../../bindings/js/types.js').Mitigation} Mitigation */
/**
 * @typedef {'symmetries' | 'operators'} PauliField
 * @typedef {{
 *   key: string, name: string, short: string, sentence: string, stack: Mitigation[], field?: PauliField,
 * }} Method name as sentences and tables have it, short as it stands beside a point; the first of a stack is innermost;
 *   field: what the reader has to type for it
 * @typedef {{ title: string, methods: readonly Method[] }} MethodGroup
 */

/**
 * @param {string} key
 * @param {string} name
 * @param {string} short
 * @param {string} sentence
 * @param {...Mitigation} stack
 * @returns {Method}
 */
const method = (key, name, short, sentence, ...stack) => ({ key, name, short, sentence, stack });

const readout = /** @type {Mitigation} */ ({ kind: 'readout' });
const linear = /** @type {Mitigation} */ ({ kind: 'zero-noise', extrapolation: 'linear' });
const richardson = /** @type {Mitigation} */ ({ kind: 'zero-noise', extrapolation: 'richardson' });

/** The methods that are on trial where the reader chooses none, one row each. @type {readonly Method[]} */
export const usualMitigations = [
  method(
    'readout',
    'Readout correction',
    'readout',
    'Measures how bits are misread, then undoes that.',
    readout,
  ),
  method(
    'linear',
    'Zero noise, linear',
    'linear',
    'More noise on purpose, then a straight line back to none.',
    linear,
  ),
  method(
    'richardson',
    'Zero noise, Richardson',
    'Richardson',
    'The same by a parabola: less bias, more spread.',
    richardson,
  ),
  method(
    'readout-linear',
    'Readout inside zero noise',
    'readout + linear',
    'Both: each scale is corrected first.',
    readout,
    linear,
  ),
  method('twirling', 'Pauli twirling', 'twirling', 'Random Paulis make coherent errors into chance.', {
    kind: 'pauli-twirling',
  }),
  method(
    'cancellation',
    'Error cancellation',
    'cancellation',
    'Undoes each error by signed random circuits: no bias, many circuits.',
    { kind: 'error-cancellation' },
  ),
];

/** @param {PauliField} field @param {Method} row @returns {Method} */
const typed = (field, row) => ({ ...row, field });

/** What else can be put on trial, by what it goes about. @type {readonly MethodGroup[]} */
export const furtherMitigations = [
  {
    title: 'Readout',
    methods: [
      method(
        'twirled-readout',
        'Twirled readout',
        'twirled readout',
        'Random flips before reading, undone after: bits are misread alike, and one factor corrects that.',
        { kind: 'twirled-readout' },
      ),
    ],
  },
  {
    title: 'Noise of gates and of waiting',
    methods: [
      method(
        'adaptive',
        'Zero noise, adaptive',
        'adaptive',
        'An exponential whose scales follow from a first look.',
        { kind: 'adaptive-zero-noise' },
      ),
      method(
        'layerwise',
        'Zero noise, layer by layer',
        'layerwise',
        'Richardson with each layer’s noise raised on its own.',
        { kind: 'layerwise-richardson' },
      ),
      method(
        'decoupling',
        'Dynamical decoupling',
        'decoupling',
        'Pulses while qubits wait, which undo slow dephasing, and nothing that forgets: for noise that takes time.',
        { kind: 'dynamical-decoupling' },
      ),
    ],
  },
  {
    title: 'Learning from circuits whose values are known',
    methods: [
      method(
        'regression',
        'Clifford data regression',
        'Clifford data',
        'A straight line from noisy to ideal, learned on near-Clifford circuits.',
        { kind: 'clifford-data-regression' },
      ),
      method(
        'learned',
        'Learned by ridge regression',
        'ridge',
        'The same from more: the counts of gates beside the noisy value.',
        { kind: 'learned-mitigation' },
      ),
      method(
        'forest',
        'Learned by a random forest',
        'forest',
        'The same by decision trees: any curve, but nothing beyond what they were shown.',
        { kind: 'learned-mitigation', model: 'forest' },
      ),
    ],
  },
  {
    title: 'What the ideal state is known to be',
    methods: [
      typed(
        'symmetries',
        method(
          'symmetry',
          'Symmetry verification',
          'symmetry',
          'Shots that break a symmetry of the ideal state are not counted, or projected out.',
          { kind: 'symmetry-verification', symmetries: [] },
        ),
      ),
      typed(
        'operators',
        method(
          'subspace',
          'Quantum subspace expansion',
          'subspace',
          'Takes the observable as a Hamiltonian and finds its lowest value among states near the circuit’s: for circuits that prepare a ground state.',
          { kind: 'subspace-expansion', operators: [] },
        ),
      ),
    ],
  },
  {
    title: 'Other ways of reading the state',
    methods: [
      method(
        'distillation',
        'Virtual distillation',
        'distillation',
        'Two copies at once weigh the likeliest state up. For up to 4 qubits, and no device: it has one copy.',
        { kind: 'virtual-distillation' },
      ),
      method(
        'shadow',
        'Classical shadow',
        'shadow',
        'Random bases, all observables from the same shots: much spread for a single one.',
        { kind: 'classical-shadow' },
      ),
      method(
        'tomography',
        'State tomography',
        'tomography',
        'All bases, then the nearest state that there can be. 3ⁿ circuits for n qubits.',
        { kind: 'state-tomography' },
      ),
    ],
  },
];

/** Every method that can be put on trial. */
export const mitigations = [...usualMitigations, ...furtherMitigations.flatMap(({ methods }) => methods)];

/** Doing nothing, which is always on trial. @type {Method} */
export const doingNothing = {
  ...{ key: 'raw', name: 'Doing nothing', short: 'raw', stack: [] },
  sentence: 'The same shots, all spent on the circuit as it is. Always on trial.',
};

/** What the library calls a method of a trial; doing nothing has a name of its own there. @param {Method} row */
export const trialName = ({ key, name }) => (key === doingNothing.key ? key : name);

/** The row that goes with a name in a report. @param {string} name */
export const methodNamed = (name) =>
  [doingNothing, ...mitigations].find((row) => trialName(row) === name) ?? {
    ...doingNothing,
    key: name,
    name,
    short: name,
  };

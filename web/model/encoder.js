import { encoders } from '../../bindings/js/generated/encoders.js';

/** @typedef {import('./settings.js').Setting} Setting */
/** @typedef {import('./types.js').Settings} Settings */
/** @typedef {import('../../bindings/js/types.js').EncoderInput} EncoderInput */
/** @typedef {import('../../bindings/js/types.js').EncoderRow} EncoderRow */

export { encoders };

/** @param {...string} pairs value and label in turn */
const choices = (...pairs) =>
  pairs.flatMap((value, i) => (i % 2 === 0 ? [{ value, label: pairs[i + 1] }] : []));

/** @param {string} option the encoders that take it */
const takers = (option) => encoders.flatMap(({ kind, options }) => (options.includes(option) ? [kind] : []));

const onOff = (/** @type {string} */ off, /** @type {string} */ on) => choices('off', off, 'on', on);
const exactly = { encoder: ['amplitude'], amplitudes: ['multiplexed'] };

/**
 * The settings of how a row goes into the circuit: which encoder, and the options of each.
 * @type {Setting[]}
 */
export const encoderRows = [
  {
    key: 'encoder',
    label: 'Encoder',
    group: 'encoding',
    kind: 'choice',
    default: 'angle',
    choices: encoders.map(({ kind, title }) => ({ value: kind, label: title })),
    help: 'How the numbers of a row become gates. It decides how many qubits and gates a row takes, and what of the row the circuit can know.',
  },
  {
    key: 'axis',
    label: 'Axis',
    group: 'encoding',
    kind: 'choice',
    default: 'y',
    needs: { encoder: ['angle', 're-uploading'] },
    choices: choices('x', 'About X', 'y', 'About Y', 'z', 'About Z, after H'),
    help: 'The axis about which a number turns its qubit. About Z a fresh qubit would not move, so it is put on the equator first.',
  },
  {
    key: 'repetitions',
    label: 'Repetitions',
    unit: 'times',
    group: 'encoding',
    kind: 'number',
    min: 1,
    max: 8,
    step: 1,
    default: 2,
    needs: { encoder: takers('repetitions').filter((kind) => kind !== 're-uploading') },
    help: 'How often the pattern of the encoder comes one after the other. Each repetition costs the same again.',
  },
  {
    key: 'entanglement',
    label: 'Which features meet',
    group: 'encoding',
    kind: 'choice',
    default: 'full',
    needs: { encoder: takers('entanglement') },
    choices: choices('full', 'All pairs', 'linear', 'Neighbours', 'ring', 'Neighbours, in a ring'),
    help: 'Which products of features the circuit reads. All pairs grow with the square of the number of features, neighbours with the number itself.',
  },
  {
    key: 'paulis',
    label: 'Pauli strings',
    group: 'encoding',
    kind: 'choice',
    default: 'Z,ZZ',
    needs: { encoder: takers('paulis') },
    choices: ['Z,ZZ', 'Z,YY', 'X,ZZ', 'Y,XX', 'X,Y,ZZ', 'Z,ZZ,ZZZ'].map((value) => ({
      value,
      label: value.replaceAll(',', ', '),
    })),
    help: 'What each set of features turns: Z, ZZ is the ZZ feature map; longer strings take larger sets and more CX gates.',
  },
  {
    key: 'trotterSteps',
    label: 'Trotter steps',
    unit: 'steps',
    group: 'encoding',
    kind: 'number',
    min: 1,
    max: 32,
    step: 1,
    default: 4,
    needs: { encoder: takers('steps') },
    help: 'In how many steps the evolution is approximated. More steps are nearer to the formula and cost more gates.',
  },
  {
    key: 'evolutionTime',
    label: 'Evolution time',
    unit: 'per unit',
    group: 'encoding',
    kind: 'number',
    min: -10,
    max: 10,
    step: 0.1,
    default: 1,
    needs: { encoder: takers('time') },
    help: 'For how long the couplings act, in units of one over a feature: twice the time turns everything by twice the angle.',
  },
  {
    key: 'weights',
    label: 'Input weights',
    group: 'encoding',
    kind: 'choice',
    default: 'off',
    needs: { encoder: takers('trainable') },
    choices: onOff('None: the numbers as they are', 'Trained, one each'),
    help: 'Whether every feature is multiplied by a weight of its own at every upload, trained with the other angles.',
  },
  {
    key: 'uploads',
    label: 'Uploads',
    group: 'encoding',
    kind: 'choice',
    default: 'all',
    needs: { encoder: ['re-uploading'] },
    choices: choices(
      ...['all', 'Before every layer', '1', 'Before 1 layer', '2', 'Before 2 layers', '3', 'Before 3 layers'],
      ...['4', 'Before 4 layers', '6', 'Before 6 layers', '8', 'Before 8 layers'],
    ),
    help: 'Before how many layers of the ansatz the data come again; there can’t be more than there are layers.',
  },
  {
    key: 'amplitudes',
    label: 'Preparation',
    group: 'encoding',
    kind: 'choice',
    default: 'multiplexed',
    needs: { encoder: takers('method') },
    choices: choices('multiplexed', 'Exact (Möttönen)', 'approximate', 'Approximate, cheaper'),
    help: 'Exact: multiplexed rotations, about one CX for each amplitude. Approximate: rotations that look at fewer qubits, with the fidelity that is left for each row.',
  },
  {
    key: 'controls',
    label: 'Controls',
    unit: 'qubits',
    group: 'encoding',
    kind: 'number',
    min: 0,
    max: 8,
    step: 1,
    default: 1,
    needs: { encoder: takers('controls'), amplitudes: ['approximate'] },
    help: 'How many qubits a rotation of the approximate method looks at. As many as there are is exact again.',
  },
  {
    key: 'complexAmplitudes',
    label: 'Amplitudes are',
    group: 'encoding',
    kind: 'choice',
    default: 'off',
    needs: exactly,
    choices: onOff('Real, one feature each', 'Complex, two features each'),
    help: 'Complex: features are real and imaginary parts in turn, so their number has to be even.',
  },
  {
    key: 'inject',
    label: 'Shortcut',
    group: 'encoding',
    kind: 'choice',
    default: 'off',
    needs: exactly,
    choices: onOff('None: run the circuit', 'Inject the amplitudes'),
    help: 'A simulator can start from the amplitudes. Hardware has no such gate: the bill stays that of the circuit that would have to run.',
  },
];

/** @type {Record<string, (settings: Settings) => unknown>} what an option of an encoder is in the settings */
const options = {
  axis: ({ axis }) => axis,
  repetitions: ({ repetitions }) => repetitions,
  entanglement: ({ entanglement }) => entanglement,
  paulis: ({ paulis }) => String(paulis).split(','),
  steps: ({ trotterSteps }) => trotterSteps,
  time: ({ evolutionTime }) => evolutionTime,
  trainable: ({ weights }) => weights === 'on',
  method: ({ amplitudes }) => amplitudes,
  controls: ({ amplitudes, controls }) => (amplitudes === 'approximate' ? controls : undefined),
  complex: ({ amplitudes, complexAmplitudes }) => amplitudes === 'multiplexed' && complexAmplitudes === 'on',
  inject: ({ amplitudes, inject }) => amplitudes === 'multiplexed' && inject === 'on',
};

/** @param {unknown} kind @returns {EncoderRow} */
export const encoderRow = (kind) => encoders.find((row) => row.kind === kind) ?? encoders[0];

/**
 * An encoder with the options that the settings have for it, as a document takes it.
 * @param {Settings} settings
 * @param {string} [kind] the chosen one where this is left out
 * @returns {EncoderInput}
 */
export function encoderOf(settings, kind = String(settings.encoder)) {
  const row = encoderRow(kind);
  const pairs = row.options.map((name) => {
    const own = kind === 're-uploading' && name === 'repetitions' ? uploadsOf : options[name];
    return /** @type {const} */ ([name, own(settings)]);
  });
  return { kind: row.kind, ...Object.fromEntries(pairs.filter(([, value]) => value !== undefined)) };
}

/** As many as there are layers, where all have one: so that picture and cost are those of the model. @param {Settings} settings */
const uploadsOf = ({ uploads, layers }) => (uploads === 'all' ? layers : Number(uploads));

/**
 * Whether the circuit reads the features themselves; other encoders make values of them first, such as products.
 * @param {string} kind
 */
export const readsFeatures = (kind) =>
  !['basis', 'amplitude', 'iqp', 'zz-feature-map', 'pauli-feature-map'].includes(kind);

/** Whether an encoder can refuse a row: not every row has bits, or a direction. @param {string} kind */
export const refusesRows = (kind) => kind === 'basis' || kind === 'amplitude';

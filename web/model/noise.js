import { devices } from '../../bindings/js/devices.js';

/** @typedef {import('./types.js').Settings} Settings */
/** @typedef {import('./types.js').Run} Run */
/** @typedef {import('./types.js').Noise} Noise */
/** @typedef {import('./types.js').Noisy} Noisy */
/** @typedef {import('../../bindings/js/devices.js').Device} Device */

const depolarizing = { value: 'depolarizing', label: 'Depolarizing gates', p: 0.02 };
const twoQubitGates = ['cx', 'cz', 'ecr', 'rxx', 'rzz'];

/** What can be chosen: nothing, one channel, or a device as it was measured. */
export const deviceChoices = [
  { value: 'ideal', label: 'Ideal, no noise' },
  { value: depolarizing.value, label: depolarizing.label },
  ...devices.map(({ name, title, qubits }) => ({ value: name, label: `${title}, ${qubits} qubits` })),
];

/** @param {Settings} settings @returns {Device | undefined} */
export const deviceOf = ({ device }) => devices.find(({ name }) => name === device);

/** Whether a circuit finds room. @param {string} choice @param {number} qubits */
export function hasRoom(choice, qubits) {
  const device = devices.find(({ name }) => name === choice);
  return !device || device.qubits >= qubits;
}

/** What the chosen noise is called in a sentence. @param {Settings} settings */
const noiseName = (settings) => deviceOf(settings)?.title ?? 'depolarizing gates';

/** What the disturbed circuit is called beside the ideal one. @param {Settings} settings */
export const disturbedTitle = ({ device }) => (device === 'ideal' ? 'Quantum, in shots' : 'Quantum, noisy');

/**
 * Under what the answers are given, as the end of a sentence: "under the noise of IBM Manila, with 100 shots a circuit".
 * @param {Settings} settings
 * @param {string} [strength] such as "2.00 × "
 */
export function disturbance(settings, strength = '') {
  const shots = shotsOf(settings);
  const parts = settings.device === 'ideal' ? [] : [`under ${strength}the noise of ${noiseName(settings)}`];
  if (shots !== null) parts.push(`with ${shots.toLocaleString('en-US')} shots a circuit`);
  return parts.join(', ');
}

/** One sentence about the choice. @param {Settings} settings */
export function noiseSentence(settings) {
  if (settings.device === 'ideal') {
    return 'Nothing goes wrong, a privilege of simulators. Choose a device to see what its errors leave of the boundary.';
  }
  const strongest = `${100 * depolarizing.p} % × scale`;
  return (
    deviceOf(settings)?.sentence ??
    `After each gate, with a probability of ${strongest}, one of the other Paulis on its qubits: all answers fade alike towards “don’t know”.`
  );
}

/**
 * The noise that the settings describe, as a document and a prediction take it; null where there is none to choose.
 * @param {Settings} settings
 * @returns {Noise | null}
 */
export function noiseOf({ device, scale }) {
  if (device === 'ideal') return null;
  const strength = Number(scale);
  if (device !== depolarizing.value) return { device: String(device), scale: strength };
  const gates = [{ on: 'all', channel: 'depolarizing', p: depolarizing.p }];
  return { scale: strength, gates };
}

/** The noise that has to be computed: none of strength 0, which is ideal. @param {Settings} settings */
export const actingNoise = (settings) => (settings.scale === 0 ? null : noiseOf(settings));

/** With how many shots the answers are read; null: exactly. @param {Settings} settings */
export const shotsOf = ({ shots }) => (shots === 'exact' ? null : Number(shots));

/** With how many shots the training measures; null: exactly. @param {Settings} settings */
export const trainedShots = (settings) => (settings.shotTraining === 'on' ? shotsOf(settings) : null);

/** One sentence about the shots. @param {Settings} settings */
export function shotsSentence(settings) {
  const shots = shotsOf(settings);
  if (shots === null) return 'Answers are exact: no shots, and so no statistical error.';
  return `${shots.toLocaleString('en-US')} shots a circuit: the standard error of an expectation is at most 1/√shots, ${(1 / Math.sqrt(shots)).toPrecision(2)}.`;
}

/**
 * Whether two settings train under the same noise and with as many shots, so that what was trained with one stands for
 * the other.
 * @param {Settings} a
 * @param {Settings} b
 */
export const trainsAlike = (a, b) => trainedUnder(a) === trainedUnder(b);

/** @param {Settings} settings */
const trainedUnder = (settings) => {
  const noise = settings.noisyTraining === 'on' ? noiseOf(settings) : null;
  return JSON.stringify([noise, noise && settings.mitigation, trainedShots(settings)]);
};

/**
 * What there is to show of the model under noise and in shots: nothing where neither is chosen, and at strength 0
 * without shots the ideal.
 * @param {Run | null} run
 * @param {Settings} settings
 * @returns {Noisy | null}
 */
export function shownNoisy(run, settings) {
  if (settings.device === 'ideal' && shotsOf(settings) === null) return null;
  if (actingNoise(settings) || shotsOf(settings) !== null) return run?.noisy ?? noNoisy;
  const { quantumField: field = null, comparison = null } = run ?? {};
  return { ...noNoisy, field, comparison, busy: !field || !comparison };
}

/** @type {Noisy} before anything has been answered */
export const noNoisy = { field: null, comparison: null, execution: null, ledger: null, busy: true };

/** @type {Noisy} where nothing will be answered */
export const failedNoisy = { ...noNoisy, busy: false };

/**
 * What is published about a device, one number for all of its qubits and couplings: the median; null where nothing is.
 * @param {Device} device
 */
export function figuresOf({ gates, t1, t2, p01, p10 }) {
  const pairs = gates.filter(({ gate }) => twoQubitGates.includes(gate));
  const single = gates.filter(({ gate }) => !['rz', 'measure', 'reset', ...twoQubitGates].includes(gate));
  const [ones, zeros] = [median(p01), median(p10)];
  return {
    pairGate: pairs[0]?.gate ?? 'cx',
    pairError: median(pairs.map(({ error }) => error)),
    singleError: median(single.map(({ error }) => error)),
    t1: median(t1),
    t2: median(t2),
    readout: ones === null || zeros === null ? null : (ones + zeros) / 2,
  };
}

/** @param {number | readonly (number | null)[] | null} values */
function median(values) {
  const known = [values].flat().filter((value) => typeof value === 'number');
  if (known.length === 0) return null;
  known.sort((a, b) => a - b);
  const middle = Math.floor(known.length / 2);
  return known.length % 2 === 1 ? known[middle] : (known[middle - 1] + known[middle]) / 2;
}

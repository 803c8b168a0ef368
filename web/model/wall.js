import { devices } from '../../bindings/js/devices.js';
import { encoderOf, encoders } from './encoder.js';

/** @typedef {import('./types.js').Settings} Settings */
/** @typedef {import('./types.js').EncodingCost} EncodingCost */
/** @typedef {import('./types.js').Wall} Wall */
/** @typedef {import('./types.js').WallLine} WallLine */
/**
 * @typedef {{
 *   key: string, label: string, unit: string, scale: 'log' | 'share', of: (cost: EncodingCost) => number | null,
 * }} Metric scale: powers of ten, or a share from 0 to 1
 */

/** @type {Metric[]} what can stand on the wall */
export const metrics = [
  {
    key: 'twoQubitGates',
    label: 'Two-qubit gates',
    unit: 'two-qubit gates',
    scale: 'log',
    of: ({ twoQubitGates }) => twoQubitGates,
  },
  { key: 'depth', label: 'Depth', unit: 'layers deep', scale: 'log', of: ({ depth }) => depth },
  { key: 'seconds', label: 'Preparation time', unit: 's', scale: 'log', of: ({ seconds }) => seconds },
  {
    key: 'success',
    label: 'Probability of no error',
    unit: '%',
    scale: 'share',
    of: ({ success, seconds }) => (seconds === null ? null : success),
  },
  { key: 'qubits', label: 'Qubits', unit: 'qubits', scale: 'log', of: ({ qubits }) => qubits },
];

/** @param {string} key */
export const metricOf = (key) => metrics.find((metric) => metric.key === key) ?? metrics[0];

/** Fewest and most encoders on the wall. */
export const wallLimits = { fewest: 2, most: 5 };

/** @type {Wall} */
export const firstWall = {
  metric: 'twoQubitGates',
  kinds: ['angle', 'amplitude', 'zz-feature-map'],
  lines: [],
  progress: null,
  stopped: false,
  notice: null,
};

/** @type {import('./types.js').Costs} before anything is known; IBM's device with the smallest errors in the list */
export const noCosts = { question: '', device: 'ibm_boston', costs: {}, notice: null };

/** Where costs can be counted: an ideal device with all couplings, and every one that is published. */
export const costDevices = [
  { value: 'ideal', label: 'Ideal, all qubits coupled' },
  ...devices.map(({ name, title, qubits }) => ({ value: name, label: `${title}, ${qubits} qubits` })),
];

/** @param {string} name */
export const costDevice = (name) => devices.find((device) => device.name === name);

/** Devices that publish how long their gates take. */
export const timedDevices = devices.filter(({ gates }) => gates.some(({ seconds }) => seconds));

/**
 * The numbers of features on the wall: powers of two up to a million, and that of the reader's own data.
 * @param {number} own
 */
export function wallFeatures(own) {
  const powers = Array.from({ length: 20 }, (_, i) => 2 << i);
  return [...new Set([...powers, own])].sort((a, b) => a - b);
}

/**
 * The encoders on the wall in the order of the table: the chosen ones, and always that of the model.
 * @param {Wall} wall
 * @param {Settings} settings
 */
export const shownKinds = ({ kinds }, { encoder }) =>
  encoders.flatMap(({ kind }) => (kinds.includes(kind) || kind === encoder ? [kind] : []));

/**
 * The choice with an encoder more or less; as it was where that would be too few or too many.
 * @param {Wall} wall
 * @param {Settings} settings
 * @param {string} kind
 * @param {boolean} on
 */
export function withKind(wall, settings, kind, on) {
  const kinds = on ? [...wall.kinds, kind] : wall.kinds.filter((one) => one !== kind);
  const count = shownKinds({ ...wall, kinds }, settings).length;
  return count < wallLimits.fewest || count > wallLimits.most ? wall.kinds : kinds;
}

/**
 * What a line is the answer to: the encoder with its options, the device, the features.
 * @param {Settings} settings
 * @param {string} kind
 * @param {string} device
 * @param {number} own features of the reader's data
 */
export const lineQuestion = (settings, kind, device, own) =>
  JSON.stringify([encoderOf(settings, kind), device, own]);

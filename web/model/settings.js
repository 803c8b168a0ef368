import { encoderRows } from './encoder.js';
import { mitigationChoices } from './mitigation.js';
import { deviceChoices } from './noise.js';

/**
 * The table of settings: one row each. Controls, links, checks and documents loop over these rows.
 *
 * @typedef {{ value: string, label: string, disabled?: boolean }} Choice
 * @typedef {{
 *   key: string, label: string, unit?: string, group: 'data' | 'encoding' | 'circuit' | 'training' | 'noise',
 *   help: string,
 *   kind: 'choice' | 'number', choices?: Choice[], min?: number, max?: number, step?: number,
 *   default: string | number, sources?: string[], needs?: Record<string, string[]>, live?: boolean,
 * }} Setting sources: the data sets for which it has a meaning, where not all; needs: values of other settings without
 *   which it has none; live: the training goes on under it, unless it trains under that noise or with those shots
 */

const generated = ['moons', 'circles', 'xor', 'two-curves'];

/** @param {...string} pairs value and label in turn */
const choices = (...pairs) =>
  pairs.flatMap((value, i) => (i % 2 === 0 ? [{ value, label: pairs[i + 1] }] : []));

/** @type {Setting[]} */
export const settingRows = [
  {
    key: 'data',
    label: 'Data set',
    group: 'data',
    kind: 'choice',
    default: 'moons',
    help: 'The first four are drawn by a formula, the last four were measured. Each is split once: three quarters to train on, one quarter held out to test.',
    choices: choices(
      ...['moons', 'Two moons', 'circles', 'Two circles', 'xor', 'XOR', 'two-curves', 'Two curves'],
      ...['painted', 'Paint your own', 'iris', 'Iris', 'wine', 'Wine', 'breast_cancer', 'Breast cancer'],
      ...['digits', 'Digits, 3 against 5', 'csv', 'My CSV'],
    ),
  },
  {
    key: 'rows',
    label: 'Points',
    unit: 'rows',
    group: 'data',
    kind: 'number',
    min: 20,
    max: 1000,
    step: 20,
    default: 200,
    sources: generated,
    help: 'How many points the formula draws, both classes together.',
  },
  {
    key: 'noise',
    label: 'Scatter',
    unit: 'std. dev.',
    group: 'data',
    kind: 'number',
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.15,
    sources: generated,
    help: 'How far points stray from the formula: the standard deviation of the noise added to each coordinate.',
  },
  ...encoderRows,
  {
    key: 'ansatz',
    label: 'Ansatz',
    group: 'circuit',
    kind: 'choice',
    default: 'strongly-entangling',
    choices: choices(
      'strongly-entangling',
      'Strongly entangling',
      'hardware-efficient',
      'Hardware-efficient',
    ),
    help: 'Which trainable gates a layer has. Strongly entangling turns each qubit by three angles, to any direction; hardware-efficient makes do with fewer.',
  },
  {
    key: 'layers',
    label: 'Layers',
    unit: 'layers',
    group: 'circuit',
    kind: 'number',
    min: 1,
    max: 8,
    step: 1,
    default: 3,
    help: 'How often the pattern of trainable gates repeats. More layers can bend the boundary more, and cost more circuits.',
  },
  {
    key: 'entangler',
    label: 'Entangler',
    group: 'circuit',
    kind: 'choice',
    default: 'ring',
    choices: choices('ring', 'Ring of CX', 'chain', 'Chain of CX', 'all', 'CX on all pairs', 'none', 'None'),
    help: 'Which qubits are linked by CX gates in each layer. With none, the qubits never learn of each other.',
  },
  {
    key: 'readout',
    label: 'Readout',
    group: 'circuit',
    kind: 'choice',
    default: 'first',
    choices: choices('first', 'Z of the first qubits', 'all', 'Z of all qubits', 'parity', 'Parity of all'),
    help: 'What is measured to decide the class: Z on the first qubits, Z on all of them, or the parity, the product of all Z (two classes only).',
  },
  {
    key: 'gradient',
    label: 'Gradient',
    group: 'training',
    kind: 'choice',
    default: 'parameter-shift',
    choices: choices(
      ...['parameter-shift', 'Parameter shift', 'finite-difference', 'Finite difference', 'spsa', 'SPSA'],
    ),
    help: 'How the slope of the loss is found. Parameter shift is exact and runs two circuits for each angle; SPSA runs two in all and gets a rough direction.',
  },
  {
    key: 'optimizer',
    label: 'Optimizer',
    group: 'training',
    kind: 'choice',
    default: 'adam',
    choices: choices('adam', 'Adam', 'sgd', 'SGD'),
    help: 'How a gradient becomes a step. SGD goes straight down the slope; Adam adapts the length of the step to each angle.',
  },
  {
    key: 'rate',
    label: 'Learning rate',
    unit: 'per step',
    group: 'training',
    kind: 'number',
    min: 0.001,
    max: 2,
    step: 0.01,
    default: 0.05,
    help: 'The length of each step. Too small crawls, too large overshoots.',
  },
  {
    key: 'epochs',
    label: 'Epochs',
    unit: 'passes',
    group: 'training',
    kind: 'number',
    min: 1,
    max: 500,
    step: 10,
    default: 30,
    help: 'How often the training goes through all training rows.',
  },
  {
    key: 'batch',
    label: 'Batch',
    unit: 'rows',
    group: 'training',
    kind: 'number',
    min: 1,
    max: 512,
    step: 8,
    default: 32,
    help: 'How many rows are looked at before each step.',
  },
  {
    key: 'seed',
    label: 'Seed',
    unit: 'number',
    group: 'training',
    kind: 'number',
    min: 0,
    max: 9007199254740991,
    step: 1,
    default: 7,
    help: 'All chance in a run follows from this number: the points, the split, the first angles, the batches, the shots. The same seed gives the same run, to the last digit.',
  },
  {
    key: 'device',
    label: 'Device',
    group: 'noise',
    kind: 'choice',
    live: true,
    default: 'ideal',
    choices: deviceChoices,
    help: 'Whose errors the trained circuit suffers. A device runs the circuit in its own gates, on its own couplings, with the errors, lifetimes and misread bits that were published for it.',
  },
  {
    key: 'scale',
    label: 'Ideal × scale',
    unit: '×',
    group: 'noise',
    kind: 'number',
    live: true,
    min: 0,
    max: 3,
    step: 0.05,
    default: 1,
    help: 'Multiplies the strength of every error: 0 is ideal, 1 the device as it was measured, 3 one that is three times worse.',
  },
  {
    key: 'shots',
    label: 'Shots',
    group: 'noise',
    kind: 'choice',
    live: true,
    default: 'exact',
    choices: choices(
      ...['10', '10 a circuit', '20', '20 a circuit', '50', '50 a circuit', '100', '100 a circuit'],
      ...['200', '200 a circuit', '500', '500 a circuit', '1000', '1,000 a circuit'],
      ...['2000', '2,000 a circuit', '5000', '5,000 a circuit', '10000', '10,000 a circuit'],
      ...['exact', 'exact, no shots'],
    ),
    help: 'Hardware only ever gives samples, so each circuit is repeated. “Exact” is a simulator’s privilege; with few shots every answer and score is noisy, with or without a device.',
  },
  {
    key: 'mitigation',
    label: 'Mitigation',
    group: 'noise',
    kind: 'choice',
    live: true,
    default: 'none',
    choices: mitigationChoices,
    help: 'What is done about the noise afterwards, at the same shots. Readout mitigation learns from calibration circuits how bits are misread. Zero-noise extrapolation runs longer circuits that do the same, and follows what they say back to no noise at all. Clifford data regression learns from circuits that are easy to compute how noise changes what is read.',
  },
  {
    key: 'noisyTraining',
    label: 'Train under the noise too',
    group: 'noise',
    kind: 'choice',
    live: true,
    default: 'off',
    choices: choices('off', 'No', 'on', 'Yes'),
    help: 'Off: trained ideally, and only scored under the noise. On: every loss and gradient of the training suffers it too, so a change of the noise starts the training again.',
  },
  {
    key: 'shotTraining',
    label: 'Train with these shots too',
    group: 'noise',
    kind: 'choice',
    live: true,
    default: 'off',
    choices: choices('off', 'No', 'on', 'Yes'),
    help: 'Off: trained exactly, and only answered in shots. On: every loss and gradient of the training is measured with as many shots, so a change of them starts the training again.',
  },
];

/** @param {string} key */
export const settingRow = (key) => settingRows.find((row) => row.key === key);

/**
 * Whether a setting has a meaning for a data set.
 * @param {Setting} row
 * @param {unknown} source
 */
export const applies = (row, source) => !row.sources || row.sources.includes(String(source));

/**
 * Whether a setting has a meaning beside the others.
 * @param {Setting} row
 * @param {import('./types.js').Settings} settings
 */
export const hasMeaning = (row, settings) =>
  applies(row, settings.data) &&
  Object.entries(row.needs ?? {}).every(([key, values]) => values.includes(String(settings[key])));

const integers = ['rows', 'layers', 'epochs', 'batch', 'seed', 'repetitions', 'trotterSteps', 'controls'];

/**
 * What a setting allows, in words.
 * @param {Setting} row
 */
export function allowedText(row) {
  if (row.kind === 'choice') return (row.choices ?? []).map((choice) => choice.value).join(', ');
  return `${integers.includes(row.key) ? 'a whole number' : 'a number'} from ${row.min} to ${row.max}`;
}

/**
 * The value that a text stands for, or null where the setting does not allow it.
 * @param {Setting} row
 * @param {string} text from a control or a link
 * @returns {string | number | null}
 */
export function parseSetting(row, text) {
  if (row.kind === 'choice') return row.choices?.some((choice) => choice.value === text) ? text : null;
  const value = text.trim() === '' ? NaN : Number(text);
  const inside = value >= /** @type {number} */ (row.min) && value <= /** @type {number} */ (row.max);
  return inside && (!integers.includes(row.key) || Number.isInteger(value)) ? value : null;
}

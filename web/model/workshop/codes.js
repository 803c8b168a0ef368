import { gates } from '../../../bindings/js/index.js';

/**
 * @typedef {NonNullable<import('../../../bindings/js/types.js').CorrectionOptions['noise']>} FaultName
 * @typedef {'repetition' | 'surface'} CodeName
 * @typedef {{
 *   name: FaultName, title: string, sentence: string, source: string, ofGates: boolean, rates: Record<CodeName, number[]>,
 * }} FaultModel ofGates: gates fail, so that the error of a device's gates has a place on the axis; rates are physical
 *   ones, around where the curves of the code cross and well below
 */

/** The codes in the order in which they are computed. @type {readonly { name: CodeName, title: string, sentence: string }[]} */
export const codes = [
  {
    ...{ name: 'repetition', title: 'Repetition code' },
    sentence: 'A row of qubits. It guards against bit flips alone.',
  },
  {
    ...{ name: 'surface', title: 'Rotated surface code' },
    sentence: 'A square of qubits. It guards against every error.',
  },
];

/** What goes wrong, most like a device first. @type {readonly FaultModel[]} */
export const faultModels = [
  {
    ...{ name: 'circuit-level', title: 'Circuit level', ofGates: true },
    sentence: 'Every preparation, gate, readout and step of waiting fails with probability p.',
    source: 'Gidney et al. 2021, arXiv:2108.10457 (SD6)',
    rates: {
      surface: [0.001, 0.002, 0.004, 0.005, 0.006, 0.007, 0.01],
      repetition: [0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08],
    },
  },
  {
    ...{ name: 'hadamards', title: 'Circuit level, with Hadamard gates', ofGates: true },
    sentence: 'The same, where Hadamard gates prepare and read in X: longer rounds, more to go wrong.',
    source: 'Fowler et al. 2012, arXiv:1208.0928; Kelly et al. 2015, arXiv:1411.7403',
    rates: {
      surface: [0.001, 0.002, 0.003, 0.004, 0.005, 0.006, 0.008],
      repetition: [0.005, 0.01, 0.02, 0.025, 0.03, 0.04, 0.05],
    },
  },
  {
    ...{ name: 'operations-only', title: 'Operations alone', ofGates: true },
    sentence: 'Preparations, gates and readouts fail with probability p; qubits that wait stay as they are.',
    source: 'as in Cao et al. 2025, arXiv:2501.03582',
    rates: {
      surface: [0.002, 0.004, 0.006, 0.007, 0.008, 0.01, 0.012],
      repetition: [0.015, 0.03, 0.05, 0.06, 0.07, 0.09, 0.11],
    },
  },
  {
    ...{ name: 'phenomenological', title: 'Phenomenological', ofGates: false },
    sentence: 'Before each round data flip with probability p, and readouts err with p; gates are perfect.',
    source: 'Dennis et al. 2002, arXiv:quant-ph/0110143',
    rates: {
      surface: [0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.04],
      repetition: [0.02, 0.05, 0.07, 0.09, 0.1, 0.12, 0.15],
    },
  },
  {
    ...{ name: 'code-capacity', title: 'Code capacity', ofGates: false },
    sentence: 'Before each round data flip with probability p; everything else is perfect.',
    source: 'Dennis et al. 2002, arXiv:quant-ph/0110143',
    rates: {
      surface: [0.01, 0.02, 0.04, 0.06, 0.07, 0.08, 0.1],
      repetition: [0.05, 0.1, 0.2, 0.25, 0.3, 0.35, 0.4],
    },
  },
];

/** @param {string} name */
export const faultModelNamed = (name) => faultModels.find((row) => row.name === name) ?? faultModels[0];

const pairs = new Set(gates.filter(({ qubits }) => qubits === 2).map(({ name }) => name));

/** A depolarized pair's average infidelity is 4/5 of its chance of a Pauli error (Nielsen 2002, quant-ph/0205035). */
const errorsInInfidelity = 1.25;

/** @typedef {{ title: string, error: number, rate: number }} Standing error as published; rate is p of the models */

/**
 * Where a device stands: the median error of its two-qubit gates; null where none is published.
 * @param {import('./types.js').DeviceLine | undefined} device
 * @returns {Standing | null}
 */
export function standingOf(device) {
  const errors = (device?.gates ?? [])
    .flatMap(({ gate, error }) => (pairs.has(gate) && error !== null ? [error] : []))
    .sort((a, b) => a - b);
  if (!device || errors.length === 0) return null;
  const half = errors.length / 2;
  const error = (errors[Math.ceil(half) - 1] + errors[Math.floor(half)]) / 2;
  return { title: device.title, error, rate: errorsInInfidelity * error };
}

import { deviceNamed } from './devices.js';
import { gates } from './generated/gates.js';
import { price, prices } from './prices.js';

/**
 * @typedef {import('./types.js').TrialReport} TrialReport
 * @typedef {import('./types.js').TrialMethod} TrialMethod
 * @typedef {import('./types.js').TrialRefusal} TrialRefusal
 * @typedef {{ name: string, mitigation: import('./types.js').Mitigation[] }} Method
 * @typedef {{ errors: number[], ledger: import('./types.js').Ledger, milliseconds: number }} Try how far each estimate
 *   was from its ideal value
 * @typedef {{ method: Method, tries: Try[] }} Tried one estimate for each seed
 */

export const doingNothing = 'raw';

/**
 * What a trial has shown.
 * @param {number[]} ideal
 * @param {readonly Tried[]} tried the first is doing nothing
 * @param {TrialRefusal[]} refused
 * @param {{ shots: number, seeds: number, noise: import('./types.js').Noise }} how
 * @returns {TrialReport}
 */
export function reportOf(ideal, tried, refused, { shots, seeds, noise }) {
  const sheet = sheetFor(noise);
  const rows = tried.map(({ method, tries }) => rowOf(method, tries, sheet));
  const recommendation = recommend(
    rows,
    tried.map(({ tries }) => tries),
  );
  return { ideal, shots, seeds, methods: rows, refused, recommendation };
}

/**
 * What one method's estimates are worth. Bias and variance are of each expectation; the mean squared error is their mean
 * over all expectations.
 * @param {Method} method
 * @param {Try[]} tries
 * @param {import('./prices.js').PriceSheet} sheet
 * @returns {TrialMethod}
 */
function rowOf({ name, mitigation }, tries, sheet) {
  const parts = tries[0].errors.map((_, o) => momentsOf(tries.map(({ errors }) => errors[o])));
  const squares = momentsOf(tries.map(squaredError));
  const { ledger } = tries[0];
  const { circuits, shots, twoQubitGates } = ledger;
  const bill = price(ledger, sheet);
  return {
    name,
    mitigation,
    bias: parts.map(({ mean }) => mean),
    biasError: parts.map(({ error }) => error),
    variance: parts.map(({ variance }) => variance),
    meanSquaredError: squares.mean,
    meanSquaredErrorError: squares.error,
    ...{ circuits, shots, gates: ledger.gates, twoQubitGates },
    milliseconds: median(tries.map(({ milliseconds }) => milliseconds)),
    deviceSeconds: bill[0].seconds,
    prices: bill,
  };
}

/**
 * The price sheet with the times that the noise's device has published in place of those that are assumed for any: the
 * median of its two-qubit gates, the mean of its one-qubit gates (those that are a change of frame take none), and its
 * readout.
 * @param {import('./types.js').Noise} noise
 * @returns {import('./prices.js').PriceSheet}
 */
function sheetFor(noise) {
  const device = noise.device === undefined ? undefined : deviceNamed(noise.device);
  if (!device) return prices;
  const { one, two, readout } = timesOf(device.gates);
  const { assumed } = prices;
  return {
    ...prices,
    assumed: {
      ...assumed,
      readoutSeconds: readout[0] ?? assumed.readoutSeconds,
      oneQubitGateSeconds: one.length > 0 ? momentsOf(one).mean : assumed.oneQubitGateSeconds,
      twoQubitGateSeconds: two.length > 0 ? median(two) : assumed.twoQubitGateSeconds,
    },
  };
}

/** @param {import('./devices.js').Device['gates']} figures */
function timesOf(figures) {
  const known = figures.flatMap(({ gate, seconds }) => (seconds === null ? [] : [{ gate, seconds }]));
  /** @param {(gate: string) => boolean} wanted */
  const those = (wanted) => known.filter(({ gate }) => wanted(gate)).map(({ seconds }) => seconds);
  return {
    one: those((gate) => qubitsOf(gate) === 1),
    two: those((gate) => qubitsOf(gate) === 2),
    readout: those((gate) => gate === 'measure'),
  };
}

/** @param {string} gate */
const qubitsOf = (gate) => gates.find(({ name }) => name === gate)?.qubits;

/** @param {Try} one */
const squaredError = ({ errors }) => errors.reduce((sum, error) => sum + square(error), 0) / errors.length;

/** @param {number} value */
const square = (value) => value * value;

/** @param {number[]} values one at least; the error of a single one is not a number */
function momentsOf(values) {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + square(value - mean), 0) / (n - 1);
  return { mean, variance, error: Math.sqrt(variance / n) };
}

/** @param {number[]} values one at least */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * How many standard errors the best of several methods has to be ahead: about the 97.5 % point of a normal distribution
 * at Bonferroni's level (2, 2.25, 2.5, 2.75, 3 for 1, 2, 4, 8, 16 methods, to within 0.05), because the best of many is
 * often best by chance.
 * @param {number} methods
 */
const marginFor = (methods) => 2 + (methods > 1 ? (32 - Math.clz32(methods - 1)) / 4 : 0);

/**
 * The method with the least squared error, where it is better than doing nothing by more than chance explains: the mean
 * of the differences, seed by seed, against its standard error.
 * @param {TrialMethod[]} rows the first is doing nothing
 * @param {Try[][]} tries
 * @returns {TrialReport['recommendation']}
 */
function recommend(rows, tries) {
  const [raw, ...others] = rows;
  if (others.length === 0) {
    const reason = 'Do nothing: every method was refused on this circuit and this noise.';
    return { name: doingNothing, reason, best: null, gain: 0, gainError: 0 };
  }
  const least = others.reduce((a, b) => (b.meanSquaredError < a.meanSquaredError ? b : a));
  const differences = tries[0].map(
    (one, s) => squaredError(one) - squaredError(tries[rows.indexOf(least)][s]),
  );
  const { mean: gain, error: gainError } = momentsOf(differences);
  const evidence = { best: least.name, gain, gainError };
  if (gain > marginFor(others.length) * gainError) {
    const reason = `“${least.name}” errs least: its mean squared error is ${comparison(raw, least)}.`;
    return { name: least.name, reason, ...evidence };
  }
  const second =
    gain <= 0 ? 'No method errs less.' : `“${least.name}” errs less by no more than chance explains.`;
  const reason = `Do nothing: at these shots mitigation does not pay. ${second}`;
  return { name: doingNothing, reason, ...evidence };
}

/**
 * @param {TrialMethod} raw
 * @param {TrialMethod} best
 */
function comparison(raw, best) {
  if (best.meanSquaredError === 0) return '0, and that of doing nothing with the same shots is not';
  const factor = (raw.meanSquaredError / best.meanSquaredError).toFixed(1);
  return `${factor} times smaller than that of doing nothing with the same shots`;
}

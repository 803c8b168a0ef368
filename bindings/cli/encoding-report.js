import { alignColumns, count, named, plural, seconds, wrap, labelWidth } from './format.js';

/** @typedef {import('../js/types.js').EncodingCost & { encoder: string }} Cost */

/**
 * What encoders cost, one a line; an extrapolated cost has a star.
 * @param {{ device: string, features: number, costs: Cost[] }} found
 */
export function describeCosts({ device, features, costs }) {
  const head = ['', 'qubits', 'depth', '1-qubit', '2-qubit', 'time', 'no error', 'fits up to'];
  const table = alignColumns(
    [head, ...costs.map(line)],
    ['left', ...head.slice(1).map(() => /** @type {const} */ ('right'))],
  );
  const starred = costs.filter(({ extrapolated }) => extrapolated);
  const silent = [...new Set(costs.flatMap(({ noErrors }) => noErrors))];
  const notes = [
    ['device', `${device}; one generic row of ${plural(features, 'feature')}, compiled for it`],
    ...(device === 'ideal' ? [] : [['no error', noErrorText(silent)]]),
    ...starred.map((cost) => [cost.encoder, starText(cost)]),
  ];
  const lines = notes.map(([name, text]) => [name, wrap(text, labelWidth + 2)]);
  return [table, '', named(lines)].join('\n');
}

/** @param {Cost} cost */
function line(cost) {
  const { encoder, qubits, depth, oneQubitGates, twoQubitGates, success, capacity, fits, extrapolated } =
    cost;
  return [
    `${encoder}${extrapolated ? ' *' : ''}`,
    `${count(qubits)}${fits ? '' : ' !'}`,
    ...[depth, oneQubitGates, twoQubitGates].map(amount),
    cost.seconds === null ? '–' : seconds(cost.seconds),
    success >= 0.01 ? `${(success * 100).toFixed(1)} %` : success.toExponential(1),
    capacity === null ? '–' : amount(capacity),
  ];
}

/** @param {number} value */
const amount = (value) => (value < 1e7 ? count(value) : value.toExponential(1));

/** @param {string[]} silent gates without a published error */
function noErrorText(silent) {
  const rest = silent.length > 0 ? `; no error is published for ${silent.join(', ')}` : '';
  return `the product of 1 − error over the gates, without waiting and readout${rest}`;
}

/** @param {Cost} cost */
const starText = ({ measuredFeatures, growth, fits }) =>
  `* extrapolated from ${plural(measuredFeatures, 'feature')} by the formula: ${growth}${fits ? '' : '; ! more qubits than the device has'}`;

import { gateText } from '../circuit/angles.js';
import { count, signed, subscript } from '../format.js';
import { many, prefixed, probability } from '../quantities.js';
import { featuresAt } from './names.js';

/** @typedef {import('../../model/types.js').EncodedRow} EncodedRow */
/** @typedef {import('../../model/types.js').EncodingCost} EncodingCost */
/** @typedef {import('../circuit/angles.js').Bindings} Bindings */
/** @typedef {import('../../model/wall.js').Metric} Metric */

const listed = 5; // gates that are said one by one

/**
 * What a feature does, in words.
 * @param {EncodedRow} encoded
 * @param {Bindings} bindings
 * @param {number} feature
 * @param {{ name: string, value: number }} column
 */
export function featureWords({ circuit, uses }, bindings, feature, { name, value }) {
  const gates = uses[feature];
  const texts = gates.slice(0, listed).map((o) => gateText(circuit.operations[o], bindings));
  const more = gates.length > listed ? `, and ${gates.length - listed} more` : '';
  const reach = `reaches ${gates.length} of ${circuit.operations.length} gates`;
  return `${subscript('x', feature)}, ${name} = ${signed(value)}, ${reach}: ${texts.join('; ')}${more}.`;
}

/**
 * What a gate reads, in words.
 * @param {EncodedRow} encoded
 * @param {Bindings} bindings
 * @param {number} index
 */
export function gateWords({ circuit, uses }, bindings, index) {
  const features = featuresAt(uses, index);
  const names = features.map((feature) => subscript('x', feature));
  const last = names.pop();
  const reads = names.length > 0 ? `${names.join(', ')} and ${last}` : last;
  const rest = last ? `It reads ${reads}.` : 'It reads no feature: it is the same for every row.';
  return `Gate ${index + 1} of ${circuit.operations.length}, ${gateText(circuit.operations[index], bindings)}. ${rest}`;
}

/**
 * A point of the wall, in words.
 * @param {string} title of the encoder
 * @param {EncodingCost} cost
 * @param {Metric} metric
 * @param {{ title: string, qubits: number } | undefined} device
 */
export function pointWords(title, cost, metric, device) {
  const value = metric.of(cost);
  const amount = value === null ? 'no time is published' : amountWords(value, metric);
  const room =
    device && !cost.fits
      ? ` It needs ${many(cost.qubits)} qubits; ${device.title} has ${device.qubits}.`
      : '';
  const origin = cost.extrapolated
    ? `Extrapolated from ${many(cost.measuredFeatures)} features by ${cost.growth}.`
    : 'Measured: a circuit that was built and compiled.';
  return `${title}, ${many(cost.features)} ${cost.features === 1 ? 'feature' : 'features'}: ${amount}. ${origin}${room}`;
}

/**
 * @param {number} value
 * @param {Metric} metric
 */
export function figure(value, metric) {
  if (metric.scale === 'share') return probability(value);
  return metric.unit === 's' ? prefixed(value, 's') : many(value);
}

/**
 * @param {number} value
 * @param {Metric} metric
 */
function amountWords(value, metric) {
  const counted = metric.scale === 'log' && metric.unit !== 's';
  return counted ? `${figure(value, metric)} ${metric.unit}` : figure(value, metric);
}

/** One sentence on that. @param {EncodedRow | null} encoded */
export const forgottenNote = (encoded) =>
  encoded?.record.norm == null
    ? 'The gates turn by the numbers themselves. Turns repeat, so numbers that lie whole turns apart become the same state.'
    : 'Amplitudes have a length of one in all: rows that differ by a factor only become the same state.';

/**
 * What the state has forgotten of a row.
 * @param {EncodedRow | null} encoded null where that is not known yet
 */
export function forgottenLines(encoded) {
  const { record = null, circuit } = encoded ?? {};
  const names = [
    'length of the row, divided away',
    'amplitudes filled up with zeros',
    'fidelity of the preparation',
  ];
  if (!record || !circuit) return names.map((name) => [name, '–']);
  const { norm, padding, fidelity } = record;
  const room = circuit.qubits < 31 ? ` of ${count(2 ** circuit.qubits)}` : '';
  return [
    [names[0], norm === null ? 'nothing' : Number(norm.toPrecision(4)).toString()],
    [names[1], norm === null ? 'none' : `${count(padding)}${room}`],
    [names[2], fidelity === 1 ? 'exact' : fidelity.toFixed(4)],
  ];
}

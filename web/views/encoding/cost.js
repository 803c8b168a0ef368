import { count } from '../format.js';
import { many, prefixed, probability } from '../quantities.js';

/** @typedef {import('../../model/types.js').EncodingCost} EncodingCost */
/** @typedef {import('../../../bindings/js/devices.js').Device} Device */

const unknown = '–';

/**
 * What encoding one row takes, name by name.
 * @param {EncodingCost | null} cost
 * @param {Device | undefined} device none: the ideal one
 * @returns {[name: string, value: string][]}
 */
export function costLines(cost, device) {
  /** @param {(known: EncodingCost) => string} words */
  const say = (words) => (cost ? words(cost) : unknown);
  return [
    ['qubits', say(({ qubits }) => (device ? `${count(qubits)} of ${device.qubits}` : count(qubits)))],
    ['depth after compilation', say(({ depth }) => many(depth))],
    ['one-qubit gates', say(({ oneQubitGates }) => many(oneQubitGates))],
    ['two-qubit gates', say(({ twoQubitGates }) => many(twoQubitGates))],
    ['loads a row in', say(({ seconds }) => (seconds === null ? 'no times' : prefixed(seconds, 's')))],
    ['no error strikes', say(({ success }) => (device ? probability(success) : 'always'))],
    ['features that fit', say(({ capacity }) => (capacity === null ? 'any number' : many(capacity)))],
  ];
}

/**
 * One sentence on where the figures come from.
 * @param {EncodingCost | null} cost
 * @param {Device | undefined} device
 */
export function costNote(cost, device) {
  if (!device) {
    return 'The ideal device joins any two qubits by RZ, SX, X and CX. It has no times and no errors: there are only gates to count.';
  }
  const date = device.calibrated ? `calibrated ${device.calibrated}` : 'published without a date';
  const parts = [
    `From the circuit as compiled for ${device.title}, with its gate times and errors, ${date}.`,
  ];
  if (cost?.swaps) parts.push(`${count(cost.swaps)} swaps bring qubits together that are not coupled.`);
  if (cost?.noErrors.length) parts.push(`No error is published for ${cost.noErrors.join(', ')}.`);
  if (cost?.extrapolated) parts.push(`Extrapolated: ${cost.growth}.`);
  return `${parts.join(' ')} Waiting and readout are not counted.`;
}

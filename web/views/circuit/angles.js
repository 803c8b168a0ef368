import { signed, subscript } from '../format.js';

/**
 * What the slots of a circuit hold just now.
 * @typedef {{ params: Map<string, number>, features: number[] }} Bindings
 */

/**
 * The present value of an angle, in radians.
 * @param {import('../../../bindings/js/angles.js').Angle} angle
 * @param {Bindings} bindings
 */
export function angleValue(angle, { params, features }) {
  if (typeof angle === 'number') return angle;
  const weight = 'param' in angle ? (params.get(angle.param) ?? 0) : 1;
  const value = 'feature' in angle ? (features[angle.feature] ?? 0) : 1;
  return weight * value * (angle.scale ?? 1) + (angle.offset ?? 0);
}

/**
 * The gate in words, for a list.
 * @param {import('../../model/types.js').Operation} operation
 * @param {Bindings} bindings
 */
export function gateText({ gate, qubits, angles }, bindings) {
  const name = gate.toUpperCase();
  const where = qubits.map((qubit) => subscript('q', qubit)).join(', ');
  if (angles.length === 0) return `${name} on ${where}`;
  const values = angles.map((angle) => signed(angleValue(angle, bindings)));
  return `${name}(${values.join(', ')} rad) on ${where}`;
}

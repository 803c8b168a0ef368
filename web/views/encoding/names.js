import { subscript } from '../format.js';

/** @typedef {import('../../model/types.js').EncodedRow} EncodedRow */

/**
 * The features that each encoded value is made of: those that reach the operations which read it.
 * @param {EncodedRow} encoded
 * @returns {number[][]} by value
 */
export function featuresOfValues({ circuit, uses, values }) {
  /** @type {number[][]} */
  const found = values.map(() => []);
  for (const [o, { angles }] of circuit.operations.entries()) {
    for (const angle of angles) {
      if (typeof angle !== 'object' || !('feature' in angle)) continue;
      const own = found[angle.feature];
      if (own.length === 0) own.push(...featuresAt(uses, o));
    }
  }
  return found;
}

/**
 * The features that reach an operation.
 * @param {number[][]} uses
 * @param {number} operation
 */
export const featuresAt = (uses, operation) =>
  uses.flatMap((operations, feature) => (operations.includes(operation) ? [feature] : []));

/**
 * Short names of encoded values for the boxes of a circuit: x₀ is a feature, x₀₁ is made of two, θ₃ of all.
 * @param {EncodedRow} encoded
 * @param {string} kind of the encoder
 * @returns {string[]}
 */
export function valueNames(encoded, kind) {
  if (kind === 'amplitude') return encoded.values.map((_, value) => subscript('θ', value));
  return featuresOfValues(encoded).map((features) => {
    if (features.length === 1) return subscript('x', features[0]);
    return features.every((feature) => feature < 10) ? features.reduce(subscript, 'x') : '';
  });
}

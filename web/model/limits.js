/** @typedef {import('./types.js').Prepared} Prepared */
/** @typedef {import('./types.js').Notice} Notice */

/** Beyond these a page would train a circuit for hours: 2^12 amplitudes for each row and each shifted angle. */
export const mostQubits = 12;

/**
 * Why a training is too large for a page; null where it is not.
 * @param {Prepared} prepared
 * @returns {Notice | null}
 */
export function tooLarge({ circuit, features }) {
  const { qubits } = circuit;
  if (qubits <= mostQubits) return null;
  return {
    code: 'too-many-qubits',
    message: `${features.length} features make a circuit of ${qubits} qubits: too many to train in a page.`,
    received: `${qubits} qubits`,
    allowed: `up to ${mostQubits}; fewer features`,
  };
}

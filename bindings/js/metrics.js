/** @typedef {import('./types.js').Operation} Operation */

/**
 * The number of layers when every gate starts as early as its qubits are free.
 * @param {readonly Operation[]} operations
 */
export function circuitDepth(operations) {
  /** @type {Map<number, number>} */
  const busyUntil = new Map();
  let depth = 0;
  for (const { qubits } of operations) {
    const layer = qubits.reduce((latest, qubit) => Math.max(latest, busyUntil.get(qubit) ?? 0), 0) + 1;
    for (const qubit of qubits) busyUntil.set(qubit, layer);
    depth = Math.max(depth, layer);
  }
  return depth;
}

/**
 * How often each gate occurs, in order of first occurrence.
 * @param {readonly Operation[]} operations
 * @returns {Record<string, number>}
 */
export function countGates(operations) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const { gate } of operations) counts[gate] = (counts[gate] ?? 0) + 1;
  return counts;
}

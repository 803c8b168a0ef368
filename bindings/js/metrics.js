import { gates } from './generated/gates.js';

/** @typedef {import('./types.js').Operation} Operation */

/** What counts as an operation without being a row of the gate table, in the order in which it is listed. */
const others = ['measure', 'reset'];
const order = [...gates.map((gate) => gate.name), ...others];

/**
 * The number of layers when every operation starts as early as its qubits are free. A barrier takes no layer but
 * aligns its qubits.
 * @param {readonly Operation[]} operations
 */
export function circuitDepth(operations) {
  /** @type {Map<number, number>} */
  const busyUntil = new Map();
  let depth = 0;
  for (const { gate, qubits } of operations) {
    const free = qubits.reduce((latest, qubit) => Math.max(latest, busyUntil.get(qubit) ?? 0), 0);
    const layer = gate === 'barrier' ? free : free + 1;
    for (const qubit of qubits) busyUntil.set(qubit, layer);
    depth = Math.max(depth, layer);
  }
  return depth;
}

/**
 * How often each gate occurs, in the order of the gate table, then measurements and resets. A barrier is no gate.
 * @param {readonly Operation[]} operations
 * @returns {Record<string, number>}
 */
export function countGates(operations) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { gate } of operations) counts.set(gate, (counts.get(gate) ?? 0) + 1);
  return Object.fromEntries(
    order.flatMap((name) => (counts.has(name) ? [[name, counts.get(name) ?? 0]] : [])),
  );
}

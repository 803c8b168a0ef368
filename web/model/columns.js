/** @typedef {import('./types.js').Operation} Operation */

/**
 * What a column needs to know of an operation: its wires, and the classical bits that it writes or reads.
 * @typedef {{ qubits: readonly number[], bit?: number, condition?: { bits: readonly number[] } }} Wired
 */

/**
 * The column of each operation when every one starts as early as the wires under it and its bits are free.
 * A gate takes the wires between its qubits too, so that its line crosses nothing. What reads a bit comes after
 * what wrote it, and what writes a bit comes after everything that used it.
 * @param {readonly Wired[]} operations
 * @param {number} qubits
 * @returns {number[]}
 */
export function columnNumbers(operations, qubits) {
  const next = new Array(qubits).fill(0);
  /** @type {Map<number, number>} the first column in which a bit may be read */
  const readable = new Map();
  /** @type {Map<number, number>} the first column in which it may be written */
  const writable = new Map();
  return operations.map(({ qubits: wires, bit, condition }) => {
    const low = Math.min(...wires);
    const high = Math.max(...wires);
    const read = condition?.bits ?? [];
    const column = Math.max(
      ...next.slice(low, high + 1),
      ...read.map((one) => readable.get(one) ?? 0),
      bit === undefined ? 0 : (writable.get(bit) ?? 0),
    );
    next.fill(column + 1, low, high + 1);
    for (const one of read) writable.set(one, Math.max(writable.get(one) ?? 0, column + 1));
    if (bit !== undefined) {
      readable.set(bit, column + 1);
      writable.set(bit, column + 1);
    }
    return column;
  });
}

/**
 * The operations of each column.
 * @template {Wired} T
 * @param {readonly T[]} operations
 * @param {number} qubits
 * @returns {T[][]}
 */
export function columnsOf(operations, qubits) {
  /** @type {T[][]} */
  const columns = [];
  const numbers = columnNumbers(operations, qubits);
  for (const [i, operation] of operations.entries()) (columns[numbers[i]] ??= []).push(operation);
  return columns;
}

import { columnsIn, inOrder } from './circuit.js';
import { toolOf } from './gates.js';

/** @typedef {import('./types.js').Drawn} Drawn */
/** @typedef {import('./types.js').Placed} Placed */
/** @typedef {import('./types.js').Cell} Cell */
/** @typedef {{ circuit: Drawn, index: number }} Edited index: where the operation is now */

/** The most wires that can be drawn; what fits into memory the library says. */
export const mostQubits = 32;

/**
 * The qubits that a gate takes when it is put on a wire: that one and those below, or above where there are none.
 * @param {number} wire
 * @param {number} wanted
 * @param {number} qubits of the circuit
 * @param {readonly number[]} [taken] wires that are spoken for
 * @returns {number[] | null} null where the circuit is too small
 */
export function wiresFrom(wire, wanted, qubits, taken = []) {
  const below = Array.from({ length: qubits - wire }, (_, i) => wire + i);
  const above = Array.from({ length: wire }, (_, i) => wire - 1 - i);
  const free = [...below, ...above].filter((one) => !taken.includes(one));
  return free.length < wanted ? null : free.slice(0, wanted);
}

/**
 * A new operation on these qubits, with angles of π/2 and a bit of its own number where it measures.
 * @param {string} name
 * @param {number[]} qubits
 * @returns {Placed}
 */
export function newOperation(name, qubits) {
  const angles = new Array(toolOf(name).angles).fill(Math.PI / 2);
  return name === 'measure' ? { gate: name, qubits, angles, bit: qubits[0] } : { gate: name, qubits, angles };
}

/**
 * Puts an operation before everything on its wires from a column on; it falls as far left as its wires are free.
 * @param {Drawn} circuit
 * @param {Placed} operation
 * @param {number} column
 * @returns {Edited}
 */
export function insert(circuit, operation, column) {
  return insertAmong(circuit, circuit.operations, columnsIn(circuit), operation, column);
}

/**
 * @param {Drawn} circuit
 * @param {readonly Placed[]} operations
 * @param {readonly number[]} columns of these operations
 * @param {Placed} operation
 * @param {number} column
 * @returns {Edited}
 */
function insertAmong(circuit, operations, columns, operation, column) {
  const found = columns.findIndex((one) => one >= column);
  const at = found < 0 ? operations.length : found;
  return settled(circuit, [...operations.slice(0, at), operation, ...operations.slice(at)], operation);
}

/**
 * @param {Drawn} circuit
 * @param {Placed[]} operations
 * @param {Placed} operation the one to follow
 * @returns {Edited}
 */
function settled({ qubits }, operations, operation) {
  const circuit = inOrder({ qubits, operations });
  return { circuit, index: circuit.operations.indexOf(operation) };
}

/**
 * @param {Drawn} circuit
 * @param {number} index
 * @returns {Drawn}
 */
export function remove({ qubits, operations }, index) {
  const left = operations.filter((_, i) => i !== index);
  return inOrder({ qubits, operations: left });
}

/**
 * An operation with something changed about it, where it stands.
 * @param {Drawn} circuit
 * @param {number} index
 * @param {Partial<Placed>} changes
 * @returns {Edited}
 */
export function change(circuit, index, changes) {
  const next = { ...circuit.operations[index], ...changes };
  if (next.condition === undefined) delete next.condition;
  const operations = circuit.operations.map((operation, i) => (i === index ? next : operation));
  return settled(circuit, operations, next);
}

/**
 * Carries an operation to another column, and the leg that was taken hold of to another wire. A leg that lands on
 * another leg of the same gate changes places with it.
 * @param {Drawn} circuit
 * @param {number} index
 * @param {number} leg the wire that was taken hold of
 * @param {Cell} to
 * @returns {Edited}
 */
export function carry(circuit, index, leg, { wire, column }) {
  const operation = circuit.operations[index];
  const columns = columnsIn(circuit);
  const moved = moveLeg(operation, leg, wire);
  if (columns[index] === column) {
    const operations = circuit.operations.map((one, i) => (i === index ? moved : one));
    return settled(circuit, operations, moved);
  }
  const others = circuit.operations.filter((_, i) => i !== index);
  const theirs = columns.filter((_, i) => i !== index);
  return insertAmong(circuit, others, theirs, moved, column);
}

/**
 * @param {Placed} operation
 * @param {number} leg
 * @param {number} wire
 * @returns {Placed}
 */
function moveLeg(operation, leg, wire) {
  const qubits = operation.qubits.map((qubit) => (qubit === leg ? wire : qubit === wire ? leg : qubit));
  return operation.gate === 'measure' && operation.bit === leg
    ? { ...operation, qubits, bit: wire }
    : { ...operation, qubits };
}

/**
 * One wire more at the bottom.
 * @param {Drawn} circuit
 * @returns {Drawn | null} null at the limit
 */
export const addQubit = (circuit) =>
  circuit.qubits >= mostQubits ? null : { ...circuit, qubits: circuit.qubits + 1 };

/**
 * The last wire taken away.
 * @param {Drawn} circuit
 * @returns {Drawn | null} null where something acts on it, or it is the only one
 */
export function removeQubit({ qubits, operations }) {
  const last = qubits - 1;
  const inUse = operations.some(({ gate, qubits: wires }) => gate !== 'barrier' && wires.includes(last));
  if (last === 0 || inUse) return null;
  const left = operations
    .map((one) => ({ ...one, qubits: one.qubits.filter((qubit) => qubit !== last) }))
    .filter((one) => one.qubits.length > 0);
  return inOrder({ qubits: last, operations: left });
}

import { columnNumbers } from '../columns.js';
import { identifiersFor } from './angle.js';

/** @typedef {import('./types.js').Drawn} Drawn */
/** @typedef {import('./types.js').Placed} Placed */
/** @typedef {import('./types.js').Values} Values */

/** The circuit that nothing has been put into. @param {number} qubits @returns {Drawn} */
export const emptyCircuit = (qubits) => ({ qubits, bits: 0, operations: [] });

/**
 * The same circuit in the order in which it is drawn and stepped through: by column, then by wire. Gates that change
 * places act on different wires and bits, so nothing else changes.
 * @param {{ qubits: number, bits?: number, operations: readonly Placed[] }} circuit
 * @returns {Drawn}
 */
export function inOrder({ qubits, bits = 0, operations }) {
  const columns = columnNumbers(operations, qubits);
  const order = operations.map((operation, i) => ({
    operation,
    column: columns[i],
    top: Math.min(...operation.qubits),
  }));
  order.sort((a, b) => a.column - b.column || a.top - b.top);
  return {
    qubits,
    bits: Math.max(bits, bitsOf(operations)),
    operations: order.map(({ operation }) => operation),
  };
}

/** The column of each operation. @param {Drawn} circuit */
export const columnsIn = ({ operations, qubits }) => columnNumbers(operations, qubits);

/**
 * What stands in a cell: the index of an operation that has a leg or a line there, or -1.
 * @param {Drawn} circuit
 * @param {import('./types.js').Cell} cell
 */
export function indexAt(circuit, { wire, column }) {
  const columns = columnsIn(circuit);
  return circuit.operations.findIndex(
    ({ qubits }, i) => columns[i] === column && Math.min(...qubits) <= wire && wire <= Math.max(...qubits),
  );
}

/** How many columns are in use. @param {Drawn} circuit */
export const width = (circuit) => 1 + Math.max(-1, ...columnsIn(circuit));

/** Names of the parameters in the order in which they first occur. @param {Drawn} circuit */
export function parametersOf({ operations }) {
  const names = operations.flatMap(({ angles }) =>
    angles.flatMap((angle) => (typeof angle === 'object' && 'param' in angle ? [angle.param] : [])),
  );
  return [...new Set(names)];
}

/**
 * A value for each parameter of the circuit and no other; one that has none yet starts at a quarter of π.
 * @param {Drawn} circuit
 * @param {Values} values
 * @returns {Values}
 */
export const valuesFor = (circuit, values) =>
  Object.fromEntries(parametersOf(circuit).map((name) => [name, values[name] ?? Math.PI / 4]));

/**
 * A plain circuit of the library as one to be drawn: parameters get names that OpenQASM knows, and columns of data
 * become parameters x_0, x_1, …
 * @param {{ qubits: number, bits?: number, operations: readonly any[] }} plain
 * @param {{ params?: Values, features?: ArrayLike<number> }} [bindings] values, in radians
 * @returns {{ circuit: Drawn, values: Values }}
 */
export function fromPlain(plain, { params = {}, features = [] } = {}) {
  const all = plain.operations.flatMap(({ angles = [] }) => angles);
  const names = new Set(all.map((/** @type {any} */ angle) => angle.param).filter(Boolean));
  const identifiers = identifiersFor([...names]);
  /** @type {Values} */
  const values = {};
  const renamed = (/** @type {any} */ angle) => {
    if (typeof angle !== 'object') return angle;
    const { param, feature, scale = 1, offset = 0 } = angle;
    if (param !== undefined && features[feature] !== undefined)
      return renamed({ param, scale: scale * features[feature], offset });
    const name = feature === undefined ? (identifiers.get(param) ?? param) : `x_${feature}`;
    const value = feature === undefined ? params[param] : features[feature];
    if (value !== undefined) values[name] = value;
    return { param: name, scale, offset };
  };
  const operations = plain.operations.map((operation) => ({
    ...operation,
    qubits: [...operation.qubits],
    angles: (operation.angles ?? []).map(renamed),
  }));
  return { circuit: inOrder({ ...plain, operations }), values };
}

/** How many bits are written or read. @param {readonly Placed[]} operations */
export function bitsOf(operations) {
  const used = operations.flatMap(({ bit, condition }) => [bit ?? -1, ...(condition?.bits ?? [])]);
  return 1 + Math.max(-1, ...used);
}

/**
 * The circuit up to a step: what has happened after so many operations, with the bits that they need.
 * @param {Drawn} circuit
 * @param {number} step
 * @returns {Drawn}
 */
export function upTo({ qubits, operations }, step) {
  const done = operations.slice(0, step);
  return { qubits, bits: bitsOf(done), operations: done };
}

import { columnsOf } from '../../model/columns.js';

/** @typedef {import('../../model/types.js').PlainCircuit} PlainCircuit */
/** @typedef {import('../../model/types.js').Operation} Operation */

/**
 * @typedef {{
 *   operation: Operation, kind: 'data' | 'trainable' | 'fixed', x: number, section: number,
 * }} PlacedGate x is the middle of the gate's column
 * @typedef {{ label: string, from: number, to: number }} Section
 * @typedef {{ gates: PlacedGate[], sections: Section[], width: number, height: number, qubits: number }} Layout
 */

export const wirePitch = 52;
export const firstWire = 30;
const wide = 47;
const narrow = 26;
const left = 34;
const gap = 10;

/** @param {number} qubit */
export const wireY = (qubit) => firstWire + qubit * wirePitch;

/**
 * Gates in columns, as early as their wires are free, with a small gap before each section.
 * @param {PlainCircuit} circuit
 * @param {number} layers of the ansatz
 * @returns {Layout}
 */
export function layoutCircuit(circuit, layers) {
  const sections = sectionsOf(circuit.operations, layers);
  /** @type {PlacedGate[]} */
  const gates = [];
  /** @type {Section[]} */
  const spans = [];
  let x = left;
  for (const [section, { label, operations }] of sections.entries()) {
    const columns = columnsOf(operations, circuit.qubits);
    const from = x;
    for (const column of columns) {
      const width = column.some(isBox) ? wide : narrow;
      for (const operation of column)
        gates.push({ operation, kind: kindOf(operation), x: x + width / 2, section });
      x += width;
    }
    spans.push({ label, from, to: x });
    x += gap;
  }
  const height = wireY(circuit.qubits - 1) + 58;
  return { gates, sections: spans, width: x, height, qubits: circuit.qubits };
}

/**
 * The gates that load the data, then those of each layer.
 * @param {readonly Operation[]} operations
 * @param {number} layers
 */
function sectionsOf(operations, layers) {
  const trainable = operations.filter(isLayered).length;
  const perLayer = Math.max(1, trainable / layers);
  /** @type {{ label: string, operations: Operation[] }[]} */
  const sections = [];
  let seen = 0;
  let current = -1;
  for (const operation of operations) {
    const kind = kindOf(operation);
    if (isLayered(operation)) current = 1 + Math.floor(seen++ / perLayer);
    else if (kind === 'data') current = 0;
    const label = current <= 0 ? 'data' : `layer ${current}`;
    if (sections.at(-1)?.label !== label) sections.push({ label, operations: [] });
    sections.at(-1)?.operations.push(operation);
  }
  return sections;
}

/** Whether a gate is one of the ansatz; encoders have trained gates of their own. @param {Operation} operation */
const isLayered = ({ angles }) =>
  angles.some(
    (angle) => typeof angle === 'object' && 'param' in angle && !/^(qaoa|upload)\d/.test(angle.param),
  );

/** @param {Operation} operation */
const isBox = (operation) => operation.angles.length > 0 || operation.qubits.length === 1;

/**
 * @param {Operation} operation
 * @returns {'data' | 'trainable' | 'fixed'}
 */
export function kindOf({ angles }) {
  if (angles.some((angle) => typeof angle === 'object' && 'feature' in angle)) return 'data';
  return angles.some((angle) => typeof angle === 'object' && 'param' in angle) ? 'trainable' : 'fixed';
}

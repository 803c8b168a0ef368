import { gates } from '../../../bindings/js/index.js';

/** @typedef {import('./types.js').Placed} Placed */
/** @typedef {{ name: string, qubits: number, controls: number, angles: number, symbol: string, doc: string }} Tool */

/** What is no gate and still stands on a wire. @type {readonly Tool[]} */
const others = [
  tool('measure', 'M', 'Measures the qubit in Z and keeps the answer in a bit.'),
  tool('reset', '|0⟩', 'Puts the qubit back to |0>, whatever it was.'),
  tool('barrier', '┊', 'Does nothing: keeps gates from being moved across it.'),
];

/**
 * @param {string} name
 * @param {string} symbol
 * @param {string} doc
 * @returns {Tool}
 */
function tool(name, symbol, doc) {
  return { name, qubits: 1, controls: 0, angles: 0, symbol, doc };
}

/** Everything that can be put on a wire: the library's gate table, and measure, reset and barrier. */
export const tools = /** @type {readonly Tool[]} */ ([...gates, ...others]);

const byName = new Map(tools.map((one) => [one.name, one]));

/** @param {string} name */
export const findTool = (name) => byName.get(name);

/** The row of a name that is known to be one. @param {string} name */
export const toolOf = (name) => /** @type {Tool} */ (byName.get(name));

/** The palette: rows of the table in groups that a reader would look for. */
export const groups = [
  { title: 'One qubit', tools: tools.filter((one) => isGate(one) && one.qubits === 1 && one.angles === 0) },
  { title: 'Turned by an angle', tools: tools.filter((one) => one.qubits === 1 && one.angles > 0) },
  { title: 'Controlled', tools: tools.filter((one) => one.qubits === 2 && one.controls === 1) },
  { title: 'Two qubits', tools: tools.filter((one) => one.qubits === 2 && one.controls === 0) },
  { title: 'Three qubits', tools: tools.filter((one) => one.qubits === 3) },
  { title: 'Not gates', tools: others },
];

/** @param {{ name: string }} one */
function isGate({ name }) {
  return !others.some((other) => other.name === name);
}

/**
 * The name of a gate with so many more controls: x with one is cx. Undefined where the table has none.
 * @param {string} name
 * @param {number} controls
 */
export function controlled(name, controls) {
  const full = 'c'.repeat(controls) + name;
  const row = byName.get(full);
  return row && row.controls >= controls ? row : undefined;
}

/** Gate names as a reader types them: the table's, in order. */
export const toolNames = tools.map(({ name }) => name);

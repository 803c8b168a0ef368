import { generatedHeader } from './header.js';

/** @typedef {import('../../bindings/js/types.js').Gate} Gate */

/**
 * The gate table as a JavaScript module.
 * @param {Gate[]} gates what the C++ library says
 */
export function gatesModule(gates) {
  return `${generatedHeader('the C++ gate table')}
/**
 * Every gate that Qualm knows.
 * @type {readonly Readonly<import('../types.js').Gate>[]}
 */
export const gates = Object.freeze([
${gates.map((gate) => `Object.freeze(${JSON.stringify(gate)}),`).join('\n')}
]);
`;
}

/**
 * A base class for Circuit with one method per gate, so that editors and tsc see each of them.
 * @param {Gate[]} gates
 */
export function gateMethodsModule(gates) {
  return `${generatedHeader('the C++ gate table')}
/** @typedef {import('../angles.js').AngleInput} AngleInput */

/** One method per gate: qubits first, controls before targets, then angles in radians. */
export class GateMethods {
  /**
   * Appends a gate by name.
   * @param {string} _name
   * @param {readonly number[]} _qubits
   * @param {readonly AngleInput[]} [_angles]
   * @returns {this}
   */
  append(_name, _qubits, _angles) {
    throw new TypeError('append() belongs to Circuit.');
  }

${gates.map(gateMethod).join('\n')}}
`;
}

/** @param {Gate} gate */
function gateMethod(gate) {
  const qubits = qubitNames(gate);
  const angles = gate.angles === 3 ? ['theta', 'phi', 'lambda'] : gate.angles === 1 ? ['angle'] : [];
  const rest = 'unexpected';
  return `/**
   * ${gate.doc}
${qubits.map((name) => `   * @param {number} ${name}`).join('\n')}
${angles.map((name) => `   * @param {AngleInput} ${name}\n`).join('')}   * @param {never[]} ${rest} refused: one call appends one gate
   */
  ${gate.name}(${[...qubits, ...angles, `...${rest}`].join(', ')}) {
    return this.append('${gate.name}', ${arrayOf(qubits)}, [${[...angles, `...${rest}`].join(', ')}]);
  }
`;
}

/** @param {string[]} names */
const arrayOf = (names) => `[${names.join(', ')}]`;

/** @param {Gate} gate */
function qubitNames({ qubits, controls }) {
  const numbered = (/** @type {string} */ name, /** @type {number} */ count) =>
    count === 1 ? [name] : Array.from({ length: count }, (_, i) => `${name}${i + 1}`);
  const targets = controls === 0 && qubits === 1 ? 'qubit' : 'target';
  return [...numbered('control', controls), ...numbered(targets, qubits - controls)];
}

import { checkAngle } from './angles.js';
import { QualmError, show } from './errors.js';
import { gates } from './generated/gates.js';
import { GateMethods } from './generated/gate-methods.js';
import { circuitDepth, countGates } from './metrics.js';

/** @typedef {import('./types.js').PlainCircuit} PlainCircuit */
/** @typedef {import('./types.js').Operation} Operation */
/** @typedef {import('./types.js').Gate} Gate */

/** @type {Map<string, Gate>} */
const gateByName = new Map(gates.map((gate) => [gate.name, gate]));

/**
 * A quantum circuit, built gate by gate: `new Circuit(2).h(0).cx(0, 1)`.
 * Each call is checked at once and throws a QualmError on a mistake. Qubit 0 is the least significant.
 */
export class Circuit extends GateMethods {
  /** @type {Operation[]} */
  #operations = [];

  /** @param {number} qubits the size of the register; what fits into memory is found out when it runs */
  constructor(qubits) {
    super();
    if (!Number.isInteger(qubits) || qubits < 1) {
      throw new QualmError(
        'invalid-option',
        'A circuit needs at least one qubit.',
        show(qubits),
        'an integer from 1',
      );
    }
    /** @readonly */
    this.qubits = qubits;
  }

  /**
   * The circuit that a plain object describes, checked gate by gate.
   * @param {PlainCircuit | Circuit} plain
   */
  static from(plain) {
    if (plain instanceof Circuit) return plain;
    if (typeof plain !== 'object' || plain === null || !Array.isArray(plain.operations)) {
      const allowed = 'a Circuit or { qubits, operations: [{ gate, qubits, angles }] }';
      throw new QualmError('invalid-option', 'This is not a circuit.', show(plain), allowed);
    }
    const circuit = new Circuit(plain.qubits);
    for (const operation of plain.operations) {
      const { gate, qubits, angles } = operation ?? {};
      circuit.append(gate, qubits, angles);
    }
    return circuit;
  }

  /**
   * Appends a gate by name; every gate method ends here.
   * @override
   * @param {string} name a name of the gate table
   * @param {readonly number[]} qubits controls before targets
   * @param {readonly import('./angles.js').AngleInput[]} [angles]
   * @returns {this}
   */
  append(name, qubits, angles = []) {
    const gate = findGate(name);
    checkQubits(gate, qubits, this.qubits);
    checkCount(gate, 'angle', angles, gate.angles);
    const checked = angles.map((angle) => Object.freeze(checkAngle(angle, name)));
    this.#operations.push(frozen({ gate: name, qubits: [...qubits], angles: checked }));
    return this;
  }

  /** The gates in order, as plain data in a list of the caller's own; the gates themselves are frozen. */
  get operations() {
    return [...this.#operations];
  }

  /** Names of the parameters in the order in which they first occur. */
  get parameters() {
    const names = this.#angles().flatMap((angle) =>
      typeof angle === 'object' && 'param' in angle ? [angle.param] : [],
    );
    return [...new Set(names)];
  }

  /** How many columns of data the circuit reads: the highest feature index plus one. */
  get features() {
    const used = this.#angles().map((angle) =>
      typeof angle === 'object' && 'feature' in angle ? angle.feature + 1 : 0,
    );
    return used.reduce((most, one) => Math.max(most, one), 0);
  }

  /** The number of layers when every gate starts as early as its qubits are free. */
  get depth() {
    return circuitDepth(this.#operations);
  }

  /** How often each gate occurs: `{ ry: 3, cx: 1 }`. */
  get gateCounts() {
    return countGates(this.#operations);
  }

  /**
   * The plain form, which JSON can hold and Circuit.from() reads.
   * @returns {PlainCircuit}
   */
  toJSON() {
    return { qubits: this.qubits, operations: structuredClone(this.#operations) };
  }

  #angles() {
    return this.#operations.flatMap((operation) => operation.angles);
  }
}

/**
 * The operation as nobody can change it: what was checked stays so.
 * @param {Operation} operation
 */
function frozen(operation) {
  Object.freeze(operation.qubits);
  Object.freeze(operation.angles);
  return Object.freeze(operation);
}

/** @param {string} name */
function findGate(name) {
  const gate = gateByName.get(name);
  if (gate) return gate;
  throw new QualmError(
    'unknown-gate',
    `There is no gate called ${show(name)}.`,
    show(name),
    gates.map((one) => one.name).join(', '),
  );
}

/**
 * @param {Gate} gate
 * @param {'qubit' | 'angle'} what
 * @param {readonly unknown[]} values
 * @param {number} wanted
 */
function checkCount(gate, what, values, wanted) {
  if (Array.isArray(values) && values.length === wanted) return;
  const allowed = `${wanted} ${what}${wanted === 1 ? '' : 's'}`;
  throw new QualmError('wrong-arity', `The gate ${gate.name} takes ${allowed}.`, show(values), allowed);
}

/**
 * @param {Gate} gate
 * @param {readonly number[]} qubits
 * @param {number} size of the register
 */
function checkQubits(gate, qubits, size) {
  checkCount(gate, 'qubit', qubits, gate.qubits);
  for (const qubit of qubits) {
    if (Number.isInteger(qubit) && qubit >= 0 && qubit < size) continue;
    const message = `The gate ${gate.name} acts on a qubit that the circuit does not have.`;
    throw new QualmError('qubit-out-of-range', message, show(qubit), `an integer from 0 to ${size - 1}`);
  }
  if (new Set(qubits).size === qubits.length) return;
  const message = `The gate ${gate.name} needs different qubits.`;
  throw new QualmError('duplicate-qubit', message, show(qubits), 'each qubit once');
}

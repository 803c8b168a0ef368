import { QualmError, show } from './errors.js';
import { codeOf, latexOf, qasmOf, readQasm, svgOf } from './formats.js';
import { GateMethods } from './generated/gate-methods.js';
import { circuitDepth, countGates } from './metrics.js';
import {
  bothConditions,
  checkBits,
  checkCondition,
  frozen,
  gateOperation,
  measurement,
  plainOperation,
  gateless,
} from './operations.js';

/** @typedef {import('./types.js').PlainCircuit} PlainCircuit */
/** @typedef {import('./types.js').Operation} Operation */
/** @typedef {import('./types.js').Condition} Condition */
/** @typedef {{ params?: Record<string, number> }} CodeOptions values to write in place of parameters' names */

/**
 * A quantum circuit, built gate by gate: `new Circuit(2).h(0).cx(0, 1)`.
 * Each call is checked at once and throws a QualmError on a mistake. Qubit 0 is the least significant.
 */
export class Circuit extends GateMethods {
  /** @type {Operation[]} */
  #operations = [];
  #bits;
  /** @type {Condition | undefined} that of the block which is being built */
  #condition;

  /**
   * @param {number} qubits the size of the register; what fits into memory is found out when it runs
   * @param {number} [bits] the size of the classical register; a measurement into a higher bit makes it larger
   */
  constructor(qubits, bits = 0) {
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
    this.#bits = checkBits(bits);
  }

  /**
   * The circuit that a plain object describes, checked operation by operation.
   * @param {PlainCircuit | Circuit} plain
   */
  static from(plain) {
    if (plain instanceof Circuit) return plain;
    if (typeof plain !== 'object' || plain === null || !Array.isArray(plain.operations)) {
      const allowed = 'a Circuit or { qubits, bits, operations: [{ gate, qubits, angles }] }';
      throw new QualmError('invalid-option', 'This is not a circuit.', show(plain), allowed);
    }
    const circuit = new Circuit(plain.qubits, plain.bits);
    for (const operation of plain.operations) circuit.#appendPlain(operation);
    return circuit;
  }

  /**
   * The circuit of an OpenQASM 2 or 3 program. Needs load().
   * @param {string} program
   * @throws {QualmError} 'syntax-error' or 'unsupported', with line and column in the message
   */
  static fromQasm(program) {
    return Circuit.from(readQasm(program));
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
    return this.#push(gateOperation(name, qubits, angles, this.qubits));
  }

  /**
   * Measures a qubit in the computational basis, into a classical bit.
   * @param {number} qubit
   * @param {number} [bit] the bit of the qubit's number where it is left out
   */
  measure(qubit, bit = qubit) {
    return this.#push(measurement(qubit, bit, this.qubits));
  }

  /** Measures every qubit, each into the bit of its number. */
  measureAll() {
    const all = Array.from({ length: this.qubits }, (_, qubit) => measurement(qubit, qubit, this.qubits));
    for (const one of all) this.#push(one);
    return this;
  }

  /**
   * Brings a qubit to |0>, whatever it was.
   * @param {number} qubit
   */
  reset(qubit) {
    return this.#push(gateless('reset', [qubit], this.qubits));
  }

  /**
   * Holds operations apart: compilation moves nothing across a barrier, and it aligns the depth of its qubits.
   * @param {...number} qubits all of them where none is named
   */
  barrier(...qubits) {
    const all = Array.from({ length: this.qubits }, (_, qubit) => qubit);
    return this.#push(gateless('barrier', qubits.length === 0 ? all : qubits, this.qubits));
  }

  /**
   * Operations that happen only where classical bits have a value: `.if(0, (c) => c.x(1))` where bit 0 is 1.
   * @param {import('./operations.js').ConditionInput} condition a bit that is 1, or { bits, value } with bits[0] as
   *   the least significant
   * @param {(circuit: this) => unknown} build appends them
   */
  if(condition, build) {
    const inner = bothConditions(this.#condition, checkCondition(condition, this.#bits));
    if (typeof build !== 'function') {
      const message = 'A block is a function that appends to the circuit.';
      throw new QualmError('invalid-option', message, show(build), '(circuit) => circuit.x(1)');
    }
    const [outer, start, bits] = [this.#condition, this.#operations.length, this.#bits];
    this.#condition = inner;
    try {
      build(this);
      checkBlock(this.#operations.slice(start), inner);
    } catch (error) {
      this.#operations.length = start;
      this.#bits = bits;
      throw error;
    } finally {
      this.#condition = outer;
    }
    return this;
  }

  /** The size of the classical register. */
  get bits() {
    return this.#bits;
  }

  /** The operations in order, as plain data in a list of the caller's own; the operations themselves are frozen. */
  get operations() {
    return [...this.#operations];
  }

  /** Whether it holds gates and barriers only, none of them under a condition. */
  get isUnitary() {
    return this.#operations.every(
      ({ gate, condition }) => gate !== 'measure' && gate !== 'reset' && condition === undefined,
    );
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

  /** The number of layers when every operation starts as early as its qubits are free; barriers align and count 0. */
  get depth() {
    return circuitDepth(this.#operations);
  }

  /** How often each gate occurs: `{ ry: 3, cx: 1 }`; measurements and resets are counted too. */
  get gateCounts() {
    return countGates(this.#operations);
  }

  /**
   * The plain form, which JSON can hold and Circuit.from() reads.
   * @returns {PlainCircuit}
   */
  toJSON() {
    return { qubits: this.qubits, bits: this.#bits, operations: structuredClone(this.#operations) };
  }

  /**
   * An OpenQASM program. Version 3 writes parameters as `input float`; version 2 has no such thing. Needs load().
   * @param {{ version?: 2 | 3 }} [options]
   */
  toQasm(options = {}) {
    return qasmOf(this, options);
  }

  /**
   * Python code for Qiskit. Needs load().
   * @param {CodeOptions} [options]
   */
  toQiskit(options = {}) {
    return codeOf(this, 'qiskit', options);
  }

  /**
   * Python code for PennyLane. Needs load().
   * @param {CodeOptions} [options]
   */
  toPennyLane(options = {}) {
    return codeOf(this, 'pennylane', options);
  }

  /**
   * Python code for Cirq. Needs load().
   * @param {CodeOptions} [options]
   */
  toCirq(options = {}) {
    return codeOf(this, 'cirq', options);
  }

  /**
   * Python code for Amazon Braket. Needs load().
   * @param {CodeOptions} [options]
   */
  toBraket(options = {}) {
    return codeOf(this, 'braket', options);
  }

  /**
   * Code in Q#. Needs load().
   * @param {CodeOptions} [options]
   */
  toQSharp(options = {}) {
    return codeOf(this, 'qsharp', options);
  }

  /** A figure for LaTeX with quantikz. Needs load(). */
  toLatex() {
    return latexOf(this);
  }

  /** A figure as SVG. Needs load(). */
  toSvg() {
    return svgOf(this);
  }

  /** @param {Operation} plain */
  #appendPlain(plain) {
    const { condition, ...operation } = plainOperation(plain);
    const { gate, qubits, angles, bit } = operation;
    if (condition !== undefined) {
      this.if(condition, () => this.#appendPlain(operation));
    } else if (gate === 'measure') {
      this.#push(measurement(qubits?.[0], /** @type {number} */ (bit), this.qubits));
    } else if (gate === 'reset' || gate === 'barrier') {
      this.#push(gateless(gate, qubits, this.qubits));
    } else {
      this.append(gate, qubits, angles);
    }
  }

  /** @param {Operation} operation */
  #push(operation) {
    const condition = this.#condition;
    if (condition && operation.gate === 'barrier') {
      throw new QualmError(
        'invalid-option',
        'A barrier has no condition.',
        'barrier',
        'gates, measure, reset',
      );
    }
    this.#operations.push(frozen(condition ? { ...operation, condition } : operation));
    if (operation.bit !== undefined) this.#bits = Math.max(this.#bits, operation.bit + 1);
    return this;
  }

  #angles() {
    return this.#operations.flatMap((operation) => operation.angles);
  }
}

/**
 * Each operation looks at the bits when its turn comes, so a block must not change what it depends on before its end.
 * @param {Operation[]} block
 * @param {Condition} condition
 */
function checkBlock(block, { bits }) {
  const early = block.slice(0, -1).find(({ bit }) => bit !== undefined && bits.includes(bit));
  if (!early) return;
  const message = `The block measures into bit ${early.bit}, which decides about the rest of it.`;
  throw new QualmError(
    'invalid-option',
    message,
    `measure into bit ${early.bit}`,
    'another bit, or a block of its own',
  );
}

import { checkAngle } from './angles.js';
import { QualmError, show } from './errors.js';
import { gates } from './generated/gates.js';
import { checkOptions } from './options.js';

/** @typedef {import('./types.js').Operation} Operation */
/** @typedef {import('./types.js').Condition} Condition */
/** @typedef {import('./types.js').Gate} Gate */
/** @typedef {number | { bits: readonly number[], value: number }} ConditionInput one bit that is 1, or bits and value */

/** @type {Map<string, Gate>} */
const gateByName = new Map(gates.map((gate) => [gate.name, gate]));
const others = ['measure', 'reset', 'barrier'];
const mostBits = 63; // of the classical register, as the library has it

/**
 * A gate on some qubits, checked.
 * @param {string} name a name of the gate table
 * @param {readonly number[]} qubits controls before targets
 * @param {readonly import('./angles.js').AngleInput[]} angles
 * @param {number} size of the register
 * @returns {Operation}
 */
export function gateOperation(name, qubits, angles, size) {
  const gate = findGate(name);
  checkCount(gate, 'qubit', qubits, gate.qubits);
  checkQubits(name, qubits, size);
  checkCount(gate, 'angle', angles, gate.angles);
  const checked = angles.map((angle) => Object.freeze(checkAngle(angle, name)));
  return { gate: name, qubits: [...qubits], angles: checked };
}

/**
 * @param {number} qubit
 * @param {number} bit of the classical register
 * @param {number} size of the register
 * @returns {Operation}
 */
export function measurement(qubit, bit, size) {
  checkQubits('measure', [qubit], size);
  checkBit(bit, mostBits);
  return { gate: 'measure', qubits: [qubit], angles: [], bit };
}

/**
 * @param {'reset' | 'barrier'} name
 * @param {readonly number[]} qubits
 * @param {number} size of the register
 * @returns {Operation}
 */
export function gateless(name, qubits, size) {
  if (!Array.isArray(qubits) || (name === 'reset' ? qubits.length !== 1 : qubits.length === 0)) {
    const allowed = name === 'reset' ? '1 qubit' : 'at least 1 qubit';
    throw new QualmError('wrong-arity', `A ${name} takes ${allowed}.`, show(qubits), allowed);
  }
  checkQubits(name, qubits, size);
  return { gate: name, qubits: [...qubits], angles: [] };
}

/**
 * The parts of a plain operation, none of which may be misspelt.
 * @param {Operation} plain
 * @returns {Operation}
 */
export function plainOperation(plain) {
  if (typeof plain !== 'object' || plain === null) findGate(plain);
  checkOptions(plain, ['gate', 'qubits', 'angles', 'bit', 'condition']);
  if (plain.bit === undefined || plain.gate === 'measure') return plain;
  const message = `Only a measurement has a bit, and ${show(plain.gate)} is none.`;
  throw new QualmError('invalid-option', message, show(plain.bit), 'no bit');
}

/**
 * A condition in its full form, on bits that the circuit has.
 * @param {ConditionInput} condition
 * @param {number} bits how many there are
 * @returns {Condition}
 */
export function checkCondition(condition, bits) {
  if (typeof condition === 'number') {
    checkBit(condition, bits);
    return { bits: [condition], value: 1 };
  }
  checkOptions(condition, ['bits', 'value']);
  const { bits: read, value } = condition;
  if (!Array.isArray(read) || read.length === 0 || new Set(read).size < read.length) {
    const message = 'A condition reads at least one bit, and each only once.';
    throw new QualmError('invalid-option', message, show(read), '{ bits: [0], value: 1 }');
  }
  for (const bit of read) checkBit(bit, bits);
  const values = read.reduce((count) => count * 2, 1);
  if (Number.isSafeInteger(value) && value >= 0 && value < values) return { bits: [...read], value };
  const message = "A condition's value must fit the bits that it reads.";
  throw new QualmError('bit-out-of-range', message, show(value), `an integer from 0 to ${values - 1}`);
}

/**
 * What holds where both conditions do.
 * @param {Condition | undefined} outer
 * @param {Condition} inner
 * @returns {Condition}
 */
export function bothConditions(outer, inner) {
  if (!outer) return inner;
  const wanted = new Map([...bitValues(outer), ...bitValues(inner)]);
  const clash = bitValues(outer).find(([bit, value]) => wanted.get(bit) !== value);
  if (clash) {
    const message = `Bit ${clash[0]} cannot be 0 and 1 at once: this would never happen.`;
    throw new QualmError('invalid-option', message, show(inner), 'conditions that can both hold');
  }
  const value = [...wanted.values()].reduceRight((sum, bit) => sum * 2 + bit, 0);
  return { bits: [...wanted.keys()], value };
}

/**
 * Each bit that a condition reads, with what it must be.
 * @param {Condition} condition
 * @returns {[bit: number, value: number][]}
 */
function bitValues({ bits, value }) {
  let rest = value;
  return bits.map((bit) => {
    const own = rest % 2;
    rest = (rest - own) / 2;
    return [bit, own];
  });
}

/**
 * The size of a classical register.
 * @param {number} bits
 */
export function checkBits(bits) {
  if (Number.isInteger(bits) && bits >= 0 && bits <= mostBits) return bits;
  const message = 'A circuit has a whole number of classical bits.';
  throw new QualmError('invalid-option', message, show(bits), `an integer from 0 to ${mostBits}`);
}

/**
 * The operation as nobody can change it: what was checked stays so.
 * @param {Operation} operation
 */
export function frozen(operation) {
  Object.freeze(operation.qubits);
  Object.freeze(operation.angles);
  if (operation.condition) Object.freeze(Object.freeze(operation.condition).bits);
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
    [...gateByName.keys(), ...others].join(', '),
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
 * @param {string} name of the operation
 * @param {readonly number[]} qubits
 * @param {number} size of the register
 */
function checkQubits(name, qubits, size) {
  for (const qubit of qubits) {
    if (Number.isInteger(qubit) && qubit >= 0 && qubit < size) continue;
    const message = `${subject(name)} acts on a qubit that the circuit does not have.`;
    throw new QualmError('qubit-out-of-range', message, show(qubit), `an integer from 0 to ${size - 1}`);
  }
  if (new Set(qubits).size === qubits.length) return;
  const message = `${subject(name)} needs different qubits.`;
  throw new QualmError('duplicate-qubit', message, show(qubits), 'each qubit once');
}

/** @param {string} name */
const subject = (name) => (others.includes(name) ? `A ${name}` : `The gate ${name}`);

/**
 * @param {number} bit
 * @param {number} count of bits
 */
function checkBit(bit, count) {
  if (Number.isInteger(bit) && bit >= 0 && bit < count) return;
  const allowed = count === 0 ? 'a circuit that has bits' : `an integer from 0 to ${count - 1}`;
  throw new QualmError('bit-out-of-range', 'There is no such classical bit.', show(bit), allowed);
}

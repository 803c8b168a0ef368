import { angleText } from './angle.js';
import { findTool } from './gates.js';
import { columnsIn, indexAt } from './circuit.js';

/** @typedef {import('./types.js').Drawn} Drawn */
/** @typedef {import('./types.js').Placed} Placed */
/** @typedef {import('./types.js').Cell} Cell */

/** qubits 0, 1 and 2 @param {readonly number[]} qubits */
export function qubitList(qubits) {
  const [last, ...rest] = [...qubits].reverse();
  if (rest.length === 0) return `qubit ${last}`;
  return `qubits ${rest.reverse().join(', ')} and ${last}`;
}

/** CX from qubit 0 to qubit 1; RY(pi/2) on qubit 0. @param {Placed} operation */
export function operationWords({ gate, qubits, angles, bit, condition }) {
  const when = condition ? `, if ${conditionText(condition)}` : '';
  if (gate === 'measure') return `Measurement of qubit ${qubits[0]} into bit ${bit}${when}`;
  if (gate === 'reset') return `Reset of qubit ${qubits[0]}${when}`;
  if (gate === 'barrier') return `Barrier on ${qubitList(qubits)}`;
  const name = `${gate.toUpperCase()}${angles.length > 0 ? `(${angles.map(spokenAngle).join(', ')})` : ''}`;
  const controls = findTool(gate)?.controls ?? 0;
  const where =
    controls > 0
      ? `from ${qubitList(qubits.slice(0, controls))} to ${qubitList(qubits.slice(controls))}`
      : `on ${qubitList(qubits)}`;
  return `${name} ${where}${when}`;
}

/** An angle as it is said: what has too many digits is rounded. @param {import('./types.js').Angle} angle */
function spokenAngle(angle) {
  const text = angleText(angle);
  return typeof angle === 'number' && text.length > 8 ? angle.toFixed(3) : text;
}

/** c0 = 1; c1 c0 = 10 @param {{ bits: readonly number[], value: number }} condition */
export function conditionText({ bits, value }) {
  const names = [...bits].reverse().map((bit) => `c${bit}`);
  return `${names.join(' ')} = ${value.toString(2).padStart(bits.length, '0')}`;
}

/**
 * Where the cursor is and what is there.
 * @param {Drawn} circuit
 * @param {Cell} cursor
 */
export function cellWords(circuit, cursor) {
  const index = indexAt(circuit, cursor);
  const place = `Qubit ${cursor.wire}, column ${cursor.column + 1}`;
  if (index < 0) return `${place}: empty`;
  const operation = circuit.operations[index];
  if (operation.qubits.includes(cursor.wire)) return `${place}: ${operationWords(operation)}`;
  return `${place}: crossed by ${operationWords(operation)}`;
}

/** The whole circuit in a sentence, for those who don't see it. @param {Drawn} circuit */
export function circuitWords(circuit) {
  const { qubits, operations } = circuit;
  if (operations.length === 0) return `An empty circuit of ${plural(qubits, 'qubit')}.`;
  const columns = 1 + Math.max(...columnsIn(circuit));
  return `A circuit of ${plural(qubits, 'qubit')}, ${plural(operations.length, 'operation')} in ${plural(columns, 'column')}.`;
}

/** @param {number} count @param {string} noun */
export const plural = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/**
 * One sentence on what the state is at a step.
 * @param {Drawn} circuit
 * @param {number} step
 * @param {import('./types.js').Trace} trace
 */
export function stateSentence({ qubits, operations }, step, { fidelity, entropy }) {
  const where =
    step === 0
      ? 'Before the first gate'
      : step === operations.length
        ? 'At the end'
        : `After ${operationWords(operations[step - 1])}`;
  const kept = fidelity?.[step];
  const cost =
    kept === undefined || kept > 1 - 5e-5 ? '' : `; noise has cost ${costText(1 - kept)} of fidelity`;
  const state = isPure(operations.slice(0, step))
    ? entangled(qubits, step, entropy)
    : 'a qubit has been measured or reset, so that the state is a mixture of several';
  return `${where}, ${state}${cost}.`;
}

/** Whether one state describes all, because nothing has been measured or reset. @param {readonly Placed[]} operations */
export const isPure = (operations) =>
  !operations.some(({ gate, condition }) => gate === 'measure' || gate === 'reset' || condition);

/**
 * Why something is missing: the reason that speaks of it, else all of them.
 * @param {readonly string[] | undefined} reasons
 * @param {RegExp} subject
 * @param {string} otherwise
 */
export function reasonFor(reasons, subject, otherwise) {
  if (!reasons) return 'Not computed yet.';
  const own = reasons.filter((reason) => subject.test(reason));
  return (own.length > 0 ? own : reasons).join(' ') || otherwise;
}

/** @param {number} lost */
const costText = (lost) => `${(100 * lost).toFixed(lost < 0.1 ? 1 : 0)}\u00a0%`;

const some = 1e-6; // bits of entropy that are more than rounding
const nearly = 0.999;

/**
 * @param {number} qubits
 * @param {number} step
 * @param {Float64Array} [entropy] steps × qubits, in bits
 */
function entangled(qubits, step, entropy) {
  if (!entropy) return `${qubits === 1 ? 'the qubit is' : 'the qubits are'} as shown`;
  const mine = Array.from({ length: qubits }, (_, qubit) => entropy[step * qubits + qubit]);
  const linked = mine.flatMap((value, qubit) => (value > some ? [qubit] : []));
  if (linked.length === 0)
    return qubits === 1 ? 'the qubit is in a state of its own' : 'each qubit has a state of its own';
  const how = linked.every((qubit) => mine[qubit] > nearly) ? 'as entangled as they can be' : 'entangled';
  if (linked.length === qubits && qubits > 2) return `all ${qubits} qubits are ${how}`;
  return `${linked.length > 4 ? `${linked.length} of ${qubits} qubits` : qubitList(linked)} are ${how}`;
}

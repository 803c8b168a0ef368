/**
 * @typedef {import('../../../bindings/js/types.js').Observable} Observable
 * @typedef {{ observable: Observable, fault: '' } | { observable: null, fault: string }} ReadObservable
 */

/**
 * Z on every qubit, or on all but the last where their number is odd: what is entangled as a whole, like a GHZ state, has
 * an even parity that is not 0.
 * @param {number} qubits
 */
export const parity = (qubits) =>
  Array.from({ length: Math.max(1, 2 * Math.floor(qubits / 2)) }, (_, q) => `Z${q}`).join(' ');

/**
 * An observable as it is typed: 'Z0 Z1', or a sum like '0.5 Z0 + 0.5 X0 X1'.
 * @param {string} text
 * @param {number} qubits of the circuit
 * @returns {ReadObservable} with what is wrong in words
 */
export function readObservable(text, qubits) {
  if (text.trim() === '') return wrong('Type an observable: Paulis with their qubits, like Z0 Z1.');
  const parts = text.replaceAll('−', '-').replace(/[+-]/g, ' ; $&').split(';');
  const terms = parts.map((part) => part.trim()).filter((part) => part !== '');
  const read = terms.map((part) => readTerm(part, qubits));
  const fault = read.find((term) => typeof term === 'string');
  if (typeof fault === 'string') return wrong(fault);
  const list = /** @type {[number, string][]} */ (read);
  const plain = list.length === 1 && list[0][0] === 1;
  return { observable: plain ? list[0][1] : list, fault: '' };
}

/** @param {string} fault @returns {ReadObservable} */
const wrong = (fault) => ({ observable: null, fault });

/**
 * @param {string} part with its sign
 * @param {number} qubits
 * @returns {[coefficient: number, term: string] | string} what is wrong, as text
 */
function readTerm(part, qubits) {
  const [, sign, number, rest] = /** @type {RegExpExecArray} */ (
    /^([+-]?)\s*((?:\d+\.?\d*|\.\d+)?)\s*\*?\s*(.*)$/s.exec(part)
  );
  if (number === '' && rest === '') return `There is a sign with nothing behind it: “${part}”.`;
  const factors = rest.split(/[\s*]+|(?<=\d)(?=[a-z])/i).filter((factor) => factor !== '');
  if (factors.length === 0) return `“${part}” has a number but no Pauli: write ${number} Z0, for example.`;
  const fault = factors.map((factor) => faultOf(factor, qubits)).find((found) => found !== '');
  if (fault) return fault;
  const named = factors.map((factor) => factor.toUpperCase()).filter((factor) => factor !== 'I');
  const used = named.map((factor) => factor.slice(1));
  const twice = used.find((qubit, i) => used.indexOf(qubit) < i);
  if (twice !== undefined) return `Qubit ${twice} stands twice in one product: “${rest.trim()}”.`;
  return [(sign === '-' ? -1 : 1) * (number === '' ? 1 : Number(number)), named.join(' ') || 'I'];
}

/**
 * @param {string} factor
 * @param {number} qubits
 */
function faultOf(factor, qubits) {
  if (/^i$/i.test(factor)) return '';
  if (!/^[xyz]\d+$/i.test(factor))
    return `“${factor}” is not a Pauli on a qubit: write X, Y or Z and a number, like Z0.`;
  if (Number(factor.slice(1)) < qubits) return '';
  const range = qubits === 1 ? 'only qubit 0' : `qubits 0 to ${qubits - 1}`;
  return `There is no qubit ${Number(factor.slice(1))}: the circuit has ${range}.`;
}

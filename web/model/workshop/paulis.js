import { readObservable } from './observable.js';

/** @typedef {{ list: string[], fault: string }} ReadPaulis what is wrong in words; empty where nothing is */

const mostSymmetries = 8;

/**
 * Products of Paulis with commas between them, as they are typed: 'Z0 Z1, -X0 X1'.
 * @param {string} text
 * @param {number} qubits
 * @returns {ReadPaulis}
 */
function readPaulis(text, qubits) {
  /** @type {string[]} */
  const list = [];
  for (const part of text.split(/[,;]/)) {
    if (part.trim() === '') continue;
    const { observable, fault } = readObservable(part, qubits);
    if (observable === null) return { list, fault };
    const terms = typeof observable === 'string' ? [[1, observable]] : observable;
    const [[factor, term]] = /** @type {[number, string][]} */ (terms);
    if (terms.length > 1 || Math.abs(factor) !== 1)
      return { list, fault: `“${part.trim()}” is no single product: put commas between them, not numbers.` };
    if (term === 'I') return { list, fault: `“${part.trim()}” is the identity, which says nothing.` };
    const twice = list.some((one) => one.replace('-', '') === term);
    if (twice) return { list, fault: `${term} is there twice.` };
    list.push(factor < 0 ? `-${term}` : term);
  }
  return { list, fault: '' };
}

/**
 * What the ideal state has the value 1 of, as it is typed; nothing leaves it to the library.
 * @param {string} text
 * @param {number} qubits
 * @param {import('./observable.js').Observable | null} observable
 * @returns {ReadPaulis}
 */
export function readSymmetries(text, qubits, observable) {
  const { list, fault } = readPaulis(text, qubits);
  const wrong = (/** @type {string} */ words) => ({ list, fault: words });
  if (fault) return wrong(fault);
  if (list.length > mostSymmetries) return wrong(`${mostSymmetries} symmetries at most.`);
  const clash = list.flatMap((a, i) => list.slice(i + 1).map((b) => [a, b])).find(([a, b]) => !commute(a, b));
  if (clash) return wrong(`No state has both ${clash[0]} and ${clash[1]}: they don’t commute.`);
  for (const term of termsOf(observable)) {
    const against = list.find((one) => !commute(one, term));
    if (against) return wrong(`${against} does not commute with ${term} of the observable.`);
  }
  return { list, fault: '' };
}

/**
 * What spans the subspace beside the circuit's own state; nothing leaves it to the library.
 * @param {string} text
 * @param {number} qubits
 * @returns {ReadPaulis}
 */
export function readOperators(text, qubits) {
  const { list, fault } = readPaulis(text, qubits);
  const signed = list.find((one) => one.startsWith('-'));
  return { list, fault: fault || (signed ? `${signed} needs no sign: any multiple spans the same.` : '') };
}

/** @param {import('./observable.js').Observable | null} observable */
const termsOf = (observable) =>
  observable === null
    ? []
    : typeof observable === 'string'
      ? [observable]
      : observable.map(([, term]) => term);

/** Whether two products commute: they differ on an even number of qubits. @param {string} a @param {string} b */
function commute(a, b) {
  const letters = new Map(factorsOf(a));
  const unlike = factorsOf(b).filter(([qubit, letter]) => (letters.get(qubit) ?? letter) !== letter);
  return unlike.length % 2 === 0;
}

/** @param {string} term @returns {[qubit: string, letter: string][]} */
const factorsOf = (term) =>
  term
    .replace('-', '')
    .split(' ')
    .map((factor) => [factor.slice(1), factor[0]]);

/**
 * A product as it is typed, from the bits of the qubits that have X and those that have Z (Y has both), and its sign.
 * @param {number} x
 * @param {number} z
 * @param {number} sign
 */
export function pauliOf(x, z, sign) {
  const letters = Array.from({ length: 32 - Math.clz32(x | z) }, (_, q) => {
    const letter = ['', 'X', 'Z', 'Y'][((x >> q) & 1) + 2 * ((z >> q) & 1)];
    return letter && `${letter}${q}`;
  });
  return `${sign < 0 ? '-' : ''}${letters.filter((letter) => letter !== '').join(' ')}`;
}

/** Which basis states to show, and what is said of each. */

/** |011⟩: qubit 0 is rightmost. @param {number} index @param {number} qubits */
export const ket = (index, qubits) => `|${bits(index, qubits)}⟩`;

/** @param {number} index @param {number} qubits */
export const bits = (index, qubits) => index.toString(2).padStart(qubits, '0');

/**
 * The basis states that matter most: the largest, at most so many, in order of value or of size. Those that are
 * exactly as large are taken by value, so that the choice is the same every time.
 * @param {(index: number) => number} weight of a basis state
 * @param {number} length how many there are
 * @param {{ most: number, sort: 'value' | 'size' }} shown
 * @returns {number[]}
 */
export function foremost(weight, length, { most, sort }) {
  const kept = length <= most ? Array.from({ length }, (_, i) => i) : largest(weight, length, (i) => i, most);
  return sorted(kept, weight, sort);
}

/**
 * The same among those outcomes that can occur at all, where not all have been listed.
 * @param {(index: number) => number} weight
 * @param {Iterable<number>} indices
 * @param {{ most: number, sort: 'value' | 'size' }} shown
 */
export function foremostAmong(weight, indices, { most, sort }) {
  const rising = [...indices].sort((a, b) => a - b);
  return sorted(
    largest(weight, rising.length, (i) => rising[i], most),
    weight,
    sort,
  );
}

/**
 * @param {number[]} kept
 * @param {(index: number) => number} weight
 * @param {'value' | 'size'} sort
 */
function sorted(kept, weight, sort) {
  if (sort === 'size') kept.sort((a, b) => weight(b) - weight(a) || a - b);
  else kept.sort((a, b) => a - b);
  return kept;
}

/**
 * Most of the states of a large register are passed over with one comparison: this runs while a reader steps.
 * @param {(index: number) => number} weight
 * @param {number} length how many there are
 * @param {(i: number) => number} indexAt rising
 * @param {number} most
 */
function largest(weight, length, indexAt, most) {
  /** @type {{ index: number, size: number }[]} the largest first */
  const kept = [];
  let least = -Infinity; // what is not larger finds no place
  for (let i = 0; i < length; i++) {
    const index = indexAt(i);
    const size = weight(index);
    if (size <= least) continue;
    let at = kept.length;
    while (at > 0 && kept[at - 1].size < size) at--;
    kept.splice(at, 0, { index, size });
    if (kept.length > most) kept.pop();
    if (kept.length === most) least = kept[most - 1].size;
  }
  return kept.map(({ index }) => index);
}

/**
 * The probability of each outcome of the bits that a circuit measures, where every measurement is the last thing that
 * happens to its qubit and happens for certain; else null.
 * @param {import('./types.js').Drawn} circuit
 * @param {Float64Array} probabilities of the qubits' basis states
 * @returns {Map<number, number> | null}
 */
export function bitDistribution({ qubits, operations }, probabilities) {
  /** @type {Map<number, number>} qubit to bit */
  const wired = new Map();
  for (const { gate, qubits: wires, bit, condition } of operations) {
    if (gate === 'barrier') continue;
    const again = wires.some((qubit) => wired.has(qubit)) || [...wired.values()].includes(bit ?? -1);
    if (again || (condition && gate === 'measure')) return null;
    if (gate === 'measure') wired.set(wires[0], bit ?? 0);
  }
  if (wired.size === 0 || qubits > 30) return null;
  const pairs = [...wired].map(([qubit, bit]) => /** @type {const} */ ([qubit, power(bit)]));
  /** @type {Map<number, number>} */
  const sums = new Map();
  for (let index = 0; index < probabilities.length; index++) {
    if (probabilities[index] === 0) continue;
    const outcome = pairs.reduce((sum, [qubit, worth]) => sum + ((index >>> qubit) & 1) * worth, 0);
    sums.set(outcome, (sums.get(outcome) ?? 0) + probabilities[index]);
  }
  return sums;
}

/** What a bit is worth, for more bits than a shift has. @param {number} bit @returns {number} */
const power = (bit) => (bit === 0 ? 1 : 2 * power(bit - 1));

/**
 * How far shots are from a distribution: half the sum of all differences, 0 to 1.
 * @param {Map<number, number>} counts
 * @param {number} total
 * @param {(index: number) => number} probability
 */
export function distance(counts, total, probability) {
  let shared = 0; // Σ min(p, q) is 1 minus the distance
  for (const [index, count] of counts) shared += Math.min(count / total, probability(index));
  return Math.max(0, 1 - shared);
}

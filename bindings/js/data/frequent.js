const patience = 100_000; // values of a column that are counted in any case
const scattered = 0.8; // the share of them that has to be lost before a column is given up

/**
 * The most frequent values of a column in bounded memory (Misra and Gries 1982): exact while the different values fit;
 * beyond that a count is too low by at most `lost`, and no value that occurs more often than that is left out. A column
 * whose values hardly ever repeat, like measurements, is given up after its first values.
 */
export class Frequent {
  #capacity;
  /** @type {Map<string | number, number>} */
  #counts = new Map();

  /** By how much a count may be too low; 0: all are exact. */
  lost = 0;

  /** How many values were looked at. */
  seen = 0;
  #givenUp = false;

  /** @param {number} capacity */
  constructor(capacity) {
    this.#capacity = capacity;
  }

  /** @param {string | number} value */
  add(value) {
    if (this.#givenUp) return;
    this.seen += 1;
    const counts = this.#counts;
    const count = counts.get(value);
    if (count !== undefined) counts.set(value, count + 1);
    else if (counts.size < this.#capacity) counts.set(value, 1);
    else this.#lose();
  }

  /**
   * @param {number} [most]
   * @returns {{ value: string | number, count: number }[]} the most frequent first; equal ones by their name
   */
  top(most = Infinity) {
    const all = [...this.#counts].map(([value, count]) => ({ value, count }));
    return all.sort((a, b) => b.count - a.count || compare(a.value, b.value)).slice(0, most);
  }

  /** One off every value, so that those that are rare make room. */
  #lose() {
    this.lost += 1;
    for (const [value, count] of this.#counts) {
      if (count === 1) this.#counts.delete(value);
      else this.#counts.set(value, count - 1);
    }
    if (this.seen < patience || this.lost * this.#capacity < scattered * this.seen) return;
    this.#givenUp = true;
    this.#counts.clear();
  }
}

/**
 * @param {string | number} a
 * @param {string | number} b
 */
function compare(a, b) {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : 1;
}

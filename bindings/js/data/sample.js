import { QualmError, show } from '../errors.js';
import { checkOptions, checkSeed } from '../options.js';

/** @typedef {{ rows: number, seed?: number }} Sample how many rows of a file are kept, and the seed that chooses them */

/**
 * The places of a sample without replacement, ascending: the rows with the smallest numbers where row i has the ith
 * number of Philox4x32-10 (Salmon and others 2011; qualm::philox4x32 in the library).
 * @param {number} count of the rows that there are
 * @param {Sample} sample
 * @returns {Int32Array}
 */
export function sampledPlaces(count, { rows, seed = 0 }) {
  if (rows >= count) return Int32Array.from({ length: count }, (_, i) => i);
  const numbers = Float64Array.from({ length: count }, (_, i) => draw(i, seed));
  const limit = numbers.slice().sort()[rows];
  const places = new Int32Array(rows);
  let kept = 0;
  for (let i = 0; i < count && kept < rows; ++i) if (numbers[i] < limit) places[kept++] = i;
  // Equal numbers of 53 bits are as good as impossible; the first ones fill up.
  for (let i = 0; i < count && kept < rows; ++i) if (numbers[i] === limit) places[kept++] = i;
  return places.sort();
}

/**
 * @param {unknown} sample
 * @returns {Sample | undefined}
 */
export function checkSample(sample) {
  if (sample === undefined) return undefined;
  checkOptions(sample, ['rows', 'seed']);
  const { rows, seed = 0 } = /** @type {Sample} */ (sample);
  checkSeed(seed);
  if (Number.isInteger(rows) && rows >= 1) return { rows, seed };
  throw new QualmError('invalid-option', 'A sample is a number of rows.', show(rows), '{ rows: 1000 }');
}

/**
 * 53 bits of the block of a counter.
 * @param {number} counter up to 2^32
 * @param {number} seed up to 2^53
 */
function draw(counter, seed) {
  const [a, b] = philox([counter, 0, 0, 0], [seed >>> 0, Math.floor(seed / 4294967296)]);
  return a * 2097152 + (b >>> 11);
}

/**
 * Philox4x32-10.
 * @param {readonly number[]} counter four words
 * @param {readonly number[]} key two words
 */
export function philox(counter, key) {
  let [a, b, c, d] = counter;
  let [k, l] = key;
  for (let round = 0; round < 10; ++round) {
    const [highA, lowA] = product(a, 0xd2511f53);
    const [highC, lowC] = product(c, 0xcd9e8d57);
    [a, b, c, d] = [(highC ^ b ^ k) >>> 0, lowC, (highA ^ d ^ l) >>> 0, lowA];
    k = (k + 0x9e3779b9) >>> 0;
    l = (l + 0xbb67ae85) >>> 0;
  }
  return [a, b, c, d];
}

/**
 * The product of two words: its upper and its lower word.
 * @param {number} a
 * @param {number} b
 */
function product(a, b) {
  const [aHigh, aLow, bHigh, bLow] = [a >>> 16, a & 0xffff, b >>> 16, b & 0xffff];
  const middle = aHigh * bLow + Math.floor((aLow * bLow) / 65536);
  const carried = (middle % 65536) + aLow * bHigh;
  const high = aHigh * bHigh + Math.floor(middle / 65536) + Math.floor(carried / 65536);
  return [high >>> 0, Math.imul(a, b) >>> 0];
}

/**
 * Sorts row numbers by their values, twice as many each time, until the time is up; answers with the largest number
 * that was sorted and what that took.
 */

const budget = 200; // ms for all of it
const first = 1024;
const most = 1 << 24;

/**
 * Values without an order; xorshift, for nobody needs them to be random.
 * @param {number} count
 */
function jumble(count) {
  let state = 2463534242;
  return Float64Array.from({ length: count }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state;
  });
}

/** @param {number} count @returns {number} seconds */
function timeOf(count) {
  const values = jumble(count);
  const rows = Uint32Array.from({ length: count }, (_, row) => row);
  const start = performance.now();
  rows.sort((a, b) => values[a] - values[b]);
  return (performance.now() - start) / 1000;
}

const start = performance.now();
let values = first;
let seconds = timeOf(values);
// The next one takes a little more than twice as long, and its values have to be made first.
while (values < most && performance.now() - start + 3000 * seconds < budget) {
  values *= 2;
  seconds = timeOf(values);
}
postMessage({ values, seconds });

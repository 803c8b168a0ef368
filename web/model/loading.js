/** @typedef {import('./types.js').Loading} Loading */

const kilobyte = 1000;
const names = ['kB', 'MB', 'GB', 'TB'];

/**
 * How much data there is to load: what the page holds, then tenfold from a kilobyte to a terabyte.
 * @type {{ label: string, bytes: number | null }[]}
 */
export const amounts = [
  { label: 'these data', bytes: null },
  ...Array.from({ length: 10 }, (_, i) => {
    let bytes = kilobyte;
    for (let k = 0; k < i; k++) bytes *= 10;
    const lead = [1, 10, 100][i % 3];
    return { label: `${lead} ${names[Math.floor(i / 3)]}`, bytes };
  }),
];

/** How often each row is prepared. */
export const shotChoices = [1, 100, 1000, 10000];

/** @type {Loading} */
export const firstLoading = { amount: amounts.length - 1, shots: 1000, sorted: null, measuring: false };

/**
 * The amount as loadingTime() takes it.
 * @param {Loading} loading
 * @param {number} rows of the data on show
 */
export function sizeOf({ amount, shots }, rows) {
  const { bytes } = amounts[amount];
  return bytes === null ? { rows, shots } : { bytes, shots };
}

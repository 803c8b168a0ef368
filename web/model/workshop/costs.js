/** @typedef {import('./types.js').TrialReport} TrialReport */
/** @typedef {import('../../../bindings/js/types.js').TrialMethod} TrialMethod */
/** @typedef {{ key: string, label: string, unit: 'count' | 's' | '$', of: (row: TrialMethod) => number }} Cost of one estimate */

/**
 * What an estimate costs, in as many ways as there are. Shots are equal, so circuits tell methods apart best.
 * @param {TrialReport} report
 * @returns {Cost[]}
 */
export const costsOf = ({ methods: [raw] }) => [
  { key: 'circuits', label: 'circuits', unit: 'count', of: ({ circuits }) => circuits },
  {
    key: 'two-qubit',
    label: 'two-qubit gates, of all circuits',
    unit: 'count',
    of: ({ twoQubitGates }) => twoQubitGates,
  },
  { key: 'device', label: 'time on the device', unit: 's', of: ({ deviceSeconds }) => deviceSeconds },
  ...raw.prices.map(({ provider, plan }, i) => ({
    ...{ key: `price-${i}`, label: `price, ${provider} ${plan}`, unit: /** @type {const} */ ('$') },
    of: (/** @type {TrialMethod} */ { prices }) => prices[i].dollars,
  })),
];

/**
 * The cost that is asked for, or circuits.
 * @param {TrialReport} report
 * @param {string} key
 */
export function costNamed(report, key) {
  const costs = costsOf(report);
  return costs.find((cost) => cost.key === key) ?? costs[0];
}

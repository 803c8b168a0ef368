import { alignColumns, count, dollars, named, plural, wrap, labelWidth } from './format.js';

/**
 * How methods of mitigation did against doing nothing.
 * @param {{
 *   observables: readonly unknown[], noise: { device?: string, scale: number }, seeds: number,
 *   report: import('../js/types.js').TrialReport,
 * }} trial
 */
export function describeTrial({ observables, noise, seeds, report }) {
  const { ideal, shots, methods, refused, recommendation } = report;
  const head = ['', 'bias', 'spread', 'root mean square error', 'circuits', 'shots', 'dollars'];
  const rows = methods.map((method) => [
    method.name,
    signed(mean(method.bias)),
    Math.sqrt(mean(method.variance)).toFixed(4),
    Math.sqrt(method.meanSquaredError).toFixed(4),
    count(method.circuits),
    count(method.shots),
    cheapest(method.prices),
  ]);
  const lines = [
    [
      'observables',
      `${observables.join(', ')}; ideally ${ideal.map((value) => value.toFixed(4)).join(', ')}`,
    ],
    ['noise', `${noise.device}${noise.scale === 1 ? '' : ` × ${noise.scale}`}`],
    [
      'trial',
      `${plural(seeds, 'seed')} of ${count(shots)} shots a setting for each method, all of its runs together`,
    ],
    ...refused.map(({ name, message, received }) => [
      'refused',
      wrap(`${name}: ${message} (${received})`, labelWidth + 2),
    ]),
    ['recommended', wrap(recommendation.reason, labelWidth + 2)],
  ];
  return [
    alignColumns([head, ...rows], ['left', 'right', 'right', 'right', 'right', 'right', 'right']),
    '',
    named(lines),
  ].join('\n');
}

/** @param {number[]} values */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** @param {number} value */
const signed = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;

/** @param {import('../js/prices.js').Price[]} prices */
const cheapest = (prices) => dollars(Math.min(...prices.map((price) => price.dollars)));

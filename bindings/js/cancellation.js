import { QualmError, show } from './errors.js';
import { checkOptions } from './options.js';

/** @typedef {import('./types.js').CancellationOptions} CancellationOptions */

const fewestSamples = 2;

/**
 * What probabilistic error cancellation would take, before it runs: gamma, by which it multiplies the spread, and how
 * many shots make the standard error of one Pauli expectation at most `precision`: (gamma / precision)², rounded up.
 * @param {import('./client.js').Qualm} qualm
 * @param {Parameters<import('./client.js').Qualm['run']>[0]} circuit
 * @param {CancellationOptions} options
 * @returns {Promise<{ gamma: number, shots: number | null }>} shots are null where no precision is given
 */
export async function cancellationCost(qualm, circuit, options) {
  checkOptions(options, ['noise', 'precision', 'params', 'features', 'signal']);
  const { precision, ...work } = options;
  if (precision !== undefined && !(Number.isFinite(precision) && precision > 0)) {
    const message = 'A precision is a standard error to reach.';
    throw new QualmError('invalid-option', message, show(precision), 'a number above 0');
  }
  // The least that tells gamma: the decomposition of every channel, and two of the circuits.
  const { evidence } = await qualm.run(circuit, {
    ...work,
    observables: ['Z0'],
    mitigation: [{ kind: 'error-cancellation', samples: fewestSamples }],
    returns: ['evidence'],
  });
  const gamma = evidence?.['error-cancellation.gamma'][0] ?? NaN;
  const spread = precision === undefined ? null : gamma / precision;
  return { gamma, shots: spread === null ? null : Math.ceil(spread * spread) };
}

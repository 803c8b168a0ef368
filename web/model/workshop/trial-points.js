import { methodNamed } from './mitigations.js';

/** @typedef {import('./types.js').TrialReport} TrialReport */
/** @typedef {import('../../../bindings/js/types.js').TrialMethod} TrialMethod */
/**
 * @typedef {{
 *   key: string, name: string, short: string, raw: boolean, chosen: boolean, row: TrialMethod, error: number,
 *   errorRange: [number, number], estimate: number, spread: number, cost: number, frontier: boolean,
 * }} TrialPoint error is the root of the mean squared error; its range and that of the estimate's mean are 95 % intervals;
 *   spread is the standard deviation of one estimate; chosen is what is recommended; on the frontier nothing costs less and
 *   errs less
 */

const z = 1.96;

/**
 * A report's rows as what is drawn of them.
 * @param {TrialReport} report of one observable
 * @param {(row: TrialMethod) => number} costOf
 * @param {boolean} over before a trial is over nothing is recommended
 * @returns {TrialPoint[]}
 */
export function trialPoints({ methods, ideal, recommendation }, costOf, over) {
  const points = methods.map((row) => {
    const { key, name, short } = methodNamed(row.name);
    const { meanSquaredError: square, meanSquaredErrorError: uncertainty } = row;
    const ends = [square - z * uncertainty, square + z * uncertainty].map((end) =>
      Math.sqrt(Math.max(0, end)),
    );
    return {
      ...{ key, name, short, row, raw: key === 'raw', chosen: over && row.name === recommendation.name },
      ...{ error: Math.sqrt(square), errorRange: /** @type {[number, number]} */ (ends) },
      ...{ estimate: ideal[0] + row.bias[0], spread: Math.sqrt(row.variance[0]) },
      ...{ cost: costOf(row), frontier: false },
    };
  });
  for (const point of points) {
    point.frontier = !points.some(
      ({ cost, error }) =>
        cost <= point.cost && error <= point.error && (cost < point.cost || error < point.error),
    );
  }
  return points;
}

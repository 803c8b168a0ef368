import { throwIfAborted } from './abort.js';
import { QualmError, show } from './errors.js';
import { plainNoise } from './noise.js';
import { checkOptions, isRecord } from './options.js';
import { pooled } from './pooled.js';
import { price } from './prices.js';

/**
 * @typedef {import('./types.js').TrialOptions} TrialOptions
 * @typedef {import('./types.js').TrialReport} TrialReport
 * @typedef {import('./types.js').TrialMethod} TrialMethod
 * @typedef {{ method: string, seed: number, done: number, total: number }} Progress
 * @typedef {{ estimates: number[], errors: number[], ledger: import('./types.js').Ledger, milliseconds: number }} Try
 */

const keys = ['observables', 'noise', 'shots', 'seeds', 'seed', 'methods', 'params', 'features', 'signal'];
const mostSeeds = 10_000;
const doingNothing = 'raw';

/**
 * Methods of mitigation on trial: each estimates the same expectations from the same number of shots, again and again,
 * and doing nothing is always among them.
 * @param {import('./client.js').Qualm} qualm
 * @param {Parameters<import('./client.js').Qualm['run']>[0]} circuit
 * @param {TrialOptions} options
 * @returns {AsyncGenerator<Progress & { report?: TrialReport }>} after each estimate; the last one has the report
 */
export async function* runTrial(qualm, circuit, options) {
  const { methods, seeds, seed, shots, work, signal } = checkTrial(options);
  const ideal = await qualm.run(circuit, { ...work, noise: null, signal });
  const total = methods.length * seeds;
  const jobs = methods.flatMap(({ name, mitigation }, m) =>
    Array.from({ length: seeds }, (_, s) => ({ name, mitigation, m, s })),
  );
  /** @type {Try[][]} */
  const tries = methods.map(() => []);
  /** @param {typeof jobs[number]} job */
  const attempt = async ({ mitigation, m, s }) => {
    const start = performance.now();
    const { expectations, standardErrors, ledger } = await qualm.run(circuit, {
      ...work,
      shots,
      mitigation,
      seed: seed + s,
      signal,
    });
    const milliseconds = performance.now() - start;
    tries[m][s] = {
      estimates: [...(expectations ?? [])],
      errors: [...(standardErrors ?? [])],
      ledger,
      milliseconds,
    };
  };
  let done = 0;
  for await (const { name, s } of pooled(jobs, attempt, qualm.workers)) {
    throwIfAborted(signal);
    done += 1;
    if (done < total) yield { method: name, seed: seed + s, done, total };
  }
  const report = reportOf([...(ideal.expectations ?? [])], methods, tries, shots);
  yield { method: methods[methods.length - 1].name, seed: seed + seeds - 1, done, total, report };
}

/** @param {TrialOptions} options */
function checkTrial(options) {
  checkOptions(options, keys);
  const { methods, seeds = 20, seed = 0, shots, signal = null, ...work } = options;
  if (!Number.isInteger(shots) || shots < 2) {
    const message = 'A trial is held at a budget of shots.';
    throw new QualmError('invalid-shots', message, show(shots), 'an integer from 2');
  }
  if (!Number.isInteger(seeds) || seeds < 2 || seeds > mostSeeds) {
    const message = 'A trial is repeated over seeds.';
    throw new QualmError('invalid-option', message, show(seeds), `an integer from 2 to ${mostSeeds}`);
  }
  if (!plainNoise(work.noise)?.scale) {
    const message = 'Without noise there is nothing to mitigate.';
    throw new QualmError('invalid-noise', message, show(work.noise), 'a device or noise of your own');
  }
  return { methods: checkMethods(methods), seeds, seed, shots, signal, work };
}

/**
 * Doing nothing, and then the methods by their names.
 * @param {TrialOptions['methods']} methods
 */
function checkMethods(methods) {
  const named = isRecord(methods) ? Object.entries(methods) : [];
  if (named.length === 0 || Object.hasOwn(methods, doingNothing)) {
    const message = `A trial has methods, each with a name of its own; “${doingNothing}” is always among them.`;
    const allowed = "{ 'zero noise': [{ kind: 'zero-noise' }], … }";
    throw new QualmError('invalid-option', message, show(methods), allowed);
  }
  const all = [[doingNothing, []], ...named].map(([name, mitigation]) => ({ name, mitigation }));
  return /** @type {{ name: string, mitigation: import('./types.js').Mitigation[] }[]} */ (all);
}

/**
 * @param {number[]} ideal
 * @param {readonly { name: string, mitigation: import('./types.js').Mitigation[] }[]} methods
 * @param {Try[][]} tries
 * @param {number} shots
 * @returns {TrialReport}
 */
function reportOf(ideal, methods, tries, shots) {
  const rows = methods.map(({ name, mitigation }, m) => rowOf(name, mitigation, tries[m], ideal));
  return { ideal, shots, methods: rows, recommendation: recommend(rows, tries, ideal) };
}

/**
 * What one method's estimates are worth. Bias and variance are of each expectation; the mean squared error is their mean
 * over all expectations.
 * @param {string} name
 * @param {import('./types.js').Mitigation[]} mitigation
 * @param {Try[]} tries
 * @param {number[]} ideal
 * @returns {TrialMethod}
 */
function rowOf(name, mitigation, tries, ideal) {
  const parts = ideal.map((truth, o) => momentsOf(tries.map(({ estimates }) => estimates[o] - truth)));
  const squares = momentsOf(tries.map((one) => squaredError(one, ideal)));
  const { circuits, shots } = tries[0].ledger;
  return {
    name,
    mitigation,
    bias: parts.map(({ mean }) => mean),
    biasError: parts.map(({ error }) => error),
    variance: parts.map(({ variance }) => variance),
    meanSquaredError: squares.mean,
    meanSquaredErrorError: squares.error,
    circuits,
    shots,
    milliseconds: tries.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / tries.length,
    prices: price(tries[0].ledger),
  };
}

/**
 * @param {Try} one
 * @param {number[]} ideal
 */
const squaredError = ({ estimates }, ideal) =>
  ideal.reduce((sum, truth, o) => sum + square(estimates[o] - truth), 0) / ideal.length;

/** @param {number} value */
const square = (value) => value * value;

/** @param {number[]} values two at least */
function momentsOf(values) {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + square(value - mean), 0) / (n - 1);
  return { mean, variance, error: Math.sqrt(variance / n) };
}

/**
 * The method with the least squared error, where it is better than doing nothing by more than chance explains: the mean
 * of the differences, seed by seed, is more than two of its standard errors.
 * @param {TrialMethod[]} rows the first is doing nothing
 * @param {Try[][]} tries
 * @param {number[]} ideal
 * @returns {TrialReport['recommendation']}
 */
function recommend(rows, tries, ideal) {
  const best = rows.reduce((a, b) => (b.meanSquaredError < a.meanSquaredError ? b : a));
  const [raw] = rows;
  const differences = tries[0].map(
    (one, s) => squaredError(one, ideal) - squaredError(tries[rows.indexOf(best)][s], ideal),
  );
  const { mean, error } = momentsOf(differences);
  if (best !== raw && mean > 2 * error) {
    const factor = (raw.meanSquaredError / best.meanSquaredError).toFixed(1);
    const reason = `“${best.name}” errs least: its mean squared error is ${factor} times smaller than that of doing nothing with the same shots.`;
    return { name: best.name, reason };
  }
  const second =
    best === raw ? 'No method errs less.' : `“${best.name}” errs less by no more than chance explains.`;
  return { name: doingNothing, reason: `Do nothing: at these shots mitigation does not pay. ${second}` };
}

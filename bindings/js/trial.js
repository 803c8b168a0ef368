import { throwIfAborted } from './abort.js';
import { QualmError, show } from './errors.js';
import { plainMitigation } from './mitigation.js';
import { plainNoise } from './noise.js';
import { checkOptions, isRecord } from './options.js';
import { pooled } from './pooled.js';
import { doingNothing, reportOf } from './trial-report.js';

/**
 * @typedef {import('./types.js').TrialOptions} TrialOptions
 * @typedef {Parameters<import('./client.js').Qualm['run']>[0]} Input
 * @typedef {import('./types.js').TrialStep} TrialStep
 * @typedef {import('./types.js').TrialRefusal} TrialRefusal
 * @typedef {import('./trial-report.js').Method} Method
 * @typedef {import('./trial-report.js').Try} Try
 * @typedef {{ m: number, s: number }} Job the method by its place, and which of the seeds
 */

const keys = ['observables', 'noise', 'shots', 'seeds', 'seed', 'methods', 'params', 'features', 'signal'];
const mostSeeds = 10_000;
const mostInterim = 100; // reports on the way

/**
 * Methods of mitigation on trial: each estimates the same expectations from the same number of shots, again and again,
 * and doing nothing is always among them. A method that is refused is reported as such, and the others go on.
 * @param {import('./client.js').Qualm} qualm
 * @param {readonly Input[]} circuits that take turns from seed to seed; one as a rule
 * @param {TrialOptions} options
 * @returns {AsyncGenerator<TrialStep>} after each estimate; the last one has the report
 */
export async function* runTrial(qualm, circuits, options) {
  const { methods, seeds, seed, shots, work, signal } = checkTrial(options);
  const ideals = await Promise.all(
    circuits.map(async (circuit) => {
      const { expectations = [] } = await qualm.run(circuit, { ...work, noise: null, signal });
      return [...expectations];
    }),
  );
  const tries = methods.map(() => /** @type {Try[]} */ (Array(seeds)));
  const started = methods.map(() => 0);
  /** @type {(TrialRefusal | undefined)[]} by the place of the method */
  const refusals = methods.map(() => undefined);
  /** @param {Job} job */
  const attempt = async ({ m, s }) => {
    const start = performance.now();
    const { mitigation } = methods[m];
    const turn = s % circuits.length;
    try {
      const result = await qualm.run(circuits[turn], { ...work, shots, mitigation, seed: seed + s, signal });
      const { expectations = [], ledger } = result;
      const milliseconds = performance.now() - start;
      const errors = ideals[turn].map((truth, o) => expectations[o] - truth);
      tries[m][s] = { errors, ledger, milliseconds };
    } catch (error) {
      if (m === 0 || !isRefusal(error)) throw error;
      // Earlier seeds have all been started, so that the earliest refusal is the same for any number of workers.
      if (!(Number(refusals[m]?.seed) < seed + s)) refusals[m] = refused(methods[m], seed + s, error);
    }
  };
  /** @param {number} count of the seeds */
  const reportUpTo = (count) => {
    const kept = methods.flatMap((method, m) =>
      refusals[m] ? [] : [{ method, tries: tries[m].slice(0, count) }],
    );
    const told = refusals.filter((refusal) => refusal !== undefined);
    return reportOf(ideals[0], kept, told, { shots, seeds: count, noise: work.noise });
  };
  /** Jobs that have been or will be started. */
  const total = () => started.reduce((sum, count, m) => sum + (refusals[m] ? count : seeds), 0);
  function* jobs() {
    for (let s = 0; s < seeds; s++)
      for (let m = 0; m < methods.length; m++) {
        if (refusals[m]) continue;
        started[m] += 1;
        yield { m, s };
      }
  }
  let [done, complete, told] = [0, 0, 0];
  const isDone = () => tries.every((those, m) => refusals[m] || those[complete]);
  for await (const { m, s } of pooled(jobs(), attempt, qualm.workers)) {
    throwIfAborted(signal);
    done += 1;
    while (complete < seeds && isDone()) complete += 1;
    const refusal = refusals[m];
    const step = {
      method: methods[m].name,
      seed: seed + s,
      done,
      total: total(),
      ...(refusal && { refused: refusal }),
    };
    const isNews = complete > 1 && complete >= told + Math.ceil(seeds / mostInterim);
    if (done === step.total) yield { ...step, report: reportUpTo(seeds) };
    else if (isNews) yield { ...step, interim: reportUpTo((told = complete)) };
    else yield step;
  }
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
 * @returns {Method[]}
 */
function checkMethods(methods) {
  const named = isRecord(methods) ? Object.entries(methods) : [];
  if (named.length === 0 || Object.hasOwn(methods, doingNothing)) {
    const message = `A trial has methods, each with a name of its own; “${doingNothing}” is always among them.`;
    const allowed = "{ 'zero noise': [{ kind: 'zero-noise' }], … }";
    throw new QualmError('invalid-option', message, show(methods), allowed);
  }
  for (const [, mitigation] of named) plainMitigation(mitigation);
  const all = [[doingNothing, []], ...named].map(([name, mitigation]) => ({ name, mitigation }));
  return /** @type {Method[]} */ (all);
}

/**
 * Whether an error is about what was asked for, and not about the asking.
 * @param {unknown} error
 * @returns {error is QualmError}
 */
const isRefusal = (error) =>
  error instanceof QualmError && error.code !== 'cancelled' && error.code !== 'closed';

/**
 * @param {Method} method
 * @param {number} seed at which it was refused
 * @param {QualmError} error
 * @returns {TrialRefusal}
 */
function refused({ name, mitigation }, seed, { code, message, received, allowed }) {
  return { name, mitigation, seed, code, message, received, allowed };
}

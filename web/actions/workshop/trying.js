import { questionOf } from '../../model/workshop/bench.js';
import {
  chosenMethods,
  extrapolationOf,
  faultsOf,
  firstTrial,
  grouped,
  isResultCurrent,
  methodsOn,
  missingNoise,
  observableText,
  trialOptions,
  verificationOf,
} from '../../model/workshop/trial.js';
import { askedOf, trialAsked } from '../../model/workshop/trial-link.js';
import { noticeOf } from '../notice.js';

/** @typedef {import('../../model/workshop/types.js').Trial} Trial */
/** @typedef {import('../../model/workshop/types.js').TrialResult} TrialResult */
/** @typedef {import('../../../bindings/js/types.js').TrialStep} TrialStep */
/** @typedef {import('../../../bindings/js/types.js').TrialOptions} TrialOptions */

/** Methods whose evidence the page shows. */
const explained = ['zero-noise', 'symmetry-verification'];

/**
 * Mitigation on trial: setting it up, holding it, stopping it. What is known on the way stays when it is stopped.
 * @param {import('../../model/workshop/types.js').Engine} engine
 * @param {import('./commit.js').Store} store gets a trial: as the link asks for it, or the usual one
 * @param {() => void} link follows what is set
 */
export function createTrying(engine, store, link) {
  /** @type {AbortController | null} */
  let abort = null;
  /** @type {TrialResult | null} what the trial before had shown, until this one shows something */
  let before = null;

  const trial = () => /** @type {Trial} */ (store.get().trial);

  /** @param {Partial<Trial>} change */
  const set = (change) => store.set({ trial: { ...trial(), ...change } });

  /** What the reader sets also stands in the link. @param {Partial<Trial>} change */
  function setUp(change) {
    set(change);
    store.set({ asked: askedOf(trial()) });
    link();
  }

  /** As the link asks for it. A trial that is being held is of the one before. */
  function restore() {
    if (trial().running) end('Another link was opened: stopped');
    const { fields, notice } = trialAsked(store.get().asked);
    set(fields);
    if (notice) store.set({ notice });
  }

  store.set({ trial: firstTrial });
  restore();

  /** A circuit or a noise that has changed is another question: nobody waits for the answer to the old one. */
  store.listen(() => {
    if (abort && !abort.signal.aborted && !isResultCurrent(trial(), store.get()))
      end('The circuit or its noise has changed: stopped');
  });

  /** @param {string} why */
  function end(why) {
    const { running, result } = trial();
    abort?.abort();
    abort = null;
    if (!running) return;
    const seeds = result?.report?.seeds ?? 0;
    const kept =
      seeds > 0 ? ` What ${seeds} seeds have shown is kept.` : ' That is too early to show anything.';
    set({
      running: null,
      result: seeds > 0 ? result : before,
      outcome: `${why} at ${grouped(running.done)} of ${grouped(running.total)} estimates.${kept}`,
    });
  }

  /** @param {TrialStep} step */
  function take({ method, done, total, refused, interim, report }) {
    const { running, result } = trial();
    if (!running || !result) return;
    const counts = { ...running.counts, [method]: (running.counts[method] ?? 0) + 1 };
    const others = running.refused.filter(({ name }) => name !== refused?.name);
    const known = report ?? interim ?? result.report;
    set({
      running: { ...running, done, total, counts, refused: refused ? [...others, refused] : running.refused },
      result: { ...result, report: known, finished: report !== undefined },
    });
  }

  /**
   * What zero noise and symmetry verification go by, of the first seed: shown as soon as it is there.
   * @param {TrialOptions} options
   * @param {AbortSignal} signal
   */
  async function explain({ methods: _, seeds: __, ...options }, signal) {
    const { circuit } = store.get().work;
    for (const row of methodsOn(trial(), circuit)) {
      if (!row.stack.some(({ kind }) => explained.includes(kind))) continue;
      try {
        const asked = { ...options, seed: 0, mitigation: row.stack, returns: ['evidence'], signal };
        const { evidence } = await engine.run(circuit, asked);
        const extrapolation = extrapolationOf(row, evidence);
        const { result } = trial();
        if (!result || signal.aborted) continue;
        const extrapolations = [...result.extrapolations, ...(extrapolation ? [extrapolation] : [])];
        const verification = verificationOf(evidence) ?? result.verification;
        set({ result: { ...result, extrapolations, verification } });
      } catch (error) {
        if (signal.aborted) throw error; // else the trial itself says why a method is refused
      }
    }
  }

  /**
   * By what error cancellation multiplies the spread, said before it runs.
   * @param {TrialOptions} options
   * @param {AbortSignal} signal
   */
  async function tellGamma({ noise }, signal) {
    const cancels = (/** @type {ReturnType<typeof chosenMethods>[number]} */ { stack }) =>
      stack.some(({ kind }) => kind === 'error-cancellation');
    if (!chosenMethods(trial()).some(cancels)) return;
    try {
      const { gamma } = await engine.cancellationCost(store.get().work.circuit, { noise, signal });
      const { result } = trial();
      if (result && !signal.aborted) set({ result: { ...result, gamma } });
    } catch (error) {
      if (signal.aborted) throw error; // else the trial itself says why it is refused
    }
  }

  async function start() {
    const bench = store.get();
    const { circuit } = bench.work;
    if (abort || missingNoise(bench.noise) !== '' || Object.keys(faultsOf(trial(), circuit)).length > 0)
      return;
    const controller = (abort = new AbortController());
    const { signal } = controller;
    const options = { ...trialOptions(trial(), bench), signal };
    const { seeds } = options;
    /** @type {TrialResult} */
    const result = {
      ...{ of: questionOf(bench), observable: observableText(trial(), circuit.qubits), seeds },
      ...{ report: null, finished: false, extrapolations: [], gamma: null, verification: null },
    };
    before = trial().result;
    const total = seeds * (chosenMethods(trial()).length + 1);
    set({ running: { done: 0, total, seeds, counts: {}, refused: [] }, result, notice: null, outcome: '' });
    try {
      await tellGamma(options, signal);
      await explain(options, signal);
      for await (const step of engine.trial(bench.work.circuit, options)) if (!signal.aborted) take(step);
      if (!signal.aborted)
        set({ running: null, outcome: `Done: ${trial().result?.report?.recommendation.reason}` });
    } catch (error) {
      if (!signal.aborted) set({ running: null, result: before, notice: noticeOf(error) });
    } finally {
      if (abort === controller) abort = null;
    }
  }

  return {
    start,
    stop: () => end('Stopped'),
    /** A field as it is typed. @param {Partial<Pick<Trial, 'observable' | 'symmetries' | 'operators' | 'shots' | 'seeds' | 'cost'>>} change */
    change: (change) => setUp(change),
    restore,
    /**
     * @param {string} key
     * @param {boolean} on
     */
    choose(key, on) {
      const others = trial().chosen.filter((one) => one !== key);
      setUp({ chosen: on ? [...others, key] : others });
    },
  };
}

/** @typedef {ReturnType<typeof createTrying>} Trying */

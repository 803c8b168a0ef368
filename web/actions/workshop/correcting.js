import { shotsFault, studiesOf } from '../../model/workshop/correction.js';
import { noticeOf } from '../notice.js';

/** @typedef {import('../../model/workshop/types.js').Correction} Correction */
/** @typedef {import('../../../bindings/js/types.js').CorrectionOptions} CorrectionOptions */

/**
 * What correction would take: computing it code by code, stopping it. A code that is done stays when it is stopped.
 * @param {import('../../model/workshop/types.js').Engine} engine
 * @param {import('./commit.js').Store} store with a correction
 */
export function createCorrecting(engine, store) {
  /** @type {AbortController | null} */
  let abort = null;
  /** @type {Correction['result']} what was known before, until there is something else */
  let before = null;

  const correction = () => /** @type {Correction} */ (store.get().correction);

  /** @param {Partial<Correction>} change */
  const set = (change) => store.set({ correction: { ...correction(), ...change } });

  /**
   * @param {CorrectionOptions[]} studies
   * @param {AbortSignal} signal
   */
  async function compute(studies, signal) {
    for (const [i, study] of studies.entries()) {
      for await (const { code, done, total, report } of engine.correction({ ...study, signal })) {
        if (signal.aborted) return;
        set({ running: { code, done: i * total + done, total: studies.length * total } });
        const { result } = correction();
        if (report && result) set({ result: { ...result, reports: [...result.reports, report] } });
      }
    }
  }

  function stop() {
    const { running, result } = correction();
    abort?.abort();
    abort = null;
    if (!running) return;
    const some = (result?.reports.length ?? 0) > 0;
    const kept = some ? 'The code that was done is kept.' : 'That is too early to show anything.';
    set({
      running: null,
      result: some ? result : before,
      outcome: `Stopped at ${running.done} of ${running.total} parts. ${kept}`,
    });
  }

  async function start() {
    if (abort || shotsFault(correction()) !== '') return;
    const controller = (abort = new AbortController());
    const { signal } = controller;
    const studies = studiesOf(correction());
    before = correction().result;
    set({
      running: { code: /** @type {string} */ (studies[0].code), done: 0, total: 0 },
      result: { noise: correction().noise, reports: [] },
      ...{ notice: null, outcome: '' },
    });
    try {
      await compute(studies, signal);
      if (!signal.aborted) set({ running: null, outcome: 'Done: both codes are drawn.' });
    } catch (error) {
      if (!signal.aborted) set({ running: null, result: before, notice: noticeOf(error) });
    } finally {
      if (abort === controller) abort = null;
    }
  }

  return {
    start,
    stop,
    /** A field as it is set. @param {Partial<Pick<Correction, 'noise' | 'shots'>>} change */
    change: (change) => set(change),
  };
}

/** @typedef {ReturnType<typeof createCorrecting>} Correcting */

import { emptyHistory, withRecord } from '../model/history.js';
import { paces } from '../model/state.js';
import { toSpec } from '../model/document.js';
import { tooLarge } from '../model/limits.js';
import { validRow } from '../model/rows.js';
import { checkRows } from './encoding.js';
import { wait } from './job.js';
import { noticeOf } from './notice.js';

/** @typedef {import('../../bindings/js/client.js').Qualm} Client */
/** @typedef {import('../model/state.js').Store} Store */
/** @typedef {import('../model/types.js').Run} Run */
/** @typedef {import('../model/types.js').TrainingRecord} TrainingRecord */

/**
 * The training on show. One at a time; a new one takes over only when its data and settings are accepted.
 * @param {Client} client
 * @param {Store} store
 * @param {{
 *   onRun: () => void, onRecord: (record: TrainingRecord) => void, onRefused: () => Promise<void>,
 *   tableOf: (settings: import('../model/types.js').Settings) => Promise<import('../model/types.js').Table | null>,
 * }} hooks
 */
export function createSession(client, store, { onRun, onRecord, onRefused, tableOf }) {
  let latest = 0;
  let owed = 0;
  /** @type {AbortController | null} */
  let abort = null;
  /** @type {(() => void) | null} */
  let wake = null;

  const stir = () => {
    wake?.();
    wake = null;
  };

  /** Starts again from the initial parameters of the present settings; says whether they were accepted. */
  async function restart() {
    const ticket = ++latest;
    const { settings } = store.get();
    const spec = toSpec(settings);
    try {
      const source = settings.data === 'csv' ? await tableOf(settings) : null;
      if (ticket !== latest) return false;
      const prepared = await client.prepare(spec, { table: source });
      if (ticket !== latest) return false;
      const excess = tooLarge(prepared);
      if (excess) return await refuse(excess);
      await checkRows(client, prepared);
      if (ticket !== latest) return false;
      abort?.abort();
      abort = new AbortController();
      owed = 0;
      const run = { ...newRun(ticket, prepared, settings), ...keptFields(store.get().run, prepared) };
      store.set({ run, notice: null, fault: null, ready: true, row: validRow(prepared, store.get().row) });
      onRun();
      void pump(ticket, spec, source, abort.signal);
      return true;
    } catch (error) {
      return ticket === latest && refuse(noticeOf(error));
    }
  }

  /** @param {import('../model/types.js').Notice | null} notice */
  async function refuse(notice) {
    store.set({ notice });
    await onRefused();
    return false;
  }

  /**
   * Asks for one record after the other, as fast as the reader wants them.
   * @param {number} ticket
   * @param {import('../model/types.js').SpecInput} spec
   * @param {import('../model/types.js').Table | null} table
   * @param {AbortSignal} signal
   */
  async function pump(ticket, spec, table, signal) {
    const records = client.train(spec, { table, signal, granularity: 'update' });
    try {
      let free = true; // the state before training, and the end of an epoch, come without being asked for
      for (;;) {
        if (!free) await turn(signal);
        if (signal.aborted) return;
        const started = performance.now();
        const { value: record } = await records.next();
        if (signal.aborted || !record) return;
        take(ticket, record);
        if (record.done) return;
        if (record.phase === 'update' && owed > 0) owed--;
        free = record.phase === 'update' && record.update === record.updates;
        if (!free) await pace(started);
      }
    } catch (error) {
      const notice = noticeOf(error);
      if (notice && !signal.aborted) store.set({ notice, playing: false });
    } finally {
      void records.return(); // frees the training in the workers
    }
  }

  /**
   * Waits until the reader wants the next update.
   * @param {AbortSignal} signal
   */
  async function turn(signal) {
    while (!store.get().playing && owed === 0 && !signal.aborted) {
      await new Promise((resolve) => {
        wake = () => resolve(null);
        signal.addEventListener('abort', () => resolve(null), { once: true });
      });
    }
  }

  /** @param {number} started */
  async function pace(started) {
    const { perSecond } = paces[store.get().pace];
    if (perSecond === null || owed > 0) return;
    await wait(1000 / perSecond - (performance.now() - started));
  }

  /**
   * @param {number} ticket
   * @param {TrainingRecord} record
   */
  function take(ticket, record) {
    const { run } = store.get();
    if (!run || run.number !== ticket) return;
    const done = record.done === true;
    store.set({ run: { ...run, record, done, history: withRecord(run.history, record) } });
    onRecord(record);
  }

  return {
    restart,
    play() {
      store.set({ playing: true });
      if (store.get().run?.done) void restart();
      stir();
    },
    pause: () => store.set({ playing: false }),
    /** One optimizer update. */
    step() {
      store.set({ playing: false });
      owed++;
      stir();
    },
    /** Back to the start, and there it waits. */
    async reset() {
      store.set({ playing: false });
      await restart();
    },
  };
}

/**
 * The boundaries of the training before stay until new ones arrive, where they speak of the same data.
 * @param {Run | null} before
 * @param {import('../model/types.js').Prepared} prepared
 */
function keptFields(before, { spec, classes }) {
  const same =
    before?.spec.data.source === spec.data.source && before.prepared.classes.length === classes.length;
  if (!same) return {};
  const { quantumField, classicalField, noisy, mitigated } = before;
  const unscored = (/** @type {typeof noisy} */ shown) => shown && { ...shown, comparison: null, busy: true };
  return { quantumField, classicalField, noisy: unscored(noisy), mitigated: unscored(mitigated) };
}

/**
 * @param {number} number
 * @param {import('../model/types.js').Prepared} prepared
 * @param {import('../model/types.js').Settings} settings
 * @returns {Run}
 */
const newRun = (number, prepared, settings) => ({
  number,
  spec: prepared.spec,
  settings,
  prepared,
  baseline: null,
  record: null,
  history: emptyHistory(),
  comparison: null,
  quantumField: null,
  classicalField: null,
  noisy: null,
  mitigated: null,
  vectors: null,
  encoded: null,
  done: false,
});

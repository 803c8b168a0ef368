import { noChoice, withColumn, withTarget } from '../model/data/choice.js';
import { defaultSettings } from '../model/document.js';
import { toLink, fromLink } from '../model/link.js';
import { trainsAlike } from '../model/noise.js';
import { refusal } from '../model/refusal.js';
import { moveRow, validRow } from '../model/rows.js';
import { allowedText, parseSetting, settingRow } from '../model/settings.js';
import { exported } from './exporting.js';
import { createFiles } from './files.js';
import { createFollowers } from './followers.js';
import { createLoading } from './loading.js';
import { missingPart, noticeOf } from './notice.js';
import { createPainting } from './painting.js';
import { createPreparing } from './preparing.js';
import { createProfiling } from './profiling.js';
import { createSession } from './session.js';
import { createWalling } from './walling.js';

/** @typedef {import('../model/types.js').State} State */

/**
 * Everything that a reader can do, as one table of functions. The components send the names and the arguments.
 * @param {import('./session.js').Client} client
 * @param {import('../model/state.js').Store} store
 * @param {{
 *   writeLink: (hash: string) => void, measureSort?: import('./loading.js').MeasureSort,
 * }} page
 */
export function createLab(client, store, { writeLink, measureSort = noMeasurement }) {
  const followers = createFollowers(client, store);
  const walling = createWalling(client, store);
  /** @type {Pick<State, 'settings' | 'file' | 'table' | 'tableName'>} what was last accepted */
  let accepted = store.get();

  const session = createSession(client, store, {
    onRun() {
      const { settings, file, table, tableName } = store.get();
      accepted = { settings, file, table, tableName };
      followers.noisy.retry();
      followers.encoding.follow();
      walling.follow();
      void followers.startBaseline();
      void profiling.follow();
    },
    onRecord(record) {
      followers.boundary.ask();
      followers.noisy.follow();
      followers.vectors.ask();
      if (record.phase !== 'epoch') return;
      followers.score.ask();
      followers.noisy.score();
    },
    async onRefused() {
      const { run, notice, settings } = store.get();
      if (!run) {
        if (toLink(settings) === '') return;
        // A link that can't be trained on: say why, and show the page as it usually opens.
        store.set({ settings: defaultSettings() });
        writeLink('');
        await session.restart();
        store.set({ notice });
        return;
      }
      if (settings.data === 'painted' && settings.steps === accepted.settings.steps) return; // painting goes on
      writeLink(toLink(accepted.settings));
      if (notice && settings.steps !== accepted.settings.steps) {
        const fault = await preparing.faultOf(notice);
        if (store.get().settings !== settings) return; // changed meanwhile
        if (fault) return store.set({ fault, notice: null }); // it stands at its step until it is mended
      }
      store.set({ ...accepted, ...refusal(settings, run.settings, notice) });
    },
    tableOf: (settings) => files.tableOf(settings),
  });

  /** @param {Partial<State>} changed */
  const change = async (changed) => {
    store.set({ ...changed, notice: null, refused: null, status: '' });
    writeLink(toLink(store.get().settings));
    return session.restart();
  };

  const files = createFiles(store, change);
  const preparing = createPreparing(client, store, change);
  const profiling = createProfiling(client, store, {
    look: files.look,
    fail: (error) => store.set({ notice: noticeOf(error) }),
  });

  /**
   * A change that leaves the training alone: the same model under other noise or with other shots.
   * @param {string} key
   * @param {string | number} value
   */
  function adjust(key, value) {
    accepted = { ...accepted, settings: { ...accepted.settings, [key]: value } };
    const { run, settings } = store.get();
    store.set({ settings: { ...settings, [key]: value }, notice: null, status: '' });
    // What one method has answered is never shown under the name of another.
    if (key === 'mitigation' && run?.mitigated) store.set({ run: { ...run, mitigated: null } });
    writeLink(toLink(store.get().settings));
    followers.noisy.retry();
    followers.noisy.show();
  }

  /**
   * Another data set, with its usual columns and steps; the reader's file with those that it had.
   * @param {string} data
   */
  async function changeData(data) {
    const { settings, file } = store.get();
    const { choice, steps } = settings;
    const left = file && (settings.data === 'csv' ? { ...file, left: { choice, steps } } : file);
    const kept = (data === 'csv' && left?.left) || { choice: noChoice, steps: null };
    await change({ settings: { ...settings, data, ...kept }, file: left });
  }

  /**
   * @param {string} key
   * @param {string} text
   */
  async function setting(key, text) {
    const row = settingRow(key);
    if (!row) return;
    const value = parseSetting(row, text);
    if (value === null) {
      const message = `${row.label} can’t be that.`;
      store.set({ notice: { code: 'invalid-setting', message, received: text, allowed: allowedText(row) } });
      return;
    }
    if (key === 'data' && value === 'csv' && !store.get().table) return;
    const { settings: before, run } = store.get();
    if (key === 'data') return changeData(String(value));
    const settings = { ...before, [key]: value };
    if (row.live && run && trainsAlike(run.settings, settings)) adjust(key, value);
    else await change({ settings });
  }

  /**
   * A slider of the noise while it is being turned: to be seen at once, and kept by setting() when it rests.
   * @param {'scale' | 'shots'} key
   * @param {string} text
   */
  function turn(key, text) {
    const row = /** @type {import('../model/settings.js').Setting} */ (settingRow(key));
    const value = parseSetting(row, text);
    if (value === null) return;
    store.set({ settings: { ...store.get().settings, [key]: value } });
    followers.noisy.show();
  }

  /** @param {import('../model/types.js').RowChoice} row */
  function chooseRow(row) {
    const { run } = store.get();
    if (!run) return;
    store.set({ row: validRow(run.prepared, row) });
    followers.vectors.ask();
    followers.encoding.follow();
  }

  return {
    start: session.restart,
    play: session.play,
    pause() {
      session.pause();
      followers.noisy.show();
    },
    step: session.step,
    reset: session.reset,
    setting,
    turn,
    ...files.actions,
    ...preparing.actions,
    ...profiling.actions,
    /**
     * @param {string[]} names of all features
     * @param {string} name
     */
    chooseColumn: (names, name) => files.choose((choice) => withColumn(choice, names, name), false),
    /**
     * @param {string} target
     * @param {string | null} before
     */
    chooseTarget: (target, before) => files.choose((choice) => withTarget(choice, target, before), true),
    /** @param {Partial<import('../model/types.js').DataChoice>} part */
    chooseForm: (part) => files.choose((choice) => ({ ...choice, ...part }), true),
    /** @param {number | null} sample */
    chooseSample: (sample) => files.choose((choice) => ({ ...choice, sample }), false),
    /** @param {import('./exporting.js').ExportKind} kind */
    exported: (kind) => exported(store, kind),
    chooseRow,
    /** @param {number} by */
    moveRow(by) {
      const { run, row } = store.get();
      if (run) chooseRow(moveRow(run.prepared, row, by));
    },
    /** @param {string} pace */
    pace: (pace) => store.set({ pace }),
    /** @param {string} hash */
    async openLink(hash) {
      const { settings, notice, awaited } = fromLink(hash);
      if (toLink(settings) === toLink(store.get().settings)) return;
      store.set({ settings, awaited });
      await session.restart();
      if (notice) store.set({ notice });
    },
    dismiss: () => store.set({ notice: null }),
    /**
     * @param {string} title
     * @param {unknown} error
     */
    partMissing: (title, error) => store.set({ notice: missingPart(title, error) }),
    /** @param {string} status */
    say: (status) => store.set({ status }),
    ...createPainting(store, change),
    ...followers.encoding.actions,
    ...walling.actions,
    ...createLoading(store, measureSort),
    /** @param {string} device */
    costDevice(device) {
      followers.encoding.actions.costDevice(device);
      walling.follow();
    },
  };
}

const noMeasurement = () => Promise.reject(new Error('There is nothing to measure with.'));

/** @typedef {ReturnType<typeof createLab>} Lab */

import { defaultSettings } from '../model/document.js';
import { toLink, fromLink } from '../model/link.js';
import { trainsAlike } from '../model/noise.js';
import { refusal } from '../model/refusal.js';
import { moveRow, validRow } from '../model/rows.js';
import { allowedText, parseSetting, settingRow } from '../model/settings.js';
import { createFollowers } from './followers.js';
import { createLoading } from './loading.js';
import { createPainting } from './painting.js';
import { noticeOf } from './notice.js';
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
  /** @type {Pick<State, 'settings' | 'table' | 'tableName'>} what was last accepted */
  let accepted = store.get();

  const session = createSession(client, store, {
    onRun() {
      const { settings, table, tableName } = store.get();
      accepted = { settings, table, tableName };
      followers.noisy.retry();
      followers.encoding.follow();
      walling.follow();
      void followers.startBaseline();
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
      if (settings.data === 'painted') return; // the reader goes on painting
      store.set({ ...accepted, ...refusal(settings, run.settings, notice) });
      writeLink(toLink(accepted.settings));
    },
  });

  /** @param {Partial<State>} changed */
  const change = async (changed) => {
    store.set({ ...changed, notice: null, refused: null, status: '' });
    writeLink(toLink(store.get().settings));
    await session.restart();
  };

  /**
   * A change that leaves the training alone: the same model under other noise or with other shots.
   * @param {string} key
   * @param {string | number} value
   */
  function adjust(key, value) {
    accepted = { ...accepted, settings: { ...accepted.settings, [key]: value } };
    store.set({ settings: { ...store.get().settings, [key]: value }, notice: null, status: '' });
    writeLink(toLink(store.get().settings));
    followers.noisy.retry();
    followers.noisy.show();
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

  /**
   * A table from a file of the reader's own; the last column is the label. It never leaves this page.
   * @param {{ name: string, text: () => Promise<string> }} file
   */
  async function openCsv(file) {
    try {
      const { readCsv } = await import('../../bindings/js/csv.js');
      const table = readCsv(await file.text());
      await change({ table, tableName: file.name, settings: { ...store.get().settings, data: 'csv' } });
    } catch (error) {
      store.set({ notice: noticeOf(error) });
    }
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
    openCsv,
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
      const { settings, notice } = fromLink(hash);
      if (toLink(settings) === toLink(store.get().settings)) return;
      store.set({ settings });
      await session.restart();
      if (notice) store.set({ notice });
    },
    dismiss: () => store.set({ notice: null }),
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

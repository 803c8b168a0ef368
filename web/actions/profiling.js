import { toSpec } from '../model/document.js';
import { profileKey } from './files.js';
import { csvReader, rawTable } from './tables.js';

/** @typedef {import('../model/types.js').Settings} Settings */

/**
 * The profile of what is trained on and its rows before any step, for as long as the reader wants to see them.
 * @param {import('./session.js').Client} client
 * @param {import('../model/state.js').Store} store
 * @param {{ look: ReturnType<typeof import('./files.js').createFiles>['look'], fail: (error: unknown) => void }} hooks
 */
export function createProfiling(client, store, { look, fail }) {
  async function ensureProfile() {
    const { settings, file, profile } = store.get();
    const key = keyOf(settings, file?.name ?? '');
    if (profile?.key === key) return;
    const found =
      settings.data === 'csv' && file ? await look(file, settings.choice) : await profileOf(client, settings);
    if (keyOf(store.get().settings, store.get().file?.name ?? '') === key && found)
      store.set({ profile: { key, profile: found } });
  }

  async function ensureRaw() {
    const { run, raw, table } = store.get();
    if (!run) return;
    const { data, seed } = toSpec(run.settings);
    const key = JSON.stringify([data, seed, data.source === 'csv' ? run.number : 0]);
    if (raw?.key === key) return;
    const found = await rawTable(client, run.settings, table);
    if (found && store.get().run?.number === run.number) store.set({ raw: { key, table: found } });
  }

  /** Brings up to date what is on show; nothing is computed for a panel that is closed. */
  async function follow() {
    if (!store.get().profileOpen) return;
    try {
      await Promise.all([ensureProfile(), ensureRaw()]);
    } catch (error) {
      fail(error);
    }
  }

  return {
    follow,
    actions: {
      /** @param {boolean} profileOpen */
      async showProfile(profileOpen) {
        store.set({ profileOpen });
        await follow();
      },
    },
  };
}

/**
 * @param {Settings} settings
 * @param {string} file
 */
function keyOf(settings, file) {
  if (settings.data === 'csv') return profileKey(file, settings.choice);
  const { data, seed } = toSpec(everyColumn(settings));
  return JSON.stringify([data, seed]);
}

/**
 * @param {import('./session.js').Client} client
 * @param {Settings} settings
 */
async function profileOf(client, settings) {
  const table = await rawTable(client, everyColumn(settings), null);
  const { profileTable } = await csvReader();
  return table && profileTable(table);
}

/** @param {Settings} settings @returns {Settings} */
const everyColumn = (settings) => ({
  ...settings,
  choice: { ...settings.choice, columns: null, sample: null },
});

import { defaultSpec } from '../../bindings/js/spec/spec.js';
import { hasChoice, noChoice } from '../model/data/choice.js';
import { firstChoice, leftOutText, questionsOf, wideTexts } from '../model/data/questions.js';
import { toSpec } from '../model/document.js';
import { mostQubits } from '../model/limits.js';
import { noticeOf } from './notice.js';
import { csvReader, tableKey, tableOfFile } from './tables.js';

/** @typedef {import('../model/types.js').DataChoice} DataChoice */
/** @typedef {import('../model/types.js').DataFile} DataFile */
/** @typedef {import('../model/types.js').Draft} Draft */
/** @typedef {import('../model/types.js').Profile} Profile */
/** @typedef {import('../model/types.js').Settings} Settings */
/** @typedef {import('../model/types.js').Table} Table */

const usualComponents = 4; // of the package's usual steps

/**
 * Files of the reader's own: opened, gone through in a worker, trained on once nothing is left to decide. Nothing leaves
 * the page, and whatever goes wrong leaves what was there before.
 * @param {import('../model/state.js').Store} store
 * @param {(changed: Partial<import('../model/types.js').State>) => Promise<boolean>} change says whether it was accepted
 */
export function createFiles(store, change) {
  /** @type {AbortController | null} */
  let abort = null;
  /** @type {{ content: Blob | string, key: string, table: Table }[]} the two that were read last */
  let known = [];

  /**
   * Work on a file that can be given up; the one before is.
   * @template T
   * @param {DataFile} file
   * @param {(signal: AbortSignal) => Promise<T>} work
   */
  async function reading({ name, content }, work) {
    abort?.abort();
    const own = new AbortController();
    abort = own;
    const totalBytes = typeof content === 'string' ? content.length : content.size;
    store.set({ reading: { name, bytes: 0, totalBytes, rows: 0 } });
    try {
      return await work(own.signal);
    } finally {
      if (abort === own) {
        abort = null;
        store.set({ reading: null });
      }
    }
  }

  /**
   * Shows how far the work is, a few times a second: a page that draws at every piece has no time for its frames.
   * @param {AbortSignal} signal
   * @returns {(progress: { bytes: number, rows: number }) => void}
   */
  function told(signal) {
    let last = -Infinity;
    return ({ bytes, rows }) => {
      const { reading: now } = store.get();
      if (!now || signal.aborted || performance.now() - last < 250) return;
      last = performance.now();
      store.set({ reading: { ...now, bytes, rows } });
    };
  }

  /**
   * The profile of a file under a choice.
   * @param {DataFile} file
   * @param {DataChoice} choice
   * @returns {Promise<Profile>}
   */
  const look = (file, choice) =>
    reading(file, async (signal) => {
      const { profile, readHeader } = await csvReader();
      const form = formOf(choice);
      const target = choice.target ?? (await readHeader(file.content, form)).at(-1);
      return profile(file.content, {
        ...form,
        target,
        signal,
        onProgress: told(signal),
      });
    });

  /** @param {unknown} error */
  function fail(error) {
    const notice = noticeOf(error);
    store.set(notice ? { notice } : { status: 'Given up: everything is as it was.' });
  }

  /**
   * Looks at a file and trains on it, or asks what there is to decide.
   * @param {DataFile} file
   * @param {DataChoice} said
   */
  async function open(file, said) {
    store.set({ notice: null, status: '' });
    try {
      const profile = await look(file, said);
      const choice = firstChoice(profile, said);
      const draft = { ...file, choice, profile, refusal: null };
      if (questionsOf(profile, choice)) store.set({ draft, profileOpen: true });
      else await train(draft);
      if (choice !== said) store.set({ status: leftOutText(wideTexts(profile)) });
    } catch (error) {
      fail(error);
    }
  }

  /**
   * The table of a file; read in a worker where it is not at hand.
   * @param {DataFile} file
   * @param {Settings} settings
   */
  async function tableIn(file, settings) {
    const key = tableKey(settings);
    const found = known.find((one) => one.content === file.content && one.key === key);
    const table = found?.table ?? (await reading(file, (signal) => tableOfFile(file, settings, signal)));
    known = [{ content: file.content, key, table }, ...known.filter((one) => one !== found)].slice(0, 2);
    return table;
  }

  /**
   * The usual steps, which keep as many components as there are classes to read; null where that is nothing special.
   * @param {Draft} draft
   * @param {Settings} settings
   */
  async function stepsFor(draft, settings) {
    const classes = draft.profile.target?.classes.length ?? 0;
    if (classes <= usualComponents || classes > mostQubits) return null;
    try {
      const { preprocess } = defaultSpec(toSpec(settings), await tableIn(draft, settings));
      return preprocess.map((step) => (step.kind === 'pca' ? { ...step, components: classes } : step));
    } catch {
      return null; // the training says what is wrong with it
    }
  }

  /** @param {Draft} draft */
  async function train(draft) {
    const { name, content, choice, profile } = draft;
    const { settings: before, awaited, profile: shown } = store.get();
    const steps = awaited && fits(awaited.choice, profile) ? awaited.steps : null;
    const usual = { ...before, data: 'csv', choice, steps };
    const settings = { ...usual, steps: steps ?? (await stepsFor(draft, usual)) };
    const accepted = await change({
      ...{ file: { name, content }, tableName: name, settings, draft: null, fault: null },
      ...{ profile: { key: profileKey(name, choice), profile }, profileOpen: true },
    });
    if (accepted) store.set({ awaited: null });
    else store.set({ profile: shown, draft: { ...draft, refusal: store.get().notice } });
  }

  /**
   * What is chosen of the file that waits, or of the data that is trained on.
   * @param {(choice: DataChoice) => DataChoice} edit
   * @param {boolean} again whether the file has to be gone through again
   */
  async function choose(edit, again) {
    const { draft, settings } = store.get();
    if (!draft) {
      if (hasChoice(settings.data))
        await change({ settings: { ...settings, choice: edit(settings.choice) } });
      return;
    }
    const choice = edit(draft.choice);
    if (!again) return store.set({ draft: { ...draft, choice, refusal: null } });
    try {
      const profile = await look(draft, choice);
      store.set({ draft: { ...draft, choice, profile, refusal: null } });
    } catch (error) {
      fail(error);
    }
  }

  return {
    look,
    choose,
    /**
     * The table of the reader's file as the settings have it.
     * @param {Settings} settings
     * @returns {Promise<Table | null>}
     */
    async tableOf(settings) {
      const { file, table } = store.get();
      if (settings.data !== 'csv' || !file) return table;
      const own = await tableIn(file, settings);
      store.set({ table: own });
      return own;
    },
    actions: {
      /** @param {Blob & { name: string } | { name: string, text: () => Promise<string> }} file */
      async openCsv(file) {
        const content = file instanceof Blob ? file : await file.text();
        await open(
          { name: file.name, content },
          await usableChoice({ name: file.name, content }, store.get().awaited),
        );
      },
      /** @param {string} text */
      pasteCsv: (text) => open({ name: 'Pasted text', content: text }, noChoice),
      cancelReading: () => abort?.abort(),
      /** @param {number | null} sample */
      async acceptDraft(sample) {
        const { draft } = store.get();
        if (draft)
          await train({ ...draft, choice: { ...draft.choice, sample, dropUnlabeled: unlabeled(draft) } });
      },
      dropDraft: () => store.set({ draft: null }),
    },
  };
}

/** @param {Draft} draft */
const unlabeled = ({ choice, profile }) => choice.dropUnlabeled || (profile.target?.missing ?? 0) > 0;

/**
 * How a file is written, where the reader says so.
 * @param {DataChoice} choice
 */
const formOf = ({ delimiter, decimal }) => ({
  ...(delimiter !== null && { delimiter }),
  ...(decimal !== null && { decimal }),
});

/**
 * What a profile of a file depends on.
 * @param {string} name
 * @param {DataChoice} choice
 */
export const profileKey = (name, { target, delimiter, decimal }) =>
  JSON.stringify([name, target, delimiter, decimal]);

/**
 * Whether a choice speaks of these columns.
 * @param {DataChoice} choice
 * @param {{ columns: { name: string }[] }} profile
 */
function fits({ target, columns }, profile) {
  const names = new Set(profile.columns.map(({ name }) => name));
  return (target === null || names.has(target)) && (columns ?? []).every((name) => names.has(name));
}

/**
 * The choice of a link that waited for its file, where it speaks of this file's columns.
 * @param {DataFile} file
 * @param {Settings | null} awaited
 */
async function usableChoice({ content }, awaited) {
  if (!awaited) return noChoice;
  const { choice } = awaited;
  const { readHeader } = await csvReader();
  const header = await readHeader(content, formOf(choice)).catch(() => null); // said when the file is looked at
  return header && fits(choice, { columns: header.map((name) => ({ name })) }) ? choice : noChoice;
}

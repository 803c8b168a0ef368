import { placeOfFault, remedyOf } from '../model/data/fault.js';
import {
  allowedOption,
  movedStep,
  parseOption,
  stepRow,
  usualPlace,
  usualStep,
  withOption,
  withoutStep,
  withStep,
} from '../model/data/steps.js';
import { toSpec } from '../model/document.js';
import { tooLarge } from '../model/limits.js';
import { noticeOf } from './notice.js';

/** @typedef {import('../model/data/steps.js').Step} Step */
/** @typedef {import('../model/types.js').Fault} Fault */
/** @typedef {import('../model/types.js').Notice} Notice */

/**
 * What a reader does with the steps of preprocessing.
 * @param {import('./session.js').Client} client
 * @param {import('../model/state.js').Store} store
 * @param {(changed: Partial<import('../model/types.js').State>) => Promise<boolean>} change
 */
export function createPreparing(client, store, change) {
  /** @returns {readonly Step[]} */
  const now = () => store.get().settings.steps ?? store.get().run?.spec.preprocess ?? [];

  /** @param {Step[] | null} steps null: the usual ones */
  const put = async (steps) => void (await change({ settings: { ...store.get().settings, steps } }));

  /**
   * The step that a refusal comes from; null where it is none.
   * @param {Notice} notice
   * @returns {Promise<Fault | null>}
   */
  async function faultOf(notice) {
    const { settings, table } = store.get();
    const { steps } = settings;
    if (!steps) return null;
    const spec = toSpec(settings);
    const source = settings.data === 'csv' ? table : null;
    const at = await placeOfFault(steps, notice, async (some) => {
      try {
        const preprocess = /** @type {import('../model/types.js').SpecInput['preprocess']} */ (some);
        return tooLarge(await client.prepare({ ...spec, preprocess }, { table: source }));
      } catch (error) {
        return noticeOf(error);
      }
    });
    return at === null ? null : { at, notice, remedy: remedyOf(steps, at, notice) };
  }

  return {
    faultOf,
    actions: {
      /** @param {string} kind */
      async addStep(kind) {
        const row = stepRow(kind);
        if (row) await put(withStep(now(), usualPlace(now(), kind), usualStep(row)));
      },
      /** @param {number} at */
      removeStep: (at) => put(withoutStep(now(), at)),
      /**
       * @param {number} from
       * @param {number} to
       */
      async moveStep(from, to) {
        if (from !== to) await put(movedStep(now(), from, to));
      },
      /**
       * @param {number} at
       * @param {string} name
       * @param {string} text
       */
      async setOption(at, name, text) {
        const option = stepRow(now()[at]?.kind)?.options.find((one) => one.name === name);
        if (!option) return;
        const value = text === '' && option.default === undefined ? undefined : parseOption(option, text);
        if (value !== undefined || text === '')
          return put(withOption(now(), at, name, value ?? option.default));
        const message = `${option.description.replace(/[.:]$/, '')}: it can’t be that.`;
        store.set({
          notice: { code: 'invalid-option', message, received: text, allowed: allowedOption(option) },
        });
      },
      resetSteps: () => put(null),
      async applyRemedy() {
        const { fault } = store.get();
        if (fault?.remedy) await put(fault.remedy.steps);
      },
    },
  };
}

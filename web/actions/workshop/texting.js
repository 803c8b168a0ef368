import { fromPlain } from '../../model/workshop/circuit.js';
import { circuitWords } from '../../model/workshop/words.js';
import { noticeOf } from '../notice.js';

/**
 * Text and picture edit each other. Text that can't be read leaves the picture as it is, and stays as it was typed.
 * @param {import('../../model/workshop/types.js').Formats} formats
 * @param {import('./commit.js').Store} store
 * @param {import('./commit.js').Commit} commit
 */
export function createTexting(formats, store, commit) {
  return {
    /** @param {string} draft */
    write(draft) {
      try {
        const { circuit, values } = fromPlain(formats.read(draft));
        commit({
          circuit,
          values,
          tag: 'text',
          text: { draft, fault: null },
          cursor: { wire: 0, column: 0 },
        });
        store.set({ said: circuitWords(circuit) });
      } catch (error) {
        const notice = noticeOf(error);
        const message = notice?.message ?? '';
        const [, line = null, column = null] = /line (\d+), column (\d+)/i.exec(message) ?? [];
        const fault = { message, line: line && Number(line), column: column && Number(column) };
        store.set({ text: { draft, fault: /** @type {any} */ (fault) } });
      }
    },
    /** Text that is not being typed any more is printed anew, unless it has a fault. */
    restText() {
      const { text, timeline } = store.get();
      if (!text.fault) store.set({ text: { draft: null, fault: null }, timeline: { ...timeline, tag: '' } });
    },
    /** The code on show is on the clipboard. */
    copied() {
      const { exported } = store.get();
      if (exported) store.set({ exported: { ...exported, copied: true } });
    },
    /** Drops the text with its fault for that of the picture. */
    dropText: () => store.set({ text: { draft: null, fault: null } }),
    /**
     * The circuit in another language.
     * @param {string} kind
     * @returns {string | null} null where that can't be; the notice says why
     */
    exportAs(kind) {
      const { circuit, values } = store.get().work;
      try {
        const code = formats.code(kind, circuit, values);
        store.set({ exported: { kind, code, copied: false }, notice: null });
        return code;
      } catch (error) {
        store.set({ notice: noticeOf(error) });
        return null;
      }
    },
  };
}

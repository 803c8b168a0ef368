import { valuesFor } from '../../model/workshop/circuit.js';
import { record } from '../../model/workshop/timeline.js';

/** @typedef {import('../../model/workshop/types.js').Bench} Bench */
/** @typedef {import('../../model/workshop/types.js').Drawn} Drawn */
/** @typedef {ReturnType<typeof import('../../model/state.js').createStore<Bench>>} Store */
/** @typedef {(change: { circuit?: Drawn, values?: Record<string, number>, tag?: string } & Partial<Bench>) => void} Commit */

/**
 * The one way in which a circuit changes: with a step of undo, and with the steps kept in range. Who looks at the end
 * stays at the end.
 * @param {Store} store
 * @param {() => void} onWork what follows
 * @returns {Commit}
 */
export const createCommit =
  (store, onWork) =>
  ({ circuit, values, tag = '', ...rest }) => {
    const { work, timeline, step, text } = store.get();
    const next = circuit ?? work.circuit;
    const changed = { circuit: next, values: valuesFor(next, { ...work.values, ...values }) };
    store.set({
      work: changed,
      timeline: record(timeline, work, tag),
      step: keptStep(step, work.circuit, next),
      text: text.fault ? text : { draft: null, fault: null },
      notice: null,
      status: '',
      ...rest,
    });
    onWork();
  };

/**
 * @param {number} step
 * @param {Drawn} before
 * @param {Drawn} after
 */
export const keptStep = (step, before, after) =>
  step >= before.operations.length ? after.operations.length : Math.min(step, after.operations.length);

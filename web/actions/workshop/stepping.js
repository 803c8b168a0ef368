import { indexAt } from '../../model/workshop/circuit.js';
import { operationWords } from '../../model/workshop/words.js';
import { wait } from '../job.js';

const pace = 650; // milliseconds a step

/**
 * Going through the circuit gate by gate, forwards and backwards. A step back shows the step before again: nothing is
 * inverted.
 * @param {import('./commit.js').Store} store
 * @param {() => void} onStep
 */
export function createStepping(store, onStep) {
  const last = () => store.get().work.circuit.operations.length;

  /** @param {number} step */
  function goTo(step) {
    const to = Math.min(last(), Math.max(0, Math.round(step)));
    if (to === store.get().step) return;
    const { operations } = store.get().work.circuit;
    const words = to === 0 ? 'before the first gate' : `after ${operationWords(operations[to - 1])}`;
    store.set({ step: to, said: `Step ${to} of ${last()}, ${words}.` });
    onStep();
  }

  async function play() {
    if (store.get().playing) return;
    store.set({ playing: true });
    if (store.get().step >= last()) goTo(0);
    while (store.get().playing && store.get().step < last()) {
      await wait(pace);
      if (store.get().playing) goTo(store.get().step + 1);
    }
    store.set({ playing: false });
  }

  const pause = () => store.set({ playing: false });

  return {
    play,
    pause,
    /** @param {number} step */
    goTo(step) {
      pause();
      goTo(step);
    },
    /** @param {number} by */
    stepBy(by) {
      pause();
      goTo(store.get().step + by);
    },
    /** To where the gate under the frame has just happened. */
    stepHere() {
      const { work, cursor } = store.get();
      const index = indexAt(work.circuit, cursor);
      pause();
      if (index < 0) store.set({ said: 'There is no gate here to step to.' });
      else goTo(index + 1);
    },
    lastStep() {
      pause();
      goTo(last());
    },
  };
}

import { amounts, shotChoices } from '../model/loading.js';

/** @typedef {import('../model/types.js').Loading} Loading */
/** @typedef {() => Promise<{ values: number, seconds: number }>} MeasureSort */

/**
 * How much data is to be loaded, and how fast this machine sorts: for the eye alone, never in a result.
 * @param {import('../model/state.js').Store} store
 * @param {MeasureSort} measureSort
 */
export function createLoading(store, measureSort) {
  /** @param {Partial<Loading>} change */
  const set = (change) => store.set({ loading: { ...store.get().loading, ...change } });
  return {
    async measureSort() {
      if (store.get().loading.measuring) return;
      set({ measuring: true });
      try {
        set({ sorted: await measureSort(), measuring: false });
      } catch {
        set({ sorted: null, measuring: false }); // the page says that it has no measurement
      }
    },
    /** @param {number} amount a place among the amounts */
    loadAmount(amount) {
      if (amounts[amount]) set({ amount });
    },
    /** @param {number} shots */
    loadShots(shots) {
      if (shotChoices.includes(shots)) set({ shots });
    },
  };
}

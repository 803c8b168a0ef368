import { firstLoading } from './loading.js';
import { firstWall, noCosts } from './wall.js';

/** @typedef {import('./types.js').State} State */
/** @typedef {import('./types.js').Settings} Settings */

/**
 * What the page knows before anything has run.
 * @param {Settings} settings
 * @returns {State}
 */
export const firstState = (settings) => ({
  settings,
  file: null,
  table: null,
  tableName: '',
  awaited: null,
  draft: null,
  reading: null,
  profile: null,
  raw: null,
  profileOpen: false,
  fault: null,
  playing: true,
  pace: 'normal',
  row: { part: 'test', index: 0 },
  brush: 0,
  notice: null,
  status: '',
  ready: false,
  run: null,
  refused: null,
  costs: noCosts,
  wall: firstWall,
  loading: firstLoading,
});

/** How many optimizer updates a second the page asks for, at most; null asks for the next at once. */
export const paces = /** @type {Record<string, { label: string, perSecond: number | null }>} */ ({
  slow: { label: 'Slow', perSecond: 4 },
  normal: { label: 'Normal', perSecond: 24 },
  full: { label: 'Full speed', perSecond: null },
});

/**
 * A holder of one state: everything that changes it goes through set(), everyone who shows it listens.
 * @template T
 * @param {T} initial
 */
export function createStore(initial) {
  let state = initial;
  /** @type {Set<() => void>} */
  const listeners = new Set();
  return {
    get: () => state,
    /** @param {Partial<T>} change */
    set(change) {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    /** @param {() => void} listener */
    listen(listener) {
      listeners.add(listener);
    },
  };
}

/** @typedef {ReturnType<typeof createStore<State>>} Store */

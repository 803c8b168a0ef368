import { mostPoints, snap } from '../model/points.js';

/** @typedef {import('../model/types.js').Point} Point */

const pause = 300; // milliseconds after the last point before the training starts again

/**
 * Painting points on the plane.
 * @param {import('../model/state.js').Store} store
 * @param {(change: Partial<import('../model/types.js').State>) => Promise<unknown>} change
 */
export function createPainting(store, change) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {Point[]} points */
  const put = (points) => {
    store.set({ settings: { ...store.get().settings, points }, notice: null });
    clearTimeout(timer);
    if (points.length === 0) return;
    timer = setTimeout(() => {
      if (store.get().settings.data === 'painted') void change({});
    }, pause);
  };

  return {
    /**
     * @param {number} x from -1 to 1
     * @param {number} y from -1 to 1
     */
    paint(x, y) {
      const { settings, brush } = store.get();
      if (settings.points.length >= mostPoints) {
        const message = 'The plane is full.';
        const notice = {
          code: 'too-many-points',
          message,
          received: `${mostPoints + 1}`,
          allowed: `up to ${mostPoints}`,
        };
        store.set({ notice });
      } else {
        put([...settings.points, snap(x, y, brush)]);
      }
    },
    /** @param {0 | 1} label */
    brush: (label) => store.set({ brush: label }),
    unpaint: () => put(store.get().settings.points.slice(0, -1)),
    clearPoints: () => put([]),
  };
}

import { encoderOf } from '../model/encoder.js';
import { featureCount } from '../model/plane.js';
import { lineQuestion, shownKinds, wallFeatures, withKind } from '../model/wall.js';
import { noticeOf } from './notice.js';

/** @typedef {import('../model/types.js').Wall} Wall */
/** @typedef {import('../model/types.js').EncodingCost} EncodingCost */

/**
 * The encoding wall: computed point by point, one encoder after the other, and no point twice.
 * @param {import('./session.js').Client} client
 * @param {import('../model/state.js').Store} store
 */
export function createWalling(client, store) {
  let seen = false;
  /** @type {AbortController | null} */
  let abort = null;
  let wanted = '';
  /** @type {Map<string, EncodingCost[]>} finished lines, by their question */
  const finished = new Map();

  /** @param {Partial<Wall>} change */
  const set = (change) => store.set({ wall: { ...store.get().wall, ...change } });

  /** The lines that are to stand on the wall, each with its question. */
  function lines() {
    const { wall, costs, run } = store.get();
    if (!run) return [];
    const { settings } = run;
    const own = featureCount(run.prepared.train);
    return shownKinds(wall, settings).map((kind) => ({
      kind,
      own,
      device: costs.device,
      encoder: encoderOf(settings, kind),
      question: lineQuestion(settings, kind, costs.device, own),
    }));
  }

  /** @param {Map<string, EncodingCost[]>} growing lines that are not finished, by their question */
  const show = (growing) =>
    lines().map(({ kind, question }) => ({
      kind,
      points: finished.get(question) ?? growing.get(question) ?? [],
    }));

  async function compute() {
    abort?.abort();
    const { signal } = (abort = new AbortController());
    const todo = lines().filter(({ question }) => !finished.has(question));
    const all = todo.reduce((sum, { own }) => sum + wallFeatures(own).length, 0);
    /** @type {Map<string, EncodingCost[]>} */
    const growing = new Map();
    let done = 0;
    const tell = () => set({ lines: show(growing), progress: all > 0 ? { done, all } : null });
    set({ stopped: false, notice: null });
    tell();
    try {
      for (const { own, device, encoder, question } of todo) {
        const onProgress = (/** @type {{ point: EncodingCost }} */ { point }) => {
          if (signal.aborted) return;
          done++;
          growing.set(question, [...(growing.get(question) ?? []), point]);
          tell();
        };
        const features = wallFeatures(own);
        const { points } = await client.encodingWall({ encoder, device, features, signal, onProgress });
        finished.set(question, points);
      }
      if (!signal.aborted) set({ lines: show(growing), progress: null });
    } catch (error) {
      if (!signal.aborted) set({ progress: null, notice: noticeOf(error) });
    }
  }

  /** Starts where the questions are others than before. */
  function follow() {
    if (!seen) return;
    const next = lines()
      .map(({ question }) => question)
      .join();
    if (next === wanted || next === '') return;
    wanted = next;
    void compute();
  }

  return {
    follow,
    actions: {
      /** The wall has come into view. */
      wallSeen() {
        seen = true;
        follow();
      },
      wallCancel() {
        abort?.abort();
        set({ progress: null, stopped: true });
      },
      wallResume: () => void compute(),
      /** @param {string} metric */
      wallMetric: (metric) => set({ metric }),
      /**
       * @param {string} kind
       * @param {boolean} on
       */
      wallEncoder(kind, on) {
        const { wall, settings } = store.get();
        set({ kinds: withKind(wall, settings, kind, on) });
        follow();
      },
    },
  };
}

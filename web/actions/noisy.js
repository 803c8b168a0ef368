import { budgets, finest, gridSize } from '../model/grid.js';
import { actingNoise, noNoisy } from '../model/noise.js';
import { createJob, wait } from './job.js';
import { fieldOf, quantumModel, sampling } from './predicting.js';

/** @typedef {import('../model/types.js').Run} Run */
/** @typedef {import('../model/types.js').Noise} Noise */

const whileTraining = 200; // ms between fields that only follow the training, which shares the workers
const settled = 160; // ms without a change: time for a finer grid

/**
 * The same model under the noise that the reader has chosen: its boundary and its score. Only the latest choice is
 * answered; while it changes the grid is as coarse as the time allows, and fine once it rests.
 * @param {import('./session.js').Client} client
 * @param {import('../model/state.js').Store} store
 * @param {{ rivalOf: (run: Run) => Int32Array | null, fail: (error: unknown) => void }} parts
 *   rivalOf gives what logistic regression says of the test rows
 */
export function createNoisy(client, store, { rivalOf, fail }) {
  /** @type {number | null} milliseconds a point */
  let perPoint = null;
  let warm = false; // the first answer of all also fetches a module
  let latest = 0;
  let rested = false;
  let unscored = false;
  let failed = ''; // what could not be done is not tried again with every update

  const question = () => {
    const { run, settings } = store.get();
    const noise = actingNoise(settings);
    if (!run?.record || !noise || failed === nameOf(run)) return null;
    return { run, how: { noise, ...sampling(run) }, name: nameOf(run) };
  };

  /** @param {Run} run */
  const nameOf = (run) => `${run.number} ${store.get().settings.device}`;

  /**
   * An answer, unless the training or the device has been replaced meanwhile.
   * @param {string} name
   * @param {Partial<import('../model/types.js').Noisy>} part
   */
  function answer(name, part) {
    const { run } = store.get();
    if (run && nameOf(run) === name)
      store.set({ run: { ...run, noisy: { ...(run.noisy ?? noNoisy), ...part } } });
  }

  /**
   * @param {(asked: NonNullable<ReturnType<typeof question>>) => Promise<void>} work
   * @returns {() => Promise<void>}
   */
  const guarded = (work) => async () => {
    const asked = question();
    if (!asked) return;
    try {
      await work(asked);
    } catch (error) {
      const { run } = store.get();
      if (!run || nameOf(run) !== asked.name) return;
      failed = asked.name;
      answer(asked.name, noNoisy);
      fail(error);
    }
  };

  const drawing = createJob(
    guarded(async ({ run, how, name }) => {
      const patient = rested;
      rested = false;
      const size = patient ? gridSize(perPoint, budgets.rested, 28) : gridSize(perPoint, budgets.hurried);
      const started = performance.now();
      const field = await fieldOf(client, run, quantumModel(run), how, size);
      if (warm) perPoint = (performance.now() - started) / (size * size);
      warm = true;
      answer(name, { field });
      if (unscored) scoring.ask();
      unscored = false;
      if (size < finest && !(patient && gridSize(perPoint, budgets.rested) <= size)) void settle();
    }),
    0,
    fail,
  );

  const scoring = createJob(
    guarded(async ({ run, how, name }) => {
      const rival = rivalOf(run);
      if (!rival) return;
      const { test } = run.prepared;
      const options = /** @type {const} */ ({ space: 'encoded', ...how });
      const { labels, execution } = await client.predict(quantumModel(run), test, options);
      const comparison = await client.compare({ truth: test.labels, a: labels, b: rival });
      answer(name, { comparison, execution: execution ?? null });
    }),
    100,
    fail,
  );

  /** A finer grid, if nothing changes any more. */
  async function settle() {
    const ticket = latest;
    await wait(settled);
    const { run, playing } = store.get();
    if (ticket !== latest || (playing && !run?.done)) return;
    rested = true;
    drawing.ask();
  }

  const draw = () => {
    latest++;
    rested = false;
    drawing.ask();
  };

  const following = createJob(async () => draw(), whileTraining, fail);

  return {
    /** After an update of the training. */
    follow: () => following.ask(),
    score: () => scoring.ask(),
    /** After a change by the reader: the boundary at once, the score behind it. */
    show() {
      unscored = true;
      draw();
    },
    /** What failed before may be tried again. */
    retry() {
      failed = '';
    },
  };
}

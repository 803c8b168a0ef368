import { budgets, finest, gridSize, restedSize } from '../model/grid.js';
import { mitigates, mitigationOf } from '../model/mitigation.js';
import { actingNoise, failedNoisy, noNoisy, shotsOf } from '../model/noise.js';
import { createJob, wait } from './job.js';
import { fieldOf, quantumModel } from './predicting.js';

/** @typedef {import('../model/types.js').Run} Run */
/** @typedef {import('../model/types.js').Noise} Noise */

const whileTraining = 200; // ms between fields that only follow the training, which shares the workers
const settled = 160; // ms without a change: time for a finer grid
const calm = 40; // ms without a change, more than a held key's: time for the score, which keeps boundaries waiting
const untold = 1000; // ms without a score, while the reader turns on and on

/**
 * The same model under the noise and with the shots that the reader has chosen, as it is or mitigated: its boundary and
 * its score. Only the latest choice is answered; while it changes the grid is as coarse as the time allows, and fine once it rests.
 * @param {import('./session.js').Client} client
 * @param {import('../model/state.js').Store} store
 * @param {'noisy' | 'mitigated'} way
 * @param {{ rivalOf: (run: Run) => Int32Array | null, fail: (error: unknown) => void }} parts
 *   rivalOf gives what logistic regression says of the test rows
 */
export function createNoisy(client, store, way, { rivalOf, fail }) {
  /** @type {Map<string, number>} milliseconds a point: circuit, device and shots decide what one costs */
  const perPoint = new Map();
  let warm = false; // the first answer of all also fetches a module
  let latest = 0; // field that was wanted
  let latestScore = 0;
  let fineOf = 0; // the wanted field whose finest grid has come
  let scoreOf = 0; // the wanted score that has come
  let rested = false;
  let unscored = false;
  let scored = 0; // when the last score was asked for
  let failed = ''; // what could not be done is not tried again with every update

  const question = () => {
    const { run, settings } = store.get();
    const [noise, shots] = [actingNoise(settings), shotsOf(settings)];
    if (!run?.record || (!noise && shots === null) || failed === nameOf(run)) return null;
    if (way === 'mitigated' && !mitigates(settings)) return null;
    const mitigation = way === 'mitigated' && { mitigation: mitigationOf(settings) };
    const how = { ...(noise && { noise }), ...mitigation, shots, seed: run.spec.seed };
    const { qubits, operations } = run.prepared.circuit;
    const where = noise ? settings.device : 'ideal';
    const cost = `${qubits} ${operations.length} ${where} ${shots} ${settings.mitigation}`;
    return { run, how, name: nameOf(run), cost };
  };

  /** @param {Run} run */
  const nameOf = (run) => {
    const { device, mitigation } = store.get().settings;
    return `${run.number} ${device} ${way === 'mitigated' ? mitigation : ''}`;
  };

  /**
   * An answer, unless the training or the device has been replaced meanwhile.
   * @param {string} name
   * @param {Partial<import('../model/types.js').Noisy>} part
   */
  function answer(name, part) {
    const { run } = store.get();
    if (!run || nameOf(run) !== name) return;
    const busy = fineOf !== latest || scoreOf !== latestScore;
    store.set({ run: { ...run, [way]: { ...(run[way] ?? noNoisy), busy, ...part } } });
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
      answer(asked.name, failedNoisy);
      fail(error);
    }
  };

  const drawing = createJob(
    guarded(async ({ run, how, name, cost }) => {
      const patient = rested;
      const ticket = latest;
      rested = false;
      const known = perPoint.get(cost) ?? null;
      const size = patient ? restedSize(known) : gridSize(known, budgets.hurried);
      const started = performance.now();
      const field = await fieldOf(client, run, quantumModel(run), how, size);
      const taken = (performance.now() - started) / (size * size);
      // A machine that was held up once isn't slow: no single measurement decides.
      if (warm) perPoint.set(cost, Math.min(taken, 2 * (known ?? Infinity)));
      warm = true;
      const finer = gridSize(perPoint.get(cost) ?? null, budgets.rested);
      const fine = size === finest || (patient && known !== null && finer <= size);
      if (fine) fineOf = ticket;
      answer(name, { field });
      if (unscored) void scoreSoon();
      if (!fine) void settle();
    }),
    0,
    fail,
  );

  const scoring = createJob(
    guarded(async ({ run, how, name }) => {
      const ticket = latestScore;
      const rival = rivalOf(run);
      if (!rival) return;
      const { test } = run.prepared;
      const options = /** @type {const} */ ({ space: 'encoded', ...how });
      const { labels, execution, ledger } = await client.predict(quantumModel(run), test, options);
      const comparison = await client.compare({ truth: test.labels, a: labels, b: rival });
      scoreOf = ticket;
      answer(name, { comparison, execution: execution ?? null, ledger });
    }),
    100,
    fail,
  );

  /** The score, if the reader pauses or has had none for a while. */
  async function scoreSoon() {
    const ticket = latest;
    await wait(calm);
    if (!unscored || (ticket !== latest && performance.now() - scored < untold)) return;
    unscored = false;
    scored = performance.now();
    scoring.ask();
  }

  /** A finer grid, if nothing changes any more. */
  async function settle() {
    const ticket = latest;
    await wait(settled);
    const { run, playing } = store.get();
    if (ticket !== latest || (playing && !run?.done)) return;
    rested = true;
    drawing.ask();
  }

  /** Another field is wanted: the one on show, if any, is busy from now on. */
  const want = () => {
    latest++;
    const shown = store.get().run?.[way];
    const asked = shown && !shown.busy ? question() : null;
    if (asked) answer(asked.name, {});
  };

  const draw = () => {
    want();
    rested = false;
    drawing.ask();
  };

  const following = createJob(async () => draw(), whileTraining, fail);

  return {
    /** After an update of the training. */
    follow() {
      want();
      following.ask();
    },
    score() {
      latestScore++;
      scoring.ask();
    },
    /** After a change by the reader: the boundary at once, the score behind it. */
    show() {
      unscored = true;
      latestScore++;
      draw();
    },
    /** What failed before may be tried again. */
    retry() {
      failed = '';
    },
  };
}

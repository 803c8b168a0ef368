import { throwIfAborted, untilAborted } from './abort.js';
import { QualmError } from './errors.js';

/** @typedef {import('./lane.js').Lane} Lane */
/** @typedef {import('./native-api.js').NativeSpec} Spec */
/** @typedef {import('./native-api.js').PreparedData} Data */
/** @typedef {import('./types.js').TrainingRecord} TrainingRecord */
/** @typedef {import('./native-api.js').Plan} Plan */

/** Two chunks on their way to each worker hide the latency, and let a short call in after at most two. */
const chunksInFlight = 2;

/**
 * Trains, as far as records are asked for. JavaScript only carries chunks between workers: the lead worker plans and
 * reduces in the order of the chunks, so any number of workers gives the same bits.
 * @param {import('./pool.js').Pool} pool
 * @param {Spec} spec
 * @param {Data} data what the classical module prepared
 * @param {{ signal?: AbortSignal, granularity?: 'epoch' | 'update' }} options
 * @returns {AsyncGenerator<TrainingRecord, void, void>}
 */
export async function* trainOn(pool, spec, data, { signal, granularity = 'epoch' }) {
  const training = new SharedTraining(pool, spec, data);
  try {
    for (;;) {
      throwIfAborted(signal);
      const record = await untilAborted(signal, training.step());
      if (!record) return;
      if (granularity === 'update' || record.phase === 'epoch') yield record;
      if (record.done) return;
    }
  } finally {
    training.close();
  }
}

/** One training that every worker has opened under the same number, or will when its first chunk arrives. */
class SharedTraining {
  /** @type {Map<import('./native-api.js').RemoteApi, { lane: Lane, restarts: number, opening: Promise<void> }>} */
  #opened = new Map();
  #closed = false;

  /**
   * @param {import('./pool.js').Pool} pool
   * @param {Spec} spec
   * @param {Data} data
   */
  constructor(pool, spec, data) {
    const lead = pool.lanes.reduce((best, lane) => (lane.load < best.load ? lane : best));
    this.lead = lead;
    this.lanes = [lead, ...pool.lanes.filter((lane) => lane !== lead)];
    this.id = pool.nameTraining();
    const noisy = spec.noise?.training;
    /** Which of the modules leads. */
    this.leading = /** @type {'native' | 'noisy'} */ (noisy ? 'noisy' : 'native');
    /** Which of them evaluates. */
    this.running = noisy && spec.mitigation ? /** @type {const} */ ('mitigated') : this.leading;
    this.spec = spec;
    this.data = data;
  }

  /**
   * One update or one evaluation; null when the training is done.
   * @returns {Promise<TrainingRecord | null>}
   */
  async step() {
    await this.#open(this.lead, this.leading);
    const plan = await this.lead.api(this.leading).planUpdate(this.id);
    if (plan.phase === 'done') return null;
    const results = await this.#evaluate(plan);
    if (this.#closed) return null;
    await this.#open(this.lead, this.leading);
    return this.lead.api(this.leading).applyChunks(this.id, results);
  }

  /** Drops the chunks that have not been sent and closes the training in every worker. Does not wait. */
  close() {
    this.#closed = true;
    for (const [module, { lane, restarts, opening }] of this.#opened) {
      // A worker that was replaced has lost its training, one that failed to open never had it.
      opening
        .then(() => (lane.restarts === restarts ? module.closeTraining(this.id) : undefined))
        .catch(() => {});
    }
  }

  /**
   * Opens the training in a module of a worker that does not have it: a new one, or one that was replaced since. What
   * the lead has learned is lost with its worker.
   * @param {Lane} lane
   * @param {'native' | 'noisy' | 'mitigated'} variant
   */
  #open(lane, variant) {
    const module = lane.api(variant);
    const known = this.#opened.get(module);
    if (known?.restarts === lane.restarts) return known.opening;
    if (known && lane === this.lead) throw leadLost();
    const opening = module.openTraining(this.id, this.spec, this.data);
    this.#opened.set(module, { lane, restarts: lane.restarts, opening });
    return opening;
  }

  /** @param {Plan} plan */
  async #evaluate(plan) {
    /** @type {import('./native-api.js').ChunkResult[]} */
    const results = new Array(plan.chunks);
    let next = 0;
    const work = async (/** @type {Lane} */ lane) => {
      while (next < plan.chunks && !this.#closed) {
        const chunk = next++;
        await this.#open(lane, this.running);
        const module = lane.api(this.running);
        results[chunk] = await module.evaluateChunk(this.id, plan.token, plan.parameters, chunk);
      }
    };
    // Nothing of this training is under way now: a lane with a load is busy with somebody else's call.
    const free = this.lanes.filter((lane) => lane.load === 0);
    const lanes = free.length > 0 ? free : this.lanes;
    const seats = Array.from({ length: chunksInFlight }, () => lanes).flat();
    await Promise.all(seats.map(work));
    return results;
  }
}

const leadLost = () =>
  new QualmError(
    'worker-crashed',
    'The worker that led this training was replaced, and what it had learned is lost.',
    'a replaced worker',
    'a new training',
  );

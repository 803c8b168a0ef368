import { throwIfAborted, untilAborted } from './abort.js';
import { QualmError } from './errors.js';
import { modulesOf } from './mitigation.js';

/** @typedef {import('./lane.js').Lane} Lane */
/** @typedef {import('./native-api.js').NativeSpec} Spec */
/** @typedef {import('./native-api.js').PreparedData} Data */
/** @typedef {import('./types.js').TrainingRecord} TrainingRecord */
/** @typedef {import('./native-api.js').Plan} Plan */
/** @typedef {import('./native-api.js').RemoteApi} RemoteApi */

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
  /** @type {Map<Lane, { restarts: number, opening: Promise<RemoteApi> }>} */
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
    /** Which library of a lane. */
    this.where = /** @type {Parameters<Lane['api']>} */ (
      noisy ? ['noisy', modulesOf(spec.mitigation, spec.noise)] : []
    );
    this.spec = spec;
    this.data = data;
  }

  /**
   * One update or one evaluation; null when the training is done.
   * @returns {Promise<TrainingRecord | null>}
   */
  async step() {
    const library = await this.#open(this.lead);
    const plan = await library.planUpdate(this.id);
    if (plan.phase === 'done') return null;
    const results = await this.#evaluate(plan);
    if (this.#closed) return null;
    return (await this.#open(this.lead)).applyChunks(this.id, results);
  }

  /** Drops the chunks that have not been sent and closes the training in every worker. Does not wait. */
  close() {
    this.#closed = true;
    for (const [lane, { restarts, opening }] of this.#opened) {
      // A worker that was replaced has lost its training, one that failed to open never had it.
      opening
        .then((library) => (lane.restarts === restarts ? library.closeTraining(this.id) : undefined))
        .catch(() => {});
    }
  }

  /**
   * The library of a worker, with the training opened in one that does not have it: a new one, or one that was replaced
   * since. What the lead has learned is lost with its worker.
   * @param {Lane} lane
   */
  #open(lane) {
    const known = this.#opened.get(lane);
    if (known?.restarts === lane.restarts) return known.opening;
    if (known && lane === this.lead) throw leadLost();
    const library = lane.api(...this.where);
    const opening = library.openTraining(this.id, this.spec, this.data).then(() => library);
    this.#opened.set(lane, { restarts: lane.restarts, opening });
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
        const library = await this.#open(lane);
        results[chunk] = await library.evaluateChunk(this.id, plan.token, plan.parameters, chunk);
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

import { QualmError, show } from './errors.js';
import { Lane } from './lane.js';
import { methods } from './methods.js';
import { unusable } from './modules.js';

/** @typedef {import('./platform.js').Platform} Platform */

const startable = [...new Set(Object.values(methods).map(({ module }) => module))];

/**
 * Lanes of single-threaded workers that share their compiled modules.
 */
export class Pool {
  #lastTraining = 0;

  /**
   * @param {string} transport how the lanes reach their library: 'worker', 'blob' or 'main'
   * @param {Lane[]} lanes
   */
  constructor(transport, lanes) {
    this.transport = transport;
    this.lanes = lanes;
  }

  /** The lane with the fewest calls waiting; the last of them, because trainings lead from the first. */
  get idlest() {
    return this.lanes.reduce((best, lane) => (lane.load <= best.load ? lane : best));
  }

  /** The functions of the library, answered by whichever lane is idle. */
  get native() {
    return this.idlest.native;
  }

  /** A number for a training that no other one of this client ever has, in whichever worker it is opened. */
  nameTraining() {
    return ++this.#lastTraining;
  }

  close() {
    for (const lane of this.lanes) lane.close();
  }
}

/**
 * A pool whose first worker runs. The transports are tried in order: a worker from its own address, one from a blob,
 * and last the calling thread.
 * @param {Platform} platform
 * @param {import('./modules.js').Modules} modules
 * @param {{ workers?: number, transport?: string, first?: import('./methods.js').ModuleName }} [options]
 * @returns {Promise<Pool>}
 */
export async function openPool(
  platform,
  modules,
  { workers = platform.defaultWorkers, transport, first = 'engine' } = {},
) {
  if (!Number.isInteger(workers) || workers < 1 || workers > 64) {
    throw new QualmError(
      'invalid-option',
      'A pool has 1 to 64 workers.',
      show(workers),
      'an integer from 1 to 64',
    );
  }
  checkFirst(first);
  await modules(first);
  let failure;
  for (const name of transportNames(platform, transport)) {
    const start = platform.transports[name];
    const count = name === 'main' ? 1 : workers;
    const lanes = Array.from(
      { length: count },
      () => new Lane((setup) => start({ modules, first, ...setup })),
    );
    try {
      await lanes[0].start();
      return new Pool(name, lanes);
    } catch (error) {
      failure = error;
    }
  }
  throw unusable(failure);
}

/** @param {import('./methods.js').ModuleName} first */
function checkFirst(first) {
  if (startable.includes(first)) return;
  const message = 'No worker starts with that module.';
  throw new QualmError('invalid-option', message, show(first), startable.join(', '));
}

/**
 * The transports to try, best first.
 * @param {Platform} platform
 * @param {string} [transport] the only one that is wanted
 */
function transportNames({ transports }, transport) {
  const names = Object.keys(transports);
  if (transport === undefined) return names;
  if (names.includes(transport)) return [transport];
  const message = 'This transport is not available here.';
  throw new QualmError('invalid-option', message, show(transport), names.join(', '));
}

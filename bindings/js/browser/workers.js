import { connect } from '../transport.js';

/** @typedef {import('../transport.js').Setup} Setup */

/**
 * A worker from its own address. Fails in a sandboxed frame and where the package comes from another origin.
 * @param {Setup} setup
 */
export const ownWorker = async (setup) => connect(portOf(start(globalThis.Worker)), setup);

/**
 * A worker from a blob that imports that address. Fails under a strict content policy.
 * @param {Setup} setup
 */
export const blobWorker = async (setup) => connect(portOf(start(BlobWorker)), setup);

/**
 * Bundlers look for exactly this expression; handing in the class gives both kinds the address that they make of it.
 * @param {new (url: URL, options: WorkerOptions) => Worker} Worker
 */
function start(Worker) {
  return new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
}

/** Workers for files of the reader's own, in the same two ways. */
export const desks = {
  worker: () => portOf(startDesk(globalThis.Worker)),
  blob: () => portOf(startDesk(BlobWorker)),
};

/** @param {new (url: URL, options: WorkerOptions) => Worker} Worker */
function startDesk(Worker) {
  return new Worker(new URL('./desk-worker.js', import.meta.url), { type: 'module' });
}

class BlobWorker extends globalThis.Worker {
  /**
   * @param {URL} url
   * @param {WorkerOptions} options
   */
  constructor(url, options) {
    const script = new Blob([`import ${JSON.stringify(String(url))};`], { type: 'text/javascript' });
    super(URL.createObjectURL(script), options);
  }
}

/**
 * @param {Worker} worker
 * @returns {import('../transport.js').Port}
 */
function portOf(worker) {
  return {
    post: (message) => worker.postMessage(message),
    setBusy() {},
    terminate: () => worker.terminate(),
    onMessage(listener) {
      worker.onmessage = (event) => listener(event.data);
    },
    onError(listener) {
      worker.onerror = (event) => {
        event.preventDefault();
        listener(event.message || 'its script could not be loaded');
      };
      worker.onmessageerror = () => listener('a message could not be read');
    },
  };
}

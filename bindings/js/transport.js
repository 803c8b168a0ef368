import { dispatch } from './dispatch.js';
import { QualmError, reviveError } from './errors.js';
import { instantiate } from './native.js';

/**
 * A way to reach a library, in a worker or here.
 * @typedef {{
 *   module: WebAssembly.Module,
 *   onReply: (reply: import('./dispatch.js').Reply) => void,
 *   onCrash: (error: QualmError) => void,
 * }} Setup
 * @typedef {{
 *   post: (request: import('./dispatch.js').Request) => void,
 *   setBusy: (busy: boolean) => void,
 *   terminate: () => void,
 * }} Endpoint
 *
 * The events of a worker, the same for a browser's and for Node's.
 * @typedef {{
 *   post: (message: object) => void, setBusy: (busy: boolean) => void, terminate: () => void,
 *   onMessage: (listener: (message: any) => void) => void, onError: (listener: (reason: string) => void) => void,
 * }} Port
 */

const startLimit = 20_000; // ms; a worker that is blocked without an error event must not hang its caller
const slice = 8; // ms of work on the main thread before it may draw a frame

/**
 * Starts a library in a worker and waits until it is ready.
 * @param {Port} port
 * @param {Setup} setup
 * @returns {Promise<Endpoint>}
 */
export function connect(port, { module, onReply, onCrash }) {
  return new Promise((resolve, reject) => {
    let ready = false;
    let ended = false;
    const terminate = () => {
      ended = true;
      port.terminate();
    };
    const fail = (/** @type {QualmError} */ error) => {
      if (ended) return;
      clearTimeout(timer);
      terminate();
      if (ready) onCrash(error);
      else reject(error);
    };
    const timer = setTimeout(() => fail(crashed('it did not start in time')), startLimit);
    port.onError((reason) => fail(crashed(reason)));
    port.onMessage((message) => {
      if (ready) {
        onReply(message);
      } else if (message.ready) {
        ready = true;
        clearTimeout(timer);
        resolve({ post: port.post, setBusy: port.setBusy, terminate });
      } else {
        fail(reviveError(message.error));
      }
    });
    port.post({ module });
  });
}

/** @param {string} reason */
const crashed = (reason) =>
  new QualmError('worker-crashed', `A worker stopped: ${reason}.`, reason, 'a running worker');

/**
 * The library on the calling thread, in slices that leave room for frames and events.
 * @param {(next: () => void) => void} macrotask runs a function after the events that are waiting
 * @returns {(setup: Setup) => Promise<Endpoint>}
 */
export function mainThread(macrotask) {
  return async ({ module, onReply }) => {
    const native = await instantiate(module);
    /** @type {import('./dispatch.js').Request[]} */
    let queue = [];
    let scheduled = false;
    const work = () => {
      const start = performance.now();
      while (queue.length > 0 && performance.now() - start < slice) {
        onReply(dispatch(native, /** @type {import('./dispatch.js').Request} */ (queue.shift())));
      }
      scheduled = queue.length > 0;
      if (scheduled) macrotask(work);
    };
    return {
      post(request) {
        queue.push(request);
        if (scheduled) return;
        scheduled = true;
        macrotask(work);
      },
      setBusy() {},
      terminate() {
        queue = [];
      },
    };
  };
}

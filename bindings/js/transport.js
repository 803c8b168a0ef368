import { admit } from './around.js';
import { dispatch, neededFor } from './dispatch.js';
import { QualmError, reviveError } from './errors.js';
import { unusable } from './modules.js';
import { instantiate } from './native.js';

/** @typedef {import('./methods.js').ModuleName} ModuleName */
/** @typedef {import('./dispatch.js').Request} Request */
/**
 * A way to reach a library, in a worker or here.
 * @typedef {{
 *   modules: import('./modules.js').Modules,
 *   first: ModuleName,
 *   onReply: (reply: import('./dispatch.js').Reply) => void,
 *   onCrash: (error: QualmError) => void,
 * }} Setup first is the module that proves that it works
 * @typedef {{
 *   post: (request: Request) => void | Promise<void>,
 *   setBusy: (busy: boolean) => void,
 *   terminate: () => void,
 * }} Endpoint post waits for nothing but the module that the request is the first to need
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
 * Starts a library in a worker and waits until its first module is ready.
 * @param {Port} port
 * @param {Setup} setup
 * @returns {Promise<Endpoint>}
 */
export async function connect(port, { modules, first, onReply, onCrash }) {
  const wasm = await modules(first);
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
        resolve({ post: postWithModules(port, modules, first), setBusy: port.setBusy, terminate });
      } else {
        fail(reviveError(message.error));
      }
    });
    port.post({ module: first, wasm });
  });
}

/** @param {string} reason */
const crashed = (reason) =>
  new QualmError('worker-crashed', `A worker stopped: ${reason}.`, reason, 'a running worker');

/**
 * Posts requests to a worker that has one module, and each other one just before the first request that needs it.
 * @param {Port} port
 * @param {import('./modules.js').Modules} modules
 * @param {ModuleName} first what it has
 * @returns {Endpoint['post']}
 */
function postWithModules(port, modules, first) {
  const given = new Set([first]);
  const give = async (/** @type {ModuleName} */ name) => {
    const wasm = await modules(name);
    if (!given.has(name)) port.post({ module: name, wasm });
    given.add(name);
  };
  return (request) => {
    const missing = neededFor(request).filter((name) => !given.has(name));
    if (missing.length === 0) return port.post(request);
    return Promise.all(missing.map(give)).then(() => port.post(request));
  };
}

/**
 * The library on the calling thread, in slices that leave room for frames and events.
 * @param {(next: () => void) => void} macrotask runs a function after the events that are waiting
 * @returns {(setup: Setup) => Promise<Endpoint>}
 */
export function mainThread(macrotask) {
  return async ({ modules, first, onReply }) => {
    const { library, provide } = libraryHere(modules);
    await provide(first);
    /** @type {Request[]} */
    let queue = [];
    let scheduled = false;
    const work = () => {
      const start = performance.now();
      while (queue.length > 0 && performance.now() - start < slice) {
        onReply(dispatch(library, /** @type {Request} */ (queue.shift())));
      }
      scheduled = queue.length > 0;
      if (scheduled) macrotask(work);
    };
    const enqueue = (/** @type {Request} */ request) => {
      queue.push(request);
      if (scheduled) return;
      scheduled = true;
      macrotask(work);
    };
    return {
      post(request) {
        const missing = neededFor(request).filter((name) => !(name in library));
        if (missing.length === 0) return enqueue(request);
        return Promise.all(missing.map(provide)).then(() => enqueue(request));
      },
      setBusy() {},
      terminate() {
        queue = [];
      },
    };
  };
}

/**
 * The modules that this thread has, and a way to get more.
 * @param {import('./modules.js').Modules} modules
 */
function libraryHere(modules) {
  /** @type {import('./dispatch.js').Library} */
  const library = {};
  /** @type {Partial<Record<ModuleName, Promise<void>>>} */
  const starting = {};
  const provide = (/** @type {ModuleName} */ name) =>
    (starting[name] ??= modules(name)
      .then((wasm) => instantiate(name, wasm))
      .then((native) => admit(library, name, native))
      .catch((error) => {
        delete starting[name]; // the next call tries again
        throw unusable(error);
      }));
  return { library, provide };
}

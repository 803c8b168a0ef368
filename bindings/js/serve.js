import { admit } from './around.js';
import { dispatch, neededFor, transferables } from './dispatch.js';
import { plainError } from './errors.js';
import { instantiate } from './native.js';

/** @typedef {import('./methods.js').ModuleName} ModuleName */

/**
 * The life of a worker: a message brings a compiled module (the first of them is answered) or a request.
 * A module starts when its first request comes.
 * @param {(message: object, transfer: ArrayBuffer[]) => void} post
 * @returns {(message: any) => void} what to call with each message
 */
export function serve(post) {
  /** @type {import('./dispatch.js').Library} */
  const library = {};
  /** @type {Partial<Record<ModuleName, Promise<void>>>} */
  const starting = {};

  const start = (/** @type {ModuleName} */ name, /** @type {WebAssembly.Module} */ wasm) =>
    instantiate(name, wasm).then((native) => admit(library, name, native));
  const answer = (/** @type {import('./dispatch.js').Request} */ request) => {
    const reply = dispatch(library, request);
    post(reply, transferables(reply.value));
  };

  return (message) => {
    const { wasm } = message;
    /** @type {ModuleName} */
    const module = message.module;
    if (wasm !== undefined) {
      const isFirst = Object.keys(starting).length === 0;
      const started = (starting[module] = start(module, wasm));
      started.catch(() => {}); // told to each request that needs the module
      const failed = (/** @type {unknown} */ error) => post({ ready: false, error: plainError(error) }, []);
      if (isFirst) started.then(() => post({ ready: true }, []), failed);
      return;
    }
    Promise.all(neededFor(message).map((name) => starting[name])).then(
      () => answer(message),
      (error) => post({ id: message.id, error: plainError(error), broken: true, heapBytes: 0 }, []),
    );
  };
}

import { dispatch, transferables } from './dispatch.js';
import { plainError } from './errors.js';
import { instantiate } from './native.js';

/**
 * The life of a worker: the first message brings the compiled module, each later one is a request.
 * @param {(message: object, transfer: ArrayBuffer[]) => void} post
 * @returns {(message: any) => void} what to call with each message
 */
export function serve(post) {
  /** @type {Promise<import('./native.js').Native> | undefined} */
  let native;
  return (message) => {
    if (native) {
      native.then((library) => {
        const reply = dispatch(library, message);
        post(reply, transferables(reply.value));
      });
      return;
    }
    native = instantiate(message.module);
    native.then(
      () => post({ ready: true }, []),
      (error) => post({ ready: false, error: plainError(error) }, []),
    );
  };
}

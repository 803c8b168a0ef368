import { plainError } from '../errors.js';
import { instantiate } from '../native.js';
import { Desk } from './desk.js';

export const deskMethods = Object.freeze([
  ...['open', 'push', 'finish', 'profileTable', 'readTable', 'compareColumns'],
]);

/**
 * The life of a worker with a desk: a message brings the compiled module, then each calls a method.
 * @param {(message: object) => void} post
 * @returns {(message: any) => Promise<void>} what to call with each message
 */
export function serveDesk(post) {
  /** @type {Promise<any> | undefined} */
  let desk;
  return async ({ id, wasm, method, args }) => {
    try {
      if (wasm) {
        desk = instantiate('profile', wasm).then((native) => new Desk(native));
        await desk;
        return post({ id });
      }
      if (!deskMethods.includes(method)) throw new TypeError(`A desk has no method ${method}.`);
      post({ id, value: await (await desk)[method](...args) });
    } catch (error) {
      post({ id, error: plainError(error) });
    }
  };
}

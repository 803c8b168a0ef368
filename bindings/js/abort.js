import { QualmError } from './errors.js';

export const cancelled = () =>
  new QualmError('cancelled', 'The work was cancelled.', 'an abort signal', 'no signal');

/**
 * Throws 'cancelled' if the signal has been given.
 * @param {AbortSignal | null | undefined} signal
 */
export function throwIfAborted(signal) {
  if (signal?.aborted) throw cancelled();
}

/**
 * The promise, or a rejection with 'cancelled' as soon as the signal is given: the caller does not wait for work that
 * nobody wants any more.
 * @template T
 * @param {AbortSignal | null | undefined} signal
 * @param {Promise<T>} promise
 * @param {() => void} [onAbort] ends the work
 * @returns {Promise<T>}
 */
export function untilAborted(signal, promise, onAbort) {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(cancelled());
      onAbort?.();
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

import { plainError } from './errors.js';
import { methods } from './methods.js';

/** @typedef {import('./native.js').Native} Native */
/**
 * @typedef {{ id: number, method: string, args: unknown[] }} Request
 * @typedef {{
 *   id: number, value?: unknown, error?: import('./errors.js').PlainError, broken?: boolean, heapBytes: number,
 * }} Reply broken says that the library can't go on in this thread
 */

/**
 * Answers one request with the library. Never throws.
 * @param {Native} native
 * @param {Request} request
 * @returns {Reply}
 */
export function dispatch(native, { id, method, args }) {
  try {
    if (!Object.hasOwn(methods, method)) throw new TypeError(`The library has no function ${method}.`);
    const call = /** @type {(...args: unknown[]) => unknown} */ (
      native[/** @type {keyof typeof methods} */ (method)]
    );
    const value = ownArrays(call(...args), native.HEAPU8?.buffer);
    return { id, value, heapBytes: heapBytes(native) };
  } catch (error) {
    // After a trap or a stack overflow the memory of the library is in an unknown state.
    const broken = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    return { id, error: plainError(error), broken, heapBytes: heapBytes(native) };
  }
}

/**
 * The buffers of a reply that may be moved to another thread instead of being copied.
 * @param {unknown} value
 * @param {ArrayBuffer[]} [found]
 * @returns {ArrayBuffer[]}
 */
export function transferables(value, found = []) {
  if (ArrayBuffer.isView(value)) {
    if (!found.includes(/** @type {ArrayBuffer} */ (value.buffer)))
      found.push(/** @type {ArrayBuffer} */ (value.buffer));
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) transferables(inner, found);
  }
  return found;
}

/** @param {Native} native */
const heapBytes = (native) => native.HEAPU8?.byteLength ?? 0;

/**
 * Copies whatever still lies in the library's heap: such a view dies when the heap grows, and posting it would clone
 * the whole heap.
 * @param {any} value
 * @param {ArrayBufferLike | undefined} heap
 * @returns {any}
 */
function ownArrays(value, heap) {
  if (ArrayBuffer.isView(value)) return value.buffer === heap ? /** @type {any} */ (value).slice() : value;
  if (typeof value !== 'object' || value === null) return value;
  for (const key of Object.keys(value)) value[key] = ownArrays(value[key], heap);
  return value;
}

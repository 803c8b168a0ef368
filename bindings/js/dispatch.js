import { plainError } from './errors.js';
import { offers } from './methods.js';

/** @typedef {import('./native.js').Native} Native */
/** @typedef {Partial<Record<import('./methods.js').ModuleName, Native>>} Library the modules that this thread has */
/**
 * @typedef {{
 *   id: number, module: import('./methods.js').ModuleName, method: string,
 *   args: unknown[], beside?: import('./methods.js').ModuleName[],
 * }} Request beside are the modules that the answering one calls
 * @typedef {{
 *   id: number, value?: unknown, error?: import('./errors.js').PlainError, broken?: boolean, heapBytes: number,
 * }} Reply broken says that the library can't go on in this thread; heapBytes is the memory of all its modules
 */

/** The modules that have to be there. @param {Pick<Request, 'module' | 'beside'>} request */
export const neededFor = ({ module, beside = [] }) => [module, ...beside];

/**
 * Answers one request with the library. Never throws.
 * @param {Library} library
 * @param {Request} request
 * @returns {Reply}
 */
export function dispatch(library, { id, module, method, args }) {
  try {
    if (!offers(module, method)) throw new TypeError(`The module ${module} has no function ${method}.`);
    const native = /** @type {Native} */ (library[module]);
    const value = ownArrays(native[method](...args), native.HEAPU8?.buffer);
    return { id, value, heapBytes: heapBytes(library) };
  } catch (error) {
    return { id, error: plainError(error), broken: isBroken(error), heapBytes: heapBytes(library) };
  }
}

/**
 * Whether the library can't go on: after a trap or a stack overflow its memory is in an unknown state.
 * @param {unknown} error
 */
export const isBroken = (error) => error instanceof WebAssembly.RuntimeError || error instanceof RangeError;

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

/** @param {Library} library */
const heapBytes = (library) =>
  Object.values(library).reduce((sum, native) => sum + (native.HEAPU8?.byteLength ?? 0), 0);

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

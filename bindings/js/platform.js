/**
 * What differs between a browser and Node.
 * @typedef {{
 *   readText: (url: URL) => Promise<string>,
 *   compileWasm: (name: import('./methods.js').ModuleName, source?: WasmSource) => Promise<WebAssembly.Module>,
 *   transports: Record<string, (setup: import('./transport.js').Setup) => Promise<import('./transport.js').Endpoint>>,
 *   defaultWorkers: number,
 *   desks: Record<string, () => import('./transport.js').Port>,
 *   macrotask: (next: () => void) => void,
 * }} Platform
 * @typedef {URL | string | ArrayBuffer | Uint8Array | WebAssembly.Module} WasmSource
 */

// Behind a variable, so that bundlers for the browser leave Node's part alone.
const nodePlatform = './node/platform.js';

const isNode = globalThis.process?.versions?.node !== undefined;

/** @type {Promise<Platform> | undefined} */
let loaded;

/** The functions of the platform that this runs on. */
export function platform() {
  loaded ??= isNode ? import(/* @vite-ignore */ nodePlatform) : import('./browser/platform.js');
  return loaded;
}

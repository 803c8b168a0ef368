import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { QualmError } from '../errors.js';
import { connect, mainThread } from '../transport.js';

/** @typedef {import('../platform.js').WasmSource} WasmSource */

/** @type {import('../platform.js').Platform['transports']} */
export const transports = {
  worker: async (setup) => connect(portOf(new Worker(new URL('./worker.js', import.meta.url))), setup),
  main: mainThread((next) => setImmediate(next)),
};

/** A command line has nothing to keep smooth: files are worked on here, with a break after each piece. */
export const desks = {};

/** @param {() => void} next */
export const macrotask = (next) => void setImmediate(next);

/** A second worker keeps short calls from waiting for training. */
export const defaultWorkers = Math.min(8, Math.max(2, cpus().length));

/** @param {URL} url */
export async function readText(url) {
  return new TextDecoder().decode(await bytesOf(url));
}

/** Where the build puts the modules. Bundlers look for exactly these expressions. */
const files = {
  engine: new URL('../../../dist/qualm.wasm', import.meta.url),
  noise: new URL('../../../dist/qualm-noise.wasm', import.meta.url),
  'noisy-training': new URL('../../../dist/qualm-noisy-training.wasm', import.meta.url),
  watch: new URL('../../../dist/qualm-watch.wasm', import.meta.url),
  classical: new URL('../../../dist/qualm-classical.wasm', import.meta.url),
  text: new URL('../../../dist/qualm-text.wasm', import.meta.url),
  code: new URL('../../../dist/qualm-code.wasm', import.meta.url),
  compile: new URL('../../../dist/qualm-compile.wasm', import.meta.url),
  profile: new URL('../../../dist/qualm-profile.wasm', import.meta.url),
  encoding: new URL('../../../dist/qualm-encoding.wasm', import.meta.url),
  preparation: new URL('../../../dist/qualm-preparation.wasm', import.meta.url),
  mitigation: new URL('../../../dist/qualm-mitigation.wasm', import.meta.url),
  reading: new URL('../../../dist/qualm-reading.wasm', import.meta.url),
  correction: new URL('../../../dist/qualm-correction.wasm', import.meta.url),
};

/**
 * @param {import('../methods.js').ModuleName} name
 * @param {WasmSource} [source]
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compileWasm(name, source = files[name]) {
  if (source instanceof WebAssembly.Module) return source;
  const bytes = typeof source === 'string' || source instanceof URL ? await bytesOf(source) : source;
  return WebAssembly.compile(/** @type {any} */ (bytes));
}

/** @param {URL | string} source an address, or the path of a file */
async function bytesOf(source) {
  const url = typeof source === 'string' && !URL.canParse?.(source) ? pathToFileURL(source) : new URL(source);
  try {
    if (url.protocol === 'file:') return await readFile(url);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new QualmError(
      'not-found',
      `${url} could not be read: ${reason}`,
      String(url),
      'a file or an address',
    );
  }
}

/**
 * @param {Worker} worker
 * @returns {import('../transport.js').Port}
 */
function portOf(worker) {
  return {
    post: (message) => worker.postMessage(message),
    // A busy worker keeps the process alive, an idle one does not.
    setBusy: (busy) => (busy ? worker.ref() : worker.unref()),
    terminate: () => void worker.terminate(),
    onMessage: (listener) => void worker.on('message', listener),
    onError(listener) {
      worker.on('error', (error) => listener(error.message));
      worker.on('exit', (code) => listener(`it ended with code ${code}`));
    },
  };
}

import { QualmError } from '../errors.js';
import { mainThread } from '../transport.js';
import { blobWorker, ownWorker } from './workers.js';

export { desks } from './workers.js';

/** @typedef {import('../platform.js').WasmSource} WasmSource */

/** @type {import('../platform.js').Platform['transports']} */
export const transports = { worker: ownWorker, blob: blobWorker, main: mainThread(macrotask) };

/** A core is left to the page; a second worker keeps short calls from waiting for training. */
export const defaultWorkers = Math.min(8, Math.max(2, (navigator.hardwareConcurrency ?? 2) - 1));

/** @param {URL} url */
export async function readText(url) {
  return (await download(url)).text();
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
  if (typeof source !== 'string' && !(source instanceof URL))
    return WebAssembly.compile(/** @type {any} */ (source));
  const response = await download(source);
  const streams = response.headers.get('content-type')?.startsWith('application/wasm');
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** @param {URL | string} url */
async function download(url) {
  const address = String(url);
  let response;
  try {
    response = await fetch(address);
  } catch (error) {
    throw new QualmError(
      'not-found',
      `${address} could not be loaded: ${error}`,
      address,
      'an address that answers',
    );
  }
  if (response.ok) return response;
  const received = `${response.status} ${response.statusText}`;
  throw new QualmError('not-found', `${address} could not be loaded.`, received, 'an address that answers');
}

/** @param {() => void} next */
export function macrotask(next) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    next();
  };
  port2.postMessage(null);
}

import { QualmError, show } from './errors.js';
import { moduleNames } from './methods.js';
import { checkOptions, isRecord } from './options.js';

/** @typedef {import('./methods.js').ModuleName} ModuleName */
/** @typedef {import('./platform.js').WasmSource} WasmSource */
/** @typedef {(name: ModuleName) => Promise<WebAssembly.Module>} Modules the compiled module of that name */

/**
 * The modules of one client: each is fetched and compiled when it is first asked for, and only then, once.
 * @param {import('./platform.js').Platform} platform
 * @param {WasmSource | Partial<Record<ModuleName, WasmSource>>} [wasm] where they are: one source is the engine's
 * @returns {Modules}
 */
export function modulesFrom(platform, wasm) {
  const sources = sourcesOf(wasm);
  /** @type {Map<ModuleName, Promise<WebAssembly.Module>>} */
  const compiled = new Map();
  return (name) => {
    const known = compiled.get(name);
    if (known) return known;
    const compiling = platform.compileWasm(name, sources[name]).catch((error) => {
      compiled.delete(name); // the next call tries again
      throw unusable(error);
    });
    compiled.set(name, compiling);
    return compiling;
  };
}

/**
 * @param {WasmSource | Partial<Record<ModuleName, WasmSource>>} [wasm]
 * @returns {Partial<Record<ModuleName, WasmSource>>}
 */
function sourcesOf(wasm) {
  if (wasm === undefined) return {};
  if (!isPlain(wasm)) return { engine: /** @type {WasmSource} */ (wasm) };
  checkOptions(wasm, moduleNames);
  return /** @type {Partial<Record<ModuleName, WasmSource>>} */ (wasm);
}

/** @param {unknown} value */
function isPlain(value) {
  if (value === null) {
    const allowed = 'an address, bytes, a compiled module, or { engine, classical, text } of them';
    throw new QualmError('invalid-option', 'This is no WebAssembly.', show(value), allowed);
  }
  return isRecord(value) && [Object.prototype, null].includes(Object.getPrototypeOf(value));
}

/**
 * What compiling or starting a module threw, with a code.
 * @param {unknown} error
 */
export function unusable(error) {
  if (error instanceof QualmError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const allowed = "Qualm's WebAssembly file, and an engine with WebAssembly SIMD and exceptions";
  return new QualmError('wasm-unusable', `The WebAssembly module can't be used: ${reason}`, reason, allowed);
}

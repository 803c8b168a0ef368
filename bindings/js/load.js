import { Qualm } from './client.js';
import { modulesFrom } from './modules.js';
import { checkOptions } from './options.js';
import { platform } from './platform.js';
import { openPool } from './pool.js';
import { checkFormats, openFormats } from './text.js';

/** @typedef {import('./platform.js').WasmSource} WasmSource */
/** @typedef {import('./text.js').Format} Format */

/**
 * Loads Qualm and starts its workers; without workers it runs in slices on the calling thread.
 * @param {{
 *   workers?: number, transport?: 'worker' | 'blob' | 'main', formats?: boolean | Format[],
 *   first?: import('./methods.js').ModuleName,
 *   wasm?: WasmSource | Partial<Record<import('./methods.js').ModuleName, WasmSource>>,
 * }} [options] how many workers; a way to insist on one transport; which formats circuits are to have, each a download
 *   of its own (all where this is left out); the module that workers start with ('engine'; a page that only steps
 *   through circuits takes 'watch'); and where the WebAssembly is: an address, its bytes or a compiled module,
 *   of the engine alone or of each module by its name
 */
export async function load(options = {}) {
  checkOptions(options, ['workers', 'wasm', 'transport', 'formats', 'first']);
  const { formats = true, wasm, ...pool } = options;
  const wanted = checkFormats(formats);
  const here = await platform();
  const modules = modulesFrom(here, wasm);
  const [opened, texts] = await Promise.allSettled([
    openPool(here, modules, pool),
    openFormats(modules, wanted),
  ]);
  if (opened.status === 'rejected') throw opened.reason;
  if (texts.status === 'fulfilled') return new Qualm(opened.value, modules);
  opened.value.close();
  throw texts.reason;
}

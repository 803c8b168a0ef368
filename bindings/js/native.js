/** @typedef {import('./methods.js').ModuleName} ModuleName */
/**
 * A module of the C++ library in this thread: its functions by name.
 * @typedef {{ HEAPU8?: Uint8Array, [name: string]: any }} Native
 */

/**
 * The code beside each module. Bundlers look for literal imports; tsc is not to read what the build makes.
 * @type {Record<ModuleName, () => Promise<{ default: (options: object) => Promise<Native> }>>}
 */
const factories = {
  engine: () => import(/** @type {string} */ ('../../dist/qualm.js')),
  noise: () => import(/** @type {string} */ ('../../dist/qualm-noise.js')),
  'noisy-training': () => import(/** @type {string} */ ('../../dist/qualm-noisy-training.js')),
  watch: () => import(/** @type {string} */ ('../../dist/qualm-watch.js')),
  classical: () => import(/** @type {string} */ ('../../dist/qualm-classical.js')),
  text: () => import(/** @type {string} */ ('../../dist/qualm-text.js')),
  code: () => import(/** @type {string} */ ('../../dist/qualm-code.js')),
  compile: () => import(/** @type {string} */ ('../../dist/qualm-compile.js')),
  profile: () => import(/** @type {string} */ ('../../dist/qualm-profile.js')),
  encoding: () => import(/** @type {string} */ ('../../dist/qualm-encoding.js')),
  preparation: () => import(/** @type {string} */ ('../../dist/qualm-preparation.js')),
  mitigation: () => import(/** @type {string} */ ('../../dist/qualm-mitigation.js')),
  reading: () => import(/** @type {string} */ ('../../dist/qualm-reading.js')),
  correction: () => import(/** @type {string} */ ('../../dist/qualm-correction.js')),
};

/**
 * A module of the library in this thread, compiled once for all threads.
 * @param {ModuleName} name
 * @param {WebAssembly.Module} module
 * @returns {Promise<Native>}
 */
export async function instantiate(name, module) {
  const { default: createQualm } = await factories[name]();
  return new Promise((resolve, reject) => {
    /** @type {(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => object} */
    const instantiateWasm = (imports, done) => {
      WebAssembly.instantiate(module, imports).then(done).catch(reject);
      return {};
    };
    createQualm({ instantiateWasm }).then(resolve, reject);
  });
}

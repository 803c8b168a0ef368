/** @typedef {import('./native-api.js').NativeApi} NativeApi */
/** @typedef {NativeApi & import('./native-api.js').NativeTables & { HEAPU8: Uint8Array }} Native */

/**
 * The C++ library in this thread, from a module that was compiled once for all threads.
 * @param {WebAssembly.Module} module
 * @returns {Promise<Native>}
 */
export async function instantiate(module) {
  const { default: createQualm } = await import(/** @type {string} */ ('../../dist/qualm.js'));
  return new Promise((resolve, reject) => {
    /** @type {(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => object} */
    const instantiateWasm = (imports, done) => {
      WebAssembly.instantiate(module, imports).then(done).catch(reject);
      return {};
    };
    createQualm({ instantiateWasm }).then(resolve, reject);
  });
}

/** Runs qualm_bench, and posts what it prints, line by line; then 'done'. A classic worker: the program is a script. */
const program = '/build/wasm/tests/bench/qualm_bench';
const scope = /** @type {any} */ (globalThis);
scope.Module = {
  locateFile: () => `${program}.wasm`,
  print: (/** @type {string} */ line) => scope.postMessage(line),
  printErr: (/** @type {string} */ line) => scope.postMessage(line),
  onExit: () => scope.postMessage('done'),
};
scope.importScripts(`${program}.cjs`);

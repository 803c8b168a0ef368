/**
 * The functions of the C++ library that workers offer, each in one of its three modules. This one table drives the
 * dispatcher in the worker and the proxy in front of it. `opens` counts the trainings that a call leaves open in its
 * worker.
 * @typedef {'engine' | 'classical' | 'text'} ModuleName
 * @type {Readonly<Record<keyof import('./native-api.js').NativeApi,
 *   { module: ModuleName, opens?: 1 | -1 }>>}
 */
export const methods = Object.freeze({
  run: { module: 'engine' },
  gradient: { module: 'engine' },
  trace: { module: 'engine' },
  inspect: { module: 'engine' },
  measures: { module: 'engine' },
  prepareModel: { module: 'engine' },
  openTraining: { module: 'engine', opens: 1 },
  planUpdate: { module: 'engine' },
  evaluateChunk: { module: 'engine' },
  applyChunks: { module: 'engine' },
  closeTraining: { module: 'engine', opens: -1 },
  predict: { module: 'engine' },
  prepareData: { module: 'classical' },
  fitBaseline: { module: 'classical' },
  predictClassical: { module: 'classical' },
  compare: { module: 'classical' },
  compile: { module: 'text' },
});

/** Every module of the library; all but the first are fetched when they are first needed. */
export const moduleNames = /** @type {const} */ (['engine', 'classical', 'text']);

/**
 * The module that a method belongs to; undefined for what is no method.
 * @param {string} method
 */
export const moduleOf = (method) =>
  Object.hasOwn(methods, method) ? methods[/** @type {keyof typeof methods} */ (method)].module : undefined;

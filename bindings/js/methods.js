/**
 * The functions of the C++ library that workers offer. This one table drives the dispatcher in the worker and the
 * proxy in front of it. `opens` counts the trainings that a call leaves open in its worker.
 * @type {Readonly<Record<keyof import('./native-api.js').NativeApi, { opens?: 1 | -1 }>>}
 */
export const methods = Object.freeze({
  run: {},
  gradient: {},
  prepare: {},
  openTraining: { opens: 1 },
  planUpdate: {},
  evaluateChunk: {},
  applyChunks: {},
  closeTraining: { opens: -1 },
  fitBaseline: {},
  predict: {},
  compare: {},
});

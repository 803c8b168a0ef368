/**
 * The functions of the C++ library that workers offer, each in one of its modules. This one table drives the dispatcher
 * in the worker and the proxies in front of it. `noisy` is the module that has the same function under noise,
 * `mitigated` the one that has it with mitigation around it,
 * `every` the one that knows every step of preprocessing and not only the common ones;
 * `opens` counts the trainings that a call leaves open in its worker.
 * @typedef {'engine' | 'noise' | 'noisy-training' | 'watch' | 'classical' | 'text' | 'code' | 'compile'
 *   | 'profile' | 'encoding' | 'preparation' | 'mitigation' | 'mitigated-training' | 'correction'} ModuleName
 * @type {Readonly<Record<keyof import('./native-api.js').NativeApi,
 *   { module: ModuleName, noisy?: ModuleName, mitigated?: ModuleName, every?: ModuleName, opens?: 1 | -1 }>>}
 */
export const methods = Object.freeze({
  run: { module: 'engine', noisy: 'noise', mitigated: 'mitigation' },
  gradient: { module: 'engine', noisy: 'noise', mitigated: 'mitigation' },
  prepareModel: { module: 'engine' },
  openTraining: { module: 'engine', noisy: 'noisy-training', mitigated: 'mitigated-training', opens: 1 },
  planUpdate: { module: 'engine', noisy: 'noisy-training' },
  evaluateChunk: { module: 'engine', noisy: 'noisy-training', mitigated: 'mitigated-training' },
  applyChunks: { module: 'engine', noisy: 'noisy-training' },
  closeTraining: { module: 'engine', noisy: 'noisy-training', mitigated: 'mitigated-training', opens: -1 },
  predict: { module: 'engine', noisy: 'noisy-training', mitigated: 'mitigated-training' },
  trace: { module: 'watch' },
  inspect: { module: 'watch' },
  measures: { module: 'watch' },
  prepareData: { module: 'classical', every: 'preparation' },
  transform: { module: 'classical' },
  fitBaseline: { module: 'classical', every: 'preparation' },
  predictClassical: { module: 'classical' },
  compare: { module: 'classical' },
  compile: { module: 'compile' },
  place: { module: 'compile' },
  encode: { module: 'encoding' },
  encodingCost: { module: 'encoding' },
  largestMeasured: { module: 'encoding' },
  logicalFailures: { module: 'correction' },
  correctionCurves: { module: 'correction' },
});

/**
 * Every module of the library. load() starts with the engine; each other one is fetched when it is first needed.
 * @type {readonly ModuleName[]}
 */
export const moduleNames = Object.freeze([
  'engine',
  'noise',
  'noisy-training',
  'watch',
  'classical',
  'text',
  'code',
  'compile',
  'profile',
  'encoding',
  'preparation',
  'mitigation',
  'mitigated-training',
  'correction',
]);

/**
 * Whether a module offers a method.
 * @param {ModuleName} module
 * @param {string} method
 */
export function offers(module, method) {
  if (!Object.hasOwn(methods, method)) return false;
  const row = methods[/** @type {keyof typeof methods} */ (method)];
  return [row.module, row.noisy, row.mitigated, row.every].includes(module);
}

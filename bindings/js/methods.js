/** @type {readonly Variant[]} */
export const variants = Object.freeze(['noisy', 'every']);

/**
 * The functions of the C++ library that workers offer, each in one of its modules. This one table drives the dispatcher
 * in the worker and the proxies in front of it. A variant is the same function in another module: `noisy` under noise,
 * `every` with every step of preprocessing and not only the common ones. `opens` counts the trainings that a call leaves
 * open in its worker. Methods of mitigation are in modules that no client calls: those under noise do (around.js).
 * @typedef {'noisy' | 'every'} Variant
 * @typedef {'engine' | 'noise' | 'noisy-training' | 'watch' | 'classical' | 'text' | 'code' | 'compile'
 *   | 'profile' | 'encoding' | 'preparation' | 'mitigation' | 'reading' | 'correction'} ModuleName
 * @type {Readonly<Record<keyof import('./native-api.js').NativeApi,
 *   { module: ModuleName, opens?: 1 | -1 } & Partial<Record<Variant, ModuleName>>>>}
 */
export const methods = Object.freeze({
  run: { module: 'engine', noisy: 'noise' },
  gradient: { module: 'engine', noisy: 'noise' },
  prepareModel: { module: 'engine' },
  openTraining: { module: 'engine', noisy: 'noisy-training', opens: 1 },
  planUpdate: { module: 'engine', noisy: 'noisy-training' },
  evaluateChunk: { module: 'engine', noisy: 'noisy-training' },
  applyChunks: { module: 'engine', noisy: 'noisy-training' },
  closeTraining: { module: 'engine', noisy: 'noisy-training', opens: -1 },
  predict: { module: 'engine', noisy: 'noisy-training' },
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
  nearClifford: { module: 'reading' },
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
  'reading',
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
  return row.module === module || variants.some((variant) => row[variant] === module);
}

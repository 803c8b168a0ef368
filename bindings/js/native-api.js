/**
 * What the WebAssembly module offers, as types. Each function takes and gives plain data and throws the plain form
 * of a QualmError.
 *
 * @typedef {[coefficient: number, term: string][]} PlainObservable
 * @typedef {{
 *   observables: PlainObservable[], shots: number, seed: number, params: Record<string, number>,
 *   features: Float64Array, rows: number,
 * }} Sampling what run and gradient share; features is rows × columns
 * @typedef {{ phase: 'update' | 'evaluate' | 'done', chunks: number, token: unknown, parameters: Float64Array }} Plan
 * @typedef {{ values: Float64Array, ledger: Float64Array }} ChunkResult
 * @typedef {import('./types.js').PlainCircuit} PlainCircuit
 * @typedef {import('./types.js').Spec} Spec
 * @typedef {import('./types.js').Table} Table
 *
 * @typedef {{
 *   run: (circuit: PlainCircuit, options: Sampling & { returns: string[] }) => import('./types.js').RunResult,
 *   gradient: (circuit: PlainCircuit, options: Sampling & { method: string, step?: number }) =>
 *     import('./types.js').GradientResult,
 *   prepare: (spec: Spec, table: Table | null) => import('./types.js').Prepared,
 *   openTraining: (training: number, spec: Spec, table: Table | null) => void,
 *   planUpdate: (training: number) => Plan,
 *   evaluateChunk: (training: number, token: unknown, parameters: Float64Array, chunk: number) => ChunkResult,
 *   applyChunks: (training: number, results: ChunkResult[]) => import('./types.js').TrainingRecord,
 *   closeTraining: (training: number) => void,
 *   fitBaseline: (spec: Spec, table: Table | null) => import('./types.js').BaselineResult,
 *   predict: (model: import('./types.js').Model, rows: Float64Array, rowCount: number, space: 'raw' | 'encoded',
 *     shots: number, seed: number) => import('./types.js').Prediction,
 *   compare: (predictions: { truth: Int32Array, a: Int32Array, b: Int32Array, classes: number }) =>
 *     import('./types.js').Comparison & import('./types.js').Confusions,
 * }} NativeApi what workers offer
 *
 * @typedef {{
 *   gateTable: () => import('./types.js').Gate[],
 *   circuitMetrics: (circuit: PlainCircuit) => {
 *     depth: number, gateCounts: Record<string, number>, twoQubitGates: number, parameters: string[], features: number,
 *   },
 * }} NativeTables what only the generator of bindings/js/generated and a test ask for, on their own thread
 */

/**
 * The same functions behind a worker: every answer is a promise.
 * @typedef {{ [K in keyof NativeApi]:
 *   (...args: Parameters<NativeApi[K]>) => Promise<ReturnType<NativeApi[K]>> }} RemoteApi
 */

export {};

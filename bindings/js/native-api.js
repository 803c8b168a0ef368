/**
 * What the WebAssembly modules offer, as types. Each function takes and gives plain data and throws the plain
 * form of a QualmError.
 *
 * @typedef {[coefficient: number, term: string][]} PlainObservable
 * @typedef {{
 *   circuit: PlainCircuit, qubits: ArrayLike<number>, initialLayout: ArrayLike<number>,
 *   finalLayout: ArrayLike<number>, swaps: number,
 * }} Placement a circuit as a device runs it; qubit i of it is the device's qubits[i]
 * @typedef {Omit<import('./types.js').Noise, 'device'>
 *   & { device?: import('./devices.js').Device, placement?: Placement }} PlainNoise a device needs a placement to run
 * @typedef {{
 *   params: Record<string, number>, features: Float64Array, rows: number, noise?: PlainNoise,
 * }} Bound what fills the slots of a circuit; features is rows × columns
 * @typedef {Bound & {
 *   observables: PlainObservable[], shots: number, seed: number, mitigation?: PlainMitigation[],
 * }} Sampling
 * @typedef {{ kind: string, module: import('./mitigation-methods.js').MitigationModule } & Record<string, unknown>}
 *   PlainMitigation a method with all of its options
 * @typedef {Sampling & {
 *   returns: string[], simulator: string, mitigation?: PlainMitigation[], trajectories?: number, precision?: number, initialState?: Float64Array,
 * }} RunRequest
 * @typedef {{ phase: 'update' | 'evaluate' | 'done', chunks: number, token: unknown, parameters: Float64Array }} Plan
 * @typedef {{ values: Float64Array, ledger: Float64Array }} ChunkResult
 * @typedef {import('./types.js').PlainCircuit} PlainCircuit
 * @typedef {import('./types.js').Table} Table
 * @typedef {import('./types.js').Model} Model
 * @typedef {import('./types.js').Prediction} Prediction
 * @typedef {Omit<import('./types.js').Spec, 'noise' | 'mitigation'>
 *   & { noise: (PlainNoise & { training: boolean }) | null, mitigation?: PlainMitigation[] }} NativeSpec
 * @typedef {'circuit' | 'parameters' | 'observables' | 'model'} ModelPart
 * @typedef {Omit<import('./types.js').Prepared, ModelPart | 'spec'>} PreparedData the classical half
 * @typedef {Pick<import('./types.js').Prepared, ModelPart>} PreparedModel the quantum half
 * @typedef {Omit<import('./types.js').Compiled, 'circuit'> & { circuit: PlainCircuit }} PlainCompiled
 * @typedef {{
 *   basis: readonly string[], qubits: number, edges: readonly (readonly number[])[], optimize: boolean, trials: number,
 * }} CompileTarget
 * @typedef {import('./types.js').Encoder} Encoder
 * @typedef {import('./devices.js').Device} Device
 * @typedef {Omit<import('./types.js').Encoded, 'circuit' | 'uses' | 'state'>
 *   & { circuit: PlainCircuit, uses: Int32Array[] }} PlainEncoded
 * @typedef {'qiskit' | 'pennylane' | 'cirq' | 'braket' | 'qsharp'} CodeLanguage
 *
 * @typedef {{
 *   run: (circuit: PlainCircuit, options: RunRequest) => import('./types.js').RunResult,
 *   gradient: (circuit: PlainCircuit, options: Sampling & { method: string, step?: number }) =>
 *     import('./types.js').GradientResult,
 *   prepareModel: (spec: NativeSpec, data: PreparedData) => PreparedModel,
 *   openTraining: (training: number, spec: NativeSpec, data: PreparedData) => void,
 *   planUpdate: (training: number) => Plan,
 *   evaluateChunk: (training: number, token: unknown, parameters: Float64Array, chunk: number) => ChunkResult,
 *   applyChunks: (training: number, results: ChunkResult[]) => import('./types.js').TrainingRecord,
 *   closeTraining: (training: number) => void,
 *   predict: (model: Model, rows: Float64Array, rowCount: number, shots: number,
 *     seed: number, noise: PlainNoise | null, mitigation?: PlainMitigation[]) => Prediction,
 * }} EngineApi all but prepareModel also under noise, from modules of their own
 *
 * @typedef {{
 *   trace: (circuit: PlainCircuit, options: Bound) => import('./types.js').Trace,
 *   inspect: (circuit: PlainCircuit, options: Bound & { step: number }) => import('./types.js').Inspection,
 *   measures: (options: import('./types.js').MeasuresOptions) => import('./types.js').Measures,
 * }} WatchApi
 *
 * @typedef {{
 *   prepareData: (spec: NativeSpec, table: Table | null) => PreparedData,
 *   transform: (pipeline: import('./types.js').Pipeline, values: Float64Array, rowCount: number) =>
 *     import('./types.js').TransformedRows,
 *   fitBaseline: (spec: NativeSpec, table: Table | null) => import('./types.js').BaselineResult,
 *   predictClassical: (model: Model, rows: Float64Array, rowCount: number) => Prediction,
 *   compare: (predictions: { truth: Int32Array, a: Int32Array, b: Int32Array, classes: number }) =>
 *     import('./types.js').Comparison & import('./types.js').Confusions,
 * }} ClassicalApi
 *
 * @typedef {{
 *   compile: (circuit: PlainCircuit, target: CompileTarget, seed: number) => PlainCompiled,
 *   place: (circuit: PlainCircuit, device: import('./devices.js').Device, seed: number) => Placement,
 * }} CompileApi
 *
 * @typedef {{
 *   encode: (encoder: Encoder, values: Float64Array, rows: number) => PlainEncoded,
 *   encodingCost: (encoder: Encoder, features: number, device: Device | null, seed: number,
 *     anchor: import('./types.js').EncodingCost | null) => import('./types.js').EncodingCost,
 *   largestMeasured: (encoder: Encoder, features: number, device: Device | null) => number,
 * }} EncodingApi largestMeasured: the most features, up to a number, whose circuit is built
 *
 * @typedef {{
 *   code: string, distance: number, rounds: number, noise: string, rate: number, seed: number, first: number,
 *   shots: number,
 * }} PointRequest some of the shots of a point, from a first one on that begins a block of 4096
 * @typedef {{
 *   logicalFailures: (request: PointRequest) => { failures: number, seconds: number },
 *   correctionCurves: (request: {
 *     code: string, distances: number[], rounds: number[], rates: number[], failures: Float64Array, shots: number,
 *   }) => Pick<import('./types.js').CorrectionReport, 'curves' | 'crossings'>,
 * }} CorrectionApi seconds are those of decoding, as measured; failures is distances × rates
 *
 * @typedef {{
 *   nearClifford: (circuit: PlainCircuit, options: Bound, count: number, nonClifford: number, seed: number) =>
 *     PlainCircuit[],
 * }} LearningApi
 *
 * @typedef {EngineApi & LearningApi & WatchApi & ClassicalApi & CompileApi & EncodingApi & CorrectionApi} NativeApi what workers
 *   offer
 *
 * @typedef {{
 *   toQasm: (circuit: PlainCircuit, version: 2 | 3) => string,
 *   fromQasm: (program: string) => PlainCircuit,
 * }} TextApi
 * @typedef {{
 *   toCode: (circuit: PlainCircuit, language: CodeLanguage, params?: Record<string, number>) => string,
 *   toLatex: (circuit: PlainCircuit) => string,
 *   toSvg: (circuit: PlainCircuit) => string,
 * }} CodeApi
 * @typedef {{ text: TextApi, code: CodeApi }} FormatsApi what the calling thread's own modules offer
 */

/**
 * The same functions behind a worker: every answer is a promise.
 * @typedef {{ [K in keyof NativeApi]:
 *   (...args: Parameters<NativeApi[K]>) => Promise<ReturnType<NativeApi[K]>> }} RemoteApi
 */

export {};

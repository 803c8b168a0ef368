/**
 * The shapes of the plain data that crosses Qualm's borders. Types only: nothing here runs.
 *
 * @typedef {{
 *   name: string, qubits: number, controls: number, angles: number,
 *   shiftRule: 'none' | 'two-term' | 'four-term', inverse: string,
 *   inverseRepeats: number, symbol: string, doc: string,
 * }} Gate one row of the gate table; qubits counts the controls too; inverse is the gate that undoes this one when it
 *   is applied inverseRepeats times
 *
 * @typedef {{ gate: string, qubits: number[], angles: import('./angles.js').Angle[] }} Operation
 * @typedef {{ qubits: number, operations: Operation[] }} PlainCircuit
 *
 * @typedef {string | readonly (readonly [coefficient: number, term: string])[]} Observable
 *   one Pauli term, 'Z0 Z1', or a weighted sum of them
 *
 * @typedef {{
 *   circuits: number, shots: number, gates: number, twoQubitGates: number,
 *   simulatorSeconds: number, classicalSeconds: number,
 * }} Ledger what hardware would have run for a result, and the seconds that were spent here
 *
 * @typedef {{
 *   observables?: readonly Observable[], shots?: number | null, seed?: number,
 *   params?: Record<string, number>, features?: readonly (readonly number[])[],
 *   returns?: readonly ('state' | 'probabilities' | 'counts')[],
 * }} RunOptions
 * @typedef {{
 *   expectations?: Float64Array, standardErrors?: Float64Array,
 *   counts?: Record<string, number> | Record<string, number>[],
 *   state?: Float64Array, probabilities?: Float64Array, ledger: Ledger,
 * }} RunResult rows × observables; state has re and im interleaved; counts are per row where there are several
 *
 * @typedef {{
 *   observables: readonly Observable[], method?: 'parameter-shift' | 'two-term' | 'finite-difference' | 'spsa',
 *   step?: number, shots?: number | null, seed?: number,
 *   params?: Record<string, number>, features?: readonly (readonly number[])[],
 * }} GradientOptions 'two-term' refuses gates that need four terms; step is in radians, for finite-difference and spsa
 * @typedef {{
 *   gradient: Float64Array, parameters: string[], executions: number, ledger: Ledger,
 * }} GradientResult gradient is rows × observables × parameters
 *
 * @typedef {{
 *   columns: string[], values: Float64Array, labels: Int32Array, classes: string[], target?: string,
 *   rowNumbers?: Int32Array,
 * }} Table values is rows × columns, row-major; target is the name of the label column, rowNumbers are
 *   the lines of the file that the rows came from
 *
 * @typedef {{
 *   loss: number, accuracy: number, correct: number, rows: number, interval: [number, number],
 * }} Score interval is Wilson's at 95 %
 *
 * @typedef {{ kind: string, classes: string[], parameters: Float64Array, [key: string]: any }} Model
 *
 * @typedef {{ values: Float64Array, labels: Int32Array, rows: number }} EncodedRows rows × features
 * @typedef {{
 *   spec: Spec, columns: string[], features: string[], classes: string[],
 *   rows: { train: Int32Array, test: Int32Array }, train: EncodedRows, test: EncodedRows,
 *   pipeline: unknown, explainedVariance: Float64Array | null, circuit: PlainCircuit,
 *   parameters: { names: string[], initial: Float64Array }, observables: unknown, model: Model,
 * }} Prepared what a training starts from
 *
 * @typedef {{
 *   epoch: number, update: number, updates: number, epochs: number, phase: 'update' | 'epoch',
 *   loss: number, accuracy: number, gradientNorm: number, parameters: Float64Array,
 *   heldOut: { loss: number, accuracy: number, labels: Int32Array } | null, ledger: Ledger, fingerprint: string,
 *   done?: boolean, model?: Model,
 * }} TrainingRecord
 *
 * @typedef {{
 *   model: Model, strength: number, crossValidation: { strength: number, logLoss: number }[], iterations: number,
 *   train: { loss: number, accuracy: number }, test: Score, allColumns: Score, majority: Score,
 *   losses: Float64Array, heldOutLosses: Float64Array, accuracies: Float64Array, heldOutAccuracies: Float64Array,
 *   folds: number, allColumnsModel: Model, allColumnsStrength: number, ledger: Ledger,
 * }} BaselineResult logistic regression on the features that the circuit sees, with two points of reference
 *
 * @typedef {{ probabilities: Float64Array, labels: Int32Array, ledger: Ledger }} Prediction rows × classes
 *
 * @typedef {{
 *   accuracyA: number, intervalA: [number, number], accuracyB: number, intervalB: [number, number],
 *   wins: number, losses: number, pValue: number,
 * }} Comparison McNemar's exact test on paired predictions; wins are rows that only A got right
 * @typedef {{
 *   correctA: number, correctB: number, confusionA: Float64Array, confusionB: Float64Array,
 * }} Confusions classes × classes: a row for each true class, a column for each predicted one
 *
 * @typedef {{ kind: 'standard' } | { kind: 'pca', components: number }
 *   | { kind: 'min-max', to: [number, number] }} PreprocessStep
 * @typedef {{
 *   schema: 'qualm.experiment/1', seed: number,
 *   data: {
 *     source: string, rows?: number, noise?: number, classes?: string[], points?: [number, number, 0 | 1][],
 *     target?: string,
 *   },
 *   split: { kind: 'stratified', test: number },
 *   preprocess: PreprocessStep[],
 *   model: {
 *     encoder: { kind: 'angle', axis: 'x' | 'y' | 'z' },
 *     ansatz: {
 *       kind: 'strongly-entangling' | 'hardware-efficient', layers: number,
 *       entangler: 'ring' | 'chain' | 'all' | 'none',
 *     },
 *     readout: { kind: 'z', qubits: 'first' | 'all' } | { kind: 'parity' },
 *     loss: 'cross-entropy',
 *   },
 *   train: {
 *     optimizer: { kind: 'adam' | 'sgd', rate: number },
 *     gradient: 'parameter-shift' | 'finite-difference' | 'spsa',
 *     epochs: number, batch: number, shots: number | null,
 *   },
 *   noise: { device: 'ideal' }, mitigation: never[], baselines: 'logistic-regression'[],
 * }} Spec an experiment document with every default filled in
 */

/**
 * An object of which every part may be left out.
 * @template T
 * @typedef {T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]?: Partly<T[K]> } : T} Partly
 */

/**
 * @typedef {{ kind: 'standard' } | { kind: 'pca', components?: number }
 *   | { kind: 'min-max', to?: [number, number] }} PreprocessInput
 * @typedef {Partly<Omit<Spec, 'data' | 'preprocess'>>
 *   & { data: Spec['data'], preprocess?: PreprocessInput[] }} SpecInput what a caller writes
 */

export {};

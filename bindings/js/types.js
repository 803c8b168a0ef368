/**
 * The shapes of the plain data that crosses Qualm's borders. Types only: nothing here runs.
 *
 * @typedef {{
 *   name: string, qubits: number, controls: number, angles: number,
 *   shiftRule: 'none' | 'two-term' | 'four-term', inverse: string,
 *   symbol: string, doc: string,
 * }} Gate one row of the gate table; qubits counts the controls too; inverse is the gate that undoes this one
 *
 * @typedef {{ bits: number[], value: number }} Condition on classical bits; bits[0] is the least significant of value
 * @typedef {{
 *   gate: string, qubits: number[], angles: import('./angles.js').Angle[], bit?: number, condition?: Condition,
 * }} Operation gate is a name of the gate table, 'measure' (into bit), 'reset' or 'barrier'
 * @typedef {{ qubits: number, bits?: number, operations: Operation[] }} PlainCircuit bits: the classical register
 *
 * @typedef {string | readonly (readonly [coefficient: number, term: string])[]} Observable
 *   one Pauli term, 'Z0 Z1', or a weighted sum of them
 *
 * @typedef {{
 *   circuits: number, shots: number, gates: number, twoQubitGates: number,
 *   simulatorSeconds: number, classicalSeconds: number,
 * }} Ledger what hardware would have run for a result, and the seconds that were spent here
 *
 * @typedef {number | readonly number[]} Times seconds, for all qubits or for each
 * @typedef {{ p01: number, p10: number }} Misreading p01: reads 0 when it was 1; p10: reads 1 when it was 0
 * @typedef {{
 *   on: string | readonly string[], qubits?: readonly number[], channel: string,
 *   kraus?: readonly (readonly (readonly (readonly [re: number, im: number])[])[])[], [parameter: string]: unknown,
 * }} NoiseRule a channel after some operations: '1q', '2q', '3q', 'all', 'measure' or names of gates; the channel's
 *   numbers stand beside it by their names: { on: '2q', channel: 'depolarizing', p: 0.01 }
 * @typedef {{
 *   device?: string, scale?: number, gates?: readonly NoiseRule[], idle?: { t1?: Times, t2?: Times },
 *   durations?: Record<string, number>, crosstalk?: readonly { qubits: readonly [number, number], zz: number }[],
 *   readout?: Misreading | readonly Misreading[]
 *     | { matrices: readonly { qubits: readonly number[], matrix: readonly (readonly number[])[] }[] },
 *   detuning?: { sigma: number | readonly number[], correlation?: number },
 * }} Noise a published device's, parts of one's own, or both; scale (0 to 3) multiplies every strength, zz is in
 *   radians a second; detuning is how far each qubit's frequency is off at random: its standard deviation in radians a
 *   second and its correlation time in seconds, without which it is constant through a shot
 *
 * @typedef {{ signal?: AbortSignal | null }} Cancellable once the signal is given, the call is rejected with 'cancelled'
 *   and its worker is free
 *
 * @typedef {{
 *   kind: 'zero-noise', scales?: readonly number[], scaling?: 'folding' | 'pulses',
 *   folding?: 'global' | 'gates' | 'random' | 'layers' | 'identities',
 *   extrapolation?: 'linear' | 'polynomial' | 'richardson' | 'fake-nodes' | 'exponential' | 'poly-exponential',
 *   degree?: number, asymptote?: number | 'fitted', fit?: 'values' | 'logarithm' | 'weighted-logarithm',
 *   weightedShots?: boolean,
 * }} ZeroNoise extrapolation from scales of the noise to none; weightedShots gives each scale shots in proportion to its
 *   coefficient
 * @typedef {{
 *   kind: 'readout', calibration?: 'tensored' | 'full',
 *   correction?: 'inversion' | 'least-squares' | 'bayesian' | 'subspace', rounds?: number, calibrationShare?: number,
 * }} ReadoutMitigation rounds of Bayesian unfolding; calibrationShare of the shots goes to calibration circuits
 * @typedef {{ kind: 'error-cancellation', samples?: number, precision?: number }} ErrorCancellation probabilistic; samples
 *   where exact; a standard error that the shots have to be enough for
 * @typedef {{ kind: 'pauli-twirling', instances?: number }} PauliTwirling
 * @typedef {{
 *   kind: 'adaptive-zero-noise', pilotScales?: readonly number[], pilotShare?: number, largestScale?: number,
 *   scaling?: ZeroNoise['scaling'], folding?: ZeroNoise['folding'],
 * }} AdaptiveZeroNoise exponential; the pilot's share of the shots decides where the rest looks
 * @typedef {{
 *   kind: 'layerwise-richardson', chunks?: number, degree?: number, foldMultiplier?: number, weightedShots?: boolean,
 * }} LayerwiseRichardson each layer is folded on its own, or each of so many chunks of them
 * @typedef {{ kind: 'twirled-readout', instances?: number, calibrationShare?: number }} TwirledReadout
 * @typedef {{
 *   kind: 'symmetry-verification', symmetries?: readonly string[], postSelect?: boolean,
 * }} SymmetryVerification what the ideal state is an eigenstate of: 'Z0 Z1', or '-Z0 Z1' for the eigenvalue −1; without
 *   any, what the circuit's structure tells of it
 * @typedef {{
 *   kind: 'dynamical-decoupling', sequence?: 'xx' | 'xy4' | 'xy8', leastWindow?: number,
 * }} DynamicalDecoupling shorter windows, in seconds, stay empty; it goes inside of methods that change the circuit
 * @typedef {{
 *   circuits?: number, nonClifford?: number, trainingShare?: number, scales?: readonly number[],
 *   scaling?: ZeroNoise['scaling'], folding?: ZeroNoise['folding'],
 * }} NearCliffordTraining circuits like the target with so many gates that are not Clifford, and their share of the shots
 * @typedef {{ kind: 'clifford-data-regression' } & NearCliffordTraining} CliffordDataRegression several scales: its
 *   variable-noise form
 * @typedef {{
 *   kind: 'learned-mitigation', model?: 'ridge' | 'forest', angleCounts?: boolean,
 * } & NearCliffordTraining} LearnedMitigation
 * @typedef {{ kind: 'virtual-distillation' }} VirtualDistillation two copies of the register, both as noisy as it is
 * @typedef {{
 *   kind: 'subspace-expansion', operators?: readonly string[], end?: 'lowest' | 'highest', threshold?: number,
 * }} SubspaceExpansion of one observable, taken as the Hamiltonian whose lowest value is wanted
 * @typedef {{ kind: 'classical-shadow', groups?: number }} ClassicalShadow
 * @typedef {{ kind: 'state-tomography', estimate?: 'projected' | 'linear' }} StateTomography
 * @typedef {ZeroNoise | ReadoutMitigation | ErrorCancellation | PauliTwirling | AdaptiveZeroNoise | LayerwiseRichardson
 *   | TwirledReadout | SymmetryVerification | DynamicalDecoupling | CliffordDataRegression | LearnedMitigation
 *   | VirtualDistillation | SubspaceExpansion | ClassicalShadow | StateTomography} Mitigation
 *
 * @typedef {Cancellable & {
 *   observables: readonly Observable[], noise: Noise, shots: number, methods: Record<string, readonly Mitigation[]>,
 *   seeds?: number, seed?: number, params?: Record<string, number>, features?: readonly (readonly number[])[],
 * }} TrialOptions shots are per measurement setting, all of a method's runs together; seeds is how often each method
 *   estimates (20), from seed on
 * @typedef {TrialOptions & { circuits?: number, nonClifford?: number }} CalibratorOptions so many circuits like the
 *   reader's (4), with so many gates that are not Clifford (2), which take turns from seed to seed
 * @typedef {Cancellable & {
 *   noise: Noise, precision?: number, params?: Record<string, number>, features?: readonly (readonly number[])[],
 * }} CancellationOptions precision is a standard error to reach
 * @typedef {{
 *   name: string, mitigation: readonly Mitigation[], bias: number[], biasError: number[], variance: number[],
 *   meanSquaredError: number, meanSquaredErrorError: number, circuits: number, shots: number, gates: number,
 *   twoQubitGates: number, milliseconds: number, deviceSeconds: number, prices: import('./prices.js').Price[],
 * }} TrialMethod bias, its standard error and variance are of each expectation; circuits, shots, gates, the time here (a
 *   median), the time on the device (with its published times, where there are any) and prices are of one estimate
 * @typedef {{
 *   name: string, mitigation: readonly Mitigation[], seed: number, code: string, message: string, received: string,
 *   allowed: string,
 * }} TrialRefusal a method that could not be tried, with the seed at which that turned out, and why
 * @typedef {{
 *   ideal: number[], shots: number, seeds: number, methods: TrialMethod[], refused: TrialRefusal[],
 *   recommendation: { name: string, reason: string, best: string | null, gain: number, gainError: number },
 * }} TrialReport the first method is doing nothing, 'raw', which may be what is recommended; gain is by how much the
 *   squared error of the best other method is smaller than that of doing nothing, a mean over seeds with its standard error
 * @typedef {{
 *   method: string, seed: number, done: number, total: number, refused?: TrialRefusal, interim?: TrialReport,
 *   report?: TrialReport,
 * }} TrialStep one estimate is done, of so many that are to be made; interim is what is known so far, of all methods
 *   at the same seeds
 *
 * @typedef {Cancellable & {
 *   space?: 'raw' | 'encoded', shots?: number | null, seed?: number, noise?: Noise | null,
 *   mitigation?: readonly Mitigation[],
 * }} PredictOptions raw rows have the columns of the data; encoded ones have been through the preprocessing already
 *
 * @typedef {Cancellable & {
 *   code?: 'surface' | 'repetition', distances?: readonly number[], rates?: readonly number[], shots?: number,
 *   seed?: number, rounds?: number,
 *   noise?: 'circuit-level' | 'hadamards' | 'operations-only' | 'phenomenological' | 'code-capacity',
 * }} CorrectionOptions distances are odd, from 3 on ([3, 5, 7]); rates are physical error rates, ascending; shots (20000)
 *   are of each distance at each rate; rounds of each shot, as many as the distance where they are left out
 * @typedef {{ rate: number, low: number, high: number }} Proportion low and high are Wilson's 95 % interval
 * @typedef {{
 *   rate: number, failures: number, shots: number, perShot: Proportion, perRound: Proportion,
 * }} CorrectionPoint the rate is the physical one; perRound is what independent flips in each round come to
 * @typedef {{ distance: number, rounds: number, qubits: number, points: CorrectionPoint[] }} CorrectionCurve
 * @typedef {{
 *   smaller: number, larger: number, order: 'crosses' | 'larger-better' | 'larger-worse' | 'not-told-apart',
 *   rate: number | null, standardError: number | null, below: number | null, above: number | null,
 * }} CurveCrossing of two distances: where failures of whole shots are equal, between the nearest rates at which their
 *   intervals are apart; where it is not seen, numbers are null and the order says what is
 * @typedef {{
 *   code: 'surface' | 'repetition', noise: string, seed: number, shots: number, curves: CorrectionCurve[],
 *   crossings: CurveCrossing[], measured: { milliseconds: number, microsecondsPerRound: number[][] },
 * }} CorrectionReport all but `measured` is the same for the same options; that has the time of it all, and of decoding
 *   a round, distances × rates
 *
 * @typedef {'state' | 'probabilities' | 'density' | 'counts' | 'evidence'} ResultName
 * @typedef {'auto' | 'statevector' | 'density' | 'trajectories'} Simulator
 * @typedef {Cancellable & {
 *   observables?: readonly Observable[], shots?: number | null, seed?: number,
 *   params?: Record<string, number>, features?: readonly (readonly number[])[],
 *   returns?: readonly ResultName[], noise?: Noise | null, simulator?: Simulator, trajectories?: number,
 *   precision?: number, initialState?: Float64Array | readonly number[], mitigation?: readonly Mitigation[],
 * }} RunOptions mitigation shares the shots, its first method is innermost; precision is the standard error at which trajectories may stop; initialState has re and im interleaved
 * @typedef {{
 *   simulator: string, reason: string, trajectories?: number, seconds?: number, qubits?: number[], gates?: number,
 *   twoQubitGates?: number, depth?: number, swaps?: number,
 * }} Execution which simulator ran and why; with a device also its qubits and what the circuit became in its gates
 * @typedef {{
 *   expectations?: Float64Array, standardErrors?: Float64Array,
 *   counts?: Record<string, number> | Record<string, number>[],
 *   state?: Float64Array, probabilities?: Float64Array, density?: Float64Array, evidence?: Record<string, Float64Array>,
 *   ledger: Ledger, execution: Execution,
 * }} RunResult evidence is what methods of mitigation went by, for the first row: 'zero-noise.scales' and the like; rows × observables; state and density (row-major) have re and im interleaved; counts are per row where
 *   there are several, and of the classical bits where the circuit measures
 *
 * @typedef {Cancellable & {
 *   observables: readonly Observable[],
 *   method?: 'parameter-shift' | 'two-term' | 'adjoint' | 'finite-difference' | 'spsa',
 *   step?: number, shots?: number | null, seed?: number,
 *   params?: Record<string, number>, features?: readonly (readonly number[])[], noise?: Noise | null,
 *   mitigation?: readonly Mitigation[],
 * }} GradientOptions 'two-term' refuses gates that need four terms, 'adjoint' shots and noise; step is in radians, for
 *   finite-difference and spsa
 * @typedef {{
 *   gradient: Float64Array, parameters: string[], executions: number, ledger: Ledger,
 * }} GradientResult gradient is rows × observables × parameters
 *
 * @typedef {Cancellable & {
 *   params?: Record<string, number>, features?: readonly (readonly number[])[], noise?: Noise | null,
 * }} TraceOptions
 * @typedef {{
 *   steps: number, ideal?: { bloch: Float64Array }, noisy?: { bloch: Float64Array }, fidelity?: Float64Array,
 *   purity?: Float64Array, entropy?: Float64Array, reasons: string[],
 * }} Trace bloch is steps × qubits × 3, step 0 being before any operation; fidelity and purity are of the noisy state;
 *   fidelity ends before the first measurement, reset or condition, where there is no one ideal state any more; entropy is
 *   steps × qubits, the entanglement entropy of each; noise is followed up to ten qubits, and detuning up to six, as the
 *   mean over 256 histories that are always the same; what can't be computed is absent, and reasons say why
 * @typedef {TraceOptions & { step?: number }} InspectOptions
 * @typedef {{
 *   state?: Float64Array, probabilities?: Float64Array, noisyProbabilities?: Float64Array, density?: Float64Array,
 *   noisyDensity?: Float64Array, concurrence?: Float64Array, noisyConcurrence?: Float64Array,
 *   fidelity?: number, purity?: number, reasons: string[],
 * }} Inspection density is there up to six qubits; concurrence is qubits × qubits; reasons say what is absent and why
 *
 * @typedef {{ state: Float64Array | readonly number[] } | { density: Float64Array | readonly number[] }} QuantumState
 * @typedef {Cancellable & {
 *   a: QuantumState, b?: QuantumState, qubits?: readonly number[],
 * }} MeasuresOptions
 * @typedef {{
 *   purity: number, entropy: number, concurrence?: number, reduced?: Float64Array,
 *   fidelity?: number, traceDistance?: number,
 * }} Measures of a, or of its reduction to qubits; with b its fidelity and trace distance
 *
 * @typedef {Cancellable & {
 *   device?: string, basis?: readonly string[], qubits?: number, edges?: readonly (readonly [number, number])[],
 *   optimize?: boolean, trials?: number, seed?: number,
 * }} CompileOptions a device, or gates with couplings of one's own (none: all to all)
 * @typedef {{
 *   depth: number, gates: number, twoQubitGates: number, gateCounts: Record<string, number>,
 * }} CircuitMetrics
 * @typedef {{
 *   circuit: import('./circuit.js').Circuit, initialLayout: number[], finalLayout: number[], swaps: number,
 *   before: CircuitMetrics, after: CircuitMetrics,
 * }} Compiled a layout says which qubit of the device holds each qubit of the circuit
 *
 * @typedef {{
 *   columns: string[], categories?: string[][], values: Float64Array, labels: Int32Array, classes: string[],
 *   target?: string, rowNumbers?: Int32Array,
 * }} Table values is rows × columns, row-major, NaN where one is missing; a column that has categories is text, and its
 *   values are places among them; target is the name of the label column, rowNumbers are the lines of the file that the
 *   rows came from
 *
 * @typedef {{ kind: PreprocessStep['kind'], [learnt: string]: any }} FittedStep
 * @typedef {{
 *   columns: { name: string, categories: string[] }[], outputs: string[], steps: FittedStep[],
 * }} Pipeline preprocessing that was fitted on training rows: the columns that it takes, the names of those that it gives
 * @typedef {{ column: string, category: string, rows: number }} UnknownCategory a text that the training rows did not have
 * @typedef {{
 *   values: Float64Array, columns: string[], rows: number, unknown: UnknownCategory[],
 * }} TransformedRows
 *
 * @typedef {{
 *   loss: number, accuracy: number, correct: number, rows: number, interval: [number, number],
 * }} Score interval is Wilson's at 95 %
 *
 * @typedef {{ kind: string, classes: string[], parameters: Float64Array, [key: string]: any }} Model
 *
 * @typedef {{
 *   values: Float64Array, labels: Int32Array, rows: number, classWeights?: Float64Array,
 * }} EncodedRows rows × features
 * @typedef {{
 *   spec: Spec, columns: string[], features: string[], classes: string[],
 *   rows: { train: Int32Array, test: Int32Array }, train: EncodedRows, test: EncodedRows,
 *   removed: { step: string, rows: Int32Array }[], unknown: UnknownCategory[],
 *   pipeline: Pipeline, explainedVariance: Float64Array | null, circuit: PlainCircuit,
 *   parameters: { names: string[], initial: Float64Array }, observables: unknown, model: Model,
 * }} Prepared what a training starts from; rows are places in the table, without the training rows that steps removed;
 *   unknown are texts of the held-out rows that the training rows did not have
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
 * @typedef {{
 *   probabilities: Float64Array, labels: Int32Array, ledger: Ledger, execution?: Execution,
 * }} Prediction rows × classes; execution is that of a quantum model
 *
 * @typedef {{
 *   accuracyA: number, intervalA: [number, number], accuracyB: number, intervalB: [number, number],
 *   wins: number, losses: number, pValue: number,
 * }} Comparison McNemar's exact test on paired predictions; wins are rows that only A got right
 * @typedef {{
 *   correctA: number, correctB: number, confusionA: Float64Array, confusionB: Float64Array,
 * }} Confusions classes × classes: a row for each true class, a column for each predicted one
 *
 * @typedef {{ kind: 'drop-duplicates' | 'one-hot' | 'ordinal' | 'standard' | 'robust' | 'power' | 'balance' }
 *   | { kind: 'impute', by: 'mean' | 'median' | 'most-frequent' | 'constant', value: number, indicator: boolean }
 *   | { kind: 'min-max', to: [number, number] } | { kind: 'clip', to?: [number, number] }
 *   | { kind: 'quantile', quantiles: number, output: 'uniform' | 'normal' }
 *   | { kind: 'z-score-outliers' | 'select-variance', threshold: number }
 *   | { kind: 'isolation-forest', contamination: number }
 *   | { kind: 'pca' | 'truncated-svd' | 'lda', components: number }
 *   | { kind: 'select-anova' | 'select-mutual-information', columns: number }
 *   | { kind: 'eliminate' | 'select-permutation', columns: number, strength: number }
 *   | { kind: 'select-l1', strength: number, columns?: number }} PreprocessStep preprocessSteps has a row for each kind
 * @typedef {'full' | 'linear' | 'ring'} Entanglement which features meet in a gate
 * @typedef {{ kind: 'basis' } | { kind: 'dense-angle' } | { kind: 'angle', axis: 'x' | 'y' | 'z' }
 *   | { kind: 'amplitude', method: 'multiplexed' | 'approximate', controls?: number, complex: boolean, inject: boolean }
 *   | { kind: 'z-feature-map' | 'qaoa-embedding', repetitions: number }
 *   | { kind: 'iqp' | 'zz-feature-map', repetitions: number, entanglement: Entanglement }
 *   | { kind: 'pauli-feature-map', paulis: string[], repetitions: number, entanglement: Entanglement }
 *   | { kind: 'hamiltonian-evolution', steps: number, time: number }
 *   | { kind: 're-uploading', axis: 'x' | 'y' | 'z', trainable: boolean, repetitions?: number }
 * } Encoder how a row of data goes into a circuit
 * @typedef {{ kind: Encoder['kind'], [option: string]: unknown }} EncoderInput options may be left out
 * @typedef {{
 *   kind: Encoder['kind'], title: string, formula: string, source: string, doc: string, growth: string,
 *   options: readonly string[],
 * }} EncoderRow one row of the encoder table; growth is the closed formula of its gates, in words
 * @typedef {Cancellable & { returns?: readonly 'state'[], params?: Record<string, number> }} EncodeOptions params are
 *   for encoders with trained parts
 * @typedef {{
 *   circuit: import('./circuit.js').Circuit, qubits: number, values: Float64Array, columns: number,
 *   records: { norm: number | null, padding: number, fidelity: number }[], uses: number[][], state?: Float64Array,
 * }} Encoded values is rows × columns: what the circuit reads as its features, for each row; norm is what the state has
 *   forgotten of a row, fidelity that of an approximation; uses are, for each feature of the data, the operations that it
 *   reaches; state has re and im interleaved, row after row
 * @typedef {{
 *   features: number, qubits: number, depth: number, oneQubitGates: number, twoQubitGates: number,
 *   swaps: number | null, seconds: number | null, success: number, logOneQubit: number, logTwoQubit: number,
 *   fits: boolean, capacity: number | null, extrapolated: boolean, measuredFeatures: number, noErrors: string[],
 *   growth: string,
 * }} EncodingCost of one row, after compilation for a device; success is the probability that no gate errs (without
 *   waiting and readout), its logarithm split by gates; capacity is how many features fit the device; seconds and
 *   capacity are null on the ideal device; an extrapolated cost is the measured one at measuredFeatures times the closed
 *   formula, growth; gates in noErrors have no published error and count as perfect
 * @typedef {Cancellable & {
 *   encoder: EncoderInput | Encoder['kind'], features: number, device?: string, seed?: number,
 * }} CostOptions
 * @typedef {Cancellable & {
 *   encoder: EncoderInput | Encoder['kind'], features: readonly number[], device?: string, seed?: number,
 *   onProgress?: (progress: { done: number, all: number, point: EncodingCost }) => void,
 * }} WallOptions
 * @typedef {{ points: EncodingCost[], measuredUpTo: number }} EncodingWall measuredUpTo is the most features that were
 *   measured; points beyond are extrapolated
 * @typedef {{
 *   rows: number, bytes: number, shots: number, preparations: number, seconds: number | null, extrapolated: boolean,
 * }} LoadingTime
 * @typedef {{
 *   schema: 'qualm.experiment/1', seed: number,
 *   data: {
 *     source: string, rows?: number, noise?: number, classes?: string[], points?: [number, number, 0 | 1][],
 *     target?: string, columns?: string[], delimiter?: string, decimal?: '.' | ',', missing?: string[],
 *     dropUnlabeled?: boolean, sample?: { rows: number },
 *   },
 *   split: { kind: 'stratified', test: number },
 *   preprocess: PreprocessStep[],
 *   model: {
 *     encoder: Encoder,
 *     ansatz: {
 *       kind: 'strongly-entangling' | 'hardware-efficient', layers: number,
 *       entangler: 'ring' | 'chain' | 'all' | 'none',
 *     },
 *     readout: { kind: 'z', qubits: 'first' | 'all' } | { kind: 'parity' },
 *     loss: 'cross-entropy',
 *   },
 *   train: {
 *     optimizer: { kind: 'adam' | 'sgd', rate: number },
 *     gradient: 'parameter-shift' | 'adjoint' | 'finite-difference' | 'spsa',
 *     epochs: number, batch: number, shots: number | null,
 *   },
 *   noise: Noise & { device: string, scale: number, training: boolean },
 *   mitigation: Mitigation[], baselines: 'logistic-regression'[],
 * }} Spec an experiment document with every default filled in
 */

/**
 * An object of which every part may be left out.
 * @template T
 * @typedef {T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]?: Partly<T[K]> } : T} Partly
 */

/**
 * @typedef {PreprocessStep extends infer S ? S extends { kind: infer K } ? { kind: K } & Partial<Omit<S, 'kind'>>
 *   : never : never} PreprocessInput
 * @typedef {Partly<Omit<Spec, 'data' | 'preprocess'>>
 *   & { data: Spec['data'], preprocess?: PreprocessInput[] }} SpecInput what a caller writes
 */

export {};

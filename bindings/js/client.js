import { throwIfAborted, untilAborted } from './abort.js';
import { Circuit } from './circuit.js';
import { checkFeatureCount, costRequest, encodeRows, loadingTime } from './encoding.js';
import { QualmError, show } from './errors.js';
import { runExperiment } from './experiment.js';
import { checkPredictions } from './labels.js';
import { checkOptions, checkSignal } from './options.js';
import { rowsFor } from './pipeline/align.js';
import { checkPipeline } from './pipeline/document.js';
import { Placements } from './placements.js';
import { predictRows } from './prediction.js';
import {
  compileRequest,
  gradientRequest,
  inspectRequest,
  measuresRequest,
  nearCliffordRequest,
  where,
  runRequest,
  traceRequest,
} from './requests.js';
import { dataKeys, resolve, stepsOf } from './resolve.js';
import { plainExecution } from './simulation.js';
import { checkFormats, openFormats } from './text.js';
import { trainOn } from './training.js';
import { encodingWall } from './wall.js';

/** @typedef {import('./types.js').SpecInput} SpecInput */
/** @typedef {import('./types.js').PlainCircuit} PlainCircuit */
/** @typedef {import('./text.js').Format} Format */
/** @typedef {import('./pipeline/align.js').Rows} Rows */
/** @typedef {import('./resolve.js').DataOptions} DataOptions */

/**
 * What load() gives. Every call is answered by a worker; all data in and out are plain.
 */
export class Qualm {
  #pool;
  #modules;
  #placements = new Placements();

  /**
   * @param {import('./pool.js').Pool} pool
   * @param {import('./modules.js').Modules} modules
   */
  constructor(pool, modules) {
    this.#pool = pool;
    this.#modules = modules;
  }

  /** How work is done: 'worker', 'blob' (a worker from a blob) or 'main' (slices on the calling thread). */
  get transport() {
    return this.#pool.transport;
  }

  /** How many workers there are. */
  get workers() {
    return this.#pool.lanes.length;
  }

  /**
   * Gets formats that load() was told to leave out.
   * @param {Format[]} formats
   */
  async loadFormats(formats) {
    await openFormats(this.#modules, checkFormats(formats));
  }

  /**
   * Runs a circuit, for one row of features or many.
   * @param {Circuit | PlainCircuit} circuit
   * @param {import('./types.js').RunOptions} [options]
   * @returns {Promise<import('./types.js').RunResult>}
   */
  async run(circuit, options = {}) {
    const [plain, request] = runRequest(circuit, options);
    const noise = await this.#placed(request.noise, plain, request.seed, options);
    const placed = { ...request, ...(noise && { noise }) };
    return plainExecution(
      await this.#ask(options, (library) => library.run(plain, placed), ...where(plain, request)),
    );
  }

  /**
   * The derivatives of expectations by the parameters of a circuit.
   * @param {Circuit | PlainCircuit} circuit
   * @param {import('./types.js').GradientOptions} options
   * @returns {Promise<import('./types.js').GradientResult>}
   */
  async gradient(circuit, options) {
    const [plain, request] = gradientRequest(circuit, options);
    const noise = await this.#placed(request.noise, plain, request.seed, options);
    const placed = { ...request, ...(noise && { noise }) };
    return this.#ask(options, (library) => library.gradient(plain, placed), ...where(plain, request));
  }

  /**
   * Methods of error mitigation on trial, at the same shots, over many seeds; doing nothing is always among them.
   * Gives progress after each estimate; the last one has the `report`.
   * @param {Circuit | PlainCircuit} circuit
   * @param {import('./types.js').TrialOptions} options
   */
  async *trial(circuit, options) {
    const { runTrial } = await import('./trial.js'); // fetched by those who hold one
    yield* runTrial(this, [circuit], options);
  }

  /**
   * Which method of error mitigation suits a circuit, tried on circuits of its shape whose ideal values are cheap to
   * know. Steps and report are those of a trial; the recommendation is the choice.
   * @param {Circuit | PlainCircuit} circuit
   * @param {import('./types.js').CalibratorOptions} options
   */
  async *chooseMitigation(circuit, options) {
    const { runCalibrator } = await import('./calibrator.js');
    const request = nearCliffordRequest(circuit, options);
    const draw = (/** @type {[number, number]} */ ...how) =>
      this.#ask(options, (library) => library.nearClifford(...request, ...how, options.seed ?? 0));
    yield* runCalibrator(this, draw, options);
  }

  /**
   * What probabilistic error cancellation takes, said before it runs.
   * @param {Circuit | PlainCircuit} circuit
   * @param {import('./types.js').CancellationOptions} options
   */
  async cancellationCost(circuit, options) {
    const { cancellationCost } = await import('./cancellation.js');
    return cancellationCost(this, circuit, options);
  }

  /**
   * What error correction would take: logical error rates of a code at several distances, and where the curves cross.
   * Gives progress; the last one has the `report`.
   * @param {import('./types.js').CorrectionOptions} [options]
   */
  async *correction(options = {}) {
    const { runCorrection } = await import('./correction.js');
    yield* runCorrection((call) => this.#ask(options, call), this.workers, options);
  }

  /**
   * What happens to each qubit, operation by operation: Bloch vectors, and with noise the fidelity and the purity.
   * @param {Circuit | PlainCircuit} circuit
   * @param {import('./types.js').TraceOptions} [options]
   * @returns {Promise<import('./types.js').Trace>}
   */
  async trace(circuit, options = {}) {
    const request = traceRequest(circuit, options);
    return this.#ask(options, (library) => library.trace(...request));
  }

  /**
   * The state after some of the operations, ideal and noisy.
   * @param {Circuit | PlainCircuit} circuit
   * @param {import('./types.js').InspectOptions} [options] step: how many operations have happened, all where left out
   * @returns {Promise<import('./types.js').Inspection>}
   */
  async inspect(circuit, options = {}) {
    const request = inspectRequest(circuit, options);
    return this.#ask(options, (library) => library.inspect(...request));
  }

  /**
   * Measures of a state, or of its reduction to some qubits; with a second one, how close the two are.
   * @param {import('./types.js').MeasuresOptions} options
   * @returns {Promise<import('./types.js').Measures>}
   */
  async measures(options) {
    const request = measuresRequest(options);
    return this.#ask(options, (library) => library.measures(request));
  }

  /**
   * A circuit in the gates and on the couplings of a device: equal to the original up to a global phase and the
   * reported layouts.
   * @param {Circuit | PlainCircuit} circuit
   * @param {import('./types.js').CompileOptions} options
   * @returns {Promise<import('./types.js').Compiled>}
   */
  async compile(circuit, options) {
    const request = compileRequest(circuit, options);
    const compiled = await this.#ask(options, (library) => library.compile(...request));
    const { initialLayout, finalLayout } = compiled;
    return {
      ...compiled,
      circuit: Circuit.from(compiled.circuit),
      initialLayout: Array.from(initialLayout),
      finalLayout: Array.from(finalLayout),
    };
  }

  /**
   * Rows of data as circuits: an encoder's structure, and for each row the values that it reads.
   * @param {import('./types.js').EncoderInput | import('./types.js').Encoder['kind']} encoder
   * @param {readonly (readonly number[])[]} rows
   * @param {import('./types.js').EncodeOptions} [options]
   * @returns {Promise<import('./types.js').Encoded>}
   */
  async encode(encoder, rows, options = {}) {
    return encodeRows((call) => this.#ask(options, call), this, [encoder, rows, options]);
  }

  /**
   * What it takes to encode one row on a device, from the compiled circuit; extrapolated, and marked so, where the
   * circuit is too large to build.
   * @param {import('./types.js').CostOptions} options
   * @returns {Promise<import('./types.js').EncodingCost>}
   */
  async encodingCost(options) {
    checkOptions(options, ['encoder', 'features', 'device', 'seed', 'signal']);
    const features = checkFeatureCount(options.features);
    const { encoder, device, seed } = costRequest(options);
    return this.#ask(options, (library) => library.encodingCost(encoder, features, device, seed, null));
  }

  /**
   * The cost of an encoder at many numbers of features.
   * @param {import('./types.js').WallOptions} options
   */
  async encodingWall(options) {
    return encodingWall((call) => this.#ask(options, call), options);
  }

  /**
   * How long a device takes to load data row by row.
   * @param {import('./types.js').CostOptions & { rows?: number, bytes?: number, shots?: number }} options
   */
  async loadingTime({ rows, bytes, shots, ...options }) {
    const cost = await this.encodingCost(options);
    return loadingTime(cost, { rows, bytes, shots });
  }

  /**
   * What a training starts from: the split, the encoded rows, the fitted preprocessing, the circuit.
   * @param {SpecInput} spec
   * @param {DataOptions} [options]
   * @returns {Promise<import('./types.js').Prepared>}
   */
  async prepare(spec, options = {}) {
    const { full, plain, table } = await resolve(spec, options);
    const data = await this.#ask(options, (library) => library.prepareData(plain, table), stepsOf(plain));
    const model = await this.#ask(options, (library) => library.prepareModel(plain, data));
    return { spec: full, ...data, ...model };
  }

  /**
   * Rows as a fitted pipeline prepares them.
   * @param {import('./types.js').Pipeline} pipeline
   * @param {Rows} rows of its columns; a table's are found by name, and a text that it does not know is reported
   * @param {import('./types.js').Cancellable} [options]
   * @returns {Promise<import('./types.js').TransformedRows>}
   */
  async transform(pipeline, rows, options = {}) {
    checkOptions(options, ['signal']);
    const own = checkPipeline(pipeline);
    const { values, rows: count, pipeline: known } = rowsFor(own, rows);
    return this.#ask(options, (library) => library.transform(known, values, count));
  }

  /**
   * Trains the quantum model; records come as they are asked for, and nothing is computed ahead of them.
   * @param {SpecInput} spec
   * @param {DataOptions & { granularity?: 'epoch' | 'update' }} [options]
   * @returns {AsyncGenerator<import('./types.js').TrainingRecord, void, void>}
   */
  async *train(spec, options = {}) {
    checkOptions(options, [...dataKeys, 'granularity']);
    const { granularity = 'epoch', ...data } = options;
    if (granularity !== 'epoch' && granularity !== 'update') {
      const message = 'Records come for each epoch or for each update.';
      throw new QualmError('invalid-option', message, show(granularity), "'epoch', 'update'");
    }
    const { plain, table } = await resolve(spec, data);
    const { signal } = data;
    const prepared = await this.#ask(data, (library) => library.prepareData(plain, table), stepsOf(plain));
    const trainable = await this.#trainable(plain, prepared, data);
    yield* trainOn(this.#pool, trainable, prepared, { signal, granularity });
  }

  /**
   * Logistic regression, tuned inside the training part.
   * @param {SpecInput} spec
   * @param {DataOptions} [options]
   */
  async baseline(spec, options = {}) {
    const { plain, table } = await resolve(spec, options);
    return this.#ask(options, (library) => library.fitBaseline(plain, table), stepsOf(plain));
  }

  /**
   * What a model says of new rows.
   * @param {import('./types.js').Model} model
   * @param {Rows} rows
   * @param {import('./types.js').PredictOptions} [options]
   * @returns {Promise<import('./types.js').Prediction>}
   */
  async predict(model, rows, options = {}) {
    const client = {
      transform: this.transform.bind(this),
      placed: (/** @type {[any, any, any]} */ ...what) => this.#placed(...what, options),
      ask: (/** @type {[any, any?, any?]} */ ...what) => this.#ask(options, ...what),
    };
    return predictRows(client, model, rows, options);
  }

  /**
   * McNemar's exact test on two models' predictions for the same rows, with what each got right.
   * @param {Parameters<typeof checkPredictions>[0]} predictions labels from 0, one for each row
   */
  async compare(predictions) {
    return this.#pool.native.compare(checkPredictions(predictions));
  }

  /**
   * Runs a whole experiment and reports on it.
   * @param {SpecInput} spec
   * @param {DataOptions & { onRecord?: (record: import('./types.js').TrainingRecord) => void }} [options]
   */
  async experiment(spec, options = {}) {
    checkOptions(options, [...dataKeys, 'onRecord']);
    const { onRecord, ...data } = options;
    if (onRecord !== undefined && typeof onRecord !== 'function') {
      throw new QualmError('invalid-option', 'onRecord is called.', show(onRecord), 'a function');
    }
    const { full, table } = await resolve(spec, data);
    return runExperiment(this, full, table, { signal: data.signal, onRecord });
  }

  /**
   * Asks the idlest worker. Where the caller's signal is given, the answer is a rejection with 'cancelled' at once, and
   * the worker does not go on with what nobody wants.
   * @template T
   * @param {{ signal?: AbortSignal | null }} options of the caller
   * @param {(library: import('./native-api.js').RemoteApi) => Promise<T>} call
   * @param {'native' | import('./methods.js').Variant} [variant] which of the modules that have it is to answer
   * @param {import('./methods.js').ModuleName[]} [beside] modules that it calls
   * @returns {Promise<T>}
   */
  async #ask({ signal }, call, variant, beside) {
    checkSignal(signal);
    throwIfAborted(signal);
    const lane = this.#pool.idlest;
    const answer = call(lane.api(variant, beside));
    return untilAborted(signal, answer, () => lane.abandon(answer));
  }

  /**
   * Noise with what its device, where it has one, would run of a circuit.
   * @param {import('./native-api.js').PlainNoise | undefined} noise
   * @param {PlainCircuit} circuit
   * @param {number} seed of the routing
   * @param {{ signal?: AbortSignal | null }} options of the caller
   */
  async #placed(noise, circuit, seed, { signal }) {
    const device = noise?.device;
    if (!device) return noise;
    const place = () => this.#pool.native.place(circuit, device, seed);
    checkSignal(signal);
    throwIfAborted(signal);
    const placement = await untilAborted(signal, this.#placements.of(circuit, device, seed, place));
    return { ...noise, placement };
  }

  /**
   * The document as a training takes it: with a placement where it trains on a device.
   * @param {import('./native-api.js').NativeSpec} spec
   * @param {import('./native-api.js').PreparedData} data
   * @param {DataOptions} options
   * @returns {Promise<import('./native-api.js').NativeSpec>}
   */
  async #trainable(spec, data, options) {
    const { noise, seed } = spec;
    if (!noise?.training || !noise.device) return spec;
    const { circuit } = await this.#ask(options, (library) => library.prepareModel(spec, data));
    return { ...spec, noise: { ...noise, ...(await this.#placed(noise, circuit, seed, options)) } };
  }

  /** Ends the workers; calls that wait are rejected with 'closed'. */
  close() {
    this.#pool.close();
  }
}

import { throwIfAborted, untilAborted } from './abort.js';
import { Circuit } from './circuit.js';
import { QualmError, show } from './errors.js';
import { runExperiment } from './experiment.js';
import { checkPredictions } from './labels.js';
import { checkModel } from './model.js';
import { modulesFrom } from './modules.js';
import { plainNoise } from './noise.js';
import { checkOptions, checkSeed, checkShots, checkSignal } from './options.js';
import { openPool } from './pool.js';
import { platform } from './platform.js';
import {
  compileRequest,
  gradientRequest,
  inspectRequest,
  measuresRequest,
  needsSimulators,
  runRequest,
  traceRequest,
} from './requests.js';
import { predictedRows } from './rows.js';
import { tableFor } from './source.js';
import { defaultSpec, nativeSpec } from './spec/spec.js';
import { checkFormats, openFormats } from './text.js';
import { trainOn } from './training.js';

/** @typedef {import('./types.js').SpecInput} SpecInput */
/** @typedef {import('./types.js').PlainCircuit} PlainCircuit */
/** @typedef {import('./platform.js').WasmSource} WasmSource */
/** @typedef {import('./text.js').Format} Format */
/** @typedef {{ table?: import('./types.js').Table | null, signal?: AbortSignal }} DataOptions */

const dataKeys = ['table', 'signal'];

/**
 * Loads Qualm and starts its workers; without workers it runs in slices on the calling thread.
 * @param {{
 *   workers?: number, transport?: 'worker' | 'blob' | 'main', formats?: boolean | Format[],
 *   first?: import('./methods.js').ModuleName,
 *   wasm?: WasmSource | Partial<Record<import('./methods.js').ModuleName, WasmSource>>,
 * }} [options] how many workers; a way to insist on one transport; which formats circuits are to have, each a download
 *   of its own (all where this is left out); the module that workers start with ('engine'; a page that only steps
 *   through circuits takes 'watch'); and where the WebAssembly is: an address, its bytes or a compiled module,
 *   of the engine alone or of each module by its name
 */
export async function load(options = {}) {
  checkOptions(options, ['workers', 'wasm', 'transport', 'formats', 'first']);
  const { formats = true, wasm, ...pool } = options;
  const wanted = checkFormats(formats);
  const here = await platform();
  const modules = modulesFrom(here, wasm);
  const [opened, texts] = await Promise.allSettled([
    openPool(here, modules, pool),
    openFormats(modules, wanted),
  ]);
  if (opened.status === 'rejected') throw opened.reason;
  if (texts.status === 'fulfilled') return new Qualm(opened.value, modules);
  opened.value.close();
  throw texts.reason;
}

/**
 * What load() gives. Every call is answered by a worker; all data in and out are plain.
 */
export class Qualm {
  #pool;
  #modules;

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
    const noise = await this.#placed(request.noise, plain, request.seed);
    const { native, noisy } = this.#pool;
    const library = needsSimulators(plain, request) ? noisy : native;
    return plainExecution(await library.run(plain, { ...request, ...(noise && { noise }) }));
  }

  /**
   * The derivatives of expectations by the parameters of a circuit.
   * @param {Circuit | PlainCircuit} circuit
   * @param {import('./types.js').GradientOptions} options
   * @returns {Promise<import('./types.js').GradientResult>}
   */
  async gradient(circuit, options) {
    const [plain, request] = gradientRequest(circuit, options);
    const noise = await this.#placed(request.noise, plain, request.seed);
    if (!noise) return this.#pool.native.gradient(plain, request);
    return this.#pool.noisy.gradient(plain, { ...request, noise });
  }

  /**
   * What happens to each qubit, operation by operation: Bloch vectors, and with noise the fidelity and the purity.
   * @param {Circuit | PlainCircuit} circuit
   * @param {import('./types.js').TraceOptions} [options]
   * @returns {Promise<import('./types.js').Trace>}
   */
  async trace(circuit, options = {}) {
    return this.#pool.native.trace(...traceRequest(circuit, options));
  }

  /**
   * The state after some of the operations, ideal and noisy.
   * @param {Circuit | PlainCircuit} circuit
   * @param {import('./types.js').InspectOptions} [options] step: how many operations have happened, all where left out
   * @returns {Promise<import('./types.js').Inspection>}
   */
  async inspect(circuit, options = {}) {
    return this.#pool.native.inspect(...inspectRequest(circuit, options));
  }

  /**
   * Measures of a state, or of its reduction to some qubits; with a second one, how close the two are.
   * @param {import('./types.js').MeasuresOptions} options
   * @returns {Promise<import('./types.js').Measures>}
   */
  async measures(options) {
    return this.#pool.native.measures(measuresRequest(options));
  }

  /**
   * A circuit in the gates and on the couplings of a device: equal to the original up to a global phase and the
   * reported layouts.
   * @param {Circuit | PlainCircuit} circuit
   * @param {import('./types.js').CompileOptions} options
   * @returns {Promise<import('./types.js').Compiled>}
   */
  async compile(circuit, options) {
    const compiled = await this.#pool.native.compile(...compileRequest(circuit, options));
    const { initialLayout, finalLayout } = compiled;
    return {
      ...compiled,
      circuit: Circuit.from(compiled.circuit),
      initialLayout: Array.from(initialLayout),
      finalLayout: Array.from(finalLayout),
    };
  }

  /**
   * What a training starts from: the split, the encoded rows, the fitted preprocessing, the circuit.
   * @param {SpecInput} spec
   * @param {DataOptions} [options]
   * @returns {Promise<import('./types.js').Prepared>}
   */
  async prepare(spec, options = {}) {
    const { full, plain, table } = await resolve(spec, options);
    const data = await untilAborted(options.signal, this.#pool.native.prepareData(plain, table));
    const model = await untilAborted(options.signal, this.#pool.native.prepareModel(plain, data));
    return { spec: full, ...data, ...model };
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
    const prepared = await untilAborted(signal, this.#pool.native.prepareData(plain, table));
    const trainable = await untilAborted(signal, this.#trainable(plain, prepared));
    yield* trainOn(this.#pool, trainable, prepared, { signal, granularity });
  }

  /**
   * Logistic regression, tuned inside the training part.
   * @param {SpecInput} spec
   * @param {DataOptions} [options]
   */
  async baseline(spec, options = {}) {
    const { plain, table } = await resolve(spec, options);
    return untilAborted(options.signal, this.#pool.native.fitBaseline(plain, table));
  }

  /**
   * What a model says of new rows.
   * @param {import('./types.js').Model} model
   * @param {readonly (readonly number[])[] | { values: Float64Array, rows: number }} rows
   * @param {{
   *   space?: 'raw' | 'encoded', shots?: number | null, seed?: number, noise?: import('./types.js').Noise | null,
   * }} [options] raw rows have the columns of the data; encoded ones have been through the preprocessing already
   * @returns {Promise<import('./types.js').Prediction>}
   */
  async predict(model, rows, options = {}) {
    checkOptions(options, ['space', 'shots', 'seed', 'noise']);
    const { space = 'raw', shots, seed = 0 } = options;
    if (space !== 'raw' && space !== 'encoded') {
      throw new QualmError('invalid-option', 'Rows are raw or encoded.', show(space), "'raw', 'encoded'");
    }
    const plain = checkModel(model);
    const { values, count } = predictedRows(rows);
    const sampled = /** @type {const} */ ([checkShots(shots), checkSeed(seed)]);
    const noise = plainNoise(options.noise);
    if (plain.kind === 'quantum') {
      const placed = await this.#placed(noise, plain.circuit, sampled[1]);
      const library = placed ? this.#pool.noisy : this.#pool.native;
      return plainExecution(await library.predict(plain, values, count, space, ...sampled, placed ?? null));
    }
    if (!noise) return this.#pool.native.predictClassical(plain, values, count, space);
    const message = 'Noise is for quantum models: a classical one is computed without a device.';
    throw new QualmError('invalid-option', message, show(options.noise), 'no noise');
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
   * Noise with what its device, where it has one, would run of a circuit.
   * @param {import('./native-api.js').PlainNoise | undefined} noise
   * @param {PlainCircuit} circuit
   * @param {number} seed of the routing
   */
  async #placed(noise, circuit, seed) {
    if (!noise?.device) return noise;
    return { ...noise, placement: await this.#pool.native.place(circuit, noise.device, seed) };
  }

  /**
   * The document as a training takes it: with a placement where it trains on a device.
   * @param {import('./native-api.js').NativeSpec} spec
   * @param {import('./native-api.js').PreparedData} data
   * @returns {Promise<import('./native-api.js').NativeSpec>}
   */
  async #trainable(spec, data) {
    const { noise, seed } = spec;
    if (!noise?.training || !noise.device) return spec;
    const { circuit } = await this.#pool.native.prepareModel(spec, data);
    return { ...spec, noise: { ...noise, ...(await this.#placed(noise, circuit, seed)) } };
  }

  /** Ends the workers; calls that wait are rejected with 'closed'. */
  close() {
    this.#pool.close();
  }
}

/**
 * The result with the qubits of its execution in a list, which JSON can hold.
 * @template {{ execution?: import('./types.js').Execution }} T
 * @param {T} result
 * @returns {T}
 */
function plainExecution(result) {
  const { execution } = result;
  if (!execution?.qubits) return result;
  return { ...result, execution: { ...execution, qubits: Array.from(execution.qubits) } };
}

/**
 * The full document, the same in the form that the library takes, and its table.
 * @param {SpecInput} spec
 * @param {DataOptions} options
 */
async function resolve(spec, options) {
  checkOptions(options, dataKeys);
  checkSignal(options.signal);
  throwIfAborted(options.signal);
  const full = defaultSpec(spec, options.table);
  return { full, plain: nativeSpec(full), table: await tableFor(full, options.table) };
}

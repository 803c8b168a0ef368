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
  runRequest,
  traceRequest,
} from './requests.js';
import { predictedRows } from './rows.js';
import { tableFor } from './source.js';
import { defaultSpec, nativeSpec } from './spec/spec.js';
import { openText } from './text.js';
import { trainOn } from './training.js';

/** @typedef {import('./types.js').SpecInput} SpecInput */
/** @typedef {import('./types.js').PlainCircuit} PlainCircuit */
/** @typedef {import('./platform.js').WasmSource} WasmSource */
/** @typedef {{ table?: import('./types.js').Table | null, signal?: AbortSignal }} DataOptions */

const dataKeys = ['table', 'signal'];

/**
 * Loads Qualm and starts its workers; without workers it runs in slices on the calling thread.
 * @param {{
 *   workers?: number, transport?: 'worker' | 'blob' | 'main', formats?: boolean,
 *   wasm?: WasmSource | { engine?: WasmSource, classical?: WasmSource, text?: WasmSource },
 * }} [options] how many workers; a way to insist on one transport; formats: false leaves out what toQasm() and its
 *   like need, which is a download of its own; and where the WebAssembly is: an address, its bytes or a compiled
 *   module, of the engine alone or of each of the three
 */
export async function load(options = {}) {
  checkOptions(options, ['workers', 'wasm', 'transport', 'formats']);
  const { formats = true, wasm, ...pool } = options;
  if (typeof formats !== 'boolean') {
    throw new QualmError('invalid-option', 'Formats are a choice.', show(formats), 'true, false');
  }
  const here = await platform();
  const modules = modulesFrom(here, wasm);
  const [opened, text] = await Promise.allSettled([
    openPool(here, modules, pool),
    formats && openText(modules),
  ]);
  if (opened.status === 'rejected') throw opened.reason;
  if (text.status === 'fulfilled') return new Qualm(opened.value);
  opened.value.close();
  throw text.reason;
}

/**
 * What load() gives. Every call is answered by a worker; all data in and out are plain.
 */
export class Qualm {
  #pool;

  /** @param {import('./pool.js').Pool} pool */
  constructor(pool) {
    this.#pool = pool;
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
   * Runs a circuit, for one row of features or many.
   * @param {Circuit | PlainCircuit} circuit
   * @param {import('./types.js').RunOptions} [options]
   * @returns {Promise<import('./types.js').RunResult>}
   */
  async run(circuit, options = {}) {
    return plainExecution(await this.#pool.native.run(...runRequest(circuit, options)));
  }

  /**
   * The derivatives of expectations by the parameters of a circuit.
   * @param {Circuit | PlainCircuit} circuit
   * @param {import('./types.js').GradientOptions} options
   * @returns {Promise<import('./types.js').GradientResult>}
   */
  async gradient(circuit, options) {
    return this.#pool.native.gradient(...gradientRequest(circuit, options));
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
    yield* trainOn(this.#pool, plain, prepared, { signal, granularity });
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
    const noise = plainNoise(options.noise) ?? null;
    if (plain.kind === 'quantum') {
      return plainExecution(await this.#pool.native.predict(plain, values, count, space, ...sampled, noise));
    }
    if (noise === null) return this.#pool.native.predictClassical(plain, values, count, space);
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

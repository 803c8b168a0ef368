import { throwIfAborted, untilAborted } from './abort.js';
import { Circuit } from './circuit.js';
import { QualmError, show } from './errors.js';
import { runExperiment } from './experiment.js';
import { checkPredictions } from './labels.js';
import { checkModel } from './model.js';
import { requireObservables } from './observables.js';
import {
  checkMethod,
  checkOptions,
  checkReturns,
  checkSeed,
  checkShots,
  checkSignal,
  sampling,
} from './options.js';
import { openPool } from './pool.js';
import { platform } from './platform.js';
import { predictedRows } from './rows.js';
import { tableFor } from './source.js';
import { defaultSpec } from './spec/spec.js';
import { trainOn } from './training.js';

/** @typedef {import('./types.js').SpecInput} SpecInput */
/** @typedef {import('./types.js').PlainCircuit} PlainCircuit */
/** @typedef {{ table?: import('./types.js').Table | null, signal?: AbortSignal }} DataOptions */

const runKeys = ['observables', 'shots', 'seed', 'params', 'features', 'returns'];
const gradientKeys = ['observables', 'shots', 'seed', 'params', 'features', 'method', 'step'];
const dataKeys = ['table', 'signal'];

/**
 * Loads Qualm and starts its workers; without workers it runs in slices on the calling thread.
 * @param {{
 *   workers?: number, wasm?: import('./platform.js').WasmSource, transport?: 'worker' | 'blob' | 'main',
 * }} [options] how many workers; the WebAssembly file as an address, its bytes or a compiled module; and a way to
 *   insist on one transport
 */
export async function load(options = {}) {
  checkOptions(options, ['workers', 'wasm', 'transport']);
  return new Qualm(await openPool(await platform(), options));
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
    checkOptions(options, runKeys);
    const returns = checkReturns(options.returns);
    const sampled = sampling(options);
    return this.#pool.native.run(checkedCircuit(circuit, sampled), { ...sampled, returns });
  }

  /**
   * The derivatives of expectations by the parameters of a circuit.
   * @param {Circuit | PlainCircuit} circuit
   * @param {import('./types.js').GradientOptions} options
   * @returns {Promise<import('./types.js').GradientResult>}
   */
  async gradient(circuit, options) {
    checkOptions(options, gradientKeys);
    requireObservables(options.observables);
    const sampled = { ...sampling(options), ...checkMethod(options) };
    return this.#pool.native.gradient(checkedCircuit(circuit, sampled), sampled);
  }

  /**
   * What a training starts from: the split, the encoded rows, the fitted preprocessing, the circuit.
   * @param {SpecInput} spec
   * @param {DataOptions} [options]
   */
  async prepare(spec, options = {}) {
    const { full, table } = await resolve(spec, options);
    return untilAborted(options.signal, this.#pool.native.prepare(full, table));
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
    const { full, table } = await resolve(spec, data);
    yield* trainOn(this.#pool, full, table, { signal: data.signal, granularity });
  }

  /**
   * Logistic regression, tuned inside the training part.
   * @param {SpecInput} spec
   * @param {DataOptions} [options]
   */
  async baseline(spec, options = {}) {
    const { full, table } = await resolve(spec, options);
    return untilAborted(options.signal, this.#pool.native.fitBaseline(full, table));
  }

  /**
   * What a model says of new rows.
   * @param {import('./types.js').Model} model
   * @param {readonly (readonly number[])[] | { values: Float64Array, rows: number }} rows
   * @param {{ space?: 'raw' | 'encoded', shots?: number | null, seed?: number }} [options] raw rows have the columns
   *   of the data; encoded ones have been through the preprocessing already
   */
  async predict(model, rows, options = {}) {
    checkOptions(options, ['space', 'shots', 'seed']);
    const { space = 'raw', shots, seed = 0 } = options;
    if (space !== 'raw' && space !== 'encoded') {
      throw new QualmError('invalid-option', 'Rows are raw or encoded.', show(space), "'raw', 'encoded'");
    }
    const plain = checkModel(model);
    const { values, count } = predictedRows(rows);
    return this.#pool.native.predict(plain, values, count, space, checkShots(shots), checkSeed(seed));
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
 * The plain form of a circuit whose parameters and features are those that values are given for.
 * @param {Circuit | PlainCircuit} input
 * @param {import('./native-api.js').Sampling} sampled
 */
function checkedCircuit(input, { params, features, rows }) {
  const circuit = Circuit.from(input);
  const names = circuit.parameters;
  const stray = Object.keys(params).find((name) => !names.includes(name));
  if (stray !== undefined) {
    const message = `The circuit has no parameter ${show(stray)}.`;
    const allowed = names.length === 0 ? 'no parameters' : names.join(', ');
    throw new QualmError('invalid-option', message, show(stray), allowed);
  }
  const columns = features.length / rows;
  if (columns > 0 && columns !== circuit.features) {
    const message = 'The rows have another number of columns than the circuit has features.';
    throw new QualmError('shape-mismatch', message, `${columns} columns`, `${circuit.features} columns`);
  }
  return circuit.toJSON();
}

/**
 * The full document and its table.
 * @param {SpecInput} spec
 * @param {DataOptions} options
 */
async function resolve(spec, options) {
  checkOptions(options, dataKeys);
  checkSignal(options.signal);
  throwIfAborted(options.signal);
  const full = defaultSpec(spec, options.table);
  return { full, table: await tableFor(full, options.table) };
}

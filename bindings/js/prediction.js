import { QualmError, show } from './errors.js';
import { modulesOf, plainMitigation } from './mitigation.js';
import { checkModel } from './model.js';
import { plainNoise } from './noise.js';
import { checkOptions, checkSeed, checkShots } from './options.js';
import { predictedRows } from './rows.js';
import { plainExecution } from './simulation.js';

/** @typedef {import('./native-api.js').RemoteApi} RemoteApi */
/** @typedef {import('./types.js').PredictOptions} PredictOptions */
/**
 * What predicting asks of a client.
 * @typedef {{
 *   transform: import('./client.js').Qualm['transform'],
 *   placed: (noise: import('./native-api.js').PlainNoise | undefined, circuit: import('./types.js').PlainCircuit,
 *     seed: number) => Promise<import('./native-api.js').PlainNoise | undefined>,
 *   ask: (call: (library: RemoteApi) => Promise<import('./types.js').Prediction>,
 *     variant?: 'native' | 'noisy', beside?: import('./methods.js').ModuleName[]) => Promise<import('./types.js').Prediction>,
 * }} Client
 */

const keys = ['space', 'shots', 'seed', 'noise', 'mitigation', 'signal'];

/**
 * What a model says of new rows.
 * @param {Client} client
 * @param {import('./types.js').Model} model
 * @param {import('./pipeline/align.js').Rows} rows
 * @param {PredictOptions} options
 * @returns {Promise<import('./types.js').Prediction>}
 */
export async function predictRows(client, model, rows, options) {
  checkOptions(options, keys);
  const { space = 'raw', shots, seed = 0 } = options;
  if (space !== 'raw' && space !== 'encoded') {
    throw new QualmError('invalid-option', 'Rows are raw or encoded.', show(space), "'raw', 'encoded'");
  }
  const plain = checkModel(model);
  const raw = space === 'raw' && client.transform(plain.pipeline, rows, { signal: options.signal });
  const { values, rows: count } = (await raw) || predictedRows(/** @type {any} */ (rows));
  const sampled = /** @type {const} */ ([checkShots(shots), checkSeed(seed)]);
  const { noise, mitigation } = disturbance(options);
  if (plain.kind !== 'quantum') {
    if (!noise) return client.ask((library) => library.predictClassical(plain, values, count));
    const message = 'Noise is for quantum models: a classical one is computed without a device.';
    throw new QualmError('invalid-option', message, show(options.noise), 'no noise');
  }
  const placed = await client.placed(noise, plain.circuit, sampled[1]);
  const request = /** @type {const} */ ([plain, values, count, ...sampled, placed ?? null, mitigation]);
  const where = /** @type {const} */ ([placed ? 'noisy' : 'native', modulesOf(mitigation, placed)]);
  return plainExecution(await client.ask((library) => library.predict(...request), ...where));
}

/** @param {PredictOptions} options */
function disturbance(options) {
  const noise = plainNoise(options.noise);
  const mitigation = plainMitigation(options.mitigation);
  if (noise || !mitigation) return { noise, mitigation };
  const message = 'Without noise there is nothing to mitigate.';
  throw new QualmError('invalid-option', message, show(options.noise), 'noise, or no mitigation');
}

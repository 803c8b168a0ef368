import { Circuit } from './circuit.js';
import { deviceNamed } from './devices.js';
import { QualmError, show } from './errors.js';
import { encoders } from './generated/encoders.js';
import { checkOptions, checkParams, checkSeed, isRecord } from './options.js';
import { flatRows } from './rows.js';
import { defaultSpec } from './spec/spec.js';

/** @typedef {import('./types.js').Encoder} Encoder */
/** @typedef {import('./types.js').EncoderInput} EncoderInput */
/** @typedef {import('./types.js').EncodingCost} EncodingCost */

const mostFeatures = Number.MAX_SAFE_INTEGER;
const valueBytes = 8; // a float64

/**
 * An encoder with its options filled in; what an experiment document would refuse is refused here.
 * @param {EncoderInput | string} encoder a kind, or a kind with options
 * @returns {Encoder}
 */
export function checkEncoder(encoder) {
  const input = typeof encoder === 'string' ? { kind: encoder } : encoder;
  if (!isRecord(input)) {
    const allowed = encoders.map(({ kind }) => kind).join(', ');
    throw new QualmError('invalid-option', 'This is no encoder.', show(encoder), allowed);
  }
  const model = { encoder: /** @type {any} */ (input) };
  return defaultSpec({ data: { source: 'moons' }, model }).model.encoder;
}

/**
 * The arguments of the library's encode(), with what is wanted beside.
 * @param {EncoderInput | string} encoder
 * @param {readonly (readonly number[])[]} rows
 * @param {import('./types.js').EncodeOptions} options
 */
function encodeRequest(encoder, rows, options) {
  checkOptions(options, ['returns', 'params', 'signal']);
  const { returns = [], params = {} } = options;
  const stray = Array.isArray(returns) ? returns.find((name) => name !== 'state') : returns;
  if (stray !== undefined) {
    throw new QualmError('invalid-option', `Encoding can't return ${show(stray)}.`, show(stray), "['state']");
  }
  const { features, rows: count } = flatRows(rows ?? null);
  const request = /** @type {const} */ ([checkEncoder(encoder), features, count]);
  return { request, state: returns.length > 0, params: checkParams(params) };
}

/**
 * Encodes rows; states come from a run of the circuit.
 * @param {(call: (library: import('./native-api.js').RemoteApi) => Promise<any>) => Promise<any>} ask
 * @param {Pick<import('./client.js').Qualm, 'run'>} qualm
 * @param {Parameters<typeof encodeRequest>} given
 * @returns {Promise<import('./types.js').Encoded>}
 */
export async function encodeRows(ask, qualm, given) {
  const { request, state, params } = encodeRequest(...given);
  /** @type {import('./native-api.js').PlainEncoded} */
  const { circuit: plain, uses, ...encoded } = await ask((library) => library.encode(...request));
  const circuit = Circuit.from(plain);
  const result = { ...encoded, circuit, uses: uses.map((operations) => Array.from(operations)) };
  if (!state) return result;
  const { values, columns } = encoded;
  const features = Array.from({ length: request[2] }, (_, row) =>
    Array.from(values.subarray(row * columns, (row + 1) * columns)),
  );
  const run = await qualm.run(circuit, { features, params, returns: ['state'], signal: given[2].signal });
  return { ...result, state: run.state };
}

/**
 * What encodingCost() and encodingWall() share.
 * @param {{ encoder: EncoderInput | string, device?: string, seed?: number }} options
 */
export function costRequest({ encoder, device, seed = 0 }) {
  return { encoder: checkEncoder(encoder), device: deviceNamed(device) ?? null, seed: checkSeed(seed) };
}

/**
 * @param {unknown} features how many there are
 * @returns {number}
 */
export function checkFeatureCount(features) {
  const whole = typeof features === 'number' && Number.isInteger(features);
  if (whole && features >= 1 && features <= mostFeatures) return features;
  const allowed = `an integer from 1 to ${mostFeatures}`;
  throw new QualmError('invalid-option', 'Features are counted.', show(features), allowed);
}

/**
 * How long it takes to load data row by row: rows × preparation time × shots. Seconds are null where the device
 * publishes no times.
 * @param {EncodingCost} cost of one row
 * @param {{ rows?: number, bytes?: number, shots?: number }} size rows, or bytes at eight a value
 * @returns {import('./types.js').LoadingTime}
 */
export function loadingTime(cost, size) {
  checkOptions(size, ['rows', 'bytes', 'shots']);
  const { rows, bytes, shots = 1 } = size;
  if ((rows === undefined) === (bytes === undefined)) {
    const received = rows === undefined ? 'neither' : 'both';
    throw new QualmError('invalid-option', 'Data have rows, or bytes.', received, 'rows or bytes');
  }
  const given = checkAmount(rows ?? bytes, rows === undefined ? 'bytes' : 'rows');
  const count = rows === undefined ? Math.ceil(given / (valueBytes * cost.features)) : given;
  const runs = count * checkAmount(shots, 'shots');
  return {
    rows: count,
    bytes: bytes ?? count * valueBytes * cost.features,
    shots,
    preparations: runs,
    seconds: cost.seconds === null ? null : runs * cost.seconds,
    extrapolated: cost.extrapolated,
  };
}

/**
 * @param {unknown} value
 * @param {string} name
 */
function checkAmount(value, name) {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value;
  throw new QualmError(
    'invalid-option',
    `There is no such number of ${name}.`,
    show(value),
    'an integer from 1',
  );
}

import { throwIfAborted, untilAborted } from '../abort.js';
import { QualmError, show } from '../errors.js';
import { checkOptions, checkSeed, checkSignal } from '../options.js';
import { openDesk } from './desks.js';
import { checkForm, formKeys } from './options.js';
import { cut, openSource } from './source.js';

/** @typedef {{ count: number, sketched: boolean, standardError: number }} Distinct standardError is relative */
/** @typedef {import('./survey.js').Example} Example */
/**
 * @typedef {{
 *   count: number, integers: number, min: number, max: number, mean: number, standardDeviation: number,
 *   quantiles: { values: { share: number, value: number }[], sampled: boolean },
 *   histogram: { from: number, to: number, counts: number[], sampled: boolean },
 *   outliers: { count: number, of: number, low: number, high: number, sampled: boolean },
 * }} NumberFigures the standard deviation is divided by the count; outliers are those beyond low and high, Tukey's
 *   fences, 1.5 interquartile ranges from the quartiles; what is sampled comes from the sample's rows
 *
 * @typedef {{
 *   name: string, type: import('./column.js').ColumnType, count: number,
 *   missing: { count: number, spellings: { spelling: string, count: number }[] }, distinct: Distinct,
 *   numbers: NumberFigures | null, texts: number, firstNumber: Example | null, firstText: Example | null,
 *   grouped: { count: number, first: Example } | null, tooLarge: number,
 *   frequent: { values: { value: string | number, count: number }[], exact: boolean, tooLowBy: number, of: number },
 *   equalTo: string | null, score: { accuracy: number, majority: number, lambda: number } | null,
 * }} ColumnProfile count is that of the values that are there; frequent says
 *   of how many it was counted, none where hardly any repeats; score is that of the one feature alone, cross-validated
 *   on the sample
 *
 * @typedef {{
 *   rows: number, bytes: number, blankLines: number, encoding: string, delimiter: string,
 *   decimal: import('./cells.js').Decimal,
 *   sample: { rows: number, complete: boolean, seed: number }, columns: ColumnProfile[],
 *   missing: { spelling: string, count: number }[],
 *   duplicateRows: Distinct, target: {
 *     name: string, classes: { name: string, count: number }[], exact: boolean, many: boolean, missing: number,
 *   } | null, findings: import('./findings.js').Finding[],
 * }} Profile duplicateRows counts those that repeat an earlier one; its standard error is in rows
 *
 * @typedef {import('./options.js').FormOptions & {
 *   target?: string, seed?: number, totalBytes?: number, signal?: AbortSignal | null,
 *   onProgress?: (progress: { bytes: number, totalBytes: number | null, rows: number }) => void,
 *   transport?: 'worker' | 'blob' | 'main', wasm?: import('../platform.js').WasmSource,
 * }} ProfileOptions bytes of text are its characters
 */

const keys = [...formKeys, 'target', 'seed', 'totalBytes', 'signal', 'onProgress', 'transport', 'wasm'];

/**
 * The profile of a CSV file of any length, in bounded memory; in a browser the work is done in a worker of its own.
 * @param {import('./source.js').Source} source text, bytes, a file, or a stream of them
 * @param {ProfileOptions} [options]
 * @returns {Promise<Profile>}
 * @throws {QualmError} with the line where the file is wrong; 'cancelled'
 */
export async function profile(source, options = {}) {
  const { signal, onProgress } = checkProfileOptions(options);
  const { pieces, totalBytes, cancel } = openSource(source, options.totalBytes);
  throwIfAborted(signal);
  const desk = await openDesk(options);
  try {
    return await untilAborted(signal, profileWith(desk, pieces, totalBytes, options, onProgress));
  } finally {
    desk.close();
    cancel();
  }
}

/**
 * The same of a table that has been read.
 * @param {import('../types.js').Table} table
 * @param {Pick<ProfileOptions, 'seed' | 'signal' | 'transport' | 'wasm'>} [options]
 * @returns {Promise<Profile>}
 */
export async function profileTable(table, options = {}) {
  checkOptions(options, ['seed', 'signal', 'transport', 'wasm']);
  const { seed = 0, signal } = options;
  checkSeed(seed);
  checkSignal(signal);
  throwIfAborted(signal);
  const desk = await openDesk(options);
  return untilAborted(signal, desk.profileTable(table, { seed })).finally(desk.close);
}

/**
 * @param {import('./desks.js').RemoteDesk} desk
 * @param {AsyncIterable<Uint8Array | string>} pieces
 * @param {number | null} totalBytes
 * @param {ProfileOptions} options
 * @param {ProfileOptions['onProgress']} onProgress
 */
async function profileWith(desk, pieces, totalBytes, options, onProgress) {
  const { seed = 0, target, delimiter, decimal, missing, signal } = options;
  await desk.open({ seed, target, delimiter, decimal, missing });
  let last = Promise.resolve();
  for await (const piece of cut(pieces, desk.pieceLength)) {
    throwIfAborted(signal);
    // One piece is worked on while the next one is read.
    const next = desk.push(piece).then((progress) => onProgress?.({ ...progress, totalBytes }));
    next.catch(() => {}); // seen below, a piece later
    await last;
    last = next;
  }
  await last;
  return desk.finish();
}

/** @param {ProfileOptions} options */
function checkProfileOptions(options) {
  checkOptions(options, keys);
  checkForm(options);
  const { seed = 0, signal, target, onProgress } = options;
  checkSeed(seed);
  checkSignal(signal);
  if (target !== undefined && typeof target !== 'string')
    throw new QualmError('invalid-option', 'A target is the name of a column.', show(target), "'species'");
  if (onProgress !== undefined && typeof onProgress !== 'function')
    throw new QualmError('invalid-option', 'onProgress is called.', show(onProgress), 'a function');
  return options;
}

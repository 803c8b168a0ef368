import { throwIfAborted } from './abort.js';
import { checkOptions, checkSignal } from './options.js';
import { tableFor } from './source.js';
import { defaultSpec, nativeSpec } from './spec/spec.js';

/** @typedef {{ table?: import('./types.js').Table | null, signal?: AbortSignal }} DataOptions */

/** The options of every call that takes a document. */
export const dataKeys = ['table', 'signal'];

/**
 * The full document, the same in the form that the library takes, and its table.
 * @param {import('./types.js').SpecInput} spec
 * @param {DataOptions} options
 */
export async function resolve(spec, options) {
  checkOptions(options, dataKeys);
  checkSignal(options.signal);
  throwIfAborted(options.signal);
  const full = defaultSpec(spec, options.table);
  return { full, plain: nativeSpec(full), table: await tableFor(full, options.table) };
}

const common = ['impute', 'one-hot', 'standard', 'min-max'];

/**
 * Which library fits the steps of a document: the one that every page has, or the one that knows them all.
 * @param {{ preprocess: import('./types.js').PreprocessStep[] }} spec
 */
export const stepsOf = ({ preprocess }) =>
  preprocess.every(({ kind }) => common.includes(kind)) ? 'native' : 'every';

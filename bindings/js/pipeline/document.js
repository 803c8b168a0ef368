import { QualmError, show } from '../errors.js';

/** @typedef {import('../types.js').Pipeline} Pipeline */
/** @typedef {import('../types.js').FittedStep} FittedStep */

const name = 'qualm.pipeline/1';

// Which parts of a step are typed arrays; scores may be infinite, which JSON has no word for: null.
const doubles = [
  'shift', 'scale', 'components', 'explainedVariance', 'explainedVarianceRatio', 'scores', 'fill', 'quantiles',
  'lambda', 'low', 'high', 'weights',
]; // prettier-ignore
const integers = ['kept', 'indicators', 'rows'];

/**
 * A fitted pipeline as a JSON text.
 * @param {Pipeline} pipeline
 * @returns {string}
 */
export function savePipeline(pipeline) {
  const { columns, outputs, steps } = checkPipeline(pipeline);
  return JSON.stringify({ schema: name, columns, outputs, steps }, plainArrays, 1);
}

/**
 * The fitted pipeline of a JSON text that savePipeline() made: it transforms rows to the same bits.
 * @param {string} text
 * @returns {Pipeline}
 * @throws {QualmError} 'invalid-pipeline'
 */
export function loadPipeline(text) {
  const document = parsed(text);
  if (document?.schema !== name) {
    const message = 'This is not a fitted pipeline.';
    throw new QualmError('invalid-pipeline', message, show(document?.schema), name);
  }
  const { columns, outputs, steps } = document;
  return checkPipeline({ columns, outputs, steps: Array.isArray(steps) ? steps.map(typedStep) : steps });
}

/**
 * The pipeline, as far as it can be checked by its parts; the library checks that they fit.
 * @param {any} pipeline
 * @returns {Pipeline}
 * @throws {QualmError} 'invalid-pipeline'
 */
export function checkPipeline(pipeline) {
  if (isPipeline(pipeline)) return pipeline;
  const allowed =
    '{ columns: [{ name, categories }], outputs: [names], steps: [{ kind, … }] }, as prepare() gives it';
  throw new QualmError('invalid-pipeline', 'This is not a fitted pipeline.', show(pipeline), allowed);
}

/**
 * @param {any} pipeline
 * @returns {pipeline is Pipeline}
 */
export function isPipeline(pipeline) {
  const { columns, outputs, steps } = pipeline ?? {};
  return [columns, outputs, steps].every(Array.isArray) && columns.every(isColumn) && steps.every(isStep);
}

/** @param {any} column */
const isColumn = (column) => typeof column?.name === 'string' && Array.isArray(column.categories);

/** @param {any} step */
const isStep = (step) => typeof step?.kind === 'string';

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = `This is not a fitted pipeline: ${/** @type {Error} */ (error).message}`;
    throw new QualmError('invalid-pipeline', message, show(text), 'a JSON text from savePipeline()');
  }
}

/**
 * @param {string} _key
 * @param {unknown} value
 */
const plainArrays = (_key, value) =>
  ArrayBuffer.isView(value) ? Array.from(/** @type {Float64Array} */ (value)) : value;

/**
 * @param {any} step
 * @returns {FittedStep}
 */
function typedStep(step) {
  if (!isStep(step)) return step;
  const entries = Object.entries(step).map(([key, value]) => {
    if (!Array.isArray(value)) return [key, value];
    if (doubles.includes(key)) return [key, Float64Array.from(value, (one) => one ?? Infinity)];
    return [key, integers.includes(key) ? Int32Array.from(value) : value.map((own) => Int32Array.from(own))];
  });
  return Object.fromEntries(entries);
}

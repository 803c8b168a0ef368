import { datasets } from '../datasets.js';
import { QualmError, show } from '../errors.js';
import { schema, validate } from '../generated/validate.js';
import { plainMitigation } from '../mitigation.js';
import { plainNoise } from '../noise.js';
import { specError } from './message.js';

/** @typedef {import('../types.js').Spec} Spec */
/** @typedef {import('../types.js').SpecInput} SpecInput */
/** @typedef {Spec['preprocess']} Steps */
/**
 * @typedef {{
 *   columns?: number | readonly string[], categories?: readonly (readonly string[])[], values?: Float64Array,
 * }} Shape what is known of a table
 */

/** @type {string[]} */
const sources = schema.properties.data.properties.source.enum;
const brought = ['painted', 'csv', ...Object.keys(datasets)];
const generated = sources.filter((source) => !brought.includes(source));
const pi = 3.141592653589793;

/**
 * An experiment document with every default filled in. The input stays as it is.
 * The steps of preprocessing depend on the number of columns: for a CSV, hand in its table.
 * @param {SpecInput} spec
 * @param {Shape | null} [table] the table, or how many columns it has
 * @returns {Spec}
 * @throws {QualmError} 'invalid-spec' with the path, the value received and what is allowed; 'invalid-noise' for what
 *   is wrong inside of noise
 */
export function defaultSpec(spec, table) {
  const copy = /** @type {Spec} */ (plainCopy(spec));
  if (!validate(copy)) throw specError(validate.errors[0], copy);
  const { data } = copy;
  checkSource(data);
  checkMitigation(copy);
  if (generated.includes(data.source)) {
    data.rows ??= 200;
    data.noise ??= 0.15;
  }
  copy.preprocess ??= defaultSteps(shapeOf(copy, table));
  return copy;
}

/**
 * A full document in the form that the library takes: a device is its figures, and no noise is null.
 * @param {Spec} spec
 * @returns {import('../native-api.js').NativeSpec}
 */
export function nativeSpec(spec) {
  const noise = noiseOf(spec);
  const mitigation = plainMitigation(spec.mitigation);
  return {
    ...spec,
    noise: noise ? { ...noise, training: spec.noise.training } : null,
    mitigation,
  };
}

/** @param {Spec} spec whose noise and mitigation are checked here, and whether they fit each other */
function checkMitigation(spec) {
  const noise = noiseOf(spec);
  if (!plainMitigation(spec.mitigation) || noise) return;
  const message = 'Without noise there is nothing to mitigate.';
  throw new QualmError('invalid-spec', message, show(spec.mitigation), 'noise, or no mitigation');
}

/** @param {Spec} spec */
function noiseOf({ noise: { training: _training, ...noise } }) {
  return plainNoise(noise);
}

/** @param {unknown} spec */
function plainCopy(spec) {
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec)) {
    throw new QualmError(
      'invalid-spec',
      'An experiment is an object.',
      show(spec),
      "{ data: { source: 'moons' } }",
    );
  }
  try {
    return structuredClone(spec);
  } catch {
    throw new QualmError(
      'invalid-spec',
      'An experiment holds plain data only.',
      show(spec),
      'what JSON can hold',
    );
  }
}

/**
 * Refuses keys that the source of the data would silently ignore.
 * @param {Spec['data']} data
 */
function checkSource(data) {
  const { source } = data;
  const file = source === 'csv' || source in datasets;
  const meaning = {
    rows: generated.includes(source),
    noise: generated.includes(source),
    points: source === 'painted',
    target: file,
    classes: file,
    columns: file,
    sample: file,
    delimiter: source === 'csv',
    decimal: source === 'csv',
    missing: source === 'csv',
    dropUnlabeled: source === 'csv',
  };
  for (const [key, used] of Object.entries(meaning)) {
    if (used || !(key in data)) continue;
    const allowed = Object.entries(meaning).flatMap(([name, fits]) => (fits ? [name] : []));
    throw new QualmError(
      'invalid-spec',
      `data.${key} has no meaning for the source ${source}.`,
      show(/** @type {Record<string, unknown>} */ (data)[key]),
      ['source', ...allowed].join(', '),
    );
  }
  if (source === 'painted' && !data.points) {
    throw new QualmError('invalid-spec', 'data.points is missing.', 'nothing', '[[x, y, 0 or 1], …]');
  }
}

/**
 * What the default preprocessing has to deal with: how many columns there are once texts are spread, and whether there
 * are texts and gaps.
 * @param {Spec} spec
 * @param {Shape | null} [table]
 */
function shapeOf({ data }, table) {
  const { source, columns } = data;
  if (table) {
    const { categories = [], values = new Float64Array(0) } = table;
    const texts = categories.filter((list) => list.length > 0);
    const spread = texts.reduce((sum, list) => sum + list.length, 0);
    const width = columnCount(table.columns) - texts.length + spread;
    return { width, texts: texts.length > 0, gaps: values.some((value) => value !== value) };
  }
  if (source === 'csv') {
    throw new QualmError(
      'invalid-spec',
      'The default of preprocess depends on the columns of the CSV.',
      'no table',
      'a table from readCsv(), or preprocess in the specification',
    );
  }
  const width = source in datasets ? (columns?.length ?? datasets[source].columns) : 2;
  return { width, texts: false, gaps: false };
}

/** @param {unknown} columns their names, or how many they are */
function columnCount(columns) {
  const count = Array.isArray(columns) ? columns.length : columns;
  if (typeof count === 'number' && Number.isInteger(count) && count > 0) return count;
  const message = 'The columns of a table are their names, or how many they are.';
  throw new QualmError('invalid-table', message, show(columns), 'at least one column');
}

/**
 * Gaps are filled and texts spread only where there are some.
 * @param {ReturnType<typeof shapeOf>} shape
 * @returns {Steps}
 */
function defaultSteps({ width, texts, gaps }) {
  const fill = /** @type {Steps} */ ([{ kind: 'impute', by: 'median', value: 0, indicator: false }]);
  const spread = /** @type {Steps} */ ([{ kind: 'one-hot' }]);
  const reduce = /** @type {Steps} */ ([{ kind: 'pca', components: 4 }]);
  const clean = [...(gaps ? fill : []), ...(texts ? spread : []), { kind: 'standard' }];
  return /** @type {Steps} */ ([...clean, ...(width > 4 ? reduce : []), { kind: 'min-max', to: [0, pi] }]);
}

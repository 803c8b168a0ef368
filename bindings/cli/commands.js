import { profileTable, readTable, tableOptionsOf } from '../js/csv.js';
import { load } from '../js/load.js';
import { QualmError, show } from '../js/errors.js';
import { defaultSpec } from '../js/spec/spec.js';
import { saidOfFile, tableFrom } from './data.js';
import { describeFound } from './data-report.js';
import { readBytes, readDocument } from './files.js';
import { progressOn } from './progress.js';
import { describeData, describeReport } from './report.js';

/** @typedef {import('./arguments.js').Options} Options */
/** @typedef {import('../js/types.js').Table} Table */
/** @typedef {import('../js/types.js').Spec} Spec */

/**
 * `qualm train data.csv`
 * @param {string} path
 * @param {Options} options
 */
export async function trainFile(path, options) {
  const base = options.spec ? await readDocument(options.spec) : {};
  const seed = options.seed ?? base.seed;
  const data = /** @type {Spec['data']} */ ({
    ...ofFiles(base?.data ?? {}),
    ...saidOfFile(options),
    source: 'csv',
  });
  const { table, reading } = await tableFrom(path, tableOptionsOf({ seed, data }), options);
  const columns = options.drop ? table.columns : data.columns;
  const document = { ...base, data: { ...data, target: table.target, ...(columns && { columns }) } };
  const spec = withOptions(defaultSpec(document, table), options, widthOf(table));
  const { findings } = await profileTable(table, { seed });
  await experiment(defaultSpec(spec, table), table, path, options, { reading, findings });
}

/**
 * How many columns there are once each category has its own.
 * @param {Table} table
 */
const widthOf = ({ columns, categories }) =>
  columns.reduce((sum, _, j) => sum + (categories?.[j].length || 1), 0);

/**
 * What a document says of its data as far as it has a meaning for a file.
 * @param {Record<string, unknown>} data
 * @returns {Omit<Spec['data'], 'source'>}
 */
function ofFiles(data) {
  const generated = ['source', 'rows', 'noise', 'points'];
  return Object.fromEntries(Object.entries(data).filter(([key]) => !generated.includes(key)));
}

/**
 * `qualm run experiment.json`
 * @param {string} path
 * @param {Options} options
 */
export async function runFile(path, options) {
  const document = await readDocument(path);
  const { table, spec } = await documentWithData(document, options.data);
  await experiment(spec, table, options.data ?? spec.data.source, options);
}

/**
 * @param {any} document
 * @param {string} [path] of its CSV file
 */
async function documentWithData(document, path) {
  const csv = document?.data?.source === 'csv';
  if (csv !== (path !== undefined)) {
    const message = csv ? 'The document works on a CSV file of yours.' : 'The document brings its own data.';
    throw new QualmError('invalid-option', message, show(path), csv ? '--data FILE' : 'no --data');
  }
  if (path === undefined) return { table: null, spec: defaultSpec(document) };
  const { table } = readTable(await readBytes(path), tableOptionsOf(document));
  return { table, spec: defaultSpec(document, table) };
}

/**
 * The specification with what was said on the command line.
 * @param {Spec} spec
 * @param {Options} options
 * @param {number} columns that a PCA may meet
 * @returns {Spec}
 */
function withOptions(spec, { epochs, layers, seed, components, shots, device, scale, encoder }, columns) {
  if (components !== undefined && components > columns) {
    const message = 'PCA cannot give more components than there are columns.';
    throw new QualmError('invalid-option', message, `--components ${components}`, `1 to ${columns}`);
  }
  const { model, train, noise } = spec;
  return {
    ...spec,
    seed: seed ?? spec.seed,
    preprocess: components === undefined ? spec.preprocess : reduceTo(spec.preprocess, components),
    model: {
      ...model,
      encoder: encoder === undefined ? model.encoder : /** @type {any} */ ({ kind: encoder }),
      ansatz: { ...model.ansatz, layers: layers ?? model.ansatz.layers },
    },
    train: { ...train, epochs: epochs ?? train.epochs, shots: shots ?? train.shots },
    noise: { ...noise, device: device ?? noise.device, scale: scale ?? noise.scale },
  };
}

/**
 * The steps with a PCA to that many components: in its own place, else before the last scaling to angles.
 * @param {Spec['preprocess']} steps
 * @param {number} components
 * @returns {Spec['preprocess']}
 */
function reduceTo(steps, components) {
  /** @type {Spec['preprocess'][number]} */
  const pca = { kind: 'pca', components };
  if (steps.some((step) => step.kind === 'pca'))
    return steps.map((step) => (step.kind === 'pca' ? pca : step));
  const scaling = steps.map((step) => step.kind).lastIndexOf('min-max');
  const place = scaling < 0 ? steps.length : scaling;
  return [...steps.slice(0, place), pca, ...steps.slice(place)];
}

/**
 * @param {Spec} spec
 * @param {Table | null} table
 * @param {string} title what the data are called
 * @param {Options} options
 * @param {import('./data-report.js').Found} [found] in the file
 */
async function experiment(spec, table, title, { workers, json = false }, found) {
  const qualm = await load({ formats: false, ...(workers !== undefined && { workers }) });
  try {
    if (!json) {
      const data = describeData(await qualm.prepare(spec, { table }), table, title);
      console.log(found ? `${describeFound(found)}\n${data}` : data);
    }
    const progress = progressOn(process.stderr, spec.train.epochs);
    const report = await qualm.experiment(spec, { table, onRecord: progress.show }).finally(progress.end);
    console.log(json ? JSON.stringify({ ...report, ...found }, null, 2) : describeReport(report));
  } finally {
    qualm.close();
  }
}

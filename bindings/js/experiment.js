import { untilAborted } from './abort.js';
import { addLedgers } from './ledger.js';
import { price, prices } from './prices.js';
import { verdict } from './verdict.js';

/** @typedef {import('./types.js').Score} Score */
/** @typedef {import('./types.js').TrainingRecord} TrainingRecord */
/** @typedef {import('./client.js').Qualm} Qualm */
/**
 * The findings of one experiment, as JSON can hold them.
 * @typedef {{
 *   spec: import('./types.js').Spec, fingerprint: string, classes: string[],
 *   split: { train: number, test: number }, parameters: number,
 *   quantum: { train: { loss: number, accuracy: number }, test: Score & { confusion: number[][] } },
 *   baselines: { name: string, features: string, strength?: number, test: Score, confusion?: number[][] }[],
 *   comparison: import('./types.js').Comparison, verdict: string,
 *   ledger: import('./types.js').Ledger, price: import('./prices.js').Price[], seconds: number,
 * }} Report confusion has a row per true class and a column per predicted one; seconds is measured, all else repeats
 */

/**
 * Trains the quantum model, fits the baselines on the same split, and compares both on the held-out rows.
 * @param {Qualm} qualm
 * @param {import('./types.js').Spec} spec with every default filled in
 * @param {import('./types.js').Table | null} table
 * @param {{ signal?: AbortSignal, onRecord?: (record: TrainingRecord) => void }} options
 * @returns {Promise<Report>}
 */
export async function runExperiment(qualm, spec, table, { signal, onRecord }) {
  const start = performance.now();
  const data = { table, signal };
  const prepared = await qualm.prepare(spec, data);
  const last = await trainToTheEnd(qualm.train(spec, data), onRecord);
  const baseline = await qualm.baseline(spec, data);

  // The labels of the last evaluation, so that with shots the accuracy and the loss are of one sample.
  const ours = last.heldOut?.labels ?? new Int32Array(0);
  const prediction = qualm.predict(baseline.model, prepared.test, { space: 'encoded' });
  const theirs = await untilAborted(signal, prediction);
  const truth = prepared.test.labels;
  const classes = prepared.classes.length;
  const paired = await untilAborted(signal, qualm.compare({ truth, a: ours, b: theirs.labels, classes }));
  const comparison = pairedTest(paired);
  const ledger = [last.ledger, baseline.ledger, theirs.ledger].reduce(addLedgers);
  const quantum = {
    train: { loss: last.loss, accuracy: last.accuracy },
    test: {
      loss: last.heldOut?.loss ?? NaN,
      accuracy: comparison.accuracyA,
      correct: paired.correctA,
      rows: truth.length,
      interval: comparison.intervalA,
      confusion: squareOf(paired.confusionA, classes),
    },
  };
  return plainArrays({
    spec,
    fingerprint: last.fingerprint,
    classes: prepared.classes,
    split: { train: prepared.train.rows, test: prepared.test.rows },
    parameters: last.parameters.length,
    quantum,
    baselines: baselineScores(baseline, prepared, squareOf(paired.confusionB, classes)),
    comparison,
    verdict: verdict({
      comparison,
      quantum: quantum.test,
      baseline: baseline.test,
      allColumns: baseline.allColumns,
    }),
    ledger,
    price: price(ledger, prices),
    seconds: (performance.now() - start) / 1000,
  });
}

/**
 * The last record of a training.
 * @param {AsyncIterable<TrainingRecord>} training
 * @param {(record: TrainingRecord) => void} [onRecord]
 * @returns {Promise<TrainingRecord>}
 */
async function trainToTheEnd(training, onRecord) {
  /** @type {TrainingRecord | undefined} */
  let last;
  for await (const record of training) {
    onRecord?.(record);
    last = record;
  }
  return /** @type {TrainingRecord} */ (last);
}

/**
 * @param {import('./types.js').BaselineResult} baseline
 * @param {import('./types.js').Prepared} prepared
 * @param {number[][]} confusionMatrix
 */
function baselineScores(baseline, { columns, features }, confusionMatrix) {
  const { test, strength, allColumns, allColumnsStrength, majority } = baseline;
  const name = 'logistic-regression';
  return [
    { name, features: `the same ${features.length} features`, strength, test, confusion: confusionMatrix },
    {
      name,
      features: `all ${columns.length} columns`,
      strength: allColumnsStrength,
      test: allColumns,
    },
    { name: 'majority', features: 'none', test: majority },
  ];
}

/**
 * The test alone: what each model got right stands with its score.
 * @param {import('./types.js').Comparison} comparison
 * @returns {import('./types.js').Comparison}
 */
function pairedTest({ accuracyA, intervalA, accuracyB, intervalB, wins, losses, pValue }) {
  return { accuracyA, intervalA, accuracyB, intervalB, wins, losses, pValue };
}

/**
 * The rows of a square matrix.
 * @param {Float64Array} values row by row
 * @param {number} size
 */
const squareOf = (values, size) =>
  Array.from({ length: size }, (_, row) => Array.from(values.subarray(row * size, (row + 1) * size)));

/**
 * The value with ordinary arrays in place of typed ones, which JSON would write as objects.
 * @template T
 * @param {T} value
 * @returns {T}
 */
function plainArrays(value) {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return /** @type {any} */ (Array.from(/** @type {any} */ (value)));
  if (Array.isArray(value)) return /** @type {any} */ (value.map(plainArrays));
  const entries = Object.entries(value).map(([key, inner]) => [key, plainArrays(inner)]);
  return Object.fromEntries(entries);
}

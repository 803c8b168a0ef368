import { untilAborted } from './abort.js';
import { addLedgers } from './ledger.js';
import { price, prices } from './prices.js';
import { nativeSpec } from './spec/spec.js';
import { verdict } from './verdict.js';

/** @typedef {import('./types.js').Score} Score */
/** @typedef {import('./types.js').TrainingRecord} TrainingRecord */
/** @typedef {Omit<Score, 'loss'> & { loss: number | null, confusion: number[][] }} QuantumScore */
/**
 * The model's findings on the held-out rows; the loss and the training's scores are known of the way it was trained,
 * without noise, with it or mitigated, and of the other ways only the labels and their bill.
 * @typedef {{
 *   labels: Int32Array, loss: number | null, train: { loss: number, accuracy: number } | null,
 *   ledger: import('./types.js').Ledger | null,
 * }} Findings
 * @typedef {'ideal' | 'noisy' | 'mitigated'} Way
 */
/** @typedef {import('./types.js').Prepared} Prepared */
/** @typedef {import('./types.js').Comparison & import('./types.js').Confusions} Paired */
/** @typedef {import('./client.js').Qualm} Qualm */
/**
 * The same model on the same test rows, under the document's noise, as it is or mitigated.
 * @typedef {{
 *   device: string, scale: number, training: boolean,
 *   train: { loss: number, accuracy: number } | null, test: QuantumScore,
 *   comparison: import('./types.js').Comparison, verdict: string, ledger: import('./types.js').Ledger | null,
 * }} NoisyScore training says whether the model was trained this way; the ledger is that of predicting the test rows,
 *   null where training scored them on its way
 */
/**
 * The findings of one experiment, as JSON can hold them.
 * @typedef {{
 *   spec: import('./types.js').Spec, fingerprint: string, classes: string[],
 *   split: { train: number, test: number }, parameters: number,
 *   quantum: { train: { loss: number, accuracy: number } | null, test: QuantumScore },
 *   baselines: { name: string, features: string, strength?: number, test: Score, confusion?: number[][] }[],
 *   comparison: import('./types.js').Comparison, verdict: string, noisy: NoisyScore | null, mitigated: NoisyScore | null,
 *   ledger: import('./types.js').Ledger, price: import('./prices.js').Price[], seconds: number,
 * }} Report quantum is without noise, noisy with the document's noise, mitigated with its mitigation too, null where it has none; a loss and the scores in
 *   training are null for the way in which the model was not trained; confusion has a row per true
 *   class and a column per predicted one; seconds is measured, all else repeats
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

  const prediction = qualm.predict(baseline.model, prepared.test, { space: 'encoded' });
  const theirs = await untilAborted(signal, prediction);
  const classes = prepared.classes.length;
  const against = (/** @type {ArrayLike<number>} */ ours) =>
    untilAborted(signal, qualm.compare({ truth: prepared.test.labels, a: ours, b: theirs.labels, classes }));
  const found = await findings(qualm, spec, last, prepared, signal);
  const quantum = await judged(found.ideal, prepared, baseline, against);
  const scored = async (/** @type {'noisy' | 'mitigated'} */ way) => {
    const one = found[way];
    return one ? noisyScore(spec.noise, one, await judged(one, prepared, baseline, against)) : null;
  };
  const bills = Object.values(found).flatMap((one) => one?.ledger ?? []);
  const ledger = [last.ledger, baseline.ledger, theirs.ledger, ...bills].reduce(addLedgers);
  return plainArrays({
    spec,
    fingerprint: last.fingerprint,
    classes: prepared.classes,
    split: { train: prepared.train.rows, test: prepared.test.rows },
    parameters: last.parameters.length,
    quantum: quantum.scores,
    baselines: baselineScores(baseline, prepared, quantum.baselineConfusion),
    comparison: quantum.comparison,
    verdict: quantum.verdict,
    noisy: await scored('noisy'),
    mitigated: await scored('mitigated'),
    ledger,
    price: price(ledger, prices),
    seconds: (performance.now() - start) / 1000,
  });
}

/**
 * The trained model without noise, and with what the document has of noise and mitigation. What the training has
 * evaluated last is one of them: with shots, its labels and its loss are of one sample.
 * @param {Qualm} qualm
 * @param {import('./types.js').Spec} spec
 * @param {TrainingRecord} last
 * @param {Prepared} prepared
 * @param {AbortSignal} [signal]
 * @returns {Promise<Record<'ideal', Findings> & Partial<Record<Way, Findings>>>}
 */
async function findings(qualm, spec, { model, loss, accuracy, heldOut }, { test }, signal) {
  const { training, ...noise } = spec.noise;
  const { mitigation, train, seed } = spec;
  const isNoisy = nativeSpec(spec).noise !== null;
  const isMitigated = isNoisy && mitigation.length > 0;
  const trained = {
    labels: heldOut?.labels ?? new Int32Array(0),
    loss: heldOut?.loss ?? null,
    train: { loss, accuracy },
    ledger: null,
  };
  const trainedWay = !isNoisy || !training ? 'ideal' : isMitigated ? 'mitigated' : 'noisy';
  const predict = async (/** @type {object} */ options) => {
    const plain = /** @type {import('./types.js').Model} */ (model);
    const all = /** @type {const} */ ({ space: 'encoded', shots: train.shots, seed });
    const { labels, ledger } = await untilAborted(signal, qualm.predict(plain, test, { ...all, ...options }));
    return { labels, loss: null, train: null, ledger };
  };
  /** @param {Way} way @param {object} options */
  const found = async (way, options) => (way === trainedWay ? trained : predict(options));
  return {
    ideal: await found('ideal', {}),
    ...(isNoisy && { noisy: await found('noisy', { noise }) }),
    ...(isMitigated && { mitigated: await found('mitigated', { noise, mitigation }) }),
  };
}

/**
 * The scores of one way to run the model, and what they are worth beside the baseline.
 * @param {Findings} found
 * @param {Prepared} prepared
 * @param {import('./types.js').BaselineResult} baseline
 * @param {(labels: Int32Array) => Promise<Paired>} against
 */
async function judged({ labels, loss, train }, { test, classes }, baseline, against) {
  const paired = await against(labels);
  const comparison = pairedTest(paired);
  const score = {
    loss,
    accuracy: comparison.accuracyA,
    correct: paired.correctA,
    rows: test.labels.length,
    interval: comparison.intervalA,
    confusion: squareOf(paired.confusionA, classes.length),
  };
  return {
    scores: { train, test: score },
    comparison,
    verdict: verdict({
      comparison,
      quantum: score,
      baseline: baseline.test,
      allColumns: baseline.allColumns,
    }),
    baselineConfusion: squareOf(paired.confusionB, classes.length),
  };
}

/**
 * @param {import('./types.js').Spec['noise']} noise
 * @param {Findings} found
 * @param {Awaited<ReturnType<typeof judged>>} result
 * @returns {NoisyScore}
 */
const noisyScore = ({ device, scale }, { ledger }, { scores, comparison, verdict: sentence }) => ({
  device,
  scale,
  training: scores.train !== null,
  ...scores,
  comparison,
  verdict: sentence,
  ledger,
});

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

import { readsFeatures } from '../model/encoder.js';
import { rowAt } from '../model/rows.js';
import { createEncoding } from './encoding.js';
import { createJob } from './job.js';
import { createNoisy } from './noisy.js';
import { noticeOf } from './notice.js';
import { fieldOf, quantumModel, sampling } from './predicting.js';

/** @typedef {import('../model/types.js').Run} Run */

/**
 * What follows a training: the baseline, the boundaries, the score on the test rows, both also under noise, and the
 * Bloch vectors. Each is answered by the client and thrown away where the training has been replaced meanwhile.
 * @param {import('./session.js').Client} client
 * @param {import('../model/state.js').Store} store
 */
export function createFollowers(client, store) {
  /** @param {unknown} error */
  const fail = (error) => {
    const notice = noticeOf(error);
    if (notice) store.set({ notice });
  };

  /**
   * @param {number} number of the run that asked
   * @param {Partial<Run>} change
   */
  const update = (number, change) => {
    const { run } = store.get();
    if (run?.number === number) store.set({ run: { ...run, ...change } });
  };

  /** @type {{ number: number, labels: Int32Array } | null} what logistic regression says of the test rows */
  let rival = null;

  /** @type {Parameters<typeof createNoisy>[3]} */
  const parts = { rivalOf: ({ number }) => (rival?.number === number ? rival.labels : null), fail };
  const disturbed = [
    createNoisy(client, store, 'noisy', parts),
    createNoisy(client, store, 'mitigated', parts),
  ];
  /** The noisy model and the mitigated one, which are asked alike. */
  const noisy = {
    follow: () => disturbed.forEach((one) => one.follow()),
    score: () => disturbed.forEach((one) => one.score()),
    show: () => disturbed.forEach((one) => one.show()),
    retry: () => disturbed.forEach((one) => one.retry()),
  };

  const encoding = createEncoding(client, store, { fail });

  const boundary = createJob(
    async () => {
      const { run } = store.get();
      if (!run?.record) return;
      const field = await fieldOf(client, run, quantumModel(run));
      update(run.number, { quantumField: field });
    },
    150,
    fail,
  );

  const score = createJob(
    async () => {
      const { run } = store.get();
      if (!run?.record || rival?.number !== run.number) return;
      const { test } = run.prepared;
      const { labels } = await client.predict(quantumModel(run), test, {
        space: 'encoded',
        ...sampling(run),
      });
      const comparison = await client.compare({ truth: test.labels, a: labels, b: rival.labels });
      update(run.number, { comparison });
    },
    100,
    fail,
  );

  const vectors = createJob(
    async () => {
      const { run, row } = store.get();
      if (!run?.record) return;
      const { circuit } = run.prepared;
      const direct = readsFeatures(run.spec.model.encoder.kind);
      const values = direct
        ? rowAt(run.prepared, row).features
        : (await encoding.encodedRow(run, row)).values;
      const { expectations } = await client.run(circuit, {
        features: [values],
        params: paramsOf(run),
        observables: axesOf(circuit.qubits),
      });
      update(run.number, { vectors: expectations ?? null });
    },
    40,
    fail,
  );

  /** Fits logistic regression once for each run; the circuit's training does not wait for it. */
  async function startBaseline() {
    const { run, table } = store.get();
    if (!run) return;
    try {
      const source = run.settings.data === 'csv' ? table : null;
      const baseline = await client.baseline(run.spec, { table: source });
      const { test } = run.prepared;
      const { labels } = await client.predict(baseline.model, test, { space: 'encoded' });
      if (store.get().run?.number !== run.number) return;
      rival = { number: run.number, labels };
      update(run.number, { baseline });
      score.ask();
      noisy.score();
      update(run.number, { classicalField: await fieldOf(client, run, baseline.model) });
    } catch (error) {
      fail(error);
    }
  }

  return { boundary, score, vectors, noisy, encoding, startBaseline };
}

/**
 * The values of the circuit's own parameters; those of the classical head stay out.
 * @param {Run} run
 */
function paramsOf({ prepared, record }) {
  const own = new Set();
  for (const { angles } of prepared.circuit.operations) {
    for (const angle of angles) if (typeof angle === 'object' && 'param' in angle) own.add(angle.param);
  }
  const values = record?.parameters ?? prepared.parameters.initial;
  const pairs = prepared.parameters.names.map((name, i) => /** @type {const} */ ([name, values[i]]));
  return Object.fromEntries(pairs.filter(([name]) => own.has(name)));
}

/** @param {number} qubits */
const axesOf = (qubits) => Array.from({ length: qubits }, (_, q) => [`X${q}`, `Y${q}`, `Z${q}`]).flat();

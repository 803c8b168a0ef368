import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { encoders, load, loadPipeline, savePipeline } from '../../bindings/js/index.js';

/** @type {import('../../bindings/js/index.js').Qualm[]} */
let clients = [];
before(async () => {
  clients = await Promise.all([1, 2].map((workers) => load({ workers, formats: false })));
});
after(() => clients.forEach((client) => client.close()));

/** @param {any} encoder */
const specOf = (encoder) => ({
  seed: 3,
  data: { source: 'moons', rows: 40 },
  preprocess: [{ kind: 'standard' }, { kind: 'min-max', to: [0.1, 3] }],
  model: { encoder, ansatz: { layers: 2 } },
  train: { epochs: 1 },
});

/** Points on the corners of a square. */
const corners = {
  source: 'painted',
  points: Array.from({ length: 40 }, (_, i) => [i & 1, (i >> 1) & 1, (i ^ (i >> 1)) & 1]),
};

/**
 * The last record of a training.
 * @param {import('../../bindings/js/index.js').Qualm} client
 * @param {any} spec
 */
async function trained(client, spec) {
  let last;
  for await (const record of client.train(spec)) last = record;
  return /** @type {import('../../bindings/js/index.js').TrainingRecord} */ (last);
}

const variants = [
  ...encoders.map(({ kind }) => ({ kind })),
  { kind: 're-uploading', trainable: true },
  { kind: 'amplitude', method: 'approximate', controls: 0 },
];

for (const encoder of variants) {
  test(`${JSON.stringify(encoder)}: trains, equally with one worker and two, and predicts from JSON`, async () => {
    const spec = specOf(encoder);
    const bits = encoder.kind === 'basis';
    const full = /** @type {any} */ (bits ? { ...spec, data: corners, preprocess: [] } : spec);
    const [one, two] = await Promise.all(clients.map((client) => trained(client, full)));
    assert.ok(Number.isFinite(one.loss) && one.loss > 0);
    assert.ok(one.gradientNorm > 0);
    assert.equal(one.fingerprint, two.fingerprint);
    const model = /** @type {any} */ (one.model);
    assert.equal(model.encoder.kind, encoder.kind);
    const { pipeline, parameters, ...plain } = model;
    const text = JSON.stringify({ ...plain, parameters: [...parameters], pipeline: savePipeline(pipeline) });
    const read = JSON.parse(text);
    const saved = {
      ...read,
      parameters: Float64Array.from(read.parameters),
      pipeline: loadPipeline(read.pipeline),
    };
    const rows = bits ? [[0, 1]] : [[0.5, 0.2]];
    const [fresh, later] = [await clients[0].predict(model, rows), await clients[0].predict(saved, rows)];
    assert.deepEqual(later.probabilities, fresh.probabilities);
  });
}

test('an encoder without what it needs is refused before anything trains', async () => {
  const [client] = clients;
  const refused = (/** @type {any} */ encoder, /** @type {string} */ code) =>
    assert.rejects(trained(client, /** @type {any} */ (specOf(encoder))), { code });
  await refused({ kind: 'basis' }, 'invalid-feature');
  await refused({ kind: 're-uploading', repetitions: 3 }, 'invalid-option');
  await refused({ kind: 'zz-feature-map', axis: 'x' }, 'invalid-spec');
  await refused({ kind: 'amplitude', controls: 2 }, 'invalid-option');
});

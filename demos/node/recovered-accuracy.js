// How much of the accuracy that noise costs a trained classifier mitigation wins back, over 20 seeds at the same shots:
// node demos/node/recovered-accuracy.js
import { load } from '../../bindings/js/index.js';

const qualm = await load();
const noise = {
  gates: [
    { on: '1q', channel: 'amplitude-damping', gamma: 0.004 },
    { on: '2q', channel: 'amplitude-damping', gamma: 0.03 },
  ],
  readout: { p01: 0.08, p10: 0.02 },
};
const ways = {
  ideal: {},
  noisy: { noise, shots: 1000 },
  'readout inside zero noise': {
    noise,
    shots: 1000,
    mitigation: /** @type {const} */ ([{ kind: 'readout' }, { kind: 'zero-noise' }]),
  },
};
const seeds = 20;

/** @param {import('../../bindings/js/index.js').SpecInput} spec */
async function trained(spec) {
  let last;
  for await (const record of qualm.train(spec)) last = record;
  if (!last?.model) throw new Error('The training has no end.');
  return last.model;
}

/** @param {number} seed of the data, the split, the training and the shots */
async function accuracies(seed) {
  const spec = /** @type {const} */ ({
    data: { source: 'circles', rows: 200 },
    seed,
    train: { epochs: 15 },
    model: { ansatz: { kind: 'strongly-entangling', layers: 6 } },
  });
  const { test } = await qualm.prepare(spec);
  const model = await trained(spec);
  const right = Object.values(ways).map(async (way) => {
    const { labels } = await qualm.predict(model, test, { space: 'encoded', seed, ...way });
    return labels.filter((label, row) => label === test.labels[row]).length / labels.length;
  });
  return Promise.all(right);
}

/** @type {number[][]} */
const found = [];
for (let seed = 0; seed < seeds; seed++) found.push(await accuracies(seed));
const means = Object.keys(ways).map((_, way) => found.reduce((sum, row) => sum + row[way], 0) / seeds);
Object.keys(ways).forEach((name, way) =>
  console.log(`${name.padEnd(26)} ${(100 * means[way]).toFixed(1)} %`),
);
const [ideal, noisy, mitigated] = means;
console.log(`${Math.round((100 * (mitigated - noisy)) / (ideal - noisy))} % of what noise took is won back`);
qualm.close();

// How far noise bends the gradient of a model, and how far readout mitigation inside zero-noise extrapolation bends it
// back: node demos/node/mitigated-gradient.js
import { load, Circuit } from '../../bindings/js/index.js';

const qualm = await load();
const spec = { data: { source: 'moons' }, seed: 5 };
const { circuit, observables, parameters } = await qualm.prepare(spec);
/** A model has parameters of its own beside those of its circuit. @param {string} name */
const circuitHas = (name) => Circuit.from(circuit).parameters.includes(name);
const values = parameters.names.map((name, i) => [name, parameters.initial[i]]);
const params = Object.fromEntries(values.filter(([name]) => circuitHas(String(name))));
const noise = {
  gates: [{ on: '2q', channel: 'depolarizing', p: 0.02 }],
  readout: { p01: 0.06, p10: 0.02 },
};
const stack = /** @type {const} */ ([{ kind: 'readout' }, { kind: 'zero-noise' }]);
const seeds = 20;

/** The mean gradient over all seeds: what is left of its error is bias. @param {object} how */
async function meanGradient(how) {
  const drawn = Array.from({ length: seeds }, (_, seed) =>
    qualm.gradient(circuit, {
      observables: /** @type {any} */ (observables),
      params,
      features: [[0.5, 1.2]],
      seed,
      ...how,
    }),
  );
  const gradients = (await Promise.all(drawn)).map(({ gradient }) => gradient);
  return gradients[0].map((_, i) => gradients.reduce((sum, gradient) => sum + gradient[i], 0) / seeds);
}

const ideal = await meanGradient({});
for (const [name, how] of Object.entries({
  'noisy, exact': { noise },
  'mitigated, exact': { noise, mitigation: stack },
  'noisy, 4,000 shots': { noise, shots: 4000 },
  'mitigated, 4,000 shots': { noise, shots: 4000, mitigation: stack },
})) {
  const gradient = await meanGradient(how);
  const bias = Math.hypot(...gradient.map((value, i) => value - ideal[i]));
  console.log(
    `${name.padEnd(24)} bias ${bias.toFixed(4)} of a gradient of length ${Math.hypot(...ideal).toFixed(4)}`,
  );
}
qualm.close();

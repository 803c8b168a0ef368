/** Mitigation in training and in scoring: nearer to the ideal, the same bits for any number of workers, billed, refused. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Circuit, load } from 'qualm';
import { methodRows } from '../../bindings/js/mitigation-methods.js';

/** @typedef {import('../../bindings/js/types.js').SpecInput} SpecInput */

/** @type {Awaited<ReturnType<typeof load>>} */
let qualm;
before(async () => {
  qualm = await load({ workers: 2 });
});
after(() => qualm.close());

const noise = {
  gates: [{ on: '2q', channel: 'depolarizing', p: 0.02 }],
  readout: { p01: 0.06, p10: 0.02 },
};
const mitigation = /** @type {const} */ ([{ kind: 'readout' }, { kind: 'zero-noise' }]);

/** @param {object} [more] @returns {SpecInput} */
const spec = (more = {}) =>
  /** @type {any} */ ({
    data: { source: 'moons', rows: 40 },
    seed: 5,
    model: { ansatz: { kind: 'strongly-entangling', layers: 2 } },
    train: { epochs: 2 },
    ...more,
  });

/** @param {ArrayLike<number>} a @param {ArrayLike<number>} b */
const distance = (a, b) => Math.hypot(...Array.from(a, (value, i) => value - b[i]));

/** @param {SpecInput} document @param {Awaited<ReturnType<typeof load>>} [client] */
async function lastOf(document, client = qualm) {
  let last;
  for await (const record of client.train(document)) last = record;
  assert.ok(last);
  return last;
}

test('the gradient is bent less than without mitigation, at every parameter of a model together', async () => {
  const { circuit, observables, parameters } = await qualm.prepare(spec());
  const values = parameters.names.map((name, i) => /** @type {const} */ ([name, parameters.initial[i]]));
  const params = Object.fromEntries(
    values.filter(([name]) => Circuit.from(circuit).parameters.includes(name)),
  );
  const features = [
    [0.5, 1.2],
    [2.1, 0.3],
  ];
  const gradientOf = async (/** @type {object} */ how) =>
    (
      await qualm.gradient(circuit, {
        observables: /** @type {any} */ (observables),
        params,
        features,
        ...how,
      })
    ).gradient;
  const ideal = await gradientOf({});
  const raw = distance(await gradientOf({ noise }), ideal);
  const mitigated = distance(await gradientOf({ noise, mitigation: [...mitigation] }), ideal);
  assert.ok(mitigated < 0.5 * raw, `${mitigated} of ${raw}`);
  const copies = [{ kind: 'virtual-distillation' }]; // misread bits are not distilled
  const distilled = distance(await gradientOf({ noise, mitigation: copies }), ideal);
  assert.ok(distilled < 0.7 * raw, `${distilled} of ${raw}`);
  const { gates } = noise;
  const [noisy, cleaned] = [
    distance(await gradientOf({ noise: { gates } }), ideal),
    distance(await gradientOf({ noise: { gates }, mitigation: copies }), ideal),
  ];
  assert.ok(cleaned < 0.5 * noisy, `${cleaned} of ${noisy}`);
});

test('a training under mitigated noise ends nearer to the ideal one than a noisy training', async () => {
  const ideal = await lastOf(spec());
  const noisy = await lastOf(spec({ noise: { ...noise, training: true } }));
  const mended = await lastOf(spec({ noise: { ...noise, training: true }, mitigation: [...mitigation] }));
  const [raw, mitigated] = [noisy, mended].map(({ parameters }) => distance(parameters, ideal.parameters));
  assert.ok(mitigated < 0.5 * raw, `${mitigated} of ${raw}`);
  assert.ok(mended.ledger.circuits > 3 * noisy.ledger.circuits, 'three scales, and calibration');
});

test('one worker and two give the same bits, with shots too', async () => {
  const document = spec({
    noise: { ...noise, training: true },
    mitigation: [...mitigation],
    train: { epochs: 1, shots: 200 },
  });
  const one = await load({ workers: 1 });
  const alone = await lastOf(document, one);
  one.close();
  assert.equal(alone.fingerprint, (await lastOf(document)).fingerprint);
});

/** What a method takes beside its kind, and noise that it is for. @type {Record<string, object>} */
const special = {
  'symmetry-verification': { symmetries: ['Z0 Z1'] },
  'error-cancellation': { samples: 20 },
  'clifford-data-regression': { circuits: 4 },
  'learned-mitigation': { circuits: 8 },
};

/**
 * A model has no symmetry to verify and no energy to lower: these run, and no more. So does distillation, whose gradient is
 * judged above: a few steps of Adam go by the signs of its entries, however small, and misread bits turn some of them.
 */
const unjudged = ['symmetry-verification', 'subspace-expansion', 'virtual-distillation'];

/** An exponential needs values away from 0, where a model's decision lies; hundreds of histories take their time. */
const apart = ['adaptive-zero-noise', 'dynamical-decoupling'];

for (const kind of Object.keys(methodRows).filter((one) => !apart.includes(one))) {
  test(`a training under ${kind} strays no farther than a noisy one, and the model is scored with it`, async () => {
    const noisy = { ...noise, training: true };
    const small = { data: { source: 'moons', rows: 12 }, train: { epochs: 1 } };
    const document = (/** @type {object} */ more) => spec({ ...small, ...more });
    const methods = [{ kind, ...special[kind] }];
    const [ideal, raw, mended] = await Promise.all(
      [{}, { noise: noisy }, { noise: noisy, mitigation: methods }].map(async (more) =>
        lastOf(document(more)),
      ),
    );
    const strayed = distance(mended.parameters, ideal.parameters);
    const allowed = distance(raw.parameters, ideal.parameters) + 1e-9;
    assert.ok(strayed < allowed || unjudged.includes(kind), `${strayed}, noisy ${allowed}`);
    const report = await qualm.experiment(document({ noise: noisy, mitigation: methods }));
    assert.ok(report.mitigated?.training && (report.mitigated.test.loss ?? 0) > 0);
  });
}

test('rows are told apart under noise with a memory, with pulses against it', async () => {
  const columns = ['sepal_length_cm', 'sepal_width_cm', 'petal_length_cm'];
  const { model } = await qualm.prepare(spec({ data: { source: 'iris', columns } }));
  const rows = [
    [0.3, 1.2, -0.4],
    [-1.1, 0.2, 0.9],
  ];
  const slow = { durations: { '1q': 5e-8, '2q': 3e-7 }, detuning: { sigma: 6e5 } };
  const scored = async (/** @type {object} */ how) =>
    (await qualm.predict(model, rows, { space: 'encoded', ...how })).probabilities;
  const ideal = await scored({});
  const raw = distance(await scored({ noise: slow }), ideal);
  const pulses = [{ kind: 'dynamical-decoupling', sequence: 'xx' }];
  const decoupled = distance(await scored({ noise: slow, mitigation: pulses }), ideal);
  assert.ok(decoupled < raw, `${decoupled} of ${raw}`);
});

test('a report has the ideal, the noisy and the mitigated score, and what the last two took', async () => {
  const report = await qualm.experiment(spec({ noise, mitigation: [...mitigation] }));
  assert.ok(report.noisy?.ledger && report.mitigated?.ledger);
  const rows = report.mitigated.test.rows;
  assert.equal(report.noisy.ledger.circuits, rows);
  assert.equal(report.mitigated.ledger.circuits, 3 * (rows + 2), 'scales × (rows and two calibrations)');
  assert.equal(report.mitigated.training, false);
  assert.match(report.mitigated.verdict, /logistic regression/);
  const plain = await qualm.experiment(spec({ noise }));
  assert.deepEqual([plain.mitigated, plain.fingerprint], [null, report.fingerprint]);
});

for (const { more, code, pattern } of [
  {
    more: { noise, mitigation: [{ kind: 'zero-noise' }, { kind: 'readout' }] },
    code: 'unsupported',
    pattern: /innermost/,
  },
  { more: { noise, mitigation: [{ kind: 'magic' }] }, code: 'invalid-option', pattern: /no method/ },
  { more: { noise, mitigation: [{}] }, code: 'invalid-spec', pattern: /kind/ },
  { more: { mitigation }, code: 'invalid-spec', pattern: /nothing to mitigate/ },
  {
    more: { noise, mitigation: [{ kind: 'zero-noise', scales: [1, 1] }] },
    code: 'invalid-option',
    pattern: /same scale/,
  },
]) {
  test(`${JSON.stringify(more.mitigation)} is refused with ${code}`, async () => {
    await assert.rejects(qualm.experiment(spec(more)), (/** @type {any} */ error) => {
      assert.equal(error.code, code);
      assert.match(error.message, pattern);
      return true;
    });
  });
}

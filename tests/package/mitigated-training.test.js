/** Mitigation in training and in scoring: nearer to the ideal, the same bits for any number of workers, billed, refused. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Circuit, load } from 'qualm';

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
    more: { noise, mitigation: [{ kind: 'error-cancellation' }] },
    code: 'unsupported',
    pattern: /not trained/,
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

/** A trial of mitigation: the figures that theory gives, doing nothing among them, progress, cancelling, refusals. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Circuit, load } from 'qualm';

/** @typedef {import('../../bindings/js/types.js').TrialOptions} TrialOptions */

/** @type {Awaited<ReturnType<typeof load>>} */
let qualm;
before(async () => {
  qualm = await load({ workers: 2 });
});
after(() => qualm.close());

/** Five X gates: ⟨Z⟩ is −1, and −(1 − 4p/3)^5 with depolarizing noise after each. */
const flips = new Circuit(1).x(0).x(0).x(0).x(0).x(0);
const p = 0.015;
const kept = (1 - (4 * p) / 3) ** 5;

/** @param {Partial<TrialOptions>} more */
async function held(more) {
  const options = /** @type {TrialOptions} */ ({
    observables: ['Z0'],
    noise: { gates: [{ on: '1q', channel: 'depolarizing', p }] },
    shots: 1000,
    seeds: 200,
    methods: { richardson: [{ kind: 'zero-noise', extrapolation: 'richardson' }] },
    ...more,
  });
  const steps = [];
  for await (const step of qualm.trial(flips, options)) steps.push(step);
  const report = steps[steps.length - 1].report;
  assert.ok(report);
  return { steps, report };
}

// 200 seeds: a mean is known to 1/√200 of the spread, a variance to √(2/199) = 10 %. 4.5 of those are missed once in
// 150,000 times.
test('bias, variance and mean squared error are those of theory; doing nothing has the same shots', async () => {
  const { steps, report } = await held({});
  assert.deepEqual([steps.length, steps[399].done, steps[399].total], [400, 400, 400]);
  assert.deepEqual(report.ideal, [-1]);
  const [raw, richardson] = report.methods;
  assert.deepEqual([raw.name, raw.shots, raw.circuits], ['raw', 1000, 1]);
  assert.deepEqual([richardson.shots, richardson.circuits], [1000, 3]);
  const variance = (1 - kept ** 2) / 1000;
  assert.ok(Math.abs(raw.bias[0] - (1 - kept)) < 4.5 * Math.sqrt(variance / 200), `${raw.bias}`);
  assert.ok(Math.abs(raw.variance[0] / variance - 1) < 0.45, `${raw.variance}`);
  assert.ok(Math.abs(raw.meanSquaredError - (1 - kept) ** 2 - variance) < 4.5 * raw.meanSquaredErrorError);
  // Coefficients 15/8, −5/4, 3/8 with shots in proportion: Σ|c| · Σ|c|·variance(scale) / shots.
  const expected =
    [
      [1, 15 / 8],
      [3, 5 / 4],
      [5, 3 / 8],
    ].reduce((sum, [scale, c]) => sum + c * (1 - kept ** (2 * scale)), 0) *
    (3.5 / 1000);
  assert.ok(Math.abs(richardson.variance[0] / expected - 1) < 0.45, `${richardson.variance} for ${expected}`);
});

test('at few shots the recommendation is to do nothing, at many it is the method', async () => {
  const few = await held({ shots: 30, seeds: 100 });
  assert.equal(few.report.recommendation.name, 'raw');
  assert.match(few.report.recommendation.reason, /Do nothing/);
  const many = await held({ shots: 100_000, seeds: 50 });
  assert.equal(many.report.recommendation.name, 'richardson');
  assert.match(many.report.recommendation.reason, /times smaller than that of doing nothing/);
});

test('the same seeds give the same figures, for any number of workers', async () => {
  const figures = async () => (await held({ seeds: 10 })).report.methods.map((row) => row.meanSquaredError);
  const first = await figures();
  assert.deepEqual(await figures(), first);
  const alone = await load({ workers: 1 });
  const two = qualm;
  qualm = alone;
  assert.deepEqual(await figures(), first);
  qualm = two;
  alone.close();
});

test('a trial is cancelled at once', async () => {
  const controller = new AbortController();
  const steps = [];
  const error = await (async () => {
    const options = /** @type {TrialOptions} */ ({
      observables: ['Z0'],
      noise: { device: 'ibmq_manila' },
      shots: 1000,
      seeds: 5000,
      methods: { readout: [{ kind: 'readout' }] },
      signal: controller.signal,
    });
    for await (const step of qualm.trial(flips, options)) {
      steps.push(step);
      if (steps.length === 3) controller.abort();
    }
  })().catch((caught) => caught);
  assert.equal(error?.code, 'cancelled');
  assert.equal(steps.length, 3);
});

test('what is no trial is refused', async () => {
  const refused = /** @type {[any, string][]} */ ([
    [{ noise: null }, 'invalid-noise'],
    [{ noise: { device: 'ideal' } }, 'invalid-noise'],
    [{ noise: { device: 'ibmq_manila', scale: 0 } }, 'invalid-noise'],
    [{ shots: undefined }, 'invalid-shots'],
    [{ seeds: 1 }, 'invalid-option'],
    [{ methods: {} }, 'invalid-option'],
    [{ methods: { raw: [] } }, 'invalid-option'],
    [{ budget: 3 }, 'invalid-option'],
    [{ methods: { odd: [{ kind: 'odd' }] } }, 'invalid-option'],
  ]);
  for (const [more, code] of refused) {
    const error = await held(more).catch((caught) => caught);
    assert.equal(error?.code, code, JSON.stringify(more));
  }
});

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
async function held(more, client = qualm) {
  const options = /** @type {TrialOptions} */ ({
    observables: ['Z0'],
    noise: { gates: [{ on: '1q', channel: 'depolarizing', p }] },
    shots: 1000,
    seeds: 200,
    methods: { richardson: [{ kind: 'zero-noise', extrapolation: 'richardson' }] },
    ...more,
  });
  const steps = [];
  for await (const step of client.trial(flips, options)) steps.push(step);
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

test('a method that is refused is reported as such, and the others go on', async () => {
  const { steps, report } = await held({
    seeds: 10,
    noise: { gates: [{ on: '1q', channel: 'bit-flip', p: 0.5 }] },
    methods: { cancellation: [{ kind: 'error-cancellation' }], readout: [{ kind: 'readout' }] },
  });
  assert.deepEqual(
    report.methods.map(({ name }) => name),
    ['raw', 'readout'],
  );
  const [{ message, ...refusal }] = report.refused;
  assert.deepEqual(
    [refusal.name, refusal.code, refusal.seed, report.refused.length],
    ['cancellation', 'unsupported', 0, 1],
  );
  assert.match(message, /no quasi-probability has a finite gamma/);
  assert.match(refusal.allowed, /twirled/);
  assert.ok(steps.some(({ method, refused }) => method === 'cancellation' && refused?.message === message));
  // Two workers start the refused method twice at most before they know.
  const last = steps[steps.length - 1];
  assert.ok(last.done === last.total && last.total <= 22, `${last.done} of ${last.total}`);
  assert.equal(steps.filter(({ report: told }) => told).length, 1);
});

test('where every method is refused, doing nothing is what is left', async () => {
  const { report } = await held({
    seeds: 3,
    noise: { gates: [{ on: '1q', channel: 'bit-flip', p: 0.5 }] },
    methods: { cancellation: [{ kind: 'error-cancellation' }] },
  });
  assert.equal(report.methods.length, 1);
  assert.deepEqual([report.recommendation.name, report.recommendation.best], ['raw', null]);
  assert.match(report.recommendation.reason, /every method was refused/);
});

test('what is known on the way is of the same seeds for all methods, and the last of it is the report', async () => {
  // One worker answers in order; of two, one may still fetch its module while the other does all of the work.
  const one = await load({ workers: 1 });
  const { steps } = await held({ seeds: 5 }, one);
  one.close();
  const told = steps.flatMap(({ interim, report }) => interim ?? report ?? []);
  assert.deepEqual(
    told.map(({ seeds }) => seeds),
    [2, 3, 4, 5],
  );
  const short = await held({ seeds: 3 });
  const figures = (/** @type {typeof short.report} */ { methods }) =>
    methods.map(({ bias, variance, meanSquaredError }) => ({ bias, variance, meanSquaredError }));
  assert.deepEqual(figures(told[1]), figures(short.report));
});

// Five X gates and a readout, one after the other, 250 µs apart: 1000 · (250e-6 + 2.2e-6 + 5 · 32e-9) with the assumed
// times; IBM Manila publishes 35.56 ns for X, nothing for a change of frame, and 5.351 µs for a readout.
test('time on the device is that of published figures where there are any', async () => {
  const assumed = (await held({ seeds: 2 })).report.methods[0];
  assert.ok(Math.abs(assumed.deviceSeconds - 0.25236) < 1e-9, `${assumed.deviceSeconds}`);
  assert.deepEqual([assumed.gates, assumed.twoQubitGates], [5, 0]);
  const [raw, richardson] = (await held({ seeds: 2, noise: { device: 'ibmq_manila' } })).report.methods;
  const perGate = (3.556e-8 + 3.556e-8 + 0) / 3;
  const expected = 1000 * (250e-6 + 5.351e-6 + raw.gates * perGate);
  assert.ok(Math.abs(raw.deviceSeconds - expected) < 1e-9, `${raw.deviceSeconds} for ${expected}`);
  assert.equal(raw.prices[0].seconds, raw.deviceSeconds);
  assert.ok(richardson.deviceSeconds > raw.deviceSeconds, 'longer circuits take longer');
});

/** Error correction: closed forms, equal figures for any number of workers, crossings, progress, cancelling, refusals. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { load } from 'qualm';

/** @typedef {import('../../bindings/js/types.js').CorrectionOptions} CorrectionOptions */

/** @type {Awaited<ReturnType<typeof load>>} */
let qualm;
before(async () => {
  qualm = await load({ workers: 2, formats: false, first: 'correction' });
});
after(() => qualm.close());

/**
 * @param {CorrectionOptions} options
 * @param {Pick<typeof qualm, 'correction'>} client
 */
async function studied(options, client = qualm) {
  const steps = [];
  for await (const step of client.correction(options)) steps.push(step);
  const report = steps[steps.length - 1].report;
  assert.ok(report);
  return { steps, report };
}

/** What must repeat: all but the times. @param {{ report: import('qualm').CorrectionReport }} study */
const figures = ({ report: { measured: _, ...rest } }) => rest;

// Three bits fail where two or three flip, 3p² − 2p³; 4.5 standard errors, four comparisons: 3e-5 of all seeds.
test('three copies of a bit fail as a majority vote does', async () => {
  const shots = 40_000;
  const rates = [0.01, 0.05, 0.2, 0.5];
  const { report } = await studied({
    code: 'repetition',
    noise: 'code-capacity',
    distances: [3],
    rounds: 1,
    rates,
    shots,
  });
  const [{ distance, rounds, qubits, points }] = report.curves;
  assert.deepEqual([distance, rounds, qubits, report.crossings], [3, 1, 5, []]);
  points.forEach(({ rate: p, failures, shots: had, perShot, perRound }, i) => {
    const expected = 3 * p * p - 2 * p * p * p;
    assert.equal(p, rates[i]);
    assert.equal(had, shots);
    assert.equal(perShot.rate, failures / shots);
    assert.ok(
      Math.abs(perShot.rate - expected) < 4.5 * Math.sqrt((expected * (1 - expected)) / shots),
      `${p}: ${perShot.rate} for ${expected}`,
    );
    assert.ok(perShot.low < perShot.rate && perShot.rate < perShot.high);
    assert.ok(
      Math.abs(perRound.rate - Math.min(0.5, perShot.rate)) < 1e-12,
      'of one round they are the same',
    );
  });
});

// What 1 − 2P = (1 − 2ε)^rounds makes of a rate.
test('a rate of a round is that of independent flips in each', async () => {
  const { report } = await studied({ code: 'repetition', distances: [3], rates: [0.03], shots: 8000 });
  const [{ rounds, points }] = report.curves;
  assert.equal(rounds, 3);
  const [{ perShot, perRound }] = points;
  for (const end of /** @type {const} */ (['rate', 'low', 'high']))
    assert.ok(Math.abs((1 - 2 * perRound[end]) ** 3 - (1 - 2 * perShot[end])) < 1e-12);
});

test('without noise nothing fails', async () => {
  const { report } = await studied({ distances: [3, 5], rates: [0], shots: 5000 });
  for (const { points } of report.curves) {
    assert.equal(points[0].failures, 0);
    assert.equal(points[0].perShot.low, 0);
    assert.ok(points[0].perShot.high < 1e-3);
  }
  assert.equal(report.crossings[0].order, 'not-told-apart');
});

test('the figures are the same for any number of workers, for any other points, and not for another seed', async () => {
  const options = /** @type {CorrectionOptions} */ ({
    distances: [3, 5],
    rates: [0.004, 0.01],
    shots: 10_000,
  });
  const first = figures(await studied(options));
  assert.deepEqual(figures(await studied(options)), first);
  const alone = await load({ workers: 1, formats: false, first: 'correction' });
  assert.deepEqual(figures(await studied(options, alone)), first);
  alone.close();
  const onlyOne = figures(await studied({ ...options, distances: [5], rates: [0.01] }));
  assert.deepEqual(onlyOne.curves[0].points[0], first.curves[1].points[1]);
  assert.notDeepEqual(figures(await studied({ ...options, seed: 1 })), first);
});

// Asked far from the crossings, at 15 to 30 standard errors: see tests/cpp/correct.
test('curves cross where both sides are seen, and only there', async () => {
  const options = /** @type {CorrectionOptions} */ ({ code: 'repetition', distances: [3, 7], shots: 20_000 });
  const both = (await studied({ ...options, rates: [0.02, 0.035, 0.05, 0.08] })).report.crossings[0];
  assert.equal(both.order, 'crosses');
  assert.deepEqual([both.smaller, both.larger], [3, 7]);
  const { rate, below, above, standardError } = both;
  assert.ok(rate !== null && below !== null && above !== null && standardError !== null);
  assert.ok(
    below < rate && rate < above && below >= 0.02 && above <= 0.08 && standardError < 0.005,
    `${rate}`,
  );
  const low = (await studied({ ...options, rates: [0.01, 0.02] })).report.crossings[0];
  assert.deepEqual([low.order, low.rate, low.below], ['larger-better', null, null]);
  const high = (await studied({ ...options, rates: [0.08, 0.1] })).report.crossings[0];
  assert.deepEqual([high.order, high.rate, high.above], ['larger-worse', null, null]);
});

test('progress counts parts; decoding is timed apart from the figures', async () => {
  const { steps, report } = await studied({ distances: [3], rates: [0.005, 0.01], shots: 20_000 });
  assert.equal(steps.length, 6, 'three parts of each of two points');
  assert.deepEqual(
    steps.map(({ done, total }) => [done, total]),
    steps.map((_, i) => [i + 1, 6]),
  );
  assert.ok(steps.slice(0, -1).every((step) => step.report === undefined));
  assert.ok(steps.every(({ shots, failures }) => shots > 0 && shots <= 20_000 && failures <= shots));
  const { milliseconds, microsecondsPerRound } = report.measured;
  assert.ok(milliseconds > 0);
  assert.equal(microsecondsPerRound.length, 1);
  assert.ok(microsecondsPerRound[0].every((time) => time >= 0 && time < 1000));
  assert.equal(JSON.stringify(figures({ report })).includes('econds'), false);
});

test('a study is cancelled at once', async () => {
  const controller = new AbortController();
  const steps = [];
  const error = await (async () => {
    const options = /** @type {CorrectionOptions} */ ({ shots: 1_000_000, signal: controller.signal });
    for await (const step of qualm.correction(options)) {
      steps.push(step);
      if (steps.length === 3) controller.abort();
    }
  })().catch((caught) => caught);
  assert.equal(error?.code, 'cancelled');
  assert.equal(steps.length, 3);
});

test('what is no study is refused in words', async () => {
  const refused = /** @type {[any, string][]} */ ([
    [null, 'invalid-option'],
    [{ codes: ['surface'] }, 'invalid-option'],
    [{ code: 'steane' }, 'invalid-option'],
    [{ noise: 'none' }, 'invalid-option'],
    [{ distances: [] }, 'invalid-option'],
    [{ distances: [3, 4] }, 'invalid-option'],
    [{ distances: [5, 3] }, 'invalid-option'],
    [{ distances: [13] }, 'invalid-option'],
    [{ distances: 3 }, 'invalid-option'],
    [{ rates: [0.01, 0.01] }, 'invalid-option'],
    [{ rates: [0.6] }, 'invalid-option'],
    [{ rates: ['1 %'] }, 'invalid-option'],
    [{ rounds: 0 }, 'invalid-option'],
    [{ distances: [11], rounds: 50 }, 'invalid-option'],
    [{ rates: Array.from({ length: 100 }, (_, i) => i / 1000) }, 'invalid-option'],
    [{ shots: 0 }, 'invalid-shots'],
    [{ shots: 1.5 }, 'invalid-shots'],
    [{ seed: -1 }, 'invalid-option'],
    [{ signal: {} }, 'invalid-option'],
  ]);
  for (const [options, code] of refused) {
    const error = await studied(options).catch((caught) => caught);
    assert.equal(error?.code, code, JSON.stringify(options));
    assert.ok(error.message && error.received && error.allowed, JSON.stringify(options));
  }
});

/** What correction would take, without a page: models of faults, where a device stands, stopping, words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { devices, QualmError } from '../../bindings/js/index.js';
import { createWorkshop } from '../../web/actions/workshop.js';
import { createStore } from '../../web/model/state.js';
import { firstBench } from '../../web/model/workshop/bench.js';
import { codes, faultModelNamed, faultModels, standingOf } from '../../web/model/workshop/codes.js';
import { firstCorrection, shotsFault, studiesOf } from '../../web/model/workshop/correction.js';
import * as words from '../../web/views/workshop/correction/words.js';

/** @typedef {import('../../bindings/js/types.js').CorrectionReport} CorrectionReport */

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

/** @param {number} failures of 1000 */
const pointAt = (failures) => {
  const share = { rate: failures / 1000, low: failures / 2000, high: (failures + 4) / 1000 };
  return { rate: 0.01, failures, shots: 1000, perShot: share, perRound: share };
};

/**
 * @param {CorrectionReport['code']} code
 * @param {Partial<CorrectionReport['crossings'][number]>} [crossing]
 * @returns {CorrectionReport}
 */
const reportOf = (code, crossing = {}) => ({
  ...{ code, noise: 'circuit-level', seed: 0, shots: 1000 },
  curves: [3, 5].map((distance) => ({
    ...{ distance, rounds: distance, qubits: 2 * distance - 1, points: [pointAt(0), pointAt(40)] },
  })),
  crossings: [
    {
      ...{ smaller: 3, larger: 5, order: /** @type {const} */ ('crosses') },
      ...{ rate: 0.0066, standardError: 0.0001, below: 0.006, above: 0.007, ...crossing },
    },
  ],
  measured: {
    milliseconds: 1500,
    microsecondsPerRound: [
      [0.1, 1.23],
      [0.5, 0.5],
    ],
  },
});

/**
 * The circuit page with an engine that answers as it is told.
 * @param {(options: any) => AsyncIterable<any>} correction
 */
async function open(correction) {
  const store = createStore(firstBench(null, []));
  const engine = /** @type {any} */ ({ correction });
  const workshop = createWorkshop(engine, /** @type {any} */ ({}), store, { writeLink: () => {} });
  assert.equal(store.get().correction, null);
  await workshop.correction();
  const known = () =>
    /** @type {import('../../web/model/workshop/types.js').Correction} */ (store.get().correction);
  return { store, workshop, known };
}

test('every model of faults has a meaning, a source, and ascending rates for both codes', () => {
  for (const { name, title, sentence, source, rates } of faultModels) {
    assert.ok(title && sentence.endsWith('.') && /arXiv:/.test(source), name);
    for (const { name: code } of codes) {
      assert.ok(
        rates[code].every((rate, i, all) => rate > 0 && rate <= 0.5 && !(rate <= all[i - 1])),
        name,
      );
    }
  }
  assert.equal(new Set(faultModels.map(({ name }) => name)).size, 5);
  assert.equal(faultModelNamed('of a newer library').name, 'circuit-level');
});

// 1.25: the infidelity of a depolarized pair is 4/5 of the chance of a Pauli error, Nielsen 2002, quant-ph/0205035.
test('a device stands at the median error of its two-qubit gates, as Pauli errors', () => {
  const torino = standingOf(devices.find(({ name }) => name === 'ibm_torino'));
  assert.equal(torino?.error, 0.00408); // the only figure of its cz in the calibration of 2025-02-26
  assert.ok(Math.abs(Number(torino?.rate) - 0.0051) < 1e-12);
  const gates = [0.04, 0.01, 0.02, null, 0.03].map((error) => ({ gate: 'cx', error }));
  const own = { name: 'own', title: 'Own', sentence: '', qubits: 5 };
  const single = [
    { gate: 'sx', error: 0.5 },
    { gate: 'measure', error: 0.5 },
  ];
  assert.equal(
    standingOf({ ...own, gates: [...single, ...gates] })?.error,
    0.025,
    'the mean of the middle two',
  );
  assert.equal(standingOf({ ...own, gates: [...single, ...gates.slice(0, 3)] })?.error, 0.02);
  assert.equal(standingOf({ ...own, gates: single }), null);
  assert.equal(standingOf(undefined), null);
});

test('what is asked: both codes at distances 3, 5 and 7, with the shots as they are typed', () => {
  const asked = studiesOf({ ...firstCorrection, noise: 'phenomenological', shots: '2,000' });
  assert.deepEqual(
    asked.map(({ code, distances, shots, noise }) => [code, distances, shots, noise]),
    [
      ['repetition', [3, 5, 7], 2000, 'phenomenological'],
      ['surface', [3, 5, 7], 2000, 'phenomenological'],
    ],
  );
  assert.equal(shotsFault(firstCorrection), '');
  assert.match(shotsFault({ ...firstCorrection, shots: '1e4' }), /from 2 to 10,000,000/);
});

test('codes are drawn one by one, and progress counts both', async () => {
  /** @type {any[]} */
  const asked = [];
  const { workshop, known } = await open(async function* (options) {
    asked.push(options);
    yield { code: options.code, done: 1, total: 2 };
    await pause();
    yield { code: options.code, done: 2, total: 2, report: reportOf(options.code) };
    await pause();
  });
  await workshop.correction('change', { noise: 'hadamards', shots: 'many' });
  await workshop.correction('start');
  assert.equal(asked.length, 0, 'not with shots that are none');
  await workshop.correction('change', { shots: '100' });
  const computed = workshop.correction('start');
  await pause();
  assert.deepEqual(known().running, { code: 'repetition', done: 1, total: 4 });
  await computed;
  assert.deepEqual(
    known().result?.reports.map(({ code }) => code),
    ['repetition', 'surface'],
  );
  assert.deepEqual([known().result?.noise, known().running], ['hadamards', null]);
  assert.match(known().outcome, /^Done/);
});

test('stopped: a code that is done stays; with none done, what stood before', async () => {
  let endless = 'surface';
  const { workshop, known } = await open(async function* ({ code, signal }) {
    while (code === endless && !signal.aborted) {
      yield { code, done: 1, total: 2 };
      await pause();
    }
    if (signal.aborted) throw new QualmError('cancelled', 'The work was cancelled.');
    yield { code, done: 2, total: 2, report: reportOf(code) };
  });
  const first = workshop.correction('start');
  for (let i = 0; i < 400 && known().running?.code !== 'surface'; i++) await pause();
  await workshop.correction('stop');
  await first;
  assert.deepEqual(
    known().result?.reports.map(({ code }) => code),
    ['repetition'],
  );
  assert.match(known().outcome, /^Stopped at 3 of 4 parts\. The code that was done is kept\.$/);
  const { result } = known();
  endless = 'repetition';
  const second = workshop.correction('start');
  await pause();
  await workshop.correction('stop');
  await second;
  assert.match(known().outcome, /too early/);
  assert.deepEqual(known().result, result);
});

test('a refusal is told, and what stood before stands', async () => {
  const { workshop, known } = await open(async function* () {
    yield { code: 'repetition', done: 1, total: 2 };
    throw new QualmError('out-of-memory', 'There is no room.', '1', '0');
  });
  await workshop.correction('start');
  assert.equal(known().notice?.message, 'There is no room.');
  assert.deepEqual([known().running, known().result], [null, null]);
});

test('the sentence on top says on which side of the crossings a device stands', () => {
  const model = faultModelNamed('circuit-level');
  const two = [reportOf('repetition', { rate: 0.045, standardError: 0.001 }), reportOf('surface')];
  const at = (/** @type {number} */ rate) => ({ title: 'Dev', error: 0.8 * rate, rate });
  for (const [rate, expected] of /** @type {const} */ ([
    [0.005, 'Dev stands below where the codes cross (4.5 % and 0.66 %): more qubits would help.'],
    [0.09, 'Dev stands above where the codes cross (4.5 % and 0.66 %): more qubits would harm.'],
    [
      0.0141,
      'Dev stands below where the repetition code crosses (4.5 %): more qubits would help, and above where the surface code crosses (0.66 %): more qubits would harm.',
    ],
    [
      0.0067,
      'Dev stands below where the repetition code crosses (4.5 %): more qubits would help, and too near to where the surface code crosses (0.66 %) to tell.',
    ],
  ])) {
    assert.equal(words.verdictWords(two, model, at(rate)), expected);
  }
  assert.equal(
    words.verdictWords(two, model, null),
    'The repetition code helps below p = 4.5 %, the surface code helps below p = 0.66 %.',
  );
  assert.equal(
    words.verdictWords(two, faultModelNamed('code-capacity'), at(0.005)),
    words.verdictWords(two, model, null),
    'perfect gates have no side',
  );
  const none = reportOf('surface', { order: 'larger-worse', rate: null, standardError: null });
  assert.match(words.verdictWords([none], model, null), /^The surface code harms wherever/);
  assert.match(words.verdictWords([none], model, at(0.005)), /^Where Dev stands can’t be told/);
  assert.match(
    words.verdictWords([two[0], none], model, at(0.005)),
    /^Dev stands below .*would help\. Where the surface code crosses is not seen here\.$/,
  );
});

test('crossings, points and times are read in words', () => {
  const report = reportOf('surface');
  assert.match(words.crossingsWords(report), /^Distances 3 and 5 cross at 0\.66 % \(standard error 0\.010,/);
  assert.equal(
    words.pointsWords(report),
    'Distance 3: below 0.4 % at 1 %, 4 % at 1 %. Distance 5: below 0.4 % at 1 %, 4 % at 1 %.',
  );
  assert.deepEqual(report.measured.microsecondsPerRound.map(words.rangeWords), ['0.1 to 1.2', '0.5']);
  assert.match(words.timeWords([report, report]), /^Computed in 3\.0 s\. .* differ from run to run/);
});

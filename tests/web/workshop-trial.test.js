/** Mitigation on trial without a page: the list of methods, what is typed, rows as points, what happens on the way. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QualmError } from '../../bindings/js/index.js';
import { plainMitigation } from '../../bindings/js/mitigation.js';
import { createWorkshop } from '../../web/actions/workshop.js';
import { createStore } from '../../web/model/state.js';
import { firstBench } from '../../web/model/workshop/bench.js';
import { costNamed, costsOf } from '../../web/model/workshop/costs.js';
import { fromHash } from '../../web/model/workshop/hash.js';
import {
  doingNothing,
  furtherMitigations,
  methodNamed,
  mitigations,
  trialName,
  usualMitigations,
} from '../../web/model/workshop/mitigations.js';
import { noiseWords } from '../../web/model/workshop/noise.js';
import { parity, readObservable } from '../../web/model/workshop/observable.js';
import { trialPoints } from '../../web/model/workshop/trial-points.js';
import {
  extrapolationOf,
  faultsOf,
  firstTrial,
  missingNoise,
  trialOptions,
  verificationOf,
} from '../../web/model/workshop/trial.js';
import { verificationWords } from '../../web/views/workshop/trial/words.js';

/** @typedef {import('../../bindings/js/types.js').TrialReport} TrialReport */
/** @typedef {import('../../bindings/js/types.js').TrialStep} TrialStep */

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

/** @param {string} name @param {number} square @param {number} circuits */
const row = (name, square, circuits) => ({
  ...{
    name,
    mitigation: [],
    bias: [-0.03],
    biasError: [0.001],
    variance: [0.0004],
    meanSquaredError: square,
  },
  ...{
    meanSquaredErrorError: square / 4,
    circuits,
    shots: 4000,
    gates: 3 * circuits,
    twoQubitGates: circuits,
  },
  ...{ milliseconds: 12, deviceSeconds: 1.01 },
  prices: [
    { ...{ provider: 'A', plan: 'B', dollars: 1.6, seconds: 1, shots: 4000 }, ...{ exact: false, note: '' } },
  ],
});

/** @param {number} [seeds] @returns {TrialReport} */
const reportAfter = (seeds = 20) => ({
  ...{ ideal: [1], shots: 4000, seeds, refused: [] },
  methods: [
    row('raw', 0.0016, 1),
    row('Readout correction', 0.0025, 3),
    row('Zero noise, linear', 0.0009, 3),
    row('Error cancellation', 0.0004, 24),
  ],
  recommendation: {
    ...{ name: 'Zero noise, linear', reason: 'Because.', best: 'Zero noise, linear' },
    ...{ gain: 0.001, gainError: 0.0001 },
  },
});

/**
 * The circuit page with an engine that holds a trial as it is told.
 * @param {(circuit: any, options: any) => AsyncIterable<TrialStep>} hold
 * @param {string} [hash]
 */
async function open(hold, hash = '#c=2:h0;cx0,1&noise=depolarizing,0.02') {
  const store = createStore(firstBench(fromHash(hash).shared, []));
  /** @type {any[]} */
  const runs = [];
  const engine = /** @type {any} */ ({
    trace: async () => ({ steps: 1, reasons: [] }),
    inspect: async () => ({ reasons: [] }),
    run: async (/** @type {any} */ _, /** @type {any} */ options) => {
      runs.push(options);
      return {
        evidence: {
          'zero-noise.scales': Float64Array.of(1, 3),
          'zero-noise.values': Float64Array.of(0.9, 0.7),
        },
      };
    },
    trial: hold,
  });
  const formats = /** @type {any} */ ({});
  const workshop = createWorkshop(engine, formats, store, { writeLink: () => {} });
  await workshop.trial();
  const trial = () => /** @type {import('../../web/model/workshop/types.js').Trial} */ (store.get().trial);
  return { store, workshop, trial, runs };
}

test('every method of the list is one that the library knows, with a name and a key of its own', () => {
  for (const { stack, name, short, sentence } of mitigations) {
    const plain = plainMitigation(stack) ?? [];
    assert.equal(plain.length, stack.length, name);
    assert.ok(short.length <= 18 && sentence.endsWith('.'), name);
  }
  for (const of of [trialName, ({ key = '' }) => key, ({ short = '' }) => short]) {
    const names = [doingNothing, ...mitigations].map(of);
    assert.equal(new Set(names).size, names.length, names.join());
  }
  assert.equal(trialName(doingNothing), 'raw');
  assert.equal(methodNamed('raw').name, 'Doing nothing');
  assert.equal(methodNamed('Zero noise, linear').key, 'linear');
  assert.equal(methodNamed('of a newer library').short, 'of a newer library');
});

test('six methods are on trial by default; the others stand behind them in groups', () => {
  assert.deepEqual(
    firstTrial.chosen,
    usualMitigations.map(({ key }) => key),
  );
  assert.equal(usualMitigations.length, 6);
  assert.deepEqual(
    furtherMitigations.map(({ methods }) => methods.map(({ stack: [{ kind }] }) => kind)),
    [
      ['twirled-readout'],
      ['adaptive-zero-noise', 'layerwise-richardson', 'dynamical-decoupling'],
      ['clifford-data-regression', 'learned-mitigation', 'learned-mitigation'],
      ['symmetry-verification', 'subspace-expansion'],
      ['virtual-distillation', 'classical-shadow', 'state-tomography'],
    ],
  );
  assert.equal(methodNamed('State tomography').short, 'tomography');
});

test('observables are read as they are typed', () => {
  for (const [text, observable] of /** @type {const} */ ([
    ['Z0', 'Z0'],
    [' z0  x2 ', 'Z0 X2'],
    ['Z0Z1Y2', 'Z0 Z1 Y2'],
    ['Z0*Z1', 'Z0 Z1'],
    ['I', 'I'],
    [
      '0.5 Z0 + 0.5 X0 X1',
      [
        [0.5, 'Z0'],
        [0.5, 'X0 X1'],
      ],
    ],
    [
      'Z0 − 2*Z1',
      [
        [1, 'Z0'],
        [-2, 'Z1'],
      ],
    ],
    ['-Z2', [[-1, 'Z2']]],
  ])) {
    assert.deepEqual(readObservable(text, 3), { observable, fault: '' }, text);
  }
  assert.deepEqual([1, 2, 3, 4].map(parity), ['Z0', 'Z0 Z1', 'Z0 Z1', 'Z0 Z1 Z2 Z3']);
  assert.deepEqual(readObservable(parity(4), 4).observable, 'Z0 Z1 Z2 Z3');
});

test('what is no observable is said in words', () => {
  for (const [text, words] of /** @type {const} */ ([
    ['', /Type an observable/],
    ['Q0', /“Q0” is not a Pauli on a qubit/],
    ['Z', /“Z” is not a Pauli on a qubit/],
    ['Z3', /There is no qubit 3: the circuit has qubits 0 to 2/],
    ['Z0 X0', /Qubit 0 stands twice in one product/],
    ['0.5', /has a number but no Pauli/],
    ['Z0 +', /a sign with nothing behind it/],
    ['1e-3 Z0', /“e” is not a Pauli/],
  ])) {
    const { observable, fault } = readObservable(text, 3);
    assert.equal(observable, null, text);
    assert.match(fault, words, text);
  }
  assert.match(readObservable('Z1', 1).fault, /only qubit 0/);
});

test('fields that are wrong are named, and nothing is missing where all is well', () => {
  const two = { qubits: 2, operations: [] };
  assert.deepEqual(faultsOf(firstTrial, two), {});
  assert.deepEqual(faultsOf({ ...firstTrial, shots: '10,000' }, two), {});
  const wrong = { ...firstTrial, observable: 'Z9', shots: '1.5', seeds: '1', chosen: [] };
  assert.deepEqual(Object.keys(faultsOf(wrong, two)), ['observable', 'shots', 'seeds', 'methods']);
  assert.match(faultsOf({ ...firstTrial, shots: '1e4' }, two).shots ?? '', /from 2 to 1,000,000,000/);
  assert.match(missingNoise({ kind: 'none', strength: 0 }), /There is no noise/);
  assert.match(missingNoise({ kind: 'bit-flip', strength: 0 }), /strength 0/);
  assert.match(missingNoise({ kind: 'ibmq_manila', strength: 0 }), /strength 0/);
  assert.equal(missingNoise({ kind: 'ibmq_manila', strength: 1 }), '');
  assert.equal(noiseWords({ kind: 'bit-flip', strength: 0.02 }, []), 'bit flip, p = 0.02');
  assert.equal(noiseWords({ kind: 'ibmq_manila', strength: 2 }, []), 'ibmq_manila × 2');
});

test('the trial as the library takes it', () => {
  const bench = firstBench(fromHash('#c=2:ry(a)0;cx0,1&p.a=0.5&noise=bit-flip,0.03').shared, []);
  const options = trialOptions({ ...firstTrial, shots: '1,000', chosen: ['richardson', 'readout'] }, bench);
  assert.deepEqual(options, {
    ...{ observables: ['Z0 Z1'], shots: 1000, seeds: 20, params: { a: 0.5 } },
    noise: { gates: [{ on: 'all', channel: 'bit-flip', p: 0.03 }] },
    methods: {
      'Readout correction': [{ kind: 'readout' }],
      'Zero noise, Richardson': [{ kind: 'zero-noise', extrapolation: 'richardson' }],
    },
  });
});

test('rows become points: roots of squares, intervals, and the frontier that nothing beats', () => {
  const report = reportAfter();
  const points = trialPoints(report, costNamed(report, 'circuits').of, true);
  assert.deepEqual(
    points.map(({ short, error, cost, frontier, chosen }) => [
      short,
      +error.toFixed(4),
      cost,
      frontier,
      chosen,
    ]),
    [
      ['raw', 0.04, 1, true, false],
      ['readout', 0.05, 3, false, false],
      ['linear', 0.03, 3, true, true],
      ['cancellation', 0.02, 24, true, false],
    ],
  );
  const [{ errorRange, estimate, spread }] = points;
  assert.ok(Math.abs(errorRange[0] - Math.sqrt(0.0016 * 0.51)) < 1e-12, `${errorRange}`);
  assert.ok(Math.abs(errorRange[1] - Math.sqrt(0.0016 * 1.49)) < 1e-12, `${errorRange}`);
  assert.deepEqual([estimate, spread], [0.97, 0.02]);
  assert.ok(
    trialPoints(report, () => 1, false).every(({ chosen }) => !chosen),
    'not before it is over',
  );
  assert.deepEqual(
    costsOf(report).map(({ key }) => key),
    ['circuits', 'two-qubit', 'device', 'price-0'],
  );
  assert.equal(costNamed(report, 'gone').key, 'circuits');
});

test('evidence of zero noise is kept with the scales that were asked for', () => {
  const linear = methodNamed('Zero noise, linear');
  const evidence = {
    ...{
      'zero-noise.scales': Float64Array.of(1, 2.8, 5),
      'zero-noise.values': Float64Array.of(0.9, 0.7, 0.5),
    },
    ...{ 'zero-noise.standardErrors': Float64Array.of(0.01, 0.01, 0.01) },
    ...{ 'zero-noise.curveScales': Float64Array.of(0, 5), 'zero-noise.curve': Float64Array.of(1, 0.5) },
  };
  const read = extrapolationOf(linear, evidence);
  assert.deepEqual(
    [read?.requested, read?.scales, read?.curve.values],
    [
      [1, 3, 5],
      [1, 2.8, 5],
      [1, 0.5],
    ],
  );
  assert.deepEqual(read?.curve.errors, []);
  assert.equal(extrapolationOf(linear, {}), null);
  assert.equal(extrapolationOf(linear, undefined), null);
});

test('what symmetry verification checked is read from its evidence', () => {
  const evidence = {
    'symmetry-verification.symmetries': Float64Array.of(3, 0, 1, 0, 3, -1),
    'symmetry-verification.discarded': Float64Array.of(0.02, 0.125),
  };
  const read = verificationOf(evidence);
  assert.deepEqual(read, { symmetries: ['X0 X1', '-Z0 Z1'], discarded: [0.02, 0.125] });
  assert.match(
    verificationWords(/** @type {any} */ (read)),
    /checks X0 X1, -Z0 Z1 here, and leaves out 2\.0 to 12\.5 %/,
  );
  assert.match(verificationWords({ symmetries: ['Z0'], discarded: [0.5] }), /leaves out 50\.0 %/);
  assert.equal(verificationOf(undefined), null);
  assert.equal(verificationOf({}), null);
});

test('a trial is opened, held, and done: progress by method, refusals, the report', async () => {
  /** @type {any} */
  let asked;
  const refused = {
    ...{ name: 'Error cancellation', mitigation: [], seed: 0, code: 'unsupported' },
    ...{ message: 'No finite gamma.', received: 'bit-flip', allowed: 'others' },
  };
  const { workshop, trial, runs } = await open(async function* (circuit, options) {
    asked = { circuit, options };
    yield { method: 'raw', seed: 0, done: 1, total: 4 };
    await pause();
    yield { method: 'Error cancellation', seed: 0, done: 2, total: 3, refused };
    yield { method: 'raw', seed: 1, done: 3, total: 3, report: { ...reportAfter(2), refused: [refused] } };
  });
  assert.equal(trial().running, null);
  await workshop.trial('choose', 'twirling', false);
  await workshop.trial('change', { seeds: '2', cost: 'device' });
  const held = workshop.trial('start');
  await pause();
  assert.equal(trial().running?.total, 4);
  await held;
  assert.equal(asked.options.seeds, 2);
  assert.ok(!Object.hasOwn(asked.options.methods, 'Pauli twirling'));
  assert.equal(runs.length, 3, 'evidence of each method that extrapolates');
  assert.deepEqual(runs[0].returns, ['evidence']);
  const { running, result, outcome, cost } = trial();
  assert.deepEqual([running, cost, result?.finished, result?.seeds], [null, 'device', true, 2]);
  assert.equal(result?.report?.refused[0].message, 'No finite gamma.');
  assert.deepEqual(
    result?.extrapolations.map(({ key }) => key),
    ['linear', 'richardson', 'readout-linear'],
  );
  assert.match(outcome, /^Done: Because/);
});

/** A trial that goes on for as long as nobody stops it. */
async function* endless(/** @type {any} */ _, /** @type {any} */ { signal }) {
  for (let done = 1; ; done++) {
    await pause();
    if (signal.aborted) throw new QualmError('cancelled', 'The work was cancelled.');
    const step = { method: 'raw', seed: done - 1, done, total: 140 };
    yield done < 3 ? step : { ...step, interim: reportAfter(done - 1) };
  }
}

/** @param {() => unknown} condition */
async function until(condition) {
  for (let i = 0; i < 400 && !condition(); i++) await pause();
  assert.ok(condition(), String(condition));
}

test('a trial that is stopped keeps what it has shown, and can be started again', async () => {
  const { workshop, trial } = await open(endless);
  const held = workshop.trial('start');
  await until(() => trial().result?.report);
  await workshop.trial('stop');
  assert.equal(trial().running, null);
  const { result, outcome } = trial();
  assert.equal(result?.finished, false);
  assert.ok(result?.report);
  assert.match(outcome, /^Stopped at \d+ of 140 estimates\. What \d+ seeds have shown is kept\.$/);
  await held;
  assert.deepEqual(trial().result, result, 'what comes late changes nothing');

  const again = workshop.trial('start');
  await until(() => trial().running);
  await workshop.trial('stop');
  assert.match(trial().outcome, /too early to show anything/);
  assert.deepEqual(trial().result, result, 'the trial before still stands');
  await again;
});

test('a circuit that changes while it is tried stops the trial; a bad field starts none', async () => {
  const { workshop, trial, store } = await open(endless);
  const held = workshop.trial('start');
  await until(() => trial().result?.report);
  workshop.type('x');
  await until(() => !trial().running);
  assert.match(trial().outcome, /has changed: stopped at/);
  assert.ok(trial().result?.report);
  await held;
  await workshop.trial('change', { shots: 'many' });
  await workshop.trial('start');
  assert.equal(trial().running, null);
  store.set({ noise: { kind: 'none', strength: 0 } });
  await workshop.trial('change', { shots: '100' });
  await workshop.trial('start');
  assert.equal(trial().running, null);
});

test('a trial that fails as a whole says why, and the one before still stands', async () => {
  let broken = false;
  const { workshop, trial } = await open(async function* () {
    if (broken) throw new QualmError('too-large', 'The register is too large.', '30 qubits', '27');
    yield { method: 'raw', seed: 0, done: 1, total: 1, report: reportAfter() };
  });
  await workshop.trial('start');
  const { result } = trial();
  broken = true;
  await workshop.trial('start');
  assert.equal(trial().notice?.message, 'The register is too large.');
  assert.deepEqual([trial().running, trial().result], [null, result]);
});

/** Every method of mitigation from Node: the budget, what it went by, which go together, the choice among them. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Circuit, load, param } from 'qualm';
import { methodRows } from '../../bindings/js/mitigation-methods.js';

/** @typedef {import('../../bindings/js/types.js').Mitigation} Mitigation */

/** @type {Awaited<ReturnType<typeof load>>} */
let qualm;
before(async () => {
  qualm = await load({ workers: 2 });
});
after(() => qualm.close());

const circuit = new Circuit(3).ry(0, 0.6).cx(0, 1).ry(1, 1.1).cx(1, 2).ry(2, -0.4).cx(0, 1).rz(1, 0.3);
const ghz = new Circuit(3).h(0).cx(0, 1).cx(1, 2);
const gates = [{ on: '2q', channel: 'depolarizing', p: 0.02 }];
const readout = { p01: 0.05, p10: 0.02 };
const observables = ['Z0 Z1 Z2'];

/** What a method takes beside its kind, and noise that it is for. @type {Record<string, object>} */
const special = {
  'symmetry-verification': { symmetries: ['X0 X1 X2'] },
  'error-cancellation': { samples: 500 },
};
const memory = { gates, readout, durations: { '1q': 5e-8, '2q': 3e-7 }, detuning: { sigma: 2e5 } };

for (const kind of Object.keys(methodRows)) {
  test(`${kind} gives an estimate with an error from exactly the shots that doing nothing takes`, async () => {
    const mitigation = [/** @type {Mitigation} */ ({ kind, ...special[kind] })];
    const verified = kind === 'symmetry-verification';
    const noise = kind === 'dynamical-decoupling' ? memory : { gates, readout };
    const asked = {
      observables: verified ? ['Z0 Z1'] : observables,
      noise,
      shots: 6000,
      mitigation,
      seed: 3,
    };
    const { expectations, standardErrors, ledger } = await qualm.run(verified ? ghz : circuit, asked);
    assert.equal(ledger.shots, 6000);
    assert.ok(Number.isFinite(expectations?.[0]) && Number(standardErrors?.[0]) > 0, `${standardErrors}`);
    const again = await qualm.run(verified ? ghz : circuit, asked);
    assert.deepEqual(again.expectations, expectations, 'the same seed');
  });
}

/** @param {Mitigation} method @param {object} [more] */
const evidenceOf = async (method, more = {}) => {
  const { evidence = {} } = await qualm.run(circuit, {
    ...{ observables, noise: { gates, readout }, shots: 4000, mitigation: [method], returns: ['evidence'] },
    ...more,
  });
  return (/** @type {string} */ name) => Array.from(evidence[`${method.kind}.${name}`] ?? []);
};

test('extrapolation shows what it has reached, error cancellation its gamma, learning how far from Clifford it is', async () => {
  const zero = await evidenceOf({ kind: 'zero-noise', scales: [1, 2, 3] });
  assert.deepEqual([zero('scales').length, zero('values').length, zero('curve').length], [3, 3, 41]);
  assert.ok(zero('scales')[1] !== 2, 'seven gates do not reach 2');
  const exact = { shots: null, noise: { gates } };
  const [gamma] = (await evidenceOf({ kind: 'error-cancellation' }, exact))('gamma');
  const lambda = (16 * 0.02) / 15;
  const each = (1 + (7 / 8) * lambda) / (1 - lambda); // of two-qubit depolarizing (Temme et al. 2017)
  assert.ok(Math.abs(gamma - each ** 3) < 1e-6, `${gamma} for ${each ** 3}`);
  const cost = await qualm.cancellationCost(circuit, { noise: { gates }, precision: 0.03 });
  assert.deepEqual(cost, { gamma, shots: Math.ceil((gamma / 0.03) ** 2) });
  const [fraction] = (await evidenceOf({ kind: 'clifford-data-regression' }, { shots: null }))(
    'nonCliffordFraction',
  );
  assert.ok(Math.abs(fraction - 4 / 7) < 1e-12);
});

test('post-selection says which part it discards', async () => {
  const noise = { gates: [{ on: 'cx', channel: 'bit-flip', p: 0.1 }] };
  const { evidence = {} } = await qualm.run(new Circuit(2).x(0).cx(0, 1), {
    ...{ observables: ['Z0'], noise, mitigation: [{ kind: 'symmetry-verification', symmetries: ['Z0 Z1'] }] },
    returns: ['evidence'],
  });
  // One flip of the two qubits breaks the parity: 2·0.1·0.9.
  assert.ok(Math.abs(evidence['symmetry-verification.discarded'][0] - 0.18) < 1e-9);
});

test('symmetries that nobody gives are found in the circuit and named: of an Ising ring, that all spins may be turned', async () => {
  const ring = new Circuit(3)
    .h(0)
    .h(1)
    .h(2)
    .rzz(0, 1, param('gamma'))
    .rzz(1, 2, param('gamma'))
    .rzz(2, 0, param('gamma'));
  const asked = {
    ...{ params: { gamma: 0.7, beta: -0.4 }, observables: ['Z0 Z1'] },
    noise: { gates: [{ on: 'rzz', channel: 'phase-flip', p: 0.1 }] },
    returns: /** @type {const} */ (['evidence']),
  };
  const turned = ring.rx(0, param('beta')).rx(1, param('beta')).rx(2, param('beta'));
  const run = (/** @type {Mitigation} */ method) => qualm.run(turned, { ...asked, mitigation: [method] });
  const found = await run({ kind: 'symmetry-verification' });
  const told = await run({ kind: 'symmetry-verification', symmetries: ['X0 X1 X2'] });
  assert.deepEqual(found.expectations, told.expectations);
  assert.deepEqual(found.evidence, told.evidence);
  assert.deepEqual([...(found.evidence?.['symmetry-verification.symmetries'] ?? [])], [7, 0, 1]);
  await assert.rejects(
    qualm.run(new Circuit(1).ry(0, param('a')), {
      ...asked,
      params: { a: 1 },
      observables: ['Z0'],
      mitigation: [{ kind: 'symmetry-verification' }],
    }),
    { code: 'empty-data' },
  );
});

test('decoupling keeps a coherence that noise with a memory takes, and does nothing against white noise', async () => {
  const waiting = new Circuit(2).h(0).sx(1).sx(1).sx(1).sx(1).barrier().h(0);
  const durations = { sx: 1e-6, h: 0, x: 0 };
  const pulses = [/** @type {const} */ ({ kind: 'dynamical-decoupling', sequence: 'xx' })];
  const fidelity = async (/** @type {object} */ noise, /** @type {Mitigation[]} */ mitigation) =>
    (await qualm.run(waiting, { observables: ['Z0'], noise, mitigation })).expectations?.[0] ?? NaN;
  const slow = { durations: { ...durations }, detuning: { sigma: 3e5 } };
  const lost = await fidelity(slow, []);
  const kept = await fidelity(slow, pulses);
  assert.ok(Math.abs(lost - Math.exp(-0.5 * (3e5 * 4e-6) ** 2)) < 0.15, `${lost}`);
  assert.ok(kept > 0.8 && kept - lost > 0.3, `${kept} after ${lost}`);
  const white = { durations: { ...durations }, idle: { t1: [1, 1], t2: [4e-6, 4e-6] } };
  assert.ok(Math.abs((await fidelity(white, [])) - (await fidelity(white, pulses))) < 1e-9);
});

test('methods of different modules stack: the same shots, and each says what it went by', async () => {
  const mitigation = /** @type {Mitigation[]} */ ([
    { kind: 'readout' },
    { kind: 'clifford-data-regression', circuits: 4 },
    { kind: 'zero-noise' },
  ]);
  const options = { observables, noise: { gates, readout }, mitigation, returns: ['evidence'] };
  const { evidence = {}, ledger } = await qualm.run(
    circuit,
    /** @type {any} */ ({ ...options, shots: 9000 }),
  );
  assert.equal(ledger.shots, 9000);
  const said = Object.keys(evidence).map((name) => name.split('.')[0]);
  assert.deepEqual([...new Set(said)], ['zero-noise', 'clifford-data-regression'], 'the outer one first');
  const misread = { observables, noise: { readout }, mitigation };
  const [exact] = (await qualm.run(circuit, misread)).expectations ?? [];
  const [ideal] = (await qualm.run(circuit, { observables })).expectations ?? [];
  assert.ok(
    Math.abs(exact - ideal) < 1e-9,
    `${exact} for ${ideal}: the inner one leaves nothing to the others`,
  );
});

// Two copies of a|0⟩ + b|1⟩ come out of the CX and the CH that tell triplet from singlet as a²|00⟩ + b²|01⟩ + √2·ab|10⟩,
// the first copy's qubit on the right; SWAP is −1 where both are read as 1.
test('both copies of virtual distillation are misread and relax as the register does; a device has no second one', async () => {
  const misread = 0.1;
  const [zero, one] = [(1 + Math.cos(0.7)) / 2, (1 - Math.cos(0.7)) / 2];
  const outcomes = { '00': zero ** 2, '01': one ** 2, 10: 2 * zero * one };
  const reads = (/** @type {string} */ was, /** @type {string} */ as) =>
    [0, 1].reduce((product, i) => product * (was[i] === as[i] ? 1 - misread : misread), 1);
  const chance = (/** @type {string} */ as) =>
    Object.entries(outcomes).reduce((sum, [was, p]) => sum + p * reads(was, as), 0);
  const purity = 1 - 2 * chance('11');
  const mitigation = [/** @type {Mitigation} */ ({ kind: 'virtual-distillation' })];
  const { expectations = [], evidence } = await qualm.run(new Circuit(1).ry(0, 0.7), {
    observables: ['Z0'],
    noise: { readout: { p01: misread, p10: misread } },
    mitigation,
    returns: ['evidence'],
  });
  assert.ok(Math.abs(Number(evidence?.['virtual-distillation.purities'][0]) - purity) < 1e-12);
  assert.ok(Math.abs(expectations[0] - (chance('00') - chance('01')) / purity) < 1e-12);

  const waiting = { durations: { '2q': 1e-6 }, idle: { t1: [1, 1, 1], t2: [2e-5, 2e-5, 2e-5] } };
  const parity = { observables: ['X0 X1 X2'], noise: waiting };
  const [noisy] = (await qualm.run(ghz, parity)).expectations ?? [];
  const [distilled] = (await qualm.run(ghz, { ...parity, mitigation })).expectations ?? [];
  assert.ok(noisy < 0.96 && distilled > noisy, `${distilled} where nothing leaves ${noisy}`);
  await assert.rejects(qualm.run(ghz, { observables, noise: { device: 'ibmq_manila' }, mitigation }), {
    code: 'unsupported',
    message: /copies of the register, of which a device has one/,
  });
});

test('a method that reads what settings record is refused around another one, in words', async () => {
  const mitigation = /** @type {Mitigation[]} */ ([{ kind: 'pauli-twirling' }, { kind: 'classical-shadow' }]);
  const run = qualm.run(circuit, { observables, noise: { gates }, mitigation, shots: 1000 });
  await assert.rejects(run, { code: 'unsupported', message: /innermost/ });
});

test('noise with a memory is followed by density matrices, and only by methods that know it', async () => {
  const options = { observables, noise: memory };
  for (const more of [
    { simulator: /** @type {const} */ ('trajectories') },
    { mitigation: [/** @type {Mitigation} */ ({ kind: 'error-cancellation' })] },
  ]) {
    await assert.rejects(
      qualm.run(circuit, { ...options, ...more }),
      { code: 'unsupported' },
      JSON.stringify(more),
    );
  }
  const { expectations, standardErrors } = await qualm.run(circuit, options);
  assert.equal(expectations?.length, standardErrors?.length);
});

test('a gradient through a learned method is nearer to the ideal one than the noisy gradient', async () => {
  const shown = new Circuit(2).ry(0, 0.7).cx(0, 1).rx(1, param('a')).cx(0, 1);
  const params = { a: 0.5 };
  const options = { observables: ['Z0 Z1'], params };
  const [ideal, noisy, learned] = await Promise.all(
    [{}, { noise: { gates } }, { noise: { gates }, mitigation: [{ kind: 'clifford-data-regression' }] }].map(
      async (more) => (await qualm.gradient(shown, /** @type {any} */ ({ ...options, ...more }))).gradient[0],
    ),
  );
  assert.ok(Math.abs(noisy - ideal) > 0.01, `${noisy} for ${ideal}`);
  assert.ok(Math.abs(learned - ideal) < 0.2 * Math.abs(noisy - ideal), `${learned} for ${ideal}`);
});

test('a calibrator picks a method on circuits of the same shape, without running the circuit itself', async () => {
  const options = {
    ...{ observables, noise: { gates, readout }, shots: 4000, seeds: 12, circuits: 3 },
    methods: { readout: [{ kind: 'readout' }], both: [{ kind: 'readout' }, { kind: 'zero-noise' }] },
  };
  let report;
  for await (const step of qualm.chooseMitigation(circuit, /** @type {any} */ (options)))
    report = step.report;
  assert.deepEqual(
    report?.methods.map(({ name }) => name),
    ['raw', 'readout', 'both'],
  );
  assert.ok(report?.recommendation.name !== 'raw', report?.recommendation.reason);
  for (const bad of [{ circuits: 0 }, { nonClifford: -1 }]) {
    const steps = qualm.chooseMitigation(circuit, /** @type {any} */ ({ ...options, ...bad }));
    await assert.rejects(steps.next(), { code: 'invalid-option' });
  }
});

test('too few shots for a precision are refused with how many it takes', async () => {
  const mitigation = [/** @type {const} */ ({ kind: 'error-cancellation', precision: 0.01 })];
  const run = qualm.run(circuit, { observables, noise: { gates }, shots: 500, mitigation });
  await assert.rejects(run, (error) => {
    const { code, allowed } = /** @type {any} */ (error);
    assert.match(allowed, /^\d+ or more/);
    return code === 'invalid-shots';
  });
});

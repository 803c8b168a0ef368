import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Circuit, devices, feature, param } from '../../bindings/js/index.js';
import { fakeClient } from './support/fake.js';

/** Answers with what it was asked. */
const echo = (/** @type {any[]} */ ...args) => args;
const qualm = /** @type {any} */ (
  fakeClient({ run: echo, gradient: echo, trace: echo, inspect: echo, measures: echo, compile: echo })
);
const bell = new Circuit(2).h(0).cx(0, 1);
const turned = new Circuit(1).ry(0, feature(0)).rz(0, param('a'));
const noise = { gates: [{ on: '2q', channel: 'depolarizing', p: 0.02 }], readout: { p01: 0.02, p10: 0.03 } };

test('a run hands on its noise, its simulator and its initial state', async () => {
  const [circuit, options] = await qualm.run(bell, {
    noise,
    simulator: 'trajectories',
    trajectories: 100,
    precision: 0.01,
    initialState: [1, 0, 0, 0, 0, 0, 0, 0],
    returns: ['density'],
  });
  assert.deepEqual(circuit, bell.toJSON());
  assert.deepEqual(options.noise, { ...noise, scale: 1 });
  assert.equal(options.simulator, 'trajectories');
  assert.deepEqual([options.trajectories, options.precision], [100, 0.01]);
  assert.deepEqual(options.initialState, Float64Array.of(1, 0, 0, 0, 0, 0, 0, 0));
  assert.deepEqual(options.returns, ['density']);
});

test('what is not asked for is left to the library', async () => {
  const [, options] = await qualm.run(bell, { observables: ['Z0'] });
  assert.equal(options.simulator, 'auto');
  for (const key of ['noise', 'trajectories', 'precision', 'initialState']) assert.ok(!(key in options), key);
});

test('noise that is none is left out', async () => {
  for (const none of [null, undefined, {}, { device: 'ideal' }, { device: 'ideal', scale: 2 }]) {
    const [, options] = await qualm.run(bell, { noise: none });
    assert.ok(!('noise' in options));
  }
});

/** A client that says which of its two libraries was asked, and with what noise. */
const sorting = /** @type {any} */ (
  fakeClient(
    {
      run: () => ({ by: 'engine' }),
      gradient: () => ({ by: 'engine' }),
      place: (circuit, device, seed) => ({ circuit, device: device.name, seed }),
    },
    {
      run: (_, asked) => ({ by: 'noise', placement: asked.noise?.placement }),
      gradient: (_, asked) => ({ by: 'noise', placement: asked.noise?.placement }),
    },
  )
);

test('only what needs more than ideal state vectors goes to the module with every simulator', async () => {
  const ended = new Circuit(2).h(0).barrier().measure(0, 1);
  const onTheWay = new Circuit(2).measure(0).h(0);
  const conditional = new Circuit(2, 1).if(0, (c) => c.x(0));
  /** @type {[Circuit, object, string][]} */
  const cases = [
    [bell, {}, 'engine'],
    [bell, { simulator: 'statevector', returns: ['state'] }, 'engine'],
    [ended, { shots: 10 }, 'engine'],
    [bell, { noise }, 'noise'],
    [bell, { simulator: 'density' }, 'noise'],
    [bell, { simulator: 'trajectories' }, 'noise'],
    [bell, { returns: ['density'] }, 'noise'],
    [bell, { trajectories: 10 }, 'noise'],
    [onTheWay, { shots: 10 }, 'noise'],
    [conditional, { shots: 10 }, 'noise'],
    [new Circuit(1).reset(0), { shots: 10 }, 'noise'],
  ];
  for (const [circuit, options, by] of cases) {
    assert.equal((await sorting.run(circuit, options)).by, by, JSON.stringify(options));
  }
  const gradient = { observables: ['Z0'] };
  assert.equal((await sorting.gradient(bell, gradient)).by, 'engine');
  assert.equal((await sorting.gradient(bell, { ...gradient, noise })).by, 'noise');
});

test('a device gets the circuit placed on it, with the seed of the run', async () => {
  const [{ name: device }] = devices;
  const { placement } = await sorting.run(bell, { noise: { device }, seed: 5 });
  assert.deepEqual(placement, { circuit: bell.toJSON(), device, seed: 5 });
  const gradient = await sorting.gradient(bell, { observables: ['Z0'], noise: { device } });
  assert.deepEqual(gradient.placement, { circuit: bell.toJSON(), device, seed: 0 });
  assert.equal((await sorting.run(bell, { noise })).placement, undefined);
});

/** @type {[string, object, string, RegExp][]} title, options, code, what the message or the allowed values show */
const runs = [
  ['an unknown simulator', { simulator: 'tensor' }, 'invalid-option', /auto, statevector, density, traj/],
  ['half a trajectory', { trajectories: 0.5 }, 'invalid-option', /whole number/],
  ['no trajectories', { trajectories: 0 }, 'invalid-option', /from 1/],
  ['a precision of zero', { precision: 0 }, 'invalid-option', /above 0/],
  ['a precision without end', { precision: Infinity }, 'invalid-option', /above 0/],
  ['a state of another size', { initialState: [1, 0] }, 'invalid-state', /8 numbers/],
  ['a state with NaN', { initialState: new Float64Array(8).fill(NaN) }, 'invalid-state', /state/],
  ['a state as text', { initialState: ['1', 0, 0, 0, 0, 0, 0, 0] }, 'invalid-state', /state/],
  ['a state that is none', { initialState: 7 }, 'invalid-state', /state/],
  ['an unknown result', { returns: ['densities'] }, 'invalid-option', /density/],
  ['noise as text', { noise: 'ibm_manila' }, 'invalid-noise', /object/],
];

for (const [title, options, code, pattern] of runs) {
  test(`run() refuses ${title}`, async () => {
    await assert.rejects(qualm.run(bell, options), (/** @type {any} */ error) => {
      assert.deepEqual([error.name, error.code], ['QualmError', code]);
      assert.match(`${error.message} ${error.allowed}`, pattern);
      return true;
    });
  });
}

test('the adjoint method takes neither shots nor noise', async () => {
  const options = { observables: ['Z0'], method: 'adjoint', params: { a: 1 }, features: [[0.5]] };
  const [, request] = await qualm.gradient(turned, options);
  assert.equal(request.method, 'adjoint');
  const refused = { name: 'QualmError', code: 'invalid-option', message: /adjoint/ };
  await assert.rejects(qualm.gradient(turned, { ...options, shots: 10 }), refused);
  await assert.rejects(qualm.gradient(turned, { ...options, noise }), refused);
  await assert.rejects(qualm.gradient(turned, { ...options, step: 0.1 }), refused);
  const [, noisy] = await qualm.gradient(turned, { ...options, method: 'parameter-shift', noise });
  assert.equal(noisy.noise.scale, 1);
});

test('a trace follows one row', async () => {
  const bound = { params: { a: 1 }, features: [[0.5]], noise };
  const [circuit, options] = await qualm.trace(turned, bound);
  assert.deepEqual(circuit, turned.toJSON());
  assert.deepEqual(options, {
    params: { a: 1 },
    features: Float64Array.of(0.5),
    rows: 1,
    noise: { ...noise, scale: 1 },
  });
  await assert.rejects(qualm.trace(turned, { ...bound, features: [[1], [2]] }), { code: 'shape-mismatch' });
  await assert.rejects(qualm.trace(turned, { ...bound, features: [[1, 2]] }), { code: 'shape-mismatch' });
  await assert.rejects(qualm.trace(turned, { ...bound, params: { b: 1 } }), { code: 'invalid-option' });
  await assert.rejects(qualm.trace(turned, { ...bound, shots: 10 }), { code: 'invalid-option' });
});

test('an inspection is of one step, the last where none is named', async () => {
  assert.equal((await qualm.inspect(bell))[1].step, 2);
  assert.equal((await qualm.inspect(bell, { step: 0 }))[1].step, 0);
  for (const step of [-1, 3, 0.5, '1', null, NaN]) {
    await assert.rejects(qualm.inspect(bell, { step }), { name: 'QualmError', code: 'invalid-option' });
  }
});

test('measures are of states and of density matrices', async () => {
  const state = [1, 0, 0, 0];
  const density = new Float64Array(8);
  const [request] = await qualm.measures({ a: { state }, b: { density }, qubits: [0] });
  assert.deepEqual(request, { a: { state: Float64Array.from(state) }, b: { density }, qubits: [0] });
  for (const a of [undefined, null, {}, { state, density }, { state: 'up' }, { state: [NaN, 0] }]) {
    await assert.rejects(qualm.measures({ a }), { name: 'QualmError', code: 'invalid-state' });
  }
  for (const qubits of [0, [-1], [0.5], [0, 0], ['0']]) {
    await assert.rejects(qualm.measures({ a: { state }, qubits }), { code: 'invalid-option' });
  }
  await assert.rejects(qualm.measures({ a: { state }, c: { state } }), { code: 'invalid-option' });
});

test('a compilation has a target of its own or a device', async () => {
  const plain = { circuit: bell.toJSON(), swaps: 0, initialLayout: Int32Array.of(1, 0), finalLayout: [0, 1] };
  /** @type {any[]} */
  let asked = [];
  const compiler = /** @type {any} */ (
    fakeClient({
      compile: (...args) => {
        asked = args;
        return plain;
      },
    })
  );
  const { circuit, initialLayout } = await compiler.compile(bell, {
    basis: ['rz', 'sx', 'cx'],
    qubits: 3,
    edges: [[0, 1]],
  });
  assert.ok(circuit instanceof Circuit);
  assert.deepEqual(initialLayout, [1, 0]);
  const target = { basis: ['rz', 'sx', 'cx'], qubits: 3, edges: [[0, 1]], optimize: true, trials: 4 };
  assert.deepEqual(asked, [bell.toJSON(), target, 0]);
  for (const { name, basis, qubits, edges } of devices) {
    await compiler.compile(bell, { device: name, optimize: false, trials: 1, seed: 5 });
    assert.deepEqual(asked, [bell.toJSON(), { basis, qubits, edges, optimize: false, trials: 1 }, 5]);
  }
});

/** @type {[string, any, string][]} */
const targets = [
  ['nothing', {}, 'invalid-option'],
  ['a device and a basis', { device: 'ideal', basis: ['cx'] }, 'invalid-option'],
  ['the ideal device', { device: 'ideal' }, 'invalid-option'],
  ['a device that is none', { device: 'abacus' }, 'invalid-noise'],
  ['an empty basis', { basis: [] }, 'invalid-option'],
  ['a basis as text', { basis: 'cx' }, 'invalid-option'],
  ['half a qubit', { basis: ['cx'], qubits: 0.5 }, 'invalid-option'],
  ['an edge of one qubit', { basis: ['cx'], qubits: 2, edges: [[0]] }, 'invalid-option'],
  ['an edge to itself', { basis: ['cx'], qubits: 2, edges: [[1, 1]] }, 'invalid-option'],
  ['edges that are no list', { basis: ['cx'], qubits: 2, edges: 7 }, 'invalid-option'],
  ['no trials', { basis: ['cx'], trials: 0 }, 'invalid-option'],
  ['a choice that is none', { basis: ['cx'], optimize: 'yes' }, 'invalid-option'],
  ['a negative seed', { basis: ['cx'], seed: -1 }, 'invalid-option'],
  ['a misspelt option', { basis: ['cx'], edge: [] }, 'invalid-option'],
];

for (const [title, options, code] of targets) {
  test(`compile() refuses ${title}`, async () => {
    await assert.rejects(qualm.compile(bell, options), { name: 'QualmError', code });
  });
}

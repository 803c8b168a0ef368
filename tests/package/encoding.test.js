import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { devices, encoders, load, loadingTime, param, Circuit } from '../../bindings/js/index.js';

/** @type {import('../../bindings/js/index.js').Qualm} */
let qualm;
before(async () => void (qualm = await load({ workers: 2, formats: ['qasm'] })));
after(() => qualm.close());

const { sqrt, abs } = Math;

/** @param {ArrayLike<number>} a @param {ArrayLike<number>} b */
function overlap(a, b) {
  let re = 0;
  let im = 0;
  for (let i = 0; i < a.length; i += 2) {
    re += a[i] * b[i] + a[i + 1] * b[i + 1];
    im += a[i] * b[i + 1] - a[i + 1] * b[i];
  }
  return re * re + im * im;
}

test('the table of encoders is frozen and complete', () => {
  assert.equal(encoders.length, 11);
  assert.ok(Object.isFrozen(encoders) && encoders.every((row) => Object.isFrozen(row)));
  for (const { formula, source, doc, growth } of encoders) assert.ok(formula && source && doc && growth);
});

test('amplitudes are the normalised row, padded; its norm is on record', async () => {
  const rows = [
    [3, 0, 4],
    [1, -1, 1],
  ];
  const encoded = await qualm.encode('amplitude', rows, { returns: ['state'] });
  assert.equal(encoded.qubits, 2);
  assert.deepEqual(
    encoded.records.map(({ padding, fidelity }) => [padding, fidelity]),
    [
      [1, 1],
      [1, 1],
    ],
  );
  assert.ok(abs(Number(encoded.records[0].norm) - 5) < 1e-15);
  const expected = [0.6, 0, 0, 0, 0.8, 0, 0, 0, ...[1, 0, -1, 0, 1, 0, 0, 0].map((x) => x / sqrt(3))];
  expected.forEach((value, i) => assert.ok(abs(Number(encoded.state?.[i]) - value) < 1e-14, `${i}`));
  assert.deepEqual(encoded.circuit.gateCounts, { ry: 3, cx: 2 });
});

test('kernels of the ZZ and the Z feature map, as Qiskit Machine Learning tests them', async () => {
  const rows = [
    [3.0787608, 1.75929189],
    [6.03185789, 5.27787566],
    [6.22035345, 2.70176968],
    [0.18849556, 2.82743339],
  ];
  const published = {
    'zz-feature-map': [1, 0.813766173, 0.0510207842, 0.0603343936],
    'z-feature-map': [1, 0.788839816, 0.159843546, 0.0620376603],
  };
  for (const [kind, kernel] of Object.entries(published)) {
    const { state = new Float64Array() } = await qualm.encode(/** @type {any} */ (kind), rows, {
      returns: ['state'],
    });
    kernel.forEach((value, i) =>
      assert.ok(abs(overlap(state.subarray(0, 8), state.subarray(8 * i, 8 * i + 8)) - value) < 1e-8),
    );
  }
});

test('a feature knows the operations that it reaches', async () => {
  const { uses } = await qualm.encode({ kind: 'iqp', repetitions: 1 }, [[1, 2, 3]]);
  assert.deepEqual(uses, [
    [3, 6, 7],
    [4, 6, 8],
    [5, 7, 8],
  ]);
});

test('what an encoder does not take is an error that says where', async () => {
  await assert.rejects(
    qualm.encode('basis', [
      [0, 1],
      [1, 0.5],
    ]),
    (/** @type {any} */ error) => error.code === 'invalid-feature' && /row 1, column 1/.test(error.message),
  );
  await assert.rejects(qualm.encode('amplitude', [[0, 0]]), { code: 'invalid-feature' });
  await assert.rejects(qualm.encode(/** @type {any} */ ('angel'), [[1]]), { code: 'invalid-spec' });
  await assert.rejects(qualm.encode({ kind: 'angle', paulis: ['Z'] }, [[1]]), { code: 'invalid-spec' });
  await assert.rejects(qualm.encode('qaoa-embedding', [[1]], { returns: ['state'] }), {
    code: 'unbound-slot',
  });
});

test('a cost is that of the circuit that the compiler makes', async () => {
  const { circuit, values } = await qualm.encode({ kind: 'z-feature-map', repetitions: 1 }, [[0.4, 1.1]]);
  const bound = new Circuit(2);
  for (const { gate, qubits, angles } of circuit.operations) {
    const numbers = angles.map((/** @type {any} */ angle) => angle.scale * values[angle.feature]);
    bound.append(gate, qubits, numbers);
  }
  const compiled = await qualm.compile(bound, { device: 'ibm_torino' });
  const cost = await qualm.encodingCost({
    encoder: { kind: 'z-feature-map', repetitions: 1 },
    features: 2,
    device: 'ibm_torino',
  });
  assert.equal(cost.depth, compiled.after.depth);
  assert.equal(cost.oneQubitGates, compiled.after.gates);
  assert.equal(cost.extrapolated, false);
  assert.ok(Number(cost.seconds) > 0 && cost.success < 1 && cost.success > 0.99);
});

test('every encoder has a cost on every device', async () => {
  for (const device of ['ideal', ...devices.map(({ name }) => name)]) {
    for (const { kind } of encoders) {
      const cost = await qualm.encodingCost({ encoder: kind, features: 4, device });
      assert.ok(cost.depth >= 1 && cost.success > 0 && cost.success <= 1, `${kind} on ${device}`);
      assert.equal(cost.capacity === null, device === 'ideal');
    }
  }
});

test('the wall: measured points, then extrapolated ones that are marked; progress and cancellation', async () => {
  /** @type {number[]} */
  const seen = [];
  const features = [4, 64, 4096, 1048576];
  const onProgress = (/** @type {{ done: number }} */ { done }) => void seen.push(done);
  const wall = await qualm.encodingWall({ encoder: 'amplitude', features, onProgress });
  assert.deepEqual(seen, [1, 2, 3, 4]);
  assert.deepEqual(
    wall.points.map(({ extrapolated }) => extrapolated),
    [false, false, true, true],
  );
  assert.equal(wall.measuredUpTo, 64);
  const [, , third, last] = wall.points;
  assert.equal(third.measuredFeatures, 1024);
  // 2^n − 2 CX: the ratio of the formula is the ratio of the points.
  assert.ok(abs(last.twoQubitGates / third.twoQubitGates / (1048574 / 4094) - 1) < 1e-3);
  const alone = await qualm.encodingCost({ encoder: 'amplitude', features: 4096 });
  assert.deepEqual(alone, third);
  const stop = AbortSignal.abort();
  await assert.rejects(qualm.encodingWall({ encoder: 'angle', features, signal: stop }), {
    code: 'cancelled',
  });
});

test('loading data is rows times preparation time times shots', async () => {
  const options = /** @type {const} */ ({ encoder: 'angle', features: 4, device: 'ibmq_manila' });
  const cost = await qualm.encodingCost(options);
  const time = await qualm.loadingTime({ ...options, rows: 1000, shots: 50 });
  assert.equal(time.seconds, 50000 * Number(cost.seconds));
  assert.deepEqual(loadingTime(cost, { rows: 1000, shots: 50 }), time);
  const terabyte = loadingTime(cost, { bytes: 1e12 });
  assert.equal(terabyte.rows, 1e12 / 32);
  assert.equal(loadingTime({ ...cost, seconds: null }, { rows: 3 }).seconds, null);
  assert.throws(() => loadingTime(cost, {}), { code: 'invalid-option' });
  assert.throws(() => loadingTime(cost, { rows: 1, bytes: 8 }), { code: 'invalid-option' });
});

test('a weight of a feature is an angle like any other', async () => {
  const circuit = new Circuit(1).rx(0, param('w', { feature: 0, scale: 2, offset: 0.1 }));
  assert.deepEqual(Circuit.from(circuit.toJSON()).toJSON(), circuit.toJSON());
  assert.deepEqual(Circuit.fromQasm(circuit.toQasm()).toJSON(), circuit.toJSON());
  const options = { observables: ['Z0'], params: { w: 0.7 }, features: [[0.3], [-0.5]] };
  const { expectations = [] } = await qualm.run(circuit, options);
  for (const method of /** @type {const} */ (['parameter-shift', 'adjoint', 'finite-difference'])) {
    const { gradient } = await qualm.gradient(circuit, { ...options, method });
    // ⟨Z⟩ = cos(2wx + 0.1), so its derivative is −2x·sin(2wx + 0.1).
    options.features.forEach(([x], row) => {
      const sine = sqrt(1 - expectations[row] * expectations[row]) * (2 * 0.7 * x + 0.1 > 0 ? 1 : -1);
      assert.ok(abs(gradient[row] + 2 * x * sine) < 1e-6, method);
    });
  }
});

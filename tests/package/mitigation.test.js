/** Mitigation from Node: methods around noise, stacked, billed, and refused in words. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Circuit, load, param } from 'qualm';

/** @typedef {import('../../bindings/js/types.js').Mitigation} Mitigation */

/** @type {Awaited<ReturnType<typeof load>>} */
let qualm;
before(async () => {
  qualm = await load();
});
after(() => qualm.close());

const ghz = new Circuit(3).h(0).cx(0, 1).cx(1, 2);
const noise = {
  gates: [{ on: '2q', channel: 'depolarizing', p: 0.02 }],
  readout: { p01: 0.05, p10: 0.02 },
};
const observables = ['Z0 Z1', 'X0 X1 X2'];

/** @param {Mitigation[]} mitigation @param {object} [more] */
const errorsOf = async (mitigation, more = {}) => {
  const { expectations } = await qualm.run(ghz, { observables, noise, mitigation, ...more });
  return Array.from(expectations ?? [], (value) => Math.abs(value - 1));
};

/** @param {number[]} a @param {number[]} b */
const allBelow = (a, b) => a.every((value, i) => value < b[i]);

test('each method comes nearer to the ideal value, and readout inside extrapolation nearest', async () => {
  const raw = await errorsOf([]);
  const readout = await errorsOf([{ kind: 'readout' }]);
  const zero = await errorsOf([{ kind: 'zero-noise', extrapolation: 'richardson' }]);
  const stacked = await errorsOf([
    { kind: 'readout' },
    { kind: 'zero-noise', extrapolation: 'exponential', folding: 'global', scales: [1, 3, 5] },
  ]);
  assert.ok(allBelow(readout, raw), `${readout} below ${raw}`);
  assert.ok(allBelow(zero, raw), `${zero} below ${raw}`);
  assert.ok(allBelow(stacked, readout), `${stacked} below ${readout}`);
  assert.ok(Math.max(...stacked) < 0.002, `${stacked}`);
});

test('error cancellation is right within its own standard error, which gamma has grown', async () => {
  const [two] = [noise.gates];
  const options = { observables, noise: { gates: two }, shots: 20_000, seed: 5 };
  const raw = await qualm.run(ghz, options);
  const found = await qualm.run(ghz, { ...options, mitigation: [{ kind: 'error-cancellation' }] });
  for (const [i, value] of (found.expectations ?? []).entries()) {
    const error = found.standardErrors?.[i] ?? NaN;
    assert.ok(Math.abs(value - 1) < 4.5 * error, `${value} ± ${error}`); // missed once in 150,000 times
    assert.ok(error > (raw.standardErrors?.[i] ?? NaN));
  }
});

test('all of it costs the shots that doing nothing costs, and the same seed gives the same bits', async () => {
  const mitigation = /** @type {Mitigation[]} */ ([{ kind: 'readout' }, { kind: 'zero-noise' }]);
  const options = { observables, noise, shots: 3000, seed: 3 };
  const raw = await qualm.run(ghz, options);
  const once = await qualm.run(ghz, { ...options, mitigation });
  const again = await qualm.run(ghz, { ...options, mitigation });
  assert.ok(once.ledger.shots <= raw.ledger.shots && once.ledger.shots > 0.99 * raw.ledger.shots);
  assert.deepEqual(once.expectations, again.expectations);
  assert.equal(once.ledger.circuits, 3 * (2 + 2)); // at each scale two settings and two calibration circuits
});

test('gradients are mitigated, too', async () => {
  const circuit = new Circuit(2).ry(0, param('a')).cx(0, 1).ry(1, param('b')).cx(0, 1);
  const options = /** @type {const} */ ({ observables: ['Z1'], params: { a: 0.4, b: 0.9 } });
  const ideal = await qualm.gradient(circuit, options);
  const raw = await qualm.gradient(circuit, { ...options, noise });
  const found = await qualm.gradient(circuit, {
    ...options,
    noise,
    mitigation: [{ kind: 'readout' }, { kind: 'zero-noise', extrapolation: 'richardson' }],
  });
  const distance = (/** @type {Float64Array} */ a) =>
    Math.hypot(...Array.from(a, (value, i) => value - ideal.gradient[i]));
  assert.ok(distance(found.gradient) < 0.1 * distance(raw.gradient));
});

test('twirling makes coherent errors add up no more', async () => {
  const circuit = new Circuit(2).ry(0, 0.8).cx(0, 1).cx(0, 1).cx(0, 1);
  const overRotation = { gates: [{ on: '2q', channel: 'over-rotation-x', angle: 0.15 }] };
  const options = { observables: ['Y1'], noise: overRotation };
  const raw = await qualm.run(circuit, options);
  const found = await qualm.run(circuit, {
    ...options,
    mitigation: [{ kind: 'pauli-twirling', instances: 400 }],
  });
  const [error] = found.standardErrors ?? [];
  assert.ok(Math.abs(raw.expectations?.[0] ?? 0) > 0.1); // ideally 0
  assert.ok(
    Math.abs(found.expectations?.[0] ?? 1) < 4.5 * (error || 0.01),
    `${found.expectations} ± ${error}`,
  );
});

test('on a device the folds are not compiled away', async () => {
  const options = { observables, noise: { device: 'ibmq_manila' } };
  const raw = await qualm.run(ghz, options);
  const found = await qualm.run(ghz, {
    ...options,
    mitigation: [{ kind: 'readout' }, { kind: 'zero-noise', extrapolation: 'richardson' }],
  });
  for (const [i, value] of (found.expectations ?? []).entries())
    assert.ok(Math.abs(value - 1) < Math.abs((raw.expectations?.[i] ?? 0) - 1) / 2, `${value}`);
  assert.ok(found.ledger.twoQubitGates > 5 * raw.ledger.twoQubitGates);
});

test('misuse is refused with a code, what was received and what is allowed', async () => {
  const refused = /** @type {[any, any, string, RegExp][]} */ ([
    [{}, {}, 'invalid-option', /list of methods/],
    [[{ kind: 'magic' }], {}, 'invalid-option', /mitigation\[0\] is no method/],
    [[{ kind: 'zero-noise', scale: 2 }], {}, 'invalid-option', /no option/],
    [[{ kind: 'zero-noise', scales: [1] }], {}, 'too-few-rows', /more scales/],
    [[{ kind: 'zero-noise', scales: [1, 1] }], {}, 'invalid-option', /same scale/],
    [[{ kind: 'zero-noise', scales: [0.5, 1] }], {}, 'invalid-option', /never smaller/],
    [[{ kind: 'zero-noise' }], { shots: 4 }, 'invalid-shots', /too few shots/],
    [
      [{ kind: 'readout' }],
      { noise: { readout: { p01: 0.5, p10: 0.5 } } },
      'invalid-option',
      /can't be undone/,
    ],
    [
      [{ kind: 'error-cancellation' }],
      { noise: { gates: [{ on: '2q', channel: 'bit-flip', p: 0.5 }] } },
      'unsupported',
      /finite gamma/,
    ],
    [
      [{ kind: 'error-cancellation' }],
      { noise: { device: 'ibmq_manila' } },
      'unsupported',
      /how long qubits wait/,
    ],
    [[{ kind: 'zero-noise' }, { kind: 'readout' }], {}, 'unsupported', /innermost/],
    [[{ kind: 'readout' }], { returns: ['counts'] }, 'unsupported', /expectations/],
  ]);
  for (const [mitigation, more, code, pattern] of refused) {
    const error = await qualm.run(ghz, { observables, noise, mitigation, ...more }).then(
      () => assert.fail(`${JSON.stringify(mitigation)} was accepted`),
      (caught) => caught,
    );
    assert.equal(error.code, code, error.message);
    assert.match(error.message, pattern);
    assert.ok(error.allowed, error.message);
  }
});

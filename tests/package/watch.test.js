import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Circuit } from '../../bindings/js/index.js';
import { client } from './support/client.js';

const qualm = await client({ workers: 1 });
const bell = new Circuit(2).h(0).cx(0, 1);
const p = 0.05;
const noise = { gates: [{ on: '2q', channel: 'depolarizing', p }] };

/**
 * @param {ArrayLike<number> | undefined} values
 * @param {number[]} expected
 */
function near(values, expected) {
  assert.equal(values?.length, expected.length);
  expected.forEach((value, i) =>
    assert.ok(Math.abs(Number(values?.[i]) - value) < 1e-12, `[${i}]: ${values?.[i]} is not ${value}`),
  );
}

test('Bloch vectors of a Bell pair: up, one on the equator, none when entangled', async () => {
  const { steps, ideal, entropy = [], noisy } = await qualm.trace(bell);
  assert.equal(steps, 3);
  near(ideal?.bloch, [0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  near([entropy[0], entropy[1], entropy[2], entropy[3]], [0, 0, 0, 0]);
  assert.ok(entropy[4] > 0.6 && Math.abs(entropy[4] - entropy[5]) < 1e-12);
  assert.equal(noisy, undefined);
});

test('under noise the fidelity falls by what the channel does to a Bell state', async () => {
  const {
    fidelity = new Float64Array(0),
    purity = new Float64Array(0),
    noisy,
  } = await qualm.trace(bell, { noise });
  near(fidelity, [1, 1, 1 - (12 * p) / 15]); // three of the fifteen Paulis leave the state as it is
  assert.ok(Math.abs(purity[1] - 1) < 1e-12 && purity[2] < 1);
  assert.equal(noisy?.bloch.length, 18);
});

test('fidelity goes as far as there is one ideal state, and a reason says where it ends', async () => {
  const measured = new Circuit(2, 2).h(0).cx(0, 1).measure(0, 0).measure(1, 1);
  const { fidelity, purity, reasons } = await qualm.trace(measured, { noise });
  near(fidelity, [1, 1, 1 - (12 * p) / 15]);
  assert.equal(purity?.length, 5);
  assert.match(reasons.join(' '), /Fidelity compares with one ideal state/);
  const fedForward = new Circuit(2, 1)
    .h(0)
    .measure(0, 0)
    .if(0, (then) => then.x(1));
  const everywhere = { gates: [{ on: 'all', channel: 'depolarizing', p }] };
  near((await qualm.trace(fedForward, { noise: everywhere })).fidelity, [1, 1 - (2 * p) / 3]); // X leaves a plus
});

test('sixteen qubits that are measured at the end are stepped through to the end', async () => {
  const ghz = new Circuit(16, 16).ry(0, 0.8);
  for (let q = 1; q < 16; q++) ghz.cx(0, q);
  ghz.h(3);
  for (let q = 0; q < 16; q++) ghz.measure(q, q);
  const { ideal, entropy, steps, reasons } = await qualm.trace(ghz);
  assert.deepEqual(reasons, []);
  const before = ideal?.bloch.slice((steps - 17) * 48, (steps - 16) * 48) ?? [];
  const after = ideal?.bloch.slice((steps - 1) * 48) ?? [];
  near([before[9], before[0], after[9], after[11]], [Math.cos(0.8), 0, 0, 0]); // H turned qubit 3's Z into X
  for (const q of [0, 1, 2, 15]) near([after[3 * q + 2]], [Math.cos(0.8)]);
  near([Number(entropy?.at(-13))], [1]); // a measured |+⟩ says nothing
  const { state, probabilities, reasons: why } = await qualm.inspect(ghz);
  assert.equal(state, undefined);
  const p1 = Math.sin(0.4) ** 2;
  near([probabilities?.[0], probabilities?.[0xffff]].map(Number), [(1 - p1) / 2, p1 / 2]);
  assert.match(why.join(' '), /mixture/);
});

test('what is too large for a noisy trace is absent, and the reason is given', async () => {
  const large = new Circuit(16);
  for (let q = 1; q < 16; q++) large.cx(q - 1, q);
  const { ideal, noisy, reasons } = await qualm.trace(large, { noise });
  assert.equal(ideal?.bloch.length, 16 * 16 * 3);
  assert.equal(noisy, undefined);
  assert.match(reasons.join(' '), /qubits/);
});

test('an inspection shows the state of a step, ideal and noisy', async () => {
  const before = await qualm.inspect(bell, { step: 1 });
  near(before.probabilities, [0.5, 0.5, 0, 0]);
  const after = await qualm.inspect(bell, { noise });
  const h = Math.SQRT1_2;
  near(after.state, [h, 0, 0, 0, 0, 0, h, 0]);
  near(after.probabilities, [0.5, 0, 0, 0.5]);
  assert.equal(after.density?.length, 32);
  assert.equal(after.noisyDensity?.length, 32);
  near(after.concurrence, [0, 1, 1, 0]);
  const loss = (8 * p) / 15; // eight of the fifteen Paulis flip exactly one of the bits
  near(after.noisyProbabilities, [(1 - loss) / 2, loss / 2, loss / 2, (1 - loss) / 2]);
  near([Number(after.fidelity)], [1 - (12 * p) / 15]);
});

test('stepping back gives what stepping forward gave: no channel is ever inverted', async () => {
  const circuit = new Circuit(2).h(0).cx(0, 1).ry(1, 0.7).reset(0).h(0);
  const damped = { gates: [{ on: 'all', channel: 'amplitude-damping', gamma: 1 }] }; // nothing could undo it
  const forward = [];
  for (let step = 0; step <= 5; step++) forward.push(await qualm.inspect(circuit, { step, noise: damped }));
  for (let step = 5; step >= 0; step--) {
    assert.deepEqual(await qualm.inspect(circuit, { step, noise: damped }), forward[step], `step ${step}`);
  }
  near(forward[0].noisyProbabilities, [1, 0, 0, 0]);
  near(forward[2].noisyProbabilities, [1, 0, 0, 0]); // full damping leaves nothing but |00⟩
});

test('measures of states: fidelity, trace distance, purity, entropy, concurrence, reductions', async () => {
  const { state = new Float64Array(0) } = await qualm.run(bell, { returns: ['state'] });
  const zero = Float64Array.of(1, 0, 0, 0, 0, 0, 0, 0);
  const both = await qualm.measures({ a: { state }, b: { state: zero } });
  near([both.fidelity ?? NaN, both.traceDistance ?? NaN, both.purity], [0.5, Math.SQRT1_2, 1]);
  near([Number(both.concurrence)], [1]);
  const half = await qualm.measures({ a: { state }, qubits: [0] });
  near([half.purity], [0.5]);
  near(half.reduced, [0.5, 0, 0, 0, 0, 0, 0.5, 0]);
  const mixed = await qualm.measures({ a: { density: [0.5, 0, 0, 0, 0, 0, 0.5, 0] } });
  near([mixed.purity], [0.5]);
});

test('what is no state is refused', async () => {
  const codes = new Set(['invalid-state', 'shape-mismatch', 'qubit-out-of-range', 'invalid-option']);
  for (const options of [
    { a: { state: [1, 0, 0] } },
    { a: { state: [2, 0, 0, 0] } },
    { a: { density: [1, 0, 0, 0, 0, 0, 1, 0] } },
    { a: { state: [1, 0, 0, 0] }, b: { state: [1, 0, 0, 0, 0, 0, 0, 0] } },
    { a: { state: [1, 0, 0, 0] }, qubits: [3] },
  ]) {
    await assert.rejects(qualm.measures(options), (/** @type {any} */ error) => codes.has(error.code));
  }
});

// Quasi-static: after a wait of t the mean of ⟨X⟩ over all histories is exp(−(σt)²/2) = 0.726, and of 256 within 4.5
// standard errors of 0.020; they are always the same ones, so that it holds or not.
test('slow dephasing fades a superposition that waits, and an echo in the middle brings it back', async () => {
  const all = [0, 1, 2];
  const waiting = (/** @type {Circuit} */ circuit) =>
    circuit
      .barrier(...all)
      .cx(1, 2)
      .barrier(...all);
  const echo = waiting(waiting(new Circuit(3).h(0)).x(0)).h(0);
  const slow = { durations: { '2q': 1e-6 }, detuning: { sigma: 0.8e6 } };
  const { noisy, fidelity = [], purity = [], reasons } = await qualm.trace(echo, { noise: slow });
  const faded = noisy?.bloch[4 * 9] ?? NaN;
  assert.ok(Math.abs(faded - Math.exp(-0.32)) < 4.5 * 0.02, String(faded));
  assert.ok(Math.abs(fidelity[4] - (1 + faded) / 2) < 1e-12);
  near([fidelity[8], purity[8]], [1, 1]);
  assert.deepEqual(reasons, []);
  const { fidelity: seen } = await qualm.inspect(echo, { noise: slow, step: 4 });
  assert.ok(Math.abs(Number(seen) - fidelity[4]) < 1e-12, 'the same histories');
  const large = await qualm.trace(new Circuit(7).h(0).cx(0, 1).h(0), { noise: slow });
  assert.equal(large.noisy, undefined);
  assert.match(large.reasons.join(), /up to 6 qubits/);
});

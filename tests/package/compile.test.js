import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Circuit, devices, param } from '../../bindings/js/index.js';
import { client } from './support/client.js';

const qualm = await client({ workers: 1 });

/** A circuit on three qubits whose outcomes differ, with gates that no device has. */
const sample = () =>
  new Circuit(3)
    .h(0)
    .ccx(0, 1, 2)
    .ry(1, 0.7)
    .crx(2, 0, 1.1)
    .swap(0, 1)
    .u(2, 0.3, 0.4, 0.5)
    .cswap(0, 1, 2)
    .rx(0, 0.9);

/** @param {Circuit} circuit */
const probabilitiesOf = async (circuit) =>
  (await qualm.run(circuit, { returns: ['probabilities'] })).probabilities ?? new Float64Array(0);

/**
 * The distribution of the circuit's own qubits, read from where compilation has left them.
 * @param {Float64Array} physical
 * @param {number[]} layout
 */
function logical(physical, layout) {
  const result = new Float64Array(2 ** layout.length);
  physical.forEach((value, index) => {
    const outcome = layout.reduce((sum, qubit, i) => sum + (Math.floor(index / 2 ** qubit) % 2) * 2 ** i, 0);
    result[outcome] += value;
  });
  return result;
}

for (const { name, basis, edges, qubits } of devices.filter((device) => device.qubits <= 16)) {
  test(`a circuit compiled for ${name} has its gates and its couplings, and the same outcomes`, async () => {
    const { circuit, initialLayout, finalLayout, swaps, before, after } = await qualm.compile(sample(), {
      device: name,
      seed: 3,
    });
    assert.equal(circuit.qubits, qubits);
    for (const { gate, qubits: on } of circuit.operations) {
      assert.ok(basis.includes(gate), gate);
      const joined = edges.some(([a, b]) => on.includes(a) && on.includes(b));
      assert.ok(on.length === 1 || edges.length === 0 || joined, `${gate} on ${on}`);
    }
    assert.equal(initialLayout.length, 3);
    assert.ok(Number.isInteger(swaps) && before.gates === 8);
    assert.deepEqual(after.gateCounts, circuit.gateCounts);
    assert.equal(after.depth, circuit.depth);
    const wanted = await probabilitiesOf(sample());
    const found = logical(await probabilitiesOf(circuit), finalLayout);
    wanted.forEach((value, i) => assert.ok(Math.abs(found[i] - value) < 1e-9, `${i}: ${found[i]}, ${value}`));
  });
}

test('parameters stay parameters, and one seed gives one circuit', async () => {
  const ansatz = new Circuit(3)
    .ry(0, param('a'))
    .cx(0, 2)
    .rz(2, param('b', { scale: 2 }))
    .cx(2, 1);
  const options = {
    basis: ['rz', 'sx', 'x', 'cx'],
    qubits: 3,
    edges: /** @type {[number, number][]} */ ([
      [0, 1],
      [1, 2],
    ]),
  };
  const one = await qualm.compile(ansatz, { ...options, seed: 1 });
  const again = await qualm.compile(ansatz, { ...options, seed: 1 });
  assert.deepEqual(one.circuit.toJSON(), again.circuit.toJSON());
  assert.deepEqual([...one.circuit.parameters].sort(), ['a', 'b']);
});

test('what does not fit is refused', async () => {
  const large = new Circuit(6).h(5);
  await assert.rejects(qualm.compile(large, { device: 'ibmq_manila' }), { code: 'register-too-large' });
  const apart = {
    basis: ['rz', 'sx', 'cx'],
    qubits: 4,
    edges: /** @type {[number, number][]} */ ([
      [0, 1],
      [2, 3],
    ]),
  };
  await assert.rejects(qualm.compile(sample(), apart), { code: 'unsupported' });
  await assert.rejects(qualm.compile(new Circuit(2).cx(0, 1), { basis: ['rz', 'sx'] }), {
    code: 'unsupported',
  });
  await assert.rejects(qualm.compile(new Circuit(1).h(0), { basis: ['magic'] }), (/** @type {any} */ error) =>
    ['unknown-gate', 'unsupported'].includes(error.code),
  );
});

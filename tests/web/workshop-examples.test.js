/** The examples of the circuit page do what their titles say, on the real library; drawing order changes no state. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gates, load } from '../../bindings/js/index.js';
import { inOrder, valuesFor } from '../../web/model/workshop/circuit.js';
import { examples } from '../../web/model/workshop/examples.js';

/** @type {import('../../bindings/js/client.js').Qualm} */
let client;
before(async () => {
  client = await load({ workers: 1, formats: false });
});
after(() => client.close());

/** @param {string} link */
function example(link) {
  const found = examples.find((one) => one.link === link);
  assert.ok(found, link);
  return { circuit: found.circuit, params: valuesFor(found.circuit, found.values) };
}

/** @type {[link: string, expected: Record<number, number>][]} probabilities from the published circuits */
const outcomes = [
  ['bell', { 0b00: 1 / 2, 0b11: 1 / 2 }],
  ['ghz', { 0b0000: 1 / 2, 0b1111: 1 / 2 }],
  ['w', { 0b001: 1 / 3, 0b010: 1 / 3, 0b100: 1 / 3 }],
  ['grover2', { 0b11: 1 }],
  ['grover3', { 0b111: 121 / 128 }],
  ['qft', { 0b000: 1 / 8, 0b101: 1 / 8 }],
  ['phase', { 0b1011: 1 }], // the eigenstate on qubit 3, and 3/8 in three bits
  ['ghz20', { 0: 1 / 2, [2 ** 20 - 1]: 1 / 2 }],
];

for (const [link, expected] of outcomes) {
  test(`${link} ends where it should`, async () => {
    const { circuit, params } = example(link);
    const { probabilities } = await client.run(circuit, { params, returns: ['probabilities'] });
    for (const [index, probability] of Object.entries(expected)) {
      const found = probabilities?.[Number(index)] ?? 0;
      assert.ok(Math.abs(found - probability) < 1e-12, `${index}: ${found}`);
    }
  });
}

test('the Fourier transform of 1 goes once around', async () => {
  const { state } = await client.run(example('qft').circuit, { returns: ['state'] });
  for (let k = 0; k < 8; k++) {
    const phase = Math.atan2(state?.[2 * k + 1] ?? 0, state?.[2 * k] ?? 0);
    const away = Math.abs(phase - (k * Math.PI) / 4) % (2 * Math.PI);
    assert.ok(Math.min(away, 2 * Math.PI - away) < 1e-12, `${k}: ${phase}`);
  }
});

test('teleportation carries the state of qubit 0 to qubit 2', async () => {
  const { circuit, params } = example('teleportation');
  const { expectations } = await client.run(circuit, { params, observables: ['Z2', 'X2'] });
  assert.ok(Math.abs((expectations?.[0] ?? 0) - Math.cos(params.theta)) < 1e-12);
  assert.ok(Math.abs((expectations?.[1] ?? 0) - Math.sin(params.theta)) < 1e-12);
});

test('100 random circuits have the same state in the order in which they are drawn', async () => {
  let seed = 12345;
  const draw = (/** @type {number} */ below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  for (let i = 0; i < 100; i++) {
    const start = seed;
    const operations = Array.from({ length: 15 }, () => {
      const gate = gates[draw(gates.length)];
      const wires = [0, 1, 2, 3].map((wire) => ({ wire, at: draw(1000) })).sort((a, b) => a.at - b.at);
      const qubits = wires.slice(0, gate.qubits).map(({ wire }) => wire);
      return { gate: gate.name, qubits, angles: Array.from({ length: gate.angles }, () => draw(628) / 100) };
    });
    const [a, b] = await Promise.all(
      [{ qubits: 4, bits: 0, operations }, inOrder({ qubits: 4, operations })].map((circuit) =>
        client.run(circuit, { returns: ['state'] }),
      ),
    );
    const worst = a.state?.reduce(
      (most, value, at) => Math.max(most, Math.abs(value - (b.state?.[at] ?? 9))),
      0,
    );
    assert.ok((worst ?? 9) < 1e-12, `seed ${start}`);
  }
});

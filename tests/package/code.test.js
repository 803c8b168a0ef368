/** What the formats write, read by somebody else: Python's own parser, and an independent simulator. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { Circuit, feature, gates, param } from '../../bindings/js/index.js';
import { client } from './support/client.js';

const qualm = await client({ workers: 1 });
const requireCommon = createRequire(import.meta.url);

/**
 * A linear congruential generator: the tests repeat.
 * @param {number} seed
 */
function generator(seed) {
  let state = seed;
  const next = () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
  return { next, below: (/** @type {number} */ bound) => Math.floor(next() * bound) };
}

/** @typedef {ReturnType<typeof generator>} Generator */

/**
 * @param {Generator} random
 * @param {boolean} open whether angles may be parameters and features
 */
function randomAngle(random, open) {
  const value = random.below(4) === 0 ? (random.below(16) * Math.PI) / 8 : random.next() * 12 - 6;
  const kind = open ? random.below(3) : 0;
  if (kind === 1) return param(`layer.${random.below(3)}`, { scale: value, offset: random.next() });
  return kind === 2 ? feature(random.below(3), { offset: -value }) : value;
}

/**
 * Gates of the whole table.
 * @param {Generator} random
 * @param {{ qubits: number, gates: number, open?: boolean }} size
 */
function randomCircuit(random, { qubits, gates: count, open = false }) {
  const circuit = new Circuit(qubits);
  while (circuit.operations.length < count) {
    const gate = gates[random.below(gates.length)];
    const order = Array.from({ length: qubits }, (_, q) => q);
    for (let i = qubits - 1; i > 0; i--) {
      const j = random.below(i + 1);
      [order[i], order[j]] = [order[j], order[i]];
    }
    const angles = Array.from({ length: gate.angles }, () => randomAngle(random, open));
    circuit.append(gate.name, order.slice(0, gate.qubits), angles);
  }
  return circuit;
}

const parse = `
import ast, json, sys
for name, code in json.load(sys.stdin):
    try:
        ast.parse(code)
    except SyntaxError as error:
        print(name, error)
`;

const python = spawnSync('python3', ['--version']);
const skip = python.error ? 'python3 is not installed: generated Python is not parsed here' : false;

test('the Python that is written is Python', { skip }, () => {
  const programs = [];
  for (let seed = 0; seed < 40; seed++) {
    const circuit = randomCircuit(generator(seed), { qubits: 4, gates: 40, open: seed % 2 === 0 });
    if (seed % 4 === 3) circuit.barrier(0, 2).measureAll();
    programs.push([`Qiskit ${seed}`, circuit.toQiskit()], [`PennyLane ${seed}`, circuit.toPennyLane()]);
    programs.push([`Cirq ${seed}`, circuit.toCirq()], [`Braket ${seed}`, circuit.toBraket()]);
  }
  const conditioned = new Circuit(3, 2)
    .measure(0, 0)
    .measure(1, 1)
    .if({ bits: [0, 1], value: 2 }, (c) => c.ry(2, param('lambda')).sdg(2).rzx(2, 1, 0.5));
  programs.push(['Qiskit if', conditioned.toQiskit()], ['PennyLane if', conditioned.toPennyLane()]);
  programs.push(['Cirq if', conditioned.toCirq()]);
  const { stdout, stderr, status } = spawnSync('python3', ['-c', parse], {
    input: JSON.stringify(programs),
    encoding: 'utf8',
  });
  assert.equal(stderr, '');
  assert.equal(stdout, '');
  assert.equal(status, 0);
});

/**
 * The probabilities of a program of OpenQASM 2, by the package quantum-circuit, which counts qubits as Qualm does.
 * @param {string} program
 * @param {number} qubits
 */
function independently(program, qubits) {
  const QuantumCircuit = requireCommon('quantum-circuit');
  const circuit = new QuantumCircuit();
  circuit.importQASM(program, (/** @type {unknown[]} */ errors) => assert.deepEqual(errors ?? [], []));
  circuit.run();
  const probabilities = new Float64Array(2 ** qubits);
  for (const [index, { re, im }] of Object.entries(circuit.state))
    probabilities[Number(index)] = re * re + im * im;
  return probabilities;
}

test('an independent simulator finds the same probabilities in 200 exported circuits', async () => {
  for (let seed = 0; seed < 200; seed++) {
    const qubits = 3 + (seed % 2);
    const circuit = randomCircuit(generator(1000 + seed), { qubits, gates: 24 });
    const { probabilities } = await qualm.run(circuit, { returns: ['probabilities'] });
    const theirs = independently(circuit.toQasm({ version: 2 }), qubits);
    for (let i = 0; i < theirs.length; i++) {
      const difference = Math.abs(Number(probabilities?.[i]) - theirs[i]);
      assert.ok(difference < 1e-9, `seed ${seed}, outcome ${i}: ${difference}`);
    }
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Circuit, feature, gates, param } from '../../bindings/js/index.js';
import { instantiate } from '../../bindings/js/native.js';
import { compileWasm } from '../../bindings/js/node/platform.js';
import { ansatz } from './support/ansatz.js';

test('gate methods take qubits first, then angles, and chain', () => {
  const { qubits, operations } = new Circuit(3).crz(2, 0, 0.5).u(1, 0.1, 0.2, 0.3).ccx(0, 1, 2).toJSON();
  assert.equal(qubits, 3);
  assert.deepEqual(operations, [
    { gate: 'crz', qubits: [2, 0], angles: [0.5] },
    { gate: 'u', qubits: [1], angles: [0.1, 0.2, 0.3] },
    { gate: 'ccx', qubits: [0, 1, 2], angles: [] },
  ]);
});

test('every gate of the table has a method that appends it', () => {
  for (const { name, qubits, angles } of gates) {
    const circuit = /** @type {any} */ (new Circuit(3));
    const targets = Array.from({ length: qubits }, (_, i) => i);
    circuit[name](...targets, ...new Array(angles).fill(0.25));
    assert.deepEqual(circuit.operations, [
      { gate: name, qubits: targets, angles: new Array(angles).fill(0.25) },
    ]);
  }
});

test('parameters, features, depth and counts are those of the circuit', () => {
  const circuit = ansatz();
  assert.deepEqual(circuit.parameters, ['a', 'b', 'c']);
  assert.equal(circuit.features, 2);
  assert.equal(circuit.depth, 5);
  assert.deepEqual(circuit.gateCounts, { ry: 3, rz: 1, crx: 1, cx: 1 });
});

test('depth and counts agree with the library on random circuits', async () => {
  const native = await instantiate(await compileWasm());
  let state = 12345; // a linear congruential generator: the test repeats
  const below = (/** @type {number} */ bound) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % bound;
  };
  for (let round = 0; round < 50; round++) {
    const circuit = new Circuit(5);
    for (let i = 0; i < 30; i++) {
      const gate = gates[below(gates.length)];
      const first = below(5);
      const qubits = Array.from({ length: gate.qubits }, (_, j) => (first + j) % 5);
      circuit.append(gate.name, qubits, new Array(gate.angles).fill(0.1));
    }
    const metrics = native.circuitMetrics(circuit.toJSON());
    assert.equal(circuit.depth, metrics.depth, `round ${round}`);
    assert.deepEqual(circuit.gateCounts, metrics.gateCounts, `round ${round}`);
  }
});

test('a circuit survives JSON', () => {
  const circuit = ansatz();
  const copy = Circuit.from(JSON.parse(JSON.stringify(circuit)));
  assert.deepEqual(copy.toJSON(), circuit.toJSON());
  assert.equal(Circuit.from(circuit), circuit);
});

test('the plain form is a copy', () => {
  const circuit = new Circuit(1).h(0);
  circuit.toJSON().operations.length = 0;
  assert.equal(circuit.operations.length, 1);
});

test('what was checked cannot be changed afterwards', () => {
  const circuit = new Circuit(2).ry(0, param('a')).cx(0, 1);
  const first = /** @type {any} */ (circuit.operations[0]);
  /** @type {(() => unknown)[]} */
  const changes = [
    () => (first.gate = 'rx'),
    () => (first.qubits[0] = 7),
    () => first.angles.push(1),
    () => /** @type {any} */ (first.angles[0].scale = NaN),
  ];
  for (const change of changes) assert.throws(change, TypeError);
  circuit.operations.push({ gate: 'magic', qubits: [9], angles: [] });
  assert.deepEqual(circuit.gateCounts, { ry: 1, cx: 1 });
  assert.equal(circuit.operations.length, 2);
});

/** @type {[string, (circuit: any) => unknown, string, string][]} title, mistake, code, what the message must show */
const mistakes = [
  ['an unknown gate', (c) => c.append('hadamard', [0]), 'unknown-gate', '"hadamard"'],
  [
    'a gate named like a property of objects',
    (c) => c.append('constructor', [0]),
    'unknown-gate',
    '"constructor"',
  ],
  ['a qubit beyond the register', (c) => c.h(2), 'qubit-out-of-range', '2'],
  ['a negative qubit', (c) => c.h(-1), 'qubit-out-of-range', '-1'],
  ['half a qubit', (c) => c.h(0.5), 'qubit-out-of-range', '0.5'],
  ['a missing qubit', (c) => c.cx(0), 'qubit-out-of-range', 'undefined'],
  ['a qubit as text', (c) => c.h('0'), 'qubit-out-of-range', '"0"'],
  ['one qubit twice', (c) => c.cx(1, 1), 'duplicate-qubit', '[1,1]'],
  ['too many arguments', (c) => c.h(0, 1), 'wrong-arity', '[1]'],
  ['too few qubits in a list', (c) => c.append('cx', [0]), 'wrong-arity', '[0]'],
  ['no list of qubits', (c) => c.append('h', 0), 'wrong-arity', '0'],
  ['a missing angle', (c) => c.rx(0), 'invalid-angle', 'undefined'],
  ['NaN as an angle', (c) => c.rx(0, NaN), 'invalid-angle', 'NaN'],
  ['an infinite angle', (c) => c.rx(0, -Infinity), 'invalid-angle', '-Infinity'],
  ['an angle as text', (c) => c.rx(0, '1'), 'invalid-angle', '"1"'],
  ['a parameter without a name', (c) => c.rx(0, param('')), 'invalid-angle', '""'],
  ['NaN as a scale', (c) => c.rx(0, param('a', { scale: NaN })), 'invalid-angle', 'NaN'],
  ['a feature below zero', (c) => c.rx(0, feature(-1)), 'invalid-angle', '-1'],
  ['half a feature', (c) => c.rx(0, feature(0.5)), 'invalid-angle', '0.5'],
  ['a feature beyond all tables', (c) => c.rx(0, feature(65536)), 'invalid-angle', '65536'],
  ['a feature as text', (c) => c.rx(0, { feature: '0' }), 'invalid-angle', '"0"'],
  [
    'a misspelt scale',
    (c) => c.rx(0, param('a', /** @type {any} */ ({ scael: 2 }))),
    'invalid-angle',
    '"scael"',
  ],
  ['a misspelt scale in a plain slot', (c) => c.rx(0, { feature: 0, scael: 2 }), 'invalid-angle', '"scael"'],
  ['null for a scale', (c) => c.rx(0, param('a', /** @type {any} */ (null))), 'invalid-angle', 'null'],
  [
    'a slot for two things',
    (c) => c.rx(0, { param: 'a', feature: 0 }),
    'invalid-angle',
    '{"param":"a","feature":0}',
  ],
  ['a plain slot without a column', (c) => c.rx(0, { feature: 'x' }), 'invalid-angle', '"x"'],
];

for (const [title, mistake, code, received] of mistakes) {
  test(`the builder refuses ${title} and loses nothing`, () => {
    const circuit = new Circuit(2).h(0);
    assert.throws(() => mistake(circuit), { name: 'QualmError', code, received });
    assert.equal(circuit.operations.length, 1);
  });
}

test('a register needs a whole number of qubits', () => {
  for (const size of [0, -1, 1.5, NaN, '2', undefined]) {
    assert.throws(() => new Circuit(/** @type {any} */ (size)), { code: 'invalid-option' });
  }
});

test('forty qubits can be written down', () => {
  assert.equal(new Circuit(40).h(39).depth, 1);
});

test('an operation that is nothing is refused', () => {
  const plain = /** @type {any} */ ({ qubits: 1, operations: [null] });
  assert.throws(() => Circuit.from(plain), { code: 'unknown-gate' });
});

test('what is not a circuit is refused', () => {
  for (const value of [null, 7, 'bell', {}, { qubits: 2, operations: 'h' }]) {
    assert.throws(() => Circuit.from(/** @type {any} */ (value)), { code: 'invalid-option' });
  }
});

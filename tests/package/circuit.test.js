import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Circuit, feature, gates, param } from '../../bindings/js/index.js';
import { ansatz } from './support/ansatz.js';
import { libraryOf } from './support/modules.js';

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
  const native = await libraryOf('engine');
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
      if (below(6) === 0) circuit.barrier(...[0, 1, 2, 3, 4].filter(() => below(2) === 0));
      if (below(6) === 0) circuit.measure(below(5), below(5));
      if (below(6) === 0) circuit.reset(below(5));
    }
    const metrics = native.circuitMetrics(circuit.toJSON());
    assert.equal(circuit.depth, metrics.depth, `round ${round}`);
    assert.deepEqual(circuit.gateCounts, metrics.gateCounts, `round ${round}`);
  }
});

test('measurements, resets, barriers and conditions are operations', () => {
  const circuit = new Circuit(2, 1)
    .h(0)
    .measure(0, 0)
    .if({ bits: [0], value: 1 }, (c) => c.x(1))
    .reset(0)
    .barrier(0, 1);
  assert.deepEqual(circuit.toJSON(), {
    qubits: 2,
    bits: 1,
    operations: [
      { gate: 'h', qubits: [0], angles: [] },
      { gate: 'measure', qubits: [0], angles: [], bit: 0 },
      { gate: 'x', qubits: [1], angles: [], condition: { bits: [0], value: 1 } },
      { gate: 'reset', qubits: [0], angles: [] },
      { gate: 'barrier', qubits: [0, 1], angles: [] },
    ],
  });
  assert.deepEqual(Circuit.from(JSON.parse(JSON.stringify(circuit))).toJSON(), circuit.toJSON());
  assert.equal(circuit.isUnitary, false);
});

test('only measurements, resets and conditions keep a circuit from being unitary', () => {
  assert.equal(new Circuit(2).h(0).barrier().cx(0, 1).isUnitary, true);
  assert.equal(new Circuit(1).measure(0).isUnitary, false);
  assert.equal(new Circuit(1).reset(0).isUnitary, false);
  assert.equal(new Circuit(1, 1).if(0, (c) => c.x(0)).isUnitary, false);
});

test('a measurement makes the classical register as large as it needs', () => {
  const circuit = new Circuit(3);
  assert.equal(circuit.bits, 0);
  assert.equal(circuit.measure(0, 4).bits, 5);
  assert.equal(new Circuit(3).measureAll().bits, 3);
  assert.deepEqual(
    new Circuit(3).measureAll().operations.map(({ qubits, bit }) => [...qubits, bit]),
    [
      [0, 0],
      [1, 1],
      [2, 2],
    ],
  );
  assert.equal(new Circuit(3, 2).measure(2).bits, 3);
});

test('a barrier without qubits is one on all', () => {
  assert.deepEqual(new Circuit(3).barrier().operations[0].qubits, [0, 1, 2]);
});

test('a condition is a bit that is 1, or bits with a value, and blocks nest', () => {
  const circuit = new Circuit(1, 3)
    .if(2, (c) => c.x(0))
    .if({ bits: [0, 2], value: 2 }, (c) => c.y(0).if(1, (d) => d.z(0)))
    .h(0);
  assert.deepEqual(
    circuit.operations.map(({ condition }) => condition),
    [{ bits: [2], value: 1 }, { bits: [0, 2], value: 2 }, { bits: [0, 2, 1], value: 6 }, undefined],
  );
});

test('a block may measure into its own bit only at its end', () => {
  const fine = new Circuit(2, 1).if(0, (c) => c.x(0).measure(0, 0));
  assert.equal(fine.operations.length, 2);
  assert.throws(() => fine.if(0, (c) => c.measure(0, 0).x(1)), { code: 'invalid-option' });
  assert.throws(() => fine.if(0, (c) => c.measure(0, 5).x(9)), { code: 'qubit-out-of-range' });
  assert.deepEqual([fine.operations.length, fine.bits], [2, 1]);
  assert.equal(fine.h(0).operations[2].condition, undefined);
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
  ['a measurement of no qubit', (c) => c.measure(2, 0), 'qubit-out-of-range', '2'],
  ['a measurement into no bit', (c) => c.measure(0, 63), 'bit-out-of-range', '63'],
  ['half a bit', (c) => c.measure(0, 0.5), 'bit-out-of-range', '0.5'],
  ['a barrier on one qubit twice', (c) => c.barrier(0, 0), 'duplicate-qubit', '[0,0]'],
  ['a barrier beyond the register', (c) => c.barrier(0, 2), 'qubit-out-of-range', '2'],
  ['a reset of nothing', (c) => c.reset(), 'qubit-out-of-range', 'undefined'],
  ['a bit that is not there', (c) => c.if(0, () => {}), 'bit-out-of-range', '0'],
  ['a condition on nothing', (c) => c.if({ bits: [], value: 0 }, () => {}), 'invalid-option', '[]'],
  ['a measurement as a gate', (c) => c.append('measure', [0]), 'unknown-gate', '"measure"'],
  ['a weight of no column', (c) => c.rx(0, { param: 'a', feature: -1 }), 'invalid-angle', '-1'],
  ['a plain slot without a column', (c) => c.rx(0, { feature: 'x' }), 'invalid-angle', '"x"'],
];

for (const [title, mistake, code, received] of mistakes) {
  test(`the builder refuses ${title} and loses nothing`, () => {
    const circuit = new Circuit(2).h(0);
    assert.throws(() => mistake(circuit), { name: 'QualmError', code, received });
    assert.equal(circuit.operations.length, 1);
  });
}

/** @type {[string, any, string][]} title, condition, code */
const conditions = [
  ['a value that does not fit', { bits: [0], value: 2 }, 'bit-out-of-range'],
  ['half a value', { bits: [0], value: 0.5 }, 'bit-out-of-range'],
  ['no value', { bits: [0] }, 'bit-out-of-range'],
  ['a bit twice', { bits: [0, 0], value: 1 }, 'invalid-option'],
  ['a bit that is not there', { bits: [0, 7], value: 1 }, 'bit-out-of-range'],
  ['a misspelt key', { bit: 0, value: 1 }, 'invalid-option'],
  ['nothing', null, 'invalid-option'],
  ['a text', 'b == 1', 'invalid-option'],
];

for (const [title, condition, code] of conditions) {
  test(`a condition is refused: ${title}`, () => {
    const circuit = new Circuit(2, 2);
    assert.throws(() => circuit.if(condition, (c) => c.x(0)), { name: 'QualmError', code });
    const plain = { qubits: 2, bits: 2, operations: [{ gate: 'x', qubits: [0], angles: [], condition }] };
    if (condition !== null) assert.throws(() => Circuit.from(plain), { name: 'QualmError', code });
    assert.equal(circuit.operations.length, 0);
  });
}

test('conditions that exclude each other, and one on a barrier, are refused', () => {
  const circuit = new Circuit(1, 1);
  const never = () => circuit.if(0, (c) => c.if({ bits: [0], value: 0 }, (d) => d.x(0)));
  assert.throws(never, { code: 'invalid-option' });
  assert.throws(() => circuit.if(0, (c) => c.barrier(0)), { code: 'invalid-option' });
  assert.throws(() => circuit.if(0, /** @type {any} */ (undefined)), { code: 'invalid-option' });
  assert.equal(circuit.operations.length, 0);
});

test('plain operations have no keys that nobody reads', () => {
  const operation = { gate: 'x', qubits: [0], angles: [] };
  for (const extra of [{ conditon: { bits: [0], value: 1 } }, { bit: 0 }]) {
    const plain = { qubits: 1, bits: 1, operations: [{ ...operation, ...extra }] };
    assert.throws(() => Circuit.from(/** @type {any} */ (plain)), { code: 'invalid-option' });
  }
});

test('a classical register has 0 to 63 bits', () => {
  assert.equal(new Circuit(1, 63).bits, 63);
  for (const bits of [-1, 64, 0.5, '1', null]) {
    assert.throws(() => new Circuit(1, /** @type {any} */ (bits)), { code: 'invalid-option' });
  }
});

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

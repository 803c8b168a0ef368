/** Editing a circuit: columns, placing, moving, removing, undo. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnNumbers } from '../../web/model/columns.js';
import { columnsIn, emptyCircuit, fromPlain, indexAt, inOrder } from '../../web/model/workshop/circuit.js';
import {
  addQubit,
  carry,
  change,
  insert,
  mostQubits,
  newOperation,
  remove,
  removeQubit,
  wiresFrom,
} from '../../web/model/workshop/edit.js';
import { emptyTimeline, record, redo, rest, undo } from '../../web/model/workshop/timeline.js';

/** @typedef {import('../../web/model/workshop/types.js').Drawn} Drawn */

/** @param {Drawn} circuit */
const names = ({ operations }) => operations.map(({ gate, qubits }) => `${gate}${qubits.join('')}`).join(' ');

/**
 * @param {number} qubits
 * @param {...[gate: string, ...wires: number[]]} gates
 */
function circuitOf(qubits, ...gates) {
  const operations = gates.map(([gate, ...wires]) => newOperation(gate, wires));
  return inOrder({ qubits, operations });
}

test('gates start as early as the wires under them are free', () => {
  const circuit = circuitOf(3, ['h', 0], ['cx', 0, 2], ['x', 1], ['h', 1]);
  assert.equal(names(circuit), 'h0 cx02 x1 h1');
  assert.deepEqual(columnsIn(circuit), [0, 1, 2, 3]); // the line of the cx crosses wire 1
});

test('gates of one column stand from the top down, whatever order they came in', () => {
  assert.equal(names(circuitOf(3, ['z', 2], ['x', 0], ['y', 1], ['h', 0])), 'x0 y1 z2 h0');
});

test('what reads a bit comes after what wrote it, and what writes it again after that', () => {
  const operations = [
    { qubits: [0], bit: 0 },
    { qubits: [1], condition: { bits: [0] } },
    { qubits: [2], bit: 0 },
    { qubits: [3], bit: 1 },
  ];
  assert.deepEqual(columnNumbers(operations, 4), [0, 1, 2, 0]);
});

test('putting a gate on an occupied cell pushes what is there to the right', () => {
  const { circuit, index } = insert(circuitOf(2, ['h', 0], ['cx', 0, 1]), newOperation('x', [0]), 0);
  assert.equal(names(circuit), 'x0 h0 cx01');
  assert.equal(index, 0);
});

test('a gate falls to the first free column of its wires', () => {
  const { circuit, index } = insert(circuitOf(3, ['h', 0], ['x', 0]), newOperation('y', [2]), 5);
  assert.equal(columnsIn(circuit)[index], 0);
});

test('what spans a wire is found where its line crosses it', () => {
  const circuit = circuitOf(3, ['cx', 0, 2]);
  assert.equal(indexAt(circuit, { wire: 1, column: 0 }), 0);
  assert.equal(indexAt(circuit, { wire: 1, column: 1 }), -1);
});

test('a leg is carried to another wire; on another leg the two change places', () => {
  const start = circuitOf(3, ['cx', 0, 1]);
  assert.equal(names(carry(start, 0, 1, { wire: 2, column: 0 }).circuit), 'cx02');
  assert.equal(names(carry(start, 0, 0, { wire: 1, column: 0 }).circuit), 'cx10');
});

test('a gate is carried over another to the right and back', () => {
  const start = circuitOf(1, ['h', 0], ['x', 0], ['z', 0]);
  const there = carry(start, 0, 0, { wire: 0, column: 2 });
  assert.equal(names(there.circuit), 'x0 h0 z0');
  assert.equal(names(carry(there.circuit, 1, 0, { wire: 0, column: 0 }).circuit), 'h0 x0 z0');
});

test('a measurement takes its bit along, and bits that nobody needs are dropped', () => {
  const { circuit } = insert(emptyCircuit(3), newOperation('measure', [1]), 0);
  assert.equal(circuit.bits, 2);
  const carried = carry(circuit, 0, 1, { wire: 2, column: 0 }).circuit;
  assert.equal(carried.operations[0].bit, 2);
  assert.equal(remove(carried, 0).bits, 0);
});

test('a condition puts a gate behind its measurement and can be taken off again', () => {
  const start = circuitOf(2, ['measure', 0], ['x', 1]);
  const { circuit, index } = change(start, 1, { condition: { bits: [0], value: 1 } });
  assert.deepEqual(columnsIn(circuit), [0, 1]);
  assert.equal(columnsIn(change(circuit, index, { condition: undefined }).circuit)[1], 0);
});

test('targets are the wires below, or above at the end, or none', () => {
  assert.deepEqual(wiresFrom(0, 2, 3), [0, 1]);
  assert.deepEqual(wiresFrom(2, 2, 3), [2, 1]);
  assert.deepEqual(wiresFrom(0, 1, 2, [0]), [1]);
  assert.equal(wiresFrom(0, 2, 1), null);
});

test('qubits come and go at the bottom; one that is in use stays, a barrier lets go', () => {
  const start = circuitOf(2, ['h', 0], ['barrier', 0, 1]);
  const fewer = removeQubit(start);
  assert.deepEqual(fewer?.operations[1].qubits, [0]);
  assert.equal(removeQubit(circuitOf(2, ['h', 1])), null);
  assert.equal(removeQubit(emptyCircuit(1)), null);
  assert.equal(addQubit(emptyCircuit(mostQubits)), null);
  assert.equal(addQubit(start)?.qubits, 3);
});

test('columns of data become parameters with values', () => {
  const angle = { feature: 1, scale: 2, offset: 0 };
  const { circuit, values } = fromPlain(
    { qubits: 1, operations: [{ gate: 'ry', qubits: [0], angles: [angle] }] },
    { features: [0, 0.7] },
  );
  assert.deepEqual(circuit.operations[0].angles, [{ param: 'x_1', scale: 2, offset: 0 }]);
  assert.deepEqual(values, { x_1: 0.7 });
});

test('undo and redo walk the same way; a drag is one step', () => {
  const works = [0, 1, 2, 3].map((n) => ({ circuit: emptyCircuit(n + 1), values: {} }));
  let timeline = record(emptyTimeline(), works[0], 'angle 0');
  timeline = record(timeline, works[1], 'angle 0');
  timeline = record(rest(timeline), works[2], 'angle 0');
  const once = undo(timeline, works[3]);
  assert.equal(once?.work, works[2]);
  const twice = undo(once?.timeline ?? emptyTimeline(), works[2]);
  assert.equal(twice?.work, works[0]);
  assert.equal(undo(twice?.timeline ?? emptyTimeline(), works[0]), null);
  const again = redo(twice?.timeline ?? emptyTimeline(), works[0]);
  assert.equal(again?.work, works[2]);
  assert.equal(redo(again?.timeline ?? emptyTimeline(), works[2])?.work, works[3]);
});

/** Letters typed on the circuit: which gate they make, and what is said on the way. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groups, toolNames, tools } from '../../web/model/workshop/gates.js';
import { finish, nothingTyped, takeBack, typeLetter } from '../../web/model/workshop/typing.js';

/**
 * @param {string} keys 'v' and '^' move the cursor
 * @param {number} [qubits]
 */
function type(keys, qubits = 4) {
  let typing = nothingTyped;
  let wire = 0;
  let said = '';
  for (const key of keys) {
    if (key === 'v' || key === '^') {
      wire += key === 'v' ? 1 : -1;
      continue;
    }
    const cell = { wire, column: 0 };
    const typed = key === '\n' ? finish(typing, cell, qubits) : typeLetter(typing, key, cell, qubits);
    typing = typed.typing;
    said = typed.say ?? said;
    if (typed.place) return { ...typed.place, said };
  }
  return { name: null, qubits: [], said, typing };
}

for (const [keys, name, qubits] of /** @type {[string, string, number[]][]} */ ([
  ['h', 'h', [0]],
  ['H', 'h', [0]],
  ['cx', 'cx', [0, 1]],
  ['cvvx', 'cx', [0, 2]],
  ['vc^x', 'cx', [1, 0]],
  ['ccx', 'ccx', [0, 1, 2]],
  ['ccvvvx', 'ccx', [0, 1, 3]],
  ['cvvcvx', 'ccx', [0, 2, 3]],
  ['cswap', 'cswap', [0, 1, 2]],
  ['swap', 'swap', [0, 1]],
  ['vvvswap', 'swap', [3, 2]],
  ['crx', 'crx', [0, 1]],
  ['rx\n', 'rx', [0]],
  ['rxx', 'rxx', [0, 1]],
  ['s\n', 's', [0]],
  ['sdg', 'sdg', [0]],
  ['m', 'measure', [0]],
])) {
  test(`${JSON.stringify(keys)} is ${name} on ${qubits}`, () => {
    const { name: placed, qubits: on } = type(keys.replace(/^m$/, 'measure'));
    assert.equal(placed, name);
    assert.deepEqual(on, qubits);
  });
}

test('every gate of the table can be typed', () => {
  for (const name of toolNames) assert.equal(type(`${name}\n`).name, name, name);
});

test('every gate of the table is in the palette once', () => {
  const shown = groups.flatMap((group) => group.tools.map(({ name }) => name));
  assert.deepEqual([...shown].sort(), tools.map(({ name }) => name).sort());
});

test('letters that mean nothing are said, and the controls stay', () => {
  const { said, typing } = type('ct');
  assert.match(said, /No controlled gate starts with t: there are .*x/);
  assert.deepEqual(typing?.controls, [0]);
  assert.match(type('q').said, /No gate starts with q/);
});

test('a gate that could still become another waits for Enter and says so', () => {
  const { said, name } = type('r');
  assert.equal(name, null);
  assert.match(said, /rx/);
  assert.match(type('rx').said, /Enter places it, or go on to rxx/);
});

test('too few qubits are said in words', () => {
  assert.match(type('cc', 1).said, /Every qubit is a control/);
  assert.match(type('swap', 1).said, /needs 2 qubits/);
});

test('Backspace takes the last letter back, then the last control', () => {
  const once = takeBack({ controls: [1], letters: 'r' });
  assert.deepEqual(once, { controls: [1], letters: '' });
  assert.deepEqual(takeBack(once), nothingTyped);
});

/** Lists of Paulis that methods take: what is typed, and what is wrong with it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstBench } from '../../web/model/workshop/bench.js';
import { fromHash } from '../../web/model/workshop/hash.js';
import { pauliOf, readOperators, readSymmetries } from '../../web/model/workshop/paulis.js';
import { faultsOf, firstTrial, trialOptions } from '../../web/model/workshop/trial.js';

/** @param {string} link */
const circuitOf = (link) => firstBench(fromHash(link).shared, []).work.circuit;

const bell = circuitOf('#c=2:h0;cx0,1');

test('symmetries and operators are read as they are typed', () => {
  assert.deepEqual(readSymmetries('Z0 Z1, -x0x1', 2, 'Z0 Z1'), { list: ['Z0 Z1', '-X0 X1'], fault: '' });
  assert.deepEqual(readSymmetries(' −Z0*Z1 ; ', 2, null), { list: ['-Z0 Z1'], fault: '' });
  assert.deepEqual(readOperators('X0, Z0 Z1', 2), { list: ['X0', 'Z0 Z1'], fault: '' });
  for (const read of [readOperators, readSymmetries])
    assert.deepEqual(read('', 2, null), { list: [], fault: '' }, 'the library has its own');
});

test('what is no list of them is said in words', () => {
  for (const [text, words] of /** @type {const} */ ([
    ['Z0 Z5', /There is no qubit 5/],
    ['Q', /“Q” is not a Pauli on a qubit/],
    ['2 Z0', /no single product/],
    ['Z0 Z1 + X0 X1', /no single product/],
    ['-I', /identity, which says nothing/],
    ['Z0 Z1, -Z0 Z1', /Z0 Z1 is there twice/],
    ['X0, Z0', /No state has both X0 and Z0/],
    ['X0 X2', /X0 X2 does not commute with Z0 Z1 of the observable/],
    ['Z0,Z1,Z2,Z0 Z1,Z0 Z2,Z1 Z2,Z0 Z1 Z2,X3,Z4', /8 symmetries at most/],
  ])) {
    const { fault } = readSymmetries(text, text.includes('Z4') ? 5 : 3, 'Z0 Z1');
    assert.match(fault, words, text);
  }
  assert.match(readOperators('X0, -Z1', 2).fault, /-Z1 needs no sign/);
});

test('a product is written as it is typed', () => {
  assert.equal(pauliOf(0b101, 0b110, 1), 'X0 Z1 Y2');
  assert.equal(pauliOf(0, 1 << 25, -1), '-Z25');
});

test('a list is asked for by the method that takes it, and goes to the library', () => {
  const chosen = ['symmetry', 'subspace'];
  assert.deepEqual(faultsOf({ ...firstTrial, symmetries: 'Q', operators: 'Q' }, bell), {}, 'not chosen');
  const wrong = faultsOf({ ...firstTrial, chosen, symmetries: 'Q', operators: 'Q' }, bell);
  assert.deepEqual(Object.keys(wrong).sort(), ['operators', 'symmetries']);
  const bench = firstBench(fromHash('#c=2:h0;cx0,1&noise=bit-flip,0.03').shared, []);
  assert.deepEqual(trialOptions({ ...firstTrial, chosen, operators: 'X0' }, bench).methods, {
    'Symmetry verification': [{ kind: 'symmetry-verification', symmetries: [] }],
    'Quantum subspace expansion': [{ kind: 'subspace-expansion', operators: ['X0'] }],
  });
});

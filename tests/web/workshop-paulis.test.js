/** Lists of Paulis that methods take: what is typed, what is wrong with it, and what the circuit itself is known to have. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '../../bindings/js/index.js';
import { firstBench } from '../../web/model/workshop/bench.js';
import { examples } from '../../web/model/workshop/examples.js';
import { fromHash } from '../../web/model/workshop/hash.js';
import { knownSymmetries, readOperators, readSymmetries } from '../../web/model/workshop/paulis.js';
import { stabilizersOf } from '../../web/model/workshop/stabilizers.js';
import { faultsOf, firstTrial, pauliText, trialOptions } from '../../web/model/workshop/trial.js';

/** @param {string} link */
const circuitOf = (link) => firstBench(fromHash(link).shared, []).work.circuit;

const bell = circuitOf('#c=2:h0;cx0,1');

test('symmetries and operators are read as they are typed', () => {
  assert.deepEqual(readSymmetries('Z0 Z1, -x0x1', 2, 'Z0 Z1'), { list: ['Z0 Z1', '-X0 X1'], fault: '' });
  assert.deepEqual(readSymmetries(' −Z0*Z1 ; ', 2, null), { list: ['-Z0 Z1'], fault: '' });
  assert.deepEqual(readOperators('X0, Z0 Z1', 2), { list: ['X0', 'Z0 Z1'], fault: '' });
  assert.deepEqual(readOperators('', 2), { list: [], fault: '' }, 'the library has its own');
});

test('what is no list of them is said in words', () => {
  for (const [text, words] of /** @type {const} */ ([
    ['', /Type what the ideal state is known to have/],
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

test('what a circuit is known to have is true of its state, gate by gate and in every example', async () => {
  const client = await load({ workers: 1 });
  try {
    for (const gate of ['h', 's', 'sdg', 'x', 'y', 'z', 't', 'sx', 'id'])
      for (const before of ['', 'h0;', 'h0;s0;', 'x0;']) await agree(circuitOf(`#c=1:${before}${gate}0`), {});
    for (const gate of ['cx', 'cz', 'swap', 'cy', 'ch', 'ecr'])
      for (const before of ['h0', 's0;h1', 'h0;h1;s1', 'x0;h1', 'h0;cx0,1;s0;h1'])
        await agree(circuitOf(`#c=2:${before};${gate}0,1;cx1,0;s1;h0`), {});
    await agree(circuitOf('#c=3:h0;rz(0.3)1;cx0,1;rzz(0.7)1,2;ry(0.4)2'), {});
    for (const { circuit, values } of examples) if (circuit.qubits < 6) await agree(circuit, values);
  } finally {
    client.close();
  }

  /** @param {any} circuit @param {any} params */
  async function agree(circuit, params) {
    const known = stabilizersOf(circuit);
    if (known.length === 0 || circuit.operations.some((/** @type {any} */ one) => one.gate === 'measure'))
      return;
    const observables = known.map((one) => one.replace('-', ''));
    const { expectations = [] } = await client.run(circuit, { params, observables });
    known.forEach((one, i) => {
      const told = one.startsWith('-') ? -1 : 1;
      assert.ok(Math.abs(expectations[i] - told) < 1e-9, `${JSON.stringify(circuit)} ${one}`);
    });
  }
});

test('the field follows the circuit until something is typed, and gives nothing away', () => {
  assert.equal(knownSymmetries(bell, 'Z0 Z1'), 'X0 X1');
  assert.equal(knownSymmetries(circuitOf('#c=3:h0;cx0,1;cx1,2'), 'Z0 Z1'), 'X0 X1 X2, Z1 Z2');
  assert.equal(knownSymmetries(circuitOf('#c=2:ry(a)0;cx0,1'), 'Z0 Z1'), '');
  assert.equal(pauliText(firstTrial, bell, 'symmetries'), 'X0 X1');
  assert.equal(pauliText({ ...firstTrial, symmetries: 'Y0 Y1' }, bell, 'symmetries'), 'Y0 Y1');
});

test('a list is asked for by the method that takes it, and goes to the library', () => {
  const chosen = ['symmetry', 'subspace'];
  assert.deepEqual(faultsOf({ ...firstTrial, symmetries: 'Q', operators: 'Q' }, bell), {}, 'not chosen');
  const wrong = faultsOf({ ...firstTrial, chosen, symmetries: 'Q', operators: 'Q' }, bell);
  assert.deepEqual(Object.keys(wrong).sort(), ['operators', 'symmetries']);
  const bench = firstBench(fromHash('#c=2:h0;cx0,1&noise=bit-flip,0.03').shared, []);
  assert.deepEqual(trialOptions({ ...firstTrial, chosen, operators: 'X0' }, bench).methods, {
    'Symmetry verification': [{ kind: 'symmetry-verification', symmetries: ['X0 X1'] }],
    'Quantum subspace expansion': [{ kind: 'subspace-expansion', operators: ['X0'] }],
  });
});

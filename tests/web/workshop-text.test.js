/** Angles as text, circuits as links, and words for what is seen. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AngleFault,
  angleNow,
  angleText,
  greek,
  identifiersFor,
  parseAngle,
} from '../../web/model/workshop/angle.js';
import { bitDistribution, distance, foremost, ket } from '../../web/model/workshop/basis.js';
import { fromPlain, inOrder, parametersOf, valuesFor } from '../../web/model/workshop/circuit.js';
import { insert, newOperation } from '../../web/model/workshop/edit.js';
import { examples } from '../../web/model/workshop/examples.js';
import { tools } from '../../web/model/workshop/gates.js';
import { fromHash, toHash } from '../../web/model/workshop/hash.js';
import {
  noiseGroups,
  noiseKinds,
  noiseOption,
  noiseWords,
  sliderOf,
} from '../../web/model/workshop/noise.js';
import { outcomesOf } from '../../web/model/workshop/outcomes.js';
import { cellWords, circuitWords, operationWords, stateSentence } from '../../web/model/workshop/words.js';
import { docText, shortAngle } from '../../web/views/workshop/board.js';
import { phaseText } from '../../web/views/workshop/phase.js';

/** @param {string} param @param {number} [scale] @param {number} [offset] */
const slot = (param, scale = 1, offset = 0) => ({ param, scale, offset });

for (const [text, angle] of /** @type {[string, import('../../web/model/workshop/types.js').Angle][]} */ ([
  ['0.3', 0.3],
  ['pi/2', Math.PI / 2],
  ['-3*pi/4', (-3 * Math.PI) / 4],
  ['2π', 2 * Math.PI],
  ['tau / 4', Math.PI / 2],
  ['(1 + 2) * 0.5', 1.5],
  ['1e-3', 1e-3],
  ['−.5', -0.5],
  ['theta', slot('theta')],
  ['2*theta', slot('theta', 2)],
  ['theta/2 + pi/4', slot('theta', 0.5, Math.PI / 4)],
  ['pi - a', slot('a', -1, Math.PI)],
  ['θ', slot('theta')],
  ['a - a + 1', 1],
])) {
  test(`the angle ${text} is read`, () => assert.deepEqual(parseAngle(text), angle));
}

for (const text of [
  '',
  'pi/',
  '2**3',
  'a*b',
  'a+b',
  '1/a',
  '(1',
  '1)',
  'rx',
  'pi pi 1',
  '1/0',
  'sin(1)',
  'input',
  '0x10',
  '🙂',
]) {
  test(`the angle ${JSON.stringify(text)} is refused in words`, () => {
    assert.throws(
      () => parseAngle(text),
      (error) => error instanceof AngleFault && error.message.length > 10,
    );
  });
}

test('an angle that is printed is read as the same angle', () => {
  const angles = [
    0,
    Math.PI,
    -Math.PI / 8,
    0.1,
    1e-9,
    slot('v', -1, 2),
    slot('v', Math.PI, -0.3),
    slot('v', 0.5),
  ];
  for (const angle of angles) assert.deepEqual(parseAngle(angleText(angle)), angle);
});

test('the present value of an angle', () => {
  assert.equal(angleNow(slot('a', 2, 1), { a: 3 }), 7);
  assert.equal(angleNow(0.5, {}), 0.5);
});

test('angles and phases as a box can hold them', () => {
  assert.equal(shortAngle(Math.PI / 2), 'π/2');
  assert.equal(shortAngle(-Math.PI), '−π');
  assert.equal(shortAngle(0.3), '0.30');
  assert.equal(shortAngle(slot('theta_10', 2)), '2θ₁₀');
  assert.equal(greek('x_3'), 'x₃');
  assert.equal(greek('weight'), 'weight');
  assert.equal(phaseText(Math.PI / 2), 'π/2');
  assert.equal(phaseText((-3 * Math.PI) / 4), '−3π/4');
  assert.equal(phaseText(Math.PI), 'π');
  assert.equal(phaseText(1), '1.00');
  assert.equal(phaseText(-0.001), '0');
  assert.equal(docText('exp(-i theta X/2) on |0>'), 'exp(−i θ X/2) on |0⟩');
});

/** A generator of its own, so that a failure can be had again. @param {number} seed */
function random(seed) {
  let state = seed >>> 0;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** @param {(below: number) => number} draw */
function randomCircuit(draw) {
  const qubits = 3 + draw(3);
  let circuit = inOrder({ qubits, operations: [] });
  for (let i = 0; i < 1 + draw(20); i++) {
    const tool = tools[draw(tools.length)];
    const wires = Array.from({ length: qubits }, (_, wire) => wire).sort(() => draw(3) - 1);
    const operation = newOperation(tool.name, wires.slice(0, tool.qubits));
    operation.angles = operation.angles.map(() =>
      draw(2) ? slot(`a_${draw(3)}`, draw(9) - 4 || 1, draw(3)) : draw(700) / 100,
    );
    if (draw(5) === 0 && tool.name !== 'barrier') operation.condition = { bits: [0, 1], value: draw(4) };
    circuit = insert(circuit, operation, draw(6)).circuit;
  }
  return circuit;
}

test('300 random circuits go into a link and come back', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const draw = random(seed);
    const circuit = randomCircuit(draw);
    const values = valuesFor(circuit, { a_0: 0.25, a_1: -1 });
    const noise = { kind: 'depolarizing', strength: 0.02 };
    const { shared, notice } = fromHash(`#${toHash({ circuit, values, noise, step: 0 })}`);
    assert.equal(notice, null, `seed ${seed}`);
    assert.deepEqual(
      shared,
      { circuit, values, noise, step: circuit.operations.length ? 0 : null },
      `seed ${seed}`,
    );
  }
});

test('names that OpenQASM does not know are changed and stay different', () => {
  const found = identifiersFor(['layer0.q0', 'layer0_q0', 't', '2a', 'theta', 'é']);
  assert.equal(found.get('theta'), 'theta');
  assert.equal(found.get('layer0_q0'), 'layer0_q0');
  assert.equal(new Set(found.values()).size, 6);
  for (const name of found.values()) assert.deepEqual(parseAngle(name), slot(name));
});

test('an empty link is no circuit, a damaged one says what is wrong', () => {
  assert.deepEqual(fromHash(''), { shared: null, notice: null });
  for (const hash of [
    ...[
      '#c=',
      '#c=0:h0',
      '#c=99:h0',
      '#c=2:nope0',
      '#c=2:h5',
      '#c=2:cx0,0',
      '#c=2:rx0',
      '#c=2:rx(1,2)0',
      '#c=1:measure0',
    ],
    ...[
      '#step=1',
      '#c=2:h0&noise=Loud!,1',
      '#c=2:h0&p.a=b',
      '#c=2:h0&step=-1',
      '#rate=3',
      '#%',
      '#c=2:h0&__proto__=1',
    ],
  ]) {
    const { shared, notice } = fromHash(hash);
    assert.equal(shared, null, hash);
    assert.equal(notice?.code, 'invalid-link', hash);
  }
});

test('every example fits a link', () => {
  for (const { title, circuit, values } of examples) {
    const full = valuesFor(circuit, values);
    const { shared } = fromHash(
      toHash({ circuit, values: full, noise: { kind: 'none', strength: 0 }, step: null }),
    );
    assert.deepEqual(shared?.circuit, circuit, title);
    assert.deepEqual(Object.keys(values).sort(), parametersOf(circuit).sort(), title);
  }
});

test('each kind of noise becomes what the library takes', () => {
  assert.equal(noiseOption({ kind: 'none', strength: 0 }), undefined);
  assert.deepEqual(noiseOption({ kind: 'ibm_manila', strength: 1.5 }), { device: 'ibm_manila', scale: 1.5 });
  assert.deepEqual(noiseOption({ kind: 'depolarizing', strength: 0.02 })?.gates?.[0].p, 0.02);
  const slow = noiseOption({ kind: 'slow-dephasing', strength: 0.3 });
  const white = noiseOption({ kind: 'white-dephasing', strength: 0.1 });
  const seconds = slow?.durations?.['2q'] ?? NaN;
  assert.equal(Number(slow?.detuning?.sigma) * seconds, 0.3, 'radians for each gate on two qubits');
  assert.equal(Number(white?.idle?.t2) / seconds, 10, 'gates on two qubits');
  assert.equal(noiseOption({ kind: 'slow-dephasing', strength: 0 }), undefined);
  assert.equal(noiseWords({ kind: 'slow-dephasing', strength: 0.3 }, []), 'slow dephasing, σ = 0.3');
  assert.deepEqual(
    noiseGroups.flatMap(({ kinds }) => kinds),
    noiseKinds,
    'every kind is in the list of choices, once',
  );
  for (const row of noiseKinds) assert.ok(sliderOf({ kind: row.kind, strength: 0 }).first <= row.most);
});

test('words for operations, cells and circuits', () => {
  const bell = examples[0].circuit;
  assert.equal(operationWords(bell.operations[1]), 'CX from qubit 0 to qubit 1');
  assert.equal(operationWords(newOperation('rxx', [0, 2])), 'RXX(pi/2) on qubits 0 and 2');
  const conditioned = { ...newOperation('x', [2]), condition: { bits: [0, 1], value: 2 } };
  assert.equal(operationWords(conditioned), 'X on qubit 2, if c1 c0 = 10');
  assert.equal(cellWords(bell, { wire: 0, column: 0 }), 'Qubit 0, column 1: H on qubit 0');
  assert.equal(cellWords(bell, { wire: 1, column: 0 }), 'Qubit 1, column 1: empty');
  assert.equal(circuitWords(bell), 'A circuit of 2 qubits, 2 operations in 2 columns.');
});

test('the sentence says who is entangled and what noise has cost', () => {
  const { circuit } = examples[0];
  const trace = {
    steps: 3,
    ideal: { bloch: new Float64Array(18) },
    entropy: Float64Array.of(0, 0, 0, 0, 1, 1),
    reasons: [],
  };
  assert.equal(stateSentence(circuit, 0, trace), 'Before the first gate, each qubit has a state of its own.');
  assert.equal(
    stateSentence(circuit, 2, trace),
    'At the end, qubits 0 and 1 are as entangled as they can be.',
  );
  const noisy = { ...trace, fidelity: Float64Array.of(1, 0.99, 0.95) };
  assert.match(stateSentence(circuit, 2, noisy), /; noise has cost 5\.0\u00a0% of fidelity\.$/);
});

test('the foremost basis states are the largest, by value or by size', () => {
  const weights = [0.1, 0.4, 0, 0.3, 0.2];
  const weight = (/** @type {number} */ i) => weights[i];
  assert.deepEqual(foremost(weight, 5, { most: 3, sort: 'value' }), [1, 3, 4]);
  assert.deepEqual(foremost(weight, 5, { most: 3, sort: 'size' }), [1, 3, 4]);
  assert.deepEqual(foremost(weight, 5, { most: 9, sort: 'size' }), [1, 3, 4, 0, 2]);
  assert.deepEqual(
    foremost(() => 1, 100, { most: 2, sort: 'size' }),
    [0, 1],
  );
  assert.equal(ket(1, 3), '|001⟩');
});

test('bits that are measured last have an exact distribution; those measured on the way have none', () => {
  const operations = [newOperation('h', [0]), { ...newOperation('measure', [1]), bit: 0 }];
  const sums = bitDistribution(inOrder({ qubits: 2, operations }), Float64Array.of(0.1, 0.2, 0.3, 0.4));
  assert.ok(Math.abs((sums?.get(1) ?? 0) - 0.7) < 1e-15);
  const late = fromPlain({ qubits: 2, operations: [...operations, newOperation('x', [1])] }).circuit;
  assert.equal(bitDistribution(late, new Float64Array(4)), null);
});

test('the distance of shots from a distribution is half the sum of the differences', () => {
  const exact = [0.5, 0.5];
  const counts = new Map([
    [0, 600],
    [1, 400],
  ]);
  assert.ok(Math.abs(distance(counts, 1000, (i) => exact[i]) - 0.1) < 1e-12);
});

test('outcomes are of the qubits, or of the bits where shots were of bits; too many are cut to the likeliest', () => {
  const circuit = inOrder({ qubits: 2, operations: [newOperation('h', [0]), newOperation('measure', [0])] });
  const inspection = { probabilities: Float64Array.of(0.5, 0.5, 0, 0), reasons: [] };
  const ofQubits = outcomesOf(circuit, 2, inspection, null);
  assert.deepEqual([ofQubits.digits, ofQubits.shown], [2, [0, 1, 2, 3]]);
  const of = { circuit, values: {}, noise: { kind: 'none', strength: 0 } };
  const sampled = { of, step: 2, counts: new Map([[1, 10]]), total: 10, ofBits: true };
  const ofBits = outcomesOf(circuit, 2, inspection, sampled);
  assert.deepEqual([ofBits.digits, ofBits.shown], [1, [0, 1]]);
  assert.equal(ofBits.ideal?.(1), 0.5);
  assert.equal(ofBits.shots?.(1), 1);
  assert.deepEqual(outcomesOf(circuit, 2, { reasons: ['too large'] }, null).shown, []);
  const wide = inOrder({ qubits: 6, operations: [] });
  const many = { probabilities: Float64Array.from({ length: 64 }, (_, i) => i / 2016), reasons: [] };
  assert.deepEqual(
    outcomesOf(wide, 0, many, null).shown,
    Array.from({ length: 32 }, (_, i) => 32 + i),
  );
});

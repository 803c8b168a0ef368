/** Hostile calls of the circuit builder: each is carried out, or refused in words and without a trace. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Circuit, feature, gates, param } from '../../bindings/js/index.js';
import { client } from './support/client.js';

await client({ workers: 1 });
const rounds = 300;
const calls = 25;

/** @typedef {(below: number) => number} Draw an integer from 0, below a number */

/**
 * A linear congruential generator: equal seeds give equal circuits everywhere.
 * @param {number} seed
 * @returns {Draw}
 */
function randomFrom(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

const odd = [
  -1,
  0.5,
  NaN,
  Infinity,
  -0,
  2 ** 31,
  2 ** 53,
  '0',
  '',
  null,
  undefined,
  true,
  {},
  [],
  [0],
  1n,
  Symbol('q'),
];

/** Mostly a small number, sometimes what nobody should pass. @param {Draw} draw */
const index = (draw) => (draw(12) === 0 ? odd[draw(odd.length)] : draw(5));

/** @param {Draw} draw @returns {any} */
function angle(draw) {
  const kind = draw(8);
  if (kind === 0) return odd[draw(odd.length)];
  if (kind === 1) return param(['a', 'b', 'theta'][draw(3)]);
  if (kind === 2) return feature(draw(3));
  if (kind === 3) return { param: index(draw), scale: index(draw) };
  return (draw(2000) - 1000) / 100;
}

/** @param {Draw} draw @param {number} length @param {(draw: Draw) => any} one */
const list = (draw, length, one) =>
  draw(25) === 0
    ? odd[draw(odd.length)]
    : Array.from({ length: draw(25) === 0 ? draw(6) : length }, () => one(draw));

/** One call of any kind. @param {any} circuit @param {Draw} draw @param {number} [depth] of blocks */
function call(circuit, draw, depth = 0) {
  const gate = gates[draw(gates.length)];
  const qubits = list(draw, gate.qubits, index);
  const angles = list(draw, gate.angles, angle);
  switch (draw(10)) {
    case 0:
      return circuit.measure(index(draw), draw(2) ? index(draw) : undefined);
    case 1:
      return circuit.reset(index(draw));
    case 2:
      return circuit.barrier(...(Array.isArray(qubits) ? qubits : [qubits]));
    case 3: {
      const condition = draw(2) ? index(draw) : { bits: list(draw, 2, index), value: index(draw) };
      const block = () => {
        if (depth < 3) call(circuit, draw, depth + 1);
      };
      return circuit.if(condition, draw(20) ? block : index(draw));
    }
    case 4:
      return circuit.append(draw(5) ? gate.name : index(draw), qubits, angles);
    case 5:
      return Circuit.from(
        /** @type {any} */ ({ qubits: index(draw), bits: index(draw), operations: list(draw, 2, index) }),
      );
    default:
      return circuit.append(gate.name, qubits, angles);
  }
}

/**
 * Whether a call was carried out. Anything but a QualmError that says what was received and what is allowed fails.
 * @param {() => unknown} action
 */
function accepted(action) {
  try {
    action();
    return true;
  } catch (error) {
    const { name, code, message, received, allowed } = /** @type {any} */ (error);
    assert.equal(name, 'QualmError', /** @type {any} */ (error).stack);
    for (const words of [code, message, received, allowed]) assert.equal(typeof words, 'string');
    assert.ok(code && message, message);
    return false;
  }
}

test(`${rounds} circuits of hostile calls: refusals leave no trace, and what is built can be written and read`, (context) => {
  let [done, refused, written] = [0, 0, 0];
  for (let seed = 1; seed <= rounds; seed++) {
    const draw = randomFrom(seed);
    const circuit = new Circuit(1 + draw(4), draw(4));
    try {
      for (let i = 0; i < calls; i++) {
        const before = circuit.toJSON();
        if (accepted(() => call(circuit, draw))) done++;
        else {
          refused++;
          assert.deepEqual(circuit.toJSON(), before, 'a refused call left something behind');
        }
      }
      assert.deepEqual(Circuit.from(circuit.toJSON()).toJSON(), circuit.toJSON());
      let program = '';
      if (accepted(() => (program = circuit.toQasm()))) {
        written++;
        assert.equal(Circuit.fromQasm(program).toQasm(), program);
      }
      accepted(() => circuit.toSvg());
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error });
    }
  }
  context.diagnostic(
    `${done} calls carried out, ${refused} refused, ${written} circuits written and read again`,
  );
  assert.ok(done > rounds && refused > rounds && written > rounds / 2, `${done}, ${refused}, ${written}`);
});

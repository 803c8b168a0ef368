/** The actions of the circuit page on an engine that answers when it is told to. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QualmError } from '../../bindings/js/index.js';
import { createWorkshop } from '../../web/actions/workshop.js';
import { createStore } from '../../web/model/state.js';
import { firstBench, shownAnswers } from '../../web/model/workshop/bench.js';
import { fromHash } from '../../web/model/workshop/hash.js';

/** @typedef {import('../../web/model/workshop/types.js').Engine} Engine */

const settled = () => new Promise((resolve) => setTimeout(resolve, 15));

/** An engine that keeps what it was asked for, and answers at once or when told to. */
function createEngine() {
  /** @type {{ name: string, circuit: any, options: any }[]} */
  const asked = [];
  /** @type {(() => void)[]} */
  const waiting = [];
  const engine = {
    asked,
    slow: false,
    /** @type {Error | null} */
    failure: null,
    release() {
      for (const go of waiting.splice(0)) go();
    },
    /** @param {string} name @param {object} answer */
    answer: (name, answer) => async (/** @type {any} */ circuit, /** @type {any} */ options) => {
      asked.push({ name, circuit, options });
      if (engine.slow) await new Promise((resolve) => waiting.push(() => resolve(null)));
      if (engine.failure) throw engine.failure;
      return answer;
    },
  };
  const methods = /** @type {Engine} */ ({
    trace: engine.answer('trace', { steps: 1, ideal: { bloch: new Float64Array(6) }, reasons: [] }),
    inspect: engine.answer('inspect', { probabilities: new Float64Array(4), reasons: [] }),
    run: engine.answer('run', { counts: { '00': 600, 11: 400 } }),
  });
  return { engine, methods };
}

/** Text as JSON: enough to tell reading from refusing. */
const formats = {
  read(/** @type {string} */ text) {
    if (text.startsWith('bad'))
      throw new QualmError('syntax-error', 'Line 2, column 5: a qubit was expected.');
    return JSON.parse(text);
  },
  write: (/** @type {object} */ circuit) => JSON.stringify(circuit),
  code: (/** @type {string} */ kind) => {
    if (kind === 'qasm2') throw new QualmError('unbound-slot', 'Version 2 has no parameters.');
    return `code in ${kind}`;
  },
};

function open(hash = '#c=2:') {
  const { engine, methods } = createEngine();
  const store = createStore(firstBench(fromHash(hash).shared, []));
  /** @type {string[]} */
  const links = [];
  const workshop = createWorkshop(methods, formats, store, { writeLink: (link) => links.push(link) });
  return { engine, store, workshop, links };
}

/** @param {ReturnType<typeof open>['store']} store */
const gatesOf = (store) =>
  store
    .get()
    .work.circuit.operations.map(({ gate, qubits }) => `${gate}${qubits.join('')}`)
    .join(' ');

test('h, c, x is a Bell pair, said aloud, stepped to, linked, and undone', async () => {
  const { store, workshop, links, engine } = open();
  for (const key of ['h', 'c', 'x']) workshop.type(key);
  assert.equal(gatesOf(store), 'h0 cx01');
  assert.equal(store.get().said, 'CX from qubit 0 to qubit 1, column 2.');
  assert.equal(store.get().step, 2);
  assert.equal(links.at(-1), 'c=2:h0;cx0,1');
  await settled();
  assert.equal(engine.asked.at(-1)?.circuit.operations.length, 2);
  workshop.undo();
  assert.equal(gatesOf(store), 'h0');
  workshop.redo();
  assert.equal(gatesOf(store), 'h0 cx01');
  workshop.undo();
  workshop.undo();
  workshop.undo();
  assert.equal(gatesOf(store), '');
  assert.match(store.get().said, /Nothing to undo/);
});

test('moving on places what was typed, Escape forgets it', () => {
  const { store, workshop } = open();
  workshop.type('s');
  workshop.moveCursor(1, 0);
  assert.equal(gatesOf(store), 's0');
  workshop.type('s');
  workshop.forget();
  workshop.moveCursor(0, 1);
  assert.equal(gatesOf(store), 's0');
});

test('Delete removes what is under the frame, Backspace what is before it', () => {
  const { store, workshop } = open('#c=2:h0;x0');
  workshop.removeHere(false);
  assert.equal(gatesOf(store), 'x0');
  workshop.moveCursor(0, 1);
  workshop.removeHere(true);
  assert.equal(gatesOf(store), '');
  workshop.removeHere(true);
  assert.match(store.get().said, /nothing here/);
});

test('Shift with an arrow carries a leg or a gate, and stops at the edge', () => {
  const { store, workshop } = open('#c=3:cx0,1');
  workshop.cursorTo({ wire: 1, column: 0 });
  workshop.nudge(1, 0);
  assert.equal(gatesOf(store), 'cx02');
  workshop.nudge(1, 0);
  assert.match(store.get().said, /further/);
  assert.equal(gatesOf(store), 'cx02');
});

test('a drag of an angle is one step of undo', () => {
  const { store, workshop } = open('#c=1:rx(0.1)0');
  for (let i = 0; i < 5; i++) workshop.turn(0, 0, 0.1);
  workshop.restHand();
  assert.equal(store.get().work.circuit.operations[0].angles[0], 0.6);
  workshop.undo();
  assert.equal(store.get().work.circuit.operations[0].angles[0], 0.1);
});

test('turning an angle that hangs on a parameter turns the parameter', () => {
  const { store, workshop } = open('#c=1:rx(2*theta)0&p.theta=0.5');
  workshop.turn(0, 0, 0.2);
  assert.deepEqual(store.get().work.values, { theta: 0.6 });
});

test('a typed angle names a parameter; one that cannot be read changes nothing and is said', () => {
  const { store, workshop } = open('#c=1:rx(0.1)0');
  assert.match(workshop.typeAngle(0, 0, '2*('), /missing/);
  assert.equal(store.get().timeline.past.length, 0);
  assert.equal(workshop.typeAngle(0, 0, 'theta/2'), '');
  assert.deepEqual(Object.keys(store.get().work.values), ['theta']);
});

test('only the latest question is answered, however fast the steps are', async () => {
  const { store, workshop, engine } = open('#c=2:h0;cx0,1;h0;x1;z0;y1');
  engine.slow = true;
  workshop.start();
  await settled();
  for (let step = 5; step >= 0; step--) workshop.goTo(step);
  engine.release();
  await settled();
  engine.release();
  await settled();
  const steps = engine.asked.filter(({ name }) => name === 'inspect').map(({ options }) => options.step);
  assert.deepEqual(steps, [6, 0]);
  assert.equal(store.get().inspection?.step, 0);
});

test('answers to another circuit are not shown', async () => {
  const { store, workshop, engine } = open('#c=2:h0');
  workshop.start();
  await settled();
  assert.ok(shownAnswers(store.get()).trace);
  engine.slow = true;
  workshop.addQubit();
  assert.equal(shownAnswers(store.get()).trace, null);
  assert.equal(shownAnswers(store.get()).inspection, null);
});

test('a refused register is said in words, and editing goes on', async () => {
  const { store, workshop, engine } = open('#c=30:h0');
  engine.failure = new QualmError('register-too-large', 'A register of 30 qubits needs 17.2 GB.', '30', '26');
  workshop.start();
  await settled();
  assert.equal(store.get().refusal?.code, 'register-too-large');
  assert.match(shownAnswers(store.get()).inspection?.reasons[0] ?? '', /17.2 GB/);
  engine.failure = null;
  workshop.removeQubit();
  await settled();
  assert.equal(store.get().refusal, null);
  assert.equal(store.get().work.circuit.qubits, 29);
});

test('text edits the picture; text with a fault leaves it, and the fault names line and column', () => {
  const { store, workshop } = open('#c=2:h0');
  workshop.write('bad');
  assert.equal(gatesOf(store), 'h0');
  assert.deepEqual({ ...store.get().text.fault, message: '' }, { line: 2, column: 5, message: '' });
  workshop.restText();
  assert.equal(store.get().text.draft, 'bad'); // what was typed is not lost
  workshop.write('{"qubits":3,"operations":[{"gate":"x","qubits":[2],"angles":[]}]}');
  assert.equal(gatesOf(store), 'x2');
  assert.equal(store.get().text.fault, null);
  workshop.undo();
  assert.equal(gatesOf(store), 'h0');
});

test('an edit of the picture does not lose text that has a fault', () => {
  const { store, workshop } = open('#c=2:h0');
  workshop.write('bad text');
  workshop.type('x');
  assert.equal(store.get().text.draft, 'bad text');
  workshop.dropText();
  assert.equal(store.get().text.draft, null);
});

test('a language that cannot hold the circuit says why', () => {
  const { store, workshop } = open('#c=1:rx(a)0');
  assert.equal(workshop.exportAs('qasm2'), null);
  assert.equal(store.get().notice?.code, 'unbound-slot');
  assert.equal(workshop.exportAs('qiskit'), 'code in qiskit');
  workshop.copied();
  assert.equal(store.get().exported?.copied, true);
  assert.equal(store.get().notice, null);
});

test('shots are of the circuit as far as it was stepped, with the parameters that it has there', async () => {
  const { store, workshop, engine } = open('#c=2:h0;cx0,1;rx(a)0&step=2&p.a=1');
  await workshop.shoot();
  const { circuit, options } = engine.asked[0];
  assert.equal(circuit.operations.length, 2);
  assert.deepEqual(options.params, {});
  assert.equal(options.shots, 1000);
  assert.deepEqual([...(store.get().sampled?.counts ?? [])].sort(), [
    [0, 600],
    [3, 400],
  ]);
  workshop.goTo(1);
  assert.equal(store.get().sampled, null);
});

test('noise goes to the library; a strength off the scale is refused', async () => {
  const { store, workshop, engine } = open('#c=1:h0');
  workshop.noiseKind('bit-flip');
  await settled();
  assert.equal(engine.asked.at(-1)?.options.noise.gates[0].channel, 'bit-flip');
  workshop.noiseStrength(7);
  assert.equal(store.get().noise.strength, 0.02);
});

test('playing goes to the end step by step and starts over from there', async () => {
  const { store, workshop } = open('#c=1:h0;x0&step=1');
  const play = workshop.play();
  assert.equal(store.get().playing, true);
  await play;
  assert.equal(store.get().step, 2);
  assert.equal(store.get().playing, false);
  void workshop.play();
  assert.equal(store.get().step, 0);
  workshop.pause();
  assert.equal(store.get().playing, false);
});

test('a step goes to the gate in the frame', () => {
  const { store, workshop } = open('#c=2:h0;x0;z1');
  workshop.stepHere();
  assert.equal(store.get().step, 1);
  workshop.cursorTo({ wire: 1, column: 1 });
  workshop.stepHere();
  assert.match(store.get().said, /no gate here/);
  assert.equal(store.get().step, 1);
});

test('an example replaces the circuit, and undo brings it back', () => {
  const { store, workshop } = open('#c=2:h0');
  workshop.example('ghz');
  assert.equal(store.get().work.circuit.qubits, 4);
  assert.equal(store.get().step, 4);
  workshop.undo();
  assert.equal(gatesOf(store), 'h0');
});

test('a link that is opened later replaces the circuit; a damaged one changes nothing', () => {
  const { store, workshop } = open('#c=2:h0');
  workshop.openHash('#c=3:x2&noise=bit-flip,0.1');
  assert.equal(gatesOf(store), 'x2');
  assert.equal(store.get().noise.kind, 'bit-flip');
  workshop.openHash('#c=3:nope');
  assert.equal(gatesOf(store), 'x2');
  assert.equal(store.get().notice?.code, 'invalid-link');
});

import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { after, test } from 'node:test';
import { Circuit, load } from '../../bindings/js/index.js';
import { Lane } from '../../bindings/js/lane.js';
import { Placements } from '../../bindings/js/placements.js';

const cancelled = { name: 'QualmError', code: 'cancelled' };
const qualm = await load({ workers: 1 });
after(() => qualm.close());

const bell = new Circuit(2).h(0).cx(0, 1);
const noise = { gates: [{ on: 'all', channel: 'depolarizing', p: 0.01 }] };

/** A circuit whose trajectories take minutes: far longer than any test may. */
function endless() {
  const circuit = new Circuit(18);
  for (let layer = 0; layer < 40; layer++) {
    for (let q = 0; q < 18; q++) circuit.ry(q, 0.1 + layer);
    for (let q = 0; q < 18; q++) circuit.cx(q, (q + 1) % 18);
  }
  return circuit;
}
const minutes = {
  noise,
  simulator: /** @type {const} */ ('trajectories'),
  trajectories: 100_000,
  observables: ['Z0'],
};

test('a signal that was given before stops every call before it starts', async () => {
  const signal = AbortSignal.abort();
  await assert.rejects(qualm.run(bell, { signal }), cancelled);
  await assert.rejects(qualm.run(bell, { noise: { device: 'ibmq_manila' }, signal }), cancelled);
  await assert.rejects(qualm.gradient(bell, { observables: ['Z0'], signal }), cancelled);
  await assert.rejects(qualm.trace(bell, { signal }), cancelled);
  await assert.rejects(qualm.inspect(bell, { signal }), cancelled);
  await assert.rejects(qualm.measures({ a: { state: [1, 0, 0, 0] }, signal }), cancelled);
  await assert.rejects(qualm.compile(bell, { basis: ['rz', 'sx', 'cx'], signal }), cancelled);
});

test('what is no signal is refused', async () => {
  const signal = /** @type {any} */ ('stop');
  await assert.rejects(qualm.run(bell, { signal }), { code: 'invalid-option', received: '"stop"' });
});

test(
  'a run of minutes is cancelled at once, and its worker answers the calls behind it',
  { timeout: 60_000 },
  async () => {
    const controller = new AbortController();
    const long = qualm.run(endless(), { ...minutes, signal: controller.signal });
    const behind = qualm.run(bell, { observables: ['Z0 Z1'] });
    setTimeout(() => controller.abort(), 200);
    await assert.rejects(long, cancelled);
    assert.ok(Math.abs(Number((await behind).expectations?.[0]) - 1) < 1e-12);
    const next = await qualm.run(bell, { observables: ['X0 X1'] });
    assert.ok(Math.abs(Number(next.expectations?.[0]) - 1) < 1e-12);
    assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
  },
);

test(
  'a call that waits behind a run of minutes can be taken back, and the run still be cancelled',
  { timeout: 60_000 },
  async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    await qualm.run(bell, { noise }); // a module that still loads would let the second call pass the first
    const long = qualm.run(endless(), { ...minutes, signal: first.signal });
    const waiting = qualm.run(bell, { observables: ['Z0 Z1'], signal: second.signal });
    setTimeout(() => second.abort(), 50);
    await assert.rejects(waiting, cancelled);
    first.abort();
    await assert.rejects(long, cancelled);
    assert.equal((await qualm.run(bell, { returns: ['probabilities'] })).probabilities?.length, 4);
  },
);

test('a signal that is not given leaves nothing behind', async () => {
  const { signal } = new AbortController();
  await qualm.run(bell, { signal, observables: ['Z0'] });
  assert.equal(getEventListeners(signal, 'abort').length, 0);
});

/** A lane whose workers write down what they get, and answer when they are told to. */
function quietLane() {
  /** @type {{ posted: any[], ended: boolean, reply: (index: number, value?: unknown) => void }[]} */
  const workers = [];
  const lane = new Lane(async ({ onReply }) => {
    const worker = {
      posted: /** @type {any[]} */ ([]),
      ended: false,
      reply: (/** @type {number} */ index, /** @type {unknown} */ value = index) =>
        onReply({ id: worker.posted[index].id, value, heapBytes: 0 }),
    };
    workers.push(worker);
    return {
      post: (request) => void worker.posted.push(request),
      setBusy() {},
      terminate: () => void (worker.ended = true),
    };
  });
  const call = () => lane.native.compare(/** @type {any} */ ({}));
  return { lane, workers, call };
}
const turn = () => new Promise(setImmediate);

test('a worker is replaced only when the turn of the abandoned call has come', async () => {
  const { lane, workers, call } = quietLane();
  const [first, second, third] = [call(), call(), call()];
  await turn();
  lane.abandon(second);
  await assert.rejects(second, cancelled);
  assert.equal(workers[0].ended, false, 'the first call is still at work');
  workers[0].reply(0);
  await first;
  await turn();
  assert.equal(workers[0].ended, true);
  assert.equal(workers.length, 2);
  assert.deepEqual(
    workers[1].posted.map(({ id }) => id),
    [3],
  );
  workers[1].reply(0, 'third');
  assert.equal(/** @type {unknown} */ (await third), 'third');
});

test('while a training is open its worker stays, and the abandoned answer is thrown away', async () => {
  const { lane, workers, call } = quietLane();
  const opened = lane.native.openTraining(1, /** @type {any} */ ({}), /** @type {any} */ ({}));
  await turn();
  workers[0].reply(0);
  await opened;
  const unwanted = call();
  await turn();
  lane.abandon(unwanted);
  await assert.rejects(unwanted, cancelled);
  assert.equal(workers[0].ended, false);
  workers[0].reply(1);
  assert.equal(lane.load, 0);
  assert.equal(workers.length, 1);
});

test('a placement is asked for once for each circuit, device and seed, and again after a failure', async () => {
  const placements = new Placements();
  let asked = 0;
  const place = async () => /** @type {any} */ ({ number: ++asked });
  const device = /** @type {any} */ ({ name: 'ibmq_manila' });
  const same = () => placements.of(bell.toJSON(), device, 1, place);
  assert.equal(await same(), await same());
  assert.equal(asked, 1);
  await placements.of(bell.toJSON(), device, 2, place);
  await placements.of(new Circuit(2).h(0).toJSON(), device, 1, place);
  await placements.of(bell.toJSON(), /** @type {any} */ ({ name: 'ibmq_kolkata' }), 1, place);
  assert.equal(asked, 4);
  const refuse = () => Promise.reject(new Error('no'));
  await assert.rejects(placements.of(bell.toJSON(), device, 9, refuse));
  await placements.of(bell.toJSON(), device, 9, place);
  assert.equal(asked, 5);
});

test('turning the noise up places a circuit once', async () => {
  const device = 'ibmq_manila';
  const [one, two] = await Promise.all(
    [1, 2].map((scale) => qualm.run(bell, { noise: { device, scale }, observables: ['Z0 Z1'] })),
  );
  assert.deepEqual(one.execution.qubits, two.execution.qubits);
  assert.ok(Number(two.expectations?.[0]) < Number(one.expectations?.[0]));
});

test('a gradient of a circuit that measures on the way is taken by a simulator that can', async () => {
  const circuit = new Circuit(2, 1)
    .ry(0, { param: 'a' })
    .measure(0, 0)
    .if(0, (then) => then.x(1));
  const { gradient } = await qualm.gradient(circuit, { observables: ['Z1'], params: { a: 0.4 } });
  assert.ok(Math.abs(gradient[0] + Math.sin(0.4)) < 1e-9, `${gradient[0]}`); // Z1 is cos a
});

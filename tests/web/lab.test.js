/** The actions of the page on the real library, without a page. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { load } from '../../bindings/js/index.js';
import { createLab } from '../../web/actions/lab.js';
import { fromLink } from '../../web/model/link.js';
import { createStore, firstState } from '../../web/model/state.js';

/** @type {import('../../bindings/js/client.js').Qualm} */
let client;
before(async () => {
  client = await load({ workers: 1 });
});
after(() => client.close());

/** @param {string} link */
function open(link) {
  const store = createStore({ ...firstState(fromLink(link).settings), pace: 'full' });
  /** @type {string[]} */
  const links = [];
  const lab = createLab(client, store, { writeLink: (hash) => links.push(hash) });
  return { store, lab, links };
}

/**
 * @param {import('../../web/model/state.js').Store} store
 * @param {(state: import('../../web/model/types.js').State) => unknown} condition
 */
async function until(store, condition) {
  const deadline = performance.now() + 20000;
  while (!condition(store.get())) {
    assert.ok(performance.now() < deadline, `waited in vain for ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const bytes = (/** @type {Float64Array | undefined} */ values) =>
  Buffer.from((values ?? new Float64Array()).slice().buffer);

test('it trains to the end by itself; score, boundaries and vectors follow', async () => {
  const { store, lab } = open('rows=60&epochs=3&layers=1');
  await lab.start();
  await until(store, ({ run }) => run?.done && run.comparison && run.classicalField && run.vectors);
  const { run } = store.get();
  assert.deepEqual(run?.history.epochs, [0, 1, 2, 3]);
  await until(store, (state) => state.run?.quantumField);
  assert.equal(run?.vectors?.length, 6);
});

test('reset restores the same bytes, and a training that is played again ends with the same fingerprint', async () => {
  const { store, lab } = open('rows=60&epochs=2&layers=1');
  await lab.start();
  await until(store, ({ run }) => run?.record);
  await until(store, ({ run }) => run?.done);
  const print = store.get().run?.record?.fingerprint;
  const initial = bytes(store.get().run?.prepared.parameters.initial);
  assert.notDeepEqual(bytes(store.get().run?.record?.parameters), initial);
  await lab.reset();
  await until(store, ({ run }) => run?.record);
  assert.equal(store.get().playing, false);
  assert.equal(store.get().run?.record?.epoch, 0);
  assert.deepEqual(bytes(store.get().run?.record?.parameters), initial);
  lab.play();
  await until(store, ({ run }) => run?.done);
  assert.equal(store.get().run?.record?.fingerprint, print);
});

test('the boundaries and the score are what predict() says, not a copy of the model', async () => {
  const { store, lab } = open('rows=60&epochs=1&layers=1');
  /** @type {unknown[]} */
  const answers = [];
  const { predict } = client;
  client.predict = async (...args) => {
    const answer = await predict.apply(client, args);
    answers.push(answer.probabilities);
    return answer;
  };
  try {
    await lab.start();
    await until(store, ({ run }) => run?.done && run.quantumField && run.classicalField && run.comparison);
  } finally {
    client.predict = predict;
  }
  const { run } = store.get();
  assert.ok(answers.includes(run?.quantumField?.probabilities));
  assert.ok(answers.includes(run?.classicalField?.probabilities));
});

test('a step is one update', async () => {
  const { store, lab } = open('rows=60&epochs=2&layers=1&batch=16');
  store.set({ playing: false });
  await lab.start();
  await until(store, ({ run }) => run?.record);
  for (const [epoch, update] of [
    [0, 1],
    [0, 2],
    [1, 3],
    [1, 1],
  ]) {
    lab.step();
    await until(store, ({ run }) => run?.record?.epoch === epoch && run.record.update === update);
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal(store.get().run?.record?.update, update);
  }
  assert.deepEqual(store.get().run?.history.epochs, [0, 1]);
});

test('a refused setting leaves everything as it was', async () => {
  const { store, lab, links } = open('data=iris&epochs=2&layers=1');
  await lab.start();
  await until(store, ({ run }) => run?.done);
  const { run, settings } = store.get();
  await lab.setting('readout', 'parity');
  assert.ok(store.get().notice?.message);
  assert.equal(store.get().run?.number, run?.number);
  assert.deepEqual(store.get().settings, settings);
  assert.equal(links.at(-1), 'data=iris&layers=1&epochs=2');
  await lab.setting('rate', '-1');
  assert.deepEqual(store.get().notice, {
    code: 'invalid-setting',
    message: 'Learning rate can’t be that.',
    received: '-1',
    allowed: 'a number from 0.001 to 2',
  });
  assert.equal(store.get().run?.number, run?.number);
});

test('a link that can’t be trained on opens the usual page and says why', async () => {
  for (const link of ['data=iris&readout=parity&epochs=1', 'data=painted&points=AAAAAB']) {
    const { store, lab, links } = open(link);
    await lab.start();
    await until(store, ({ run, notice }) => run && notice);
    assert.equal(store.get().run?.spec.data.source, 'moons');
    assert.equal(links.at(-1), '');
    lab.pause();
  }
});

test('a CSV that can’t be read is named; one that can is trained on', async () => {
  const { store, lab } = open('epochs=1&layers=1');
  await lab.start();
  await until(store, ({ run }) => run?.done);
  const file = (/** @type {string} */ content) => ({ name: 'mine.csv', text: async () => content });
  for (const bad of [
    '',
    'a,b\n',
    'a,target\nred,0\nblue,1\n',
    'a,b,target\n1,2,x\n3,4,x\n5,6,x\n',
    '1,2\n3,4\n',
  ]) {
    store.set({ notice: null });
    await lab.openCsv(file(bad));
    const { notice, settings } = store.get();
    assert.ok(notice && notice.code !== 'internal', JSON.stringify([bad, notice]));
    assert.equal(settings.data, 'moons');
  }
  const rows = Array.from({ length: 40 }, (_, i) => `${i % 7},${(i * 3) % 11},${i % 2 ? 'yes' : 'no'}`);
  await lab.openCsv(file(`a,b,answer\n${rows.join('\n')}\n`));
  assert.equal(store.get().notice, null);
  await until(store, ({ run }) => run?.done && run.spec.data.source === 'csv');
  assert.deepEqual(store.get().run?.prepared.columns, ['a', 'b']);
});

test('painting one class only is an error that waits for the other class', async () => {
  const { store, lab } = open('data=painted&epochs=1&layers=1');
  await lab.start();
  await until(store, ({ run }) => run?.done);
  const { run } = store.get();
  lab.clearPoints();
  for (let i = 0; i < 6; i++) lab.paint(-0.5 + i / 10, -0.5);
  await until(store, ({ notice }) => notice);
  assert.equal(store.get().run?.number, run?.number);
  assert.equal(store.get().settings.points.length, 6);
  lab.brush(1);
  for (let i = 0; i < 6; i++) lab.paint(-0.5 + i / 10, 0.5);
  await until(store, (state) => state.run?.number !== run?.number && state.run?.done);
  assert.equal(store.get().notice, null);
});

/** The encoding wall and what loading takes: on the real library, without a page. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { load, loadingTime } from '../../bindings/js/index.js';
import { createLab } from '../../web/actions/lab.js';
import { defaultSettings } from '../../web/model/document.js';
import { fromLink } from '../../web/model/link.js';
import { amounts, sizeOf } from '../../web/model/loading.js';
import { createStore, firstState } from '../../web/model/state.js';
import { firstWall, shownKinds, timedDevices, wallFeatures, withKind } from '../../web/model/wall.js';

/** @type {import('../../bindings/js/client.js').Qualm} */
let client;
before(async () => {
  client = await load({ workers: 2, formats: false });
});
after(() => client.close());

/** @param {object} [page] */
async function open(page = {}) {
  const first = firstState(fromLink('rows=40&epochs=1&layers=1').settings);
  const store = createStore({ ...first, playing: false });
  const lab = createLab(client, store, { writeLink: () => {}, ...page });
  await lab.start();
  await until(store, ({ run }) => run?.record);
  return { store, lab };
}

/**
 * @param {import('../../web/model/state.js').Store} store
 * @param {(state: import('../../web/model/types.js').State) => unknown} condition
 */
async function until(store, condition) {
  const deadline = performance.now() + 60000;
  while (!condition(store.get())) {
    assert.ok(performance.now() < deadline, `waited in vain for ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test('the wall goes by powers of two to a million and passes through the reader’s data', () => {
  assert.deepEqual(wallFeatures(30).slice(0, 7), [2, 4, 8, 16, 30, 32, 64]);
  assert.equal(wallFeatures(30).at(-1), 1048576);
  assert.equal(wallFeatures(4).length, 20);
});

test('two to five encoders stand on the wall, that of the model always', () => {
  const settings = { ...defaultSettings(), encoder: 'iqp' };
  assert.deepEqual(shownKinds(firstWall, settings), ['angle', 'amplitude', 'iqp', 'zz-feature-map']);
  const five = withKind(firstWall, settings, 'basis', true);
  assert.equal(shownKinds({ ...firstWall, kinds: five }, settings).length, 5);
  assert.equal(withKind({ ...firstWall, kinds: five }, settings, 'dense-angle', true), five);
  const few = { ...firstWall, kinds: ['angle'] };
  assert.equal(withKind(few, settings, 'angle', false), few.kinds);
});

test('nothing is asked before it is seen; then the wall is what encodingWall() says, measured and beyond', async () => {
  const { store, lab } = await open();
  lab.moveRow(1);
  assert.deepEqual([store.get().wall.lines, store.get().costs.costs], [[], {}]);
  /** @type {number[]} */
  const seen = [];
  store.listen(() => {
    const { progress } = store.get().wall;
    if (progress) seen.push(progress.done);
  });
  lab.wallSeen();
  await until(store, ({ wall }) => wall.lines.length === 3 && !wall.progress && !wall.stopped);
  assert.ok(seen.includes(1) && seen.includes(59), 'progress by the point');
  const amplitude = store.get().wall.lines.find(({ kind }) => kind === 'amplitude')?.points ?? [];
  const { points } = await client.encodingWall({
    encoder: { kind: 'amplitude' },
    features: wallFeatures(2),
    device: store.get().costs.device,
  });
  assert.deepEqual(amplitude, points);
  assert.deepEqual(
    amplitude.map(({ extrapolated }) => extrapolated),
    amplitude.map(({ features }) => features > 1024),
  );
  // An encoder more: only its line is computed.
  const { encodingWall } = client;
  /** @type {string[]} */
  const asked = [];
  client.encodingWall = (options) => {
    asked.push(/** @type {any} */ (options.encoder).kind);
    return encodingWall.call(client, options);
  };
  try {
    lab.wallEncoder('dense-angle', true);
    await until(store, ({ wall }) => wall.lines.length === 4 && !wall.progress);
  } finally {
    client.encodingWall = encodingWall;
  }
  assert.deepEqual(asked, ['dense-angle']);
});

test('a wall that is cancelled keeps its points, and goes on where it is told to', async () => {
  const { store, lab } = await open();
  lab.wallSeen();
  await until(store, ({ wall }) => (wall.progress?.done ?? 0) >= 3);
  lab.wallCancel();
  const { wall } = store.get();
  assert.equal(wall.progress, null);
  assert.equal(wall.stopped, true);
  assert.ok(wall.lines[0].points.length >= 3);
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.deepEqual(store.get().wall, wall, 'nothing arrives after the cancellation');
  lab.wallResume();
  await until(
    store,
    (state) => !state.wall.progress && !state.wall.stopped && state.wall.lines[2]?.points.length,
  );
  assert.equal(store.get().wall.notice, null);
});

test('costs come for the chosen device, then for all with times, and follow the encoder', async () => {
  const { store, lab } = await open();
  lab.encodingSeen();
  await until(store, ({ costs }) => costs.costs.ibm_boston);
  assert.deepEqual(Object.keys(store.get().costs.costs), ['ibm_boston']);
  lab.costDevice('ideal');
  await until(store, ({ costs }) => costs.costs.ideal);
  assert.equal(store.get().costs.costs.ideal.seconds, null);
  lab.loadingSeen();
  await until(store, ({ costs }) => timedDevices.every(({ name }) => costs.costs[name]));
  await lab.setting('encoder', 'zz-feature-map');
  await until(store, ({ costs }) => costs.question.includes('zz-') && costs.costs.ideal);
  const expected = await client.encodingCost({
    encoder: { kind: 'zz-feature-map', repetitions: 2, entanglement: 'full' },
    features: 2,
  });
  assert.deepEqual(store.get().costs.costs.ideal, expected);
});

test('amounts go up to a terabyte, and a load is rows × time × shots', async () => {
  assert.deepEqual(
    amounts.map(({ label, bytes }) => `${label} ${bytes ?? ''}`.trim()),
    [
      'these data',
      ...['1 kB 1000', '10 kB 10000', '100 kB 100000', '1 MB 1000000', '10 MB 10000000', '100 MB 100000000'],
      ...['1 GB 1000000000', '10 GB 10000000000', '100 GB 100000000000', '1 TB 1000000000000'],
    ],
  );
  const { store, lab } = await open();
  lab.loadAmount(99);
  lab.loadShots(7);
  assert.equal(store.get().loading.amount, 10);
  lab.loadShots(100);
  const cost = await client.encodingCost({ encoder: 'angle', features: 2, device: 'ionq_aria' });
  const { rows, seconds } = loadingTime(cost, sizeOf(store.get().loading, 40));
  assert.equal(rows, 1e12 / 16);
  assert.equal(seconds, rows * 100 * Number(cost.seconds));
  lab.loadAmount(0);
  assert.deepEqual(sizeOf(store.get().loading, 40), { rows: 40, shots: 100 });
});

test('sorting is measured on request; without a measurement the page goes on', async () => {
  const measured = { values: 1000, seconds: 0.2 };
  const { store, lab } = await open({ measureSort: async () => measured });
  await lab.measureSort();
  assert.deepEqual(store.get().loading.sorted, measured);
  const without = await open();
  await without.lab.measureSort();
  assert.deepEqual(
    [without.store.get().loading.sorted, without.store.get().loading.measuring],
    [null, false],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCsv } from '../../bindings/js/csv.js';
import { loadDataset } from '../../bindings/js/index.js';
import { client, smallSpec } from './support/client.js';

const qualm = await client();

test('a report holds together and is plain JSON', async () => {
  const report = await qualm.experiment(smallSpec);
  assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
  const { quantum, baselines, split, comparison, ledger, price, seconds } = report;
  assert.equal(split.train + split.test, 80);
  assert.equal(quantum.test.rows, split.test);
  assert.equal(quantum.test.correct / split.test, quantum.test.accuracy);
  assert.equal(
    quantum.test.confusion.flat().reduce((sum, one) => sum + one),
    split.test,
  );
  assert.equal(quantum.test.confusion[0][0] + quantum.test.confusion[1][1], quantum.test.correct);
  assert.deepEqual(
    baselines.map(({ name }) => name),
    ['logistic-regression', 'logistic-regression', 'majority'],
  );
  assert.equal(comparison.wins - comparison.losses, quantum.test.correct - baselines[0].test.correct);
  for (const { interval, accuracy } of [quantum.test, ...baselines.map((one) => one.test)]) {
    assert.ok(interval[0] <= accuracy && accuracy <= interval[1]);
  }
  assert.ok(ledger.circuits > 0 && ledger.shots === 0 && price.length > 0 && seconds > 0);
  assert.match(report.fingerprint, /^[0-9a-f]{64}$/);
});

test('one document gives one report', async () => {
  const repeatable = async () => {
    const { spec, fingerprint, quantum, baselines, comparison, verdict, price } =
      await qualm.experiment(smallSpec);
    return { spec, fingerprint, quantum, baselines, comparison, verdict, price };
  };
  assert.deepEqual(await repeatable(), await repeatable());
});

const depolarized = { gates: [{ on: '2q', channel: 'depolarizing', p: 0.1 }] };

test('with noise a report has the score of the same model without noise and with it', async () => {
  const clean = await qualm.experiment(smallSpec);
  assert.equal(clean.noisy, null);
  const { quantum, noisy, fingerprint, baselines } = await qualm.experiment({
    ...smallSpec,
    noise: depolarized,
  });
  assert.deepEqual(quantum, clean.quantum);
  assert.equal(fingerprint, clean.fingerprint);
  assert.deepEqual(baselines, clean.baselines);
  assert.ok(noisy);
  assert.deepEqual([noisy.device, noisy.scale, noisy.training], ['ideal', 1, false]);
  assert.equal(noisy.test.rows, quantum.test.rows);
  assert.deepEqual([noisy.test.loss, noisy.train], [null, null]); // known of the way in which it was trained
  assert.equal(
    noisy.comparison.wins - noisy.comparison.losses,
    noisy.test.correct - baselines[0].test.correct,
  );
  assert.ok(noisy.verdict.length > 20);
});

test('noise of strength zero changes no score', async () => {
  const { quantum, noisy } = await qualm.experiment({ ...smallSpec, noise: { ...depolarized, scale: 0 } });
  assert.deepEqual(noisy?.test.confusion, quantum.test.confusion);
});

test('a model may be trained under the noise, and is then scored without it too', async () => {
  const noise = { ...depolarized, training: true };
  const spec = { ...smallSpec, train: { epochs: 1, batch: 16 }, noise };
  const report = await qualm.experiment(spec);
  const clean = await qualm.experiment({ ...spec, noise: {} });
  assert.notEqual(report.fingerprint, clean.fingerprint);
  assert.ok(report.noisy?.training && report.noisy.train && report.quantum.train === null);
  assert.ok(Number(report.noisy.test.loss) > 0 && report.quantum.test.loss === null);
});

test('a model may be trained on a device, for any number of workers with the same bits', async () => {
  const spec = {
    ...smallSpec,
    train: { epochs: 1, batch: 32 },
    noise: { device: 'ibmq_manila', scale: 2, training: true },
  };
  const one = await (await client({ workers: 1 })).experiment(spec);
  const two = await qualm.experiment(spec);
  assert.equal(one.fingerprint, two.fingerprint);
  assert.deepEqual(one.noisy, two.noisy);
  const ideal = await qualm.experiment({ ...spec, noise: {} });
  assert.notEqual(one.fingerprint, ideal.fingerprint);
});

test('the progress of the training can be followed', async () => {
  /** @type {number[]} */
  const epochs = [];
  await qualm.experiment(smallSpec, { onRecord: ({ epoch }) => epochs.push(epoch) });
  assert.deepEqual(epochs, [0, 1, 2, 3]);
});

test('shots reach the training and the bill', async () => {
  const report = await qualm.experiment({ ...smallSpec, train: { epochs: 1, batch: 16, shots: 20 } });
  assert.equal(report.ledger.shots, 20 * report.ledger.circuits);
  assert.equal(report.price[0].exact, false);
});

test('a CSV table gives the experiment of the data set that it holds', async () => {
  const train = { epochs: 1 };
  const table = await loadDataset('iris');
  const named = await qualm.experiment({ data: { source: 'iris' }, train });
  const brought = await qualm.experiment({ data: { source: 'csv' }, train }, { table });
  assert.equal(brought.fingerprint, named.fingerprint);
});

test('painted points train', async () => {
  /** @type {[number, number, 0 | 1][]} */
  const points = Array.from({ length: 24 }, (_, i) => [i, (i * 7) % 5, i < 12 ? 0 : 1]);
  const report = await qualm.experiment({ data: { source: 'painted', points }, train: { epochs: 1 } });
  assert.deepEqual(report.classes, ['0', '1']);
});

test('painted points of one class are refused', async () => {
  const spec = { data: { source: 'painted', points: /** @type {any} */ ([[0, 0, 1]]) } };
  await assert.rejects(qualm.prepare(spec), { code: 'one-class' });
});

test('a table that still holds its label column is refused', async () => {
  const table = readCsv('x,y,k\n1,2,a\n2,3,b\n');
  await assert.rejects(qualm.prepare({ data: { source: 'csv', target: 'x' } }, { table }), {
    code: 'invalid-option',
  });
  const broken = { ...table, labels: [0, 1] };
  await assert.rejects(qualm.prepare({ data: { source: 'csv' } }, { table: /** @type {any} */ (broken) }), {
    code: 'invalid-table',
  });
});

/** @type {[string, object][]} title, what is wrong with the table */
const brokenTables = [
  ['a column without a name', { columns: [7, 'y'] }],
  ['a class that is a number', { classes: ['a', 1] }],
  ['classes that are no list', { classes: 'ab' }],
  ['a label without a class', { labels: Int32Array.of(0, 2) }],
  ['a negative label', { labels: Int32Array.of(0, -1) }],
  ['labels in a list', { labels: [0, 1] }],
  ['labels with fractions', { labels: Float64Array.of(0, 0.5) }],
  ['values that do not fill the rows', { values: new Float64Array(3) }],
  ['values in a list', { values: [1, 2, 3, 4] }],
  ['too few row numbers', { rowNumbers: Int32Array.of(2) }],
];

for (const [title, fault] of brokenTables) {
  test(`a table with ${title} is refused`, async () => {
    const table = { ...readCsv('x,y,k\n1,2,a\n2,3,b\n'), ...fault };
    await assert.rejects(qualm.prepare({ data: { source: 'csv' } }, { table: /** @type {any} */ (table) }), {
      name: 'QualmError',
      code: 'invalid-table',
    });
  });
}

test('what is no table is refused', async () => {
  for (const table of [undefined, null, 7, 'x,k', [], {}]) {
    const brought = { table: /** @type {any} */ (table) };
    await assert.rejects(qualm.prepare({ data: { source: 'csv' }, preprocess: [] }, brought), {
      name: 'QualmError',
      code: 'invalid-table',
    });
  }
});

test('too few rows of a class are an error of the library, as any other', async () => {
  const table = readCsv('x,k\n1,a\n2,b\n');
  await assert.rejects(qualm.prepare({ data: { source: 'csv' } }, { table }), {
    name: 'QualmError',
    code: 'too-few-rows',
  });
  assert.ok(await qualm.prepare(smallSpec));
});

test('only a trained model predicts', async () => {
  for (const model of [
    undefined,
    {},
    { kind: 'oracle', parameters: new Float64Array(1) },
    { kind: 'quantum' },
  ]) {
    await assert.rejects(qualm.predict(/** @type {any} */ (model), [[1, 2]]), { code: 'invalid-model' });
  }
});

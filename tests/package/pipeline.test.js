/** Preprocessing on its way through the package: every step, as JSON, and on other tables. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadPipeline, preprocessSteps, savePipeline } from '../../bindings/js/index.js';
import { client } from './support/client.js';
import { mixedSpec, mixedTable, whole } from './support/mixed.js';

const qualm = await client({ workers: 1 });
const table = mixedTable();

/** @param {readonly any[]} preprocess */
const prepare = (preprocess) => qualm.prepare(mixedSpec(preprocess), { table });

/**
 * Some rows of the table.
 * @param {ArrayLike<number>} places
 */
function rowsOf(places) {
  const width = table.columns.length;
  const values = Float64Array.from(
    Array.from(places).flatMap((row) => Array.from(table.values.subarray(row * width, (row + 1) * width))),
  );
  return { columns: table.columns, categories: table.categories, values };
}

/** The place in the table of a row of its classes a and b. @param {number} row */
const ofTwoClasses = (row) => 3 * (row >> 1) + (row % 2);

for (const { kind, title, description, options } of preprocessSteps) {
  test(`${kind}: fits, is saved and loaded, and prepares the held-out rows to the same bits`, async () => {
    assert.ok(
      title && description.endsWith('.') && options.every((option) => option.description.endsWith('.')),
    );
    const step = { kind };
    const before = kind === 'ordinal' ? [whole[0]] : whole;
    const scaled = kind === 'drop-duplicates' ? [] : [{ kind: 'standard' }];
    const steps = kind === 'ordinal' ? [...before, step, ...scaled] : [...before, ...scaled, step];
    const { pipeline, test: heldOut, rows, features } = await prepare(steps);
    const places = kind === 'lda' ? Array.from(rows.test, ofTwoClasses) : rows.test;
    const again = loadPipeline(savePipeline(pipeline));
    assert.deepEqual(savePipeline(again), savePipeline(pipeline));
    for (const one of [pipeline, again]) {
      const result = await qualm.transform(one, rowsOf(places));
      assert.deepEqual(result.values, heldOut.values);
      assert.deepEqual(result.columns, features);
      assert.deepEqual(result.unknown, []);
    }
    const [alone] = places;
    const { values } = await qualm.transform(pipeline, rowsOf([alone]));
    assert.deepEqual(values, heldOut.values.slice(0, features.length));
  });
}

test('training rows that a step removes are named, and the held-out ones stay', async () => {
  const { removed, rows, train } = await prepare([
    ...whole,
    { kind: 'isolation-forest', contamination: 0.1 },
  ]);
  assert.equal(removed.length, 1);
  assert.equal(removed[0].step, 'isolation-forest');
  assert.equal(removed[0].rows.length, 7); // a tenth of 67, rounded up to whole rows
  assert.equal(rows.train.length, 60);
  assert.equal(train.rows, 60);
  assert.equal(rows.test.length, 23);
  for (const row of removed[0].rows) assert.ok(!rows.train.includes(row));
});

test('columns in another order, and categories in another order, are found by name', async () => {
  const { pipeline, test: heldOut, rows } = await prepare([...whole, { kind: 'standard' }]);
  const { values } = rowsOf(rows.test);
  const turned = { red: 2, green: 0, blue: 1 };
  const order = [3, 4, 0, 2, 1];
  const columns = order.map((column) => table.columns[column]);
  const categories = order.map((column) => (column === 3 ? ['green', 'blue', 'red'] : []));
  const shuffled = Float64Array.from({ length: values.length }, (_, at) => {
    const column = order[at % 5];
    const value = values[at - (at % 5) + column];
    return column === 3 && !Number.isNaN(value) ? Object.values(turned)[value] : value;
  });
  const result = await qualm.transform(pipeline, { columns, categories, values: shuffled });
  assert.deepEqual(result.values, heldOut.values);
});

test('a text that the training rows did not have is reported by its name, and coded as none of theirs', async () => {
  const { pipeline } = await prepare(whole);
  const values = Float64Array.from([1, 2, 3, 0, 0.5, 1, 2, 3, 1, 0.5]);
  const categories = [[], [], [], ['ochre', 'blue'], []];
  const result = await qualm.transform(pipeline, { columns: table.columns, categories, values });
  assert.deepEqual(result.unknown, [{ column: 'colour', category: 'ochre', rows: 1 }]);
  const colours = result.columns.flatMap((name, at) => (name.startsWith('colour=') ? [at] : []));
  assert.deepEqual(colours.map((at) => result.columns[at]), ['colour=red', 'colour=green', 'colour=blue']); // prettier-ignore
  assert.deepEqual(
    colours.map((at) => result.values[at]),
    [0, 0, 0],
  );
  assert.deepEqual(
    colours.map((at) => result.values[result.columns.length + at]),
    [0, 0, 1],
  );
});

test('a model predicts a table by the names of its columns', async () => {
  const { model } = await qualm.baseline(
    { data: { source: 'csv' }, preprocess: [...whole, { kind: 'standard' }] },
    { table },
  );
  const { labels } = await qualm.predict(model, table);
  assert.equal(labels.length, 90);
  const right = labels.filter((label, row) => label === table.labels[row]).length;
  assert.ok(right > 60, `${right} of 90`);
  const moved = { ...table, columns: ['size', ...table.columns.slice(1)] };
  await assert.rejects(qualm.predict(model, moved), { code: 'missing-column', allowed: '"length"' });
});

test('text and gaps that no step takes care of are refused with their place and the step that would help', async () => {
  /** @type {[any[], string, RegExp, RegExp][]} */
  const cases = [
    [[{ kind: 'one-hot' }, { kind: 'standard' }], 'not-finite', /column "colour"/, /impute/],
    [[{ kind: 'impute' }, { kind: 'standard' }], 'invalid-option', /column "colour" is text/i, /one-hot/],
    [[], 'invalid-option', /"colour" is text.*the model/i, /one-hot/],
  ];
  for (const [preprocess, code, message, allowed] of cases)
    await assert.rejects(prepare(preprocess), { code, message, allowed });
});

test('what is no pipeline is refused', async () => {
  const { pipeline } = await prepare(whole);
  /** @type {[string, unknown][]} */
  const texts = [
    ['no JSON', '{'],
    ['another document', '{"schema": "qualm.experiment/1"}'],
    ['no columns', '{"schema": "qualm.pipeline/1", "steps": []}'],
    ['steps of no kind', '{"schema": "qualm.pipeline/1", "columns": [], "steps": [{}]}'],
  ];
  for (const [, text] of texts) assert.throws(() => loadPipeline(String(text)), { code: 'invalid-pipeline' });
  const unknown = { ...pipeline, steps: [{ kind: /** @type {any} */ ('whiten') }] };
  await assert.rejects(qualm.transform(unknown, rowsOf([0])), { code: 'invalid-option' });
  const short = { ...pipeline, steps: [{ kind: /** @type {const} */ ('clip'), low: [0], high: [1] }] };
  await assert.rejects(qualm.transform(short, rowsOf([0])), { code: 'shape-mismatch' });
});

/** Files of the reader's own and the steps of preprocessing: the actions of the page on the real library, without a page. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
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
async function open(link) {
  const { settings, awaited } = fromLink(link);
  const store = createStore({ ...firstState(settings), awaited, pace: 'full' });
  /** @type {string[]} */
  const links = [];
  const lab = createLab(client, store, { writeLink: (hash) => links.push(hash) });
  lab.pause();
  await lab.start();
  return { store, lab, links, kinds: () => (store.get().settings.steps ?? []).map(({ kind }) => kind) };
}

/** @param {string} text @param {string} [name] */
const file = (text, name = 'mine.csv') => ({ name, text: async () => text });

/**
 * A dirty file: semicolons and decimal commas, gaps in three spellings, text, an identifier, a leak, repeated rows.
 * @param {number} rows
 */
function dirty(rows = 240) {
  const gaps = ['', 'NA', '?'];
  const lines = Array.from({ length: rows }, (_, i) => {
    const label = i % 3 === 0 ? 'yes' : 'no';
    const width = i % 11 === 5 ? gaps[i % 3] : `${(i * 7) % 10},${(i * 3) % 10}`;
    const colour = i % 13 === 6 ? 'NA' : ['red', 'green', 'blue'][(i * 5) % 3];
    return `k${i};${width};${colour};${label === 'yes' ? '1,5' : '2,5'};${(i * 17) % 23};${label}`;
  });
  return ['key;width;colour;copy;age;answer', ...lines, lines[1], lines[2]].join('\n');
}

test('a dirty file goes to a trained model with its problems named', async () => {
  const { store, lab } = await open('epochs=1&layers=1');
  await lab.openCsv(file(dirty()));
  const { run, notice, profile, settings, draft, status } = store.get();
  assert.equal(notice, null);
  assert.equal(draft, null);
  assert.equal(settings.data, 'csv');
  assert.deepEqual(
    run?.spec.preprocess.map(({ kind }) => kind),
    ['impute', 'one-hot', 'standard', 'pca', 'min-max'],
  );
  // The identifier would become 240 columns: it is left out, in words, for the reader to put back.
  assert.deepEqual(run?.prepared.columns, ['width', 'colour', 'copy', 'age']);
  assert.match(status, /Left out: “key”/);
  const found = profile?.profile.findings.map(({ code, column }) => `${code} ${column ?? ''}`.trim());
  for (const one of [
    ...['decimal-comma', 'missing-spellings', 'likely-identifier key', 'likely-leak copy'],
    ...['missing-values width', 'missing-values colour'],
  ])
    assert.ok(found?.includes(one), `${one} among ${found}`);
  assert.equal(profile?.profile.delimiter, ';');
});

test('columns and target are part of the document and of the link, and come back', async () => {
  const { store, lab, links } = await open('epochs=1&layers=1');
  await lab.openCsv(file(dirty()));
  const names = ['key', 'width', 'colour', 'copy', 'age'];
  await lab.chooseColumn(names, 'copy');
  assert.deepEqual(store.get().run?.prepared.columns, ['width', 'colour', 'age']);
  await lab.chooseTarget('colour', 'answer');
  // Two rows have no colour: nothing is left out without a word.
  assert.equal(store.get().notice?.code, 'csv-missing-value');
  assert.deepEqual(store.get().run?.prepared.columns, ['width', 'colour', 'age']);
  await lab.chooseForm({ dropUnlabeled: true });
  await lab.chooseTarget('colour', 'answer');
  assert.equal(store.get().notice, null);
  assert.deepEqual(store.get().run?.prepared.classes, ['blue', 'green', 'red']);
  assert.deepEqual(store.get().run?.prepared.columns, ['width', 'age', 'answer']);
  assert.match(links.at(-1) ?? '', /target=colour&columns=width,age,answer&unlabeled=drop/);

  const again = await open(links.at(-1) ?? '');
  assert.equal(again.store.get().settings.data, 'moons');
  await again.lab.openCsv(file(dirty()));
  assert.deepEqual(again.store.get().run?.prepared.columns, ['width', 'age', 'answer']);
  assert.deepEqual(again.store.get().run?.prepared.train.values, store.get().run?.prepared.train.values);
});

test('a wrong file leaves everything as it was and says what was received and what is allowed', async () => {
  const { store, lab } = await open('epochs=1&layers=1');
  await lab.openCsv(file(dirty(), 'good.csv'));
  const { run, table, profile } = store.get();
  for (const [text, code] of [
    ['PK\u0003\u0004\u0000\u0000binary\u0000', /csv-/],
    ['1;2;3\n4;5;6\n', /csv-no-header/],
    ['a;b\n1;x\n2;x\n3;x\n', /one-class/],
    ['a;b\n1;x\n2\n', /csv-ragged-row/],
  ]) {
    await lab.openCsv(file(/** @type {string} */ (text), 'bad.csv'));
    const { notice } = store.get();
    assert.match(notice?.code ?? '', /** @type {RegExp} */ (code));
    assert.ok(notice?.received && notice.allowed, JSON.stringify(notice));
    const now = store.get();
    assert.equal(now.run?.number, run?.number);
    assert.equal(now.table, table);
    assert.equal(now.profile, profile);
    assert.equal(now.tableName, 'good.csv');
    assert.equal(now.reading, null);
    lab.dropDraft();
  }
});

test('many rows ask for a sample, missing labels whether to leave them out; the document carries both', async () => {
  const { store, lab, links } = await open('epochs=1&layers=1');
  const start = store.get().run?.number;
  const rows = Array.from({ length: 6000 }, (_, i) => `${i % 7},${i % 5},${i % 1000 === 1 ? '' : i % 2}`);
  await lab.openCsv(file(['a,b,k', ...rows].join('\n'), 'many.csv'));
  assert.equal(store.get().run?.number, start);
  assert.equal(store.get().draft?.profile.rows, 6000);
  await lab.acceptDraft(400);
  assert.equal(store.get().draft, null);
  const { prepared, spec } = /** @type {import('../../web/model/types.js').Run} */ (store.get().run);
  assert.equal(prepared.train.rows + prepared.test.rows, 400);
  assert.deepEqual(spec.data.sample, { rows: 400 });
  assert.equal(spec.data.dropUnlabeled, true);
  assert.match(links.at(-1) ?? '', /unlabeled=drop&sample=400/);
});

test('steps are added where they belong, moved, set, removed and put back', async () => {
  const { store, lab, links, kinds } = await open('data=wine&epochs=1&layers=1');
  assert.equal(store.get().settings.steps, null);
  await lab.addStep('robust');
  assert.deepEqual(kinds(), ['standard', 'pca', 'robust', 'min-max']);
  await lab.addStep('drop-duplicates');
  assert.deepEqual(kinds(), ['drop-duplicates', 'standard', 'pca', 'robust', 'min-max']);
  await lab.moveStep(3, 1);
  assert.deepEqual(kinds(), ['drop-duplicates', 'robust', 'standard', 'pca', 'min-max']);
  await lab.setOption(3, 'components', '3');
  assert.equal(store.get().run?.prepared.features.length, 3);
  assert.equal(
    links.at(-1),
    'data=wine&layers=1&epochs=1&steps=drop-duplicates,robust,standard,pca(components:3),min-max',
  );
  await lab.removeStep(1);
  assert.deepEqual(kinds(), ['drop-duplicates', 'standard', 'pca', 'min-max']);
  await lab.setOption(2, 'components', '0');
  assert.equal(store.get().notice?.code, 'invalid-option');
  assert.equal(store.get().notice?.allowed, 'a whole number from 1 to 63');
  const again = fromLink(links.at(-1) ?? '');
  assert.equal(again.notice, null);
  assert.deepEqual(again.settings.steps, store.get().settings.steps);
  await lab.resetSteps();
  assert.equal(links.at(-1), 'data=wine&layers=1&epochs=1');
});

test('a mistake stands at its step, the training stays, and what would help helps', async () => {
  const { store, lab } = await open('epochs=1&layers=1');
  await lab.openCsv(file(dirty()));
  const start = store.get().run?.number;
  await lab.removeStep(0); // no imputation any more: the texts have gaps
  const { fault, notice, run } = store.get();
  assert.equal(notice, null);
  assert.equal(run?.number, start);
  assert.equal(fault?.at, 0);
  assert.match(fault?.notice.message ?? '', /text is missing/);
  assert.match(fault?.remedy?.label ?? '', /Fill in what is missing/);
  await lab.setting('batch', '16'); // another setting does not lose the steps
  assert.equal(store.get().fault?.at, 0);
  await lab.applyRemedy();
  assert.equal(store.get().fault, null);
  assert.notEqual(store.get().run?.number, start);
  assert.deepEqual(
    store.get().settings.steps?.map(({ kind }) => kind),
    ['impute', 'one-hot', 'standard', 'pca', 'min-max'],
  );
});

test('a step that needs numbers where there are texts is named, and the usual steps are a way out', async () => {
  const { store, lab } = await open('epochs=1&layers=1');
  await lab.openCsv(file(dirty()));
  await lab.moveStep(3, 1); // PCA before one column per category
  assert.equal(store.get().fault?.at, 1);
  assert.match(store.get().fault?.remedy?.label ?? '', /One column per category/);
  await lab.resetSteps();
  assert.equal(store.get().fault, null);
});

test('more columns than a circuit can have are named after the steps, with what would help', async () => {
  const { store, lab } = await open('data=breast_cancer&epochs=1&layers=1');
  await lab.removeStep(1);
  const { fault, settings } = store.get();
  assert.equal(fault?.at, settings.steps?.length);
  assert.match(fault?.remedy?.label ?? '', /PCA/);
  await lab.applyRemedy();
  assert.equal(store.get().fault, null);
  assert.equal(store.get().run?.prepared.features.length, 4);
});

test('too many components are named at the step that asks for them', async () => {
  const { store, lab } = await open('data=iris&epochs=1&layers=1');
  await lab.addStep('pca');
  await lab.setOption(1, 'components', '9');
  assert.equal(store.get().fault?.at, 1);
  assert.equal(store.get().fault?.remedy?.label, 'Keep 4');
  await lab.applyRemedy();
  assert.equal(store.get().fault, null);
  assert.equal(store.get().run?.prepared.features.length, 4);
});

test('profiles and raw rows are there for every data set, and only when they are asked for', async () => {
  for (const link of ['data=moons&rows=40', 'data=iris', 'data=painted']) {
    const { store, lab } = await open(`${link}&epochs=1&layers=1`);
    assert.equal(store.get().profile, null);
    await lab.showProfile(true);
    const { profile, raw, run } = store.get();
    assert.equal(profile?.profile.rows, raw?.table.labels.length, link);
    assert.deepEqual(raw?.table.columns, run?.prepared.columns);
    assert.equal(raw?.table.labels[run?.prepared.rows.test[0] ?? 0], run?.prepared.test.labels[0]);
  }
});

test('the pipeline leaves as JSON and as both scripts', async () => {
  const { lab } = await open('data=iris&epochs=1&layers=1');
  assert.equal(JSON.parse((await lab.exported('json'))?.text ?? '').schema, 'qualm.pipeline/1');
  assert.match((await lab.exported('sklearn'))?.text ?? '', /import/);
  assert.match((await lab.exported('pyspark'))?.text ?? '', /pyspark/);
});

/** @param {string} path below the project */
const fileAt = async (path) =>
  Object.assign(new Blob([await readFile(new URL(`../../${path}`, import.meta.url))]), {
    name: path.split('/').at(-1) ?? path,
  });

for (const [path, findings] of /** @type {[string, string[]][]} */ ([
  ['bindings/data/iris.csv', []],
  ['bindings/data/wine.csv', []],
  ['bindings/data/breast_cancer.csv', []],
  ['tests/fixtures/dirty/clinic.csv', ['missing-spellings', 'missing-values', 'mixed-types']],
  ['tests/fixtures/dirty/houses.csv', ['decimal-comma']],
  ['tests/fixtures/dirty/loans.csv', ['duplicate-column', 'likely-identifier', 'likely-leak']],
  ['bindings/data/digits.csv', ['constant-column']],
])) {
  test(`${path} goes from file to a training, with ${findings.join(', ') || 'nothing to be'} named`, async () => {
    const { store, lab } = await open('epochs=1&layers=1');
    await lab.openCsv(await fileAt(path));
    if (store.get().draft) await lab.acceptDraft(null);
    const { run, notice, profile, tableName } = store.get();
    assert.equal(notice, null, JSON.stringify(notice));
    assert.equal(run?.spec.data.source, 'csv');
    assert.equal(path.endsWith(tableName), true);
    const codes = profile?.profile.findings.map(({ code }) => code) ?? [];
    for (const code of findings) assert.ok(codes.includes(code), `${code} among ${codes}`);
    if (findings.length === 0) assert.ok(!codes.includes('likely-leak'), `${codes}`);
    const { prepared } = /** @type {import('../../web/model/types.js').Run} */ (run);
    const rows = prepared.train.rows + prepared.test.rows;
    assert.equal(rows, (profile?.profile.rows ?? 0) - (profile?.profile.target?.missing ?? 0));
  });
}

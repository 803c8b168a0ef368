import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { qualm, temporaryFolder } from './support/command.js';
import { draws } from './support/csv.js';

const folder = await temporaryFolder();
const fast = ['--epochs', '1', '--layers', '1'];

/** @param {string} name of a data set with everything wrong */
const dirty = (name) => `tests/fixtures/dirty/${name}.csv`;

/**
 * @param {string} name
 * @param {string} text
 */
async function file(name, text) {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** @type {[file: string, words: string[], steps: RegExp, found: RegExp[]][]} */
const trainings = [
  [
    'clinic',
    [],
    /^steps +impute \{ by: median,.* \}, one-hot, standard, pca \{ components: 4 \}, min-max \{ to: 0 to 3\.142 \}$/m,
    [
      /missing values are written "null" 10×, .*"" 9×/,
      /2 lines without text skipped/,
      /duplicate-rows: 12 rows of 252/,
      /mixed-types pressure: .*"low" in line 11/s,
      /missing-values age: 22 values/,
      /constant-column site/,
    ],
  ],
  [
    'loans',
    ['--drop', 'customer,debt_copy'],
    /^steps +standard, min-max/m,
    [/columns left out, as asked: customer, debt_copy/, /likely-leak reminders_sent/],
  ],
  [
    'houses',
    ['--missing', ',k. A.', '--columns', 'Fläche,Zimmer,Art'],
    /^steps +impute \{ by: median,.* \}, one-hot, standard, min-max/m,
    [/decimal a comma/, /missing values are written "k\. A\."/, /columns left out, as asked: Nummer/],
  ],
];
for (const [name, words, steps, found] of trainings) {
  test(`${name}.csv goes from file to trained model, with its problems named`, async () => {
    const { code, stdout, stderr } = await qualm('train', dirty(name), ...words, ...fast);
    assert.equal(code, 0, stderr);
    const text = stdout.replace(/\n {13}/g, ' ');
    for (const pattern of found) assert.match(text, pattern);
    assert.match(text, steps);
    assert.match(stdout, /^verdict /m);
  });
}

test('an identifier and constant columns are named, and stay unless they are dropped', async () => {
  const { stdout } = await qualm('train', dirty('loans'), ...fast);
  assert.match(stdout, /likely-identifier customer/);
  assert.match(stdout, /^data .*: 300 rows, 5 columns;/m);
});

test('the document of a report has all that was said of the file, and replays', async () => {
  const words = [
    '--missing',
    ',k. A.',
    '--columns',
    'Fläche,Zimmer,Art',
    '--decimal',
    ',',
    '--delimiter',
    ';',
  ];
  const trained = await qualm(
    'train',
    dirty('houses'),
    ...words,
    '--sample',
    '120',
    '--seed',
    '3',
    ...fast,
    '--json',
  );
  assert.equal(trained.code, 0, trained.stderr);
  const report = JSON.parse(trained.stdout);
  assert.deepEqual(report.spec.data, {
    source: 'csv',
    target: 'Klasse',
    columns: ['Fläche', 'Zimmer', 'Art'],
    delimiter: ';',
    decimal: ',',
    missing: ['', 'k. A.'],
    sample: { rows: 120 },
  });
  assert.deepEqual([report.reading.rows, report.reading.kept], [260, 120]);
  assert.equal(report.split.train + report.split.test, 120);
  assert.ok(Array.isArray(report.findings));
  const path = await file('replay.json', JSON.stringify(report.spec));
  const replayed = await qualm('run', path, '--data', dirty('houses'), '--json');
  assert.equal(JSON.parse(replayed.stdout).fingerprint, report.fingerprint);
});

test('rows without a label stop a training, unless the user drops them', async () => {
  const lines = Array.from({ length: 40 }, (_, i) => `${i % 9},${i === 7 ? '' : 'ab'[i % 2]}`);
  const path = await file('unlabeled.csv', `x,k\n${lines.join('\n')}\n`);
  const refused = await qualm('train', path, ...fast);
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /csv-missing-value\n {2}Line 9, column "k": the label is missing/);
  const dropped = await qualm('train', path, '--drop-unlabeled', ...fast);
  assert.equal(dropped.code, 0, dropped.stderr);
  assert.match(dropped.stdout, /1 row without a label left out, as asked/);
});

test('profile: a row for each column, the findings named, and --json', async () => {
  const { code, stdout, stderr } = await qualm('profile', dirty('loans'), '--target', 'outcome');
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^column +type +missing +distinct +min +median +mean +sd +max +most frequent$/m);
  assert.match(stdout, /^debt +number +0 +282 +3\.85 +13\.23 +13\.27 +4\.324 +26\.74 /m);
  assert.match(stdout, /^target +outcome: paid 204, default 96$/m);
  for (const name of [
    'likely-identifier customer',
    'duplicate-column debt_copy',
    'likely-leak reminders_sent',
  ])
    assert.ok(stdout.includes(name), name);
  const plain = JSON.parse((await qualm('profile', dirty('loans'), '--target', 'outcome', '--json')).stdout);
  assert.equal(plain.rows, 300);
  assert.deepEqual(
    plain.findings.map((/** @type {any} */ { code: one }) => one),
    [...['likely-identifier', 'duplicate-column', 'likely-leak']],
  );
});

/**
 * @param {number} seed
 * @param {number} shift
 */
function rows(seed, shift) {
  const { normal, below } = draws(seed);
  const lines = Array.from({ length: 300 }, () => `${normal() + shift},${normal()},${'ab'[below(2)]}`);
  return `moving,still,kind\n${lines.join('\n')}\n`;
}

test('validate: drift with rows, statistics and thresholds, and each anomaly with its line', async () => {
  const train = await file('train.csv', rows(1, 0));
  const batch = await file('batch.csv', `${rows(2, 1.5)}0.1,0.2,c\n`);
  const { code, stdout, stderr } = await qualm('validate', train, batch);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^unknown-category +kind +line 302 +"c" +a, b$/m);
  assert.match(stdout, /^moving +300 \/ 301 +\d\.\d{4} +0\.\d{4} +0\.\d{4} +\d.*e-\d+ +0\.0025 +drifted$/m);
  assert.match(
    stdout,
    /^Drifted: moving \(flagged by chance in 1 % of batches; p-values are asymptotic\)\.$/m,
  );
  const same = await qualm('validate', train, train, '--json');
  const { check, drift } = JSON.parse(same.stdout);
  assert.deepEqual([check.count, drift.flagged], [0, []]);
});

test('wrong usage is told', async () => {
  /** @type {[string[], number, RegExp][]} */
  const cases = [
    [['validate', dirty('loans')], 2, /takes two files/],
    [['train', dirty('loans'), '--columns', 'debt', '--drop', 'income'], 2, /exclude each other/],
    [['train', dirty('loans'), '--columns', 'debt,'], 2, /names between commas/],
    [['train', dirty('loans'), '--drop', 'debts'], 1, /no feature "debts"/],
    [['train', dirty('loans'), '--columns', 'debts'], 1, /no column "debts"/],
    [['profile', 'nowhere.csv'], 1, /no such file/],
    [['profile', dirty('loans'), '--decimal', ';'], 1, /point or a comma/],
  ];
  for (const [words, code, message] of cases) {
    const result = await qualm(...words);
    assert.deepEqual(
      [result.code, message.test(result.stderr)],
      [code, true],
      `${words.join(' ')}: ${result.stderr}`,
    );
  }
});

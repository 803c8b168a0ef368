import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { inferSchema, profile, profileTable, readTable } from '../../bindings/js/csv.js';
import { draws, motley, pieces } from './support/csv.js';

const fixtures = JSON.parse(await readFile(new URL('../fixtures/profile.json', import.meta.url), 'utf8'));

/** @param {string} name of a data set with everything wrong */
const dirty = (name) => createReadStream(new URL(`../fixtures/dirty/${name}.csv`, import.meta.url));

/**
 * @param {number} received
 * @param {number} expected
 * @param {string} what
 */
function close(received, expected, what) {
  const scale = Math.max(1, Math.abs(expected));
  assert.ok(Math.abs(received - expected) <= 1e-12 * scale, `${what}: ${received} instead of ${expected}`);
}

for (const [name, expected] of Object.entries(/** @type {Record<string, any>} */ (fixtures.columns))) {
  test(`figures of a column are those of NumPy: ${name}`, async () => {
    const { columns, sample } = await profile(`x\n${expected.values.join('\n')}\n`);
    const numbers = /** @type {import('../../bindings/js/data/profile.js').NumberFigures} */ (
      columns[0].numbers
    );
    assert.equal(sample.complete, true);
    close(numbers.mean, expected.mean, 'mean');
    close(numbers.standardDeviation, expected.standardDeviation, 'standard deviation');
    expected.quantiles.forEach((/** @type {number} */ value, /** @type {number} */ i) =>
      close(numbers.quantiles.values[i].value, value, `quantile ${i}`),
    );
    assert.deepEqual(numbers.histogram.counts, expected.histogram);
    assert.equal(numbers.outliers.count, expected.outliers);
    assert.deepEqual(columns[0].distinct, { count: expected.distinct, sketched: false, standardError: 0 });
    assert.deepEqual(
      [numbers.min, numbers.max],
      [Math.min(...expected.values), Math.max(...expected.values)],
    );
  });
}

test('any cut of the bytes gives the same profile, bit for bit', async () => {
  for (let seed = 1; seed <= 12; ++seed) {
    const random = draws(seed);
    const bytes = new TextEncoder().encode(motley(random, 150));
    const whole = await profile(bytes, { target: 'k', seed });
    for (const longest of [1, 3, 17, 400, 5000]) {
      const cut = await profile(pieces(bytes, random.below, longest), { target: 'k', seed });
      assert.deepEqual(cut, whole, `seed ${seed}, pieces of up to ${longest} bytes`);
    }
    const text = await profile(new TextDecoder().decode(bytes), { target: 'k', seed });
    assert.deepEqual({ ...text, bytes: 0 }, { ...whole, bytes: 0 }, `seed ${seed}, as text`);
  }
});

test('a file longer than what is kept of it gives the same bits in one piece and streamed', async () => {
  const random = draws(5);
  const rows = Array.from(
    { length: 30_000 },
    (_, i) => `${i},${random.normal().toFixed(6)},${'ab'[random.below(2)]}`,
  );
  const bytes = new TextEncoder().encode(`id,x,k\n${rows.join('\n')}\n`);
  const whole = await profile(bytes, { target: 'k' });
  assert.deepEqual(await profile(new Blob([bytes]).stream(), { target: 'k' }), whole);
  assert.deepEqual(await profile(new Blob([bytes]), { target: 'k' }), whole);
  assert.deepEqual(whole.sample, { rows: 20_000, complete: false, seed: 0 });
  assert.equal(whole.columns[1].numbers?.quantiles.sampled, true);
  const other = await profile(bytes, { target: 'k', seed: 1 });
  assert.notDeepEqual(other.columns[1].numbers?.quantiles, whole.columns[1].numbers?.quantiles);
  assert.deepEqual(other.columns[1].numbers?.mean, whole.columns[1].numbers?.mean);
  assert.ok(whole.findings.some(({ code }) => code === 'sampled'));
});

test('a sampled quantile lies within four of its standard errors', async () => {
  const rows = 60_000;
  const text = `x\n${Array.from({ length: rows }, (_, i) => (i * 7919) % rows).join('\n')}\n`;
  for (let seed = 0; seed < 5; ++seed) {
    const [{ numbers }] = (await profile(text, { seed })).columns;
    for (const { share, value } of numbers?.quantiles.values ?? []) {
      const error = Math.sqrt((share * (1 - share)) / 20_000);
      assert.ok(Math.abs(value / rows - share) < 4 * error, `seed ${seed}, quantile ${share}: ${value}`);
    }
  }
});

test('distinct values are counted up to a bound, and then estimated with an error that is stated', async () => {
  const column = (/** @type {number} */ different) =>
    `x\n${Array.from({ length: 30_000 }, (_, i) => `v${i % different}`).join('\n')}\n`;
  const exact = (await profile(column(4096))).columns[0].distinct;
  assert.deepEqual(exact, { count: 4096, sketched: false, standardError: 0 });
  const { count, sketched, standardError } = (await profile(column(25_000))).columns[0].distinct;
  assert.ok(sketched && standardError > 0.01 && standardError < 0.02);
  assert.ok(Math.abs(count / 25_000 - 1) < 4 * standardError, `${count}`);
});

test('the most frequent values are exact where they fit, else too low by no more than is said', async () => {
  const random = draws(8);
  const rows = Array.from({ length: 40_000 }, () =>
    random.uniform() < 0.3 ? 'often' : `r${random.below(20_000)}`,
  );
  const { frequent } = (await profile(`x\n${rows.join('\n')}\n`)).columns[0];
  const truth = rows.filter((row) => row === 'often').length;
  assert.equal(frequent.exact, false);
  assert.equal(frequent.values[0].value, 'often');
  assert.ok(frequent.values[0].count <= truth && truth <= frequent.values[0].count + frequent.tooLowBy);
  assert.ok(frequent.tooLowBy <= rows.length / 1001);
});

/** @type {[file: string, target: string, expected: [code: string, column: string | null][]][]} */
const problems = [
  [
    'clinic',
    'state',
    [
      ['missing-spellings', null],
      ['duplicate-rows', null],
      ['missing-values', 'age'],
      ['missing-values', 'marker'],
      ['mixed-types', 'pressure'],
      ['constant-column', 'site'],
      ['blank-lines', null],
    ],
  ],
  [
    'loans',
    'outcome',
    [
      ['likely-identifier', 'customer'],
      ['duplicate-column', 'debt_copy'],
      ['likely-leak', 'reminders_sent'],
    ],
  ],
  [
    'houses',
    'Klasse',
    [
      ['decimal-comma', null],
      ['mixed-types', 'Fläche'],
      ['thousands-separators', 'Nummer'],
    ],
  ],
];
for (const [file, target, expected] of problems) {
  test(`the problems of ${file}.csv are named, and no others`, async () => {
    const { findings } = await profile(dirty(file), { target });
    const found = findings
      .filter(({ code }) => code !== 'outliers')
      .map(({ code, column }) => `${code} ${column}`);
    assert.deepEqual(found.sort(), expected.map(([code, column]) => `${code} ${column}`).sort());
    for (const { message } of findings) assert.match(message, /^[A-Z0-9].*\.$/);
  });
}

test('data sets without faults have neither leaks nor identifiers', async () => {
  for (const name of ['iris', 'wine', 'breast_cancer', 'digits']) {
    const file = createReadStream(new URL(`../../bindings/data/${name}.csv`, import.meta.url));
    const { findings } = await profile(file, { target: 'target' });
    const wrong = findings.filter(({ code }) => code === 'likely-leak' || code === 'likely-identifier');
    assert.deepEqual(wrong, [], name);
  }
});

test('types are told apart', async () => {
  const text = `whole,real,truth,flag,day,kind,free,same,none,k\n${Array.from(
    { length: 30 },
    (_, i) =>
      `${i % 7},${i}.5,${['true', 'False'][i % 2]},${i % 2},2024-01-${10 + (i % 9)},${'xyz'[i % 3]},t${i},9,,${i % 2}`,
  ).join('\n')}\n`;
  const types = (await profile(text)).columns.map(({ type }) => type);
  assert.deepEqual(types, [
    ...[
      'integer',
      'number',
      'boolean',
      'boolean',
      'date',
      'category',
      'text',
      'constant',
      'empty',
      'boolean',
    ],
  ]);
});

test('a table has the profile of its file', async () => {
  const text = motley(draws(3), 200);
  const { table } = readTable(text, { target: null });
  const file = await profile(text);
  const ofTable = await profileTable(table);
  const figures = (/** @type {import('../../bindings/js/data/profile.js').Profile} */ { columns }) =>
    columns.map(({ name, type, count, numbers, equalTo }) => ({ name, type, count, numbers, equalTo }));
  assert.deepEqual(figures(ofTable), figures(file));
  assert.equal(ofTable.rows, file.rows);
  // A column of text has its numbers as they are spelled, and so has the file's.
  assert.deepEqual(
    inferSchema(table).columns.map(({ name }) => name),
    file.columns.map(({ name }) => name),
  );
});

test('progress is told, and a signal ends the work', async () => {
  const bytes = new TextEncoder().encode(`x,k\n${'1.25,a\n'.repeat(200_000)}`);
  /** @type {{ bytes: number, totalBytes: number | null, rows: number }[]} */
  const seen = [];
  await profile(bytes, { onProgress: (progress) => seen.push(progress) });
  assert.ok(seen.length >= 4);
  assert.deepEqual(seen.at(-1), { bytes: bytes.length, totalBytes: bytes.length, rows: seen.at(-1)?.rows });
  seen.forEach((one, i) => assert.ok(i === 0 || one.bytes > seen[i - 1].bytes));

  const control = new AbortController();
  let done = 0;
  const onProgress = () => {
    done += 1;
    control.abort();
  };
  await assert.rejects(profile(bytes, { signal: control.signal, onProgress }), { code: 'cancelled' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(done <= 2, `${done} pieces after the signal`);
  await assert.rejects(profile(bytes, { signal: AbortSignal.abort() }), { code: 'cancelled' });
});

test('a source that fails or gives nonsense is told, and is let go', async () => {
  const failing = (async function* () {
    yield 'x,k\n1,a\n';
    throw new Error('the disk is gone');
  })();
  await assert.rejects(profile(failing), /the disk is gone/);
  let released = false;
  const nonsense = (async function* () {
    try {
      yield /** @type {any} */ (7);
    } finally {
      released = true;
    }
  })();
  await assert.rejects(profile(nonsense), { code: 'invalid-option' });
  assert.ok(released);
  await assert.rejects(profile(/** @type {any} */ (5)), { code: 'invalid-option' });
  await assert.rejects(profile('x,k\n1,a\n', /** @type {any} */ ({ onprogress() {} })), {
    code: 'invalid-option',
  });
  await assert.rejects(profile('x,k\n1,a\n', { target: 'z' }), { code: 'csv-unknown-target' });
});

test('memory does not grow with the file', async () => {
  // Rows that never repeat fill every sketch; the second file is three times as long as the first.
  const source = async function* (/** @type {number} */ rows) {
    const random = draws(4);
    yield 'id,x,word,k\n';
    for (let done = 0; done < rows; done += 1000) {
      let text = '';
      for (let i = 0; i < 1000; ++i)
        text += `${done + i},${random.normal()},w${random.below(1e9)},${'ab'[i % 2]}\n`;
      yield text;
    }
  };
  const peak = async (/** @type {number} */ rows) => {
    let most = 0;
    const onProgress = () => {
      const { heapUsed, arrayBuffers, external } = process.memoryUsage();
      most = Math.max(most, heapUsed + arrayBuffers + external);
    };
    await profile(source(rows), { onProgress });
    return most / 1e6;
  };
  await peak(20_000); // what is loaded once
  const [short, long] = [await peak(100_000), await peak(300_000)];
  assert.ok(long < short + 60, `${short.toFixed(0)} MB for 100,000 rows, ${long.toFixed(0)} MB for 300,000`);
});

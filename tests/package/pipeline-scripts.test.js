/** The scripts for scikit-learn and Spark, run by Python: the same numbers as the package's own. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { preprocessSteps, toPySpark, toSklearn } from '../../bindings/js/index.js';
import { client } from './support/client.js';
import { mixedSpec, mixedTable, whole } from './support/mixed.js';

const python = '/usr/bin/python3'; // the one that has Debian's packages
const ready = spawnSync(python, ['-c', 'import sklearn, pandas']).status === 0;
const skip = ready ? false : 'needs python3-sklearn and python3-pandas, which tools/test installs on Debian';

const qualm = await client({ workers: 1 });
const table = mixedTable();
const folder = await mkdtemp(join(tmpdir(), 'qualm-'));
after(() => rm(folder, { recursive: true }));

/** @type {any[][]} */
const pipelines = preprocessSteps.map(({ kind }) => {
  const step = { kind };
  return kind === 'ordinal'
    ? [whole[0], step, { kind: 'standard' }]
    : [...whole, { kind: 'standard' }, step, { kind: 'min-max', to: [-1, 2] }];
});
pipelines.push([
  { kind: 'impute', by: 'median' },
  { kind: 'one-hot' },
  { kind: 'quantile', output: 'normal' },
]);
pipelines.push([
  { kind: 'impute', by: 'constant', value: -3 },
  { kind: 'ordinal' },
  { kind: 'clip', to: [-1, 1] },
]);

/** The table as a CSV file would have it, one text and one spelling of a gap more than the training rows had. */
function csvText() {
  const lines = [table.columns.join(',')];
  for (let row = 0; row < table.labels.length; row++) {
    const cells = table.columns.map((name, column) => {
      const value = table.values[row * table.columns.length + column];
      if (Number.isNaN(value)) return row % 2 ? '' : 'n/a';
      return name === 'colour' ? /** @type {any} */ (table.categories)[3][value] : String(value);
    });
    lines.push(cells.join(','));
  }
  lines.push('1,2,3,ochre,4');
  return `${lines.join('\n')}\n`;
}

/** What the package makes of the same rows. @param {any} pipeline */
async function expected(pipeline) {
  const values = Float64Array.from([...table.values, 1, 2, 3, 3, 4]);
  const categories = table.categories?.map((own) => (own.length > 0 ? [...own, 'ochre'] : own));
  const { values: result, unknown } = await qualm.transform(pipeline, { ...table, values, categories });
  assert.equal(unknown.length, 1);
  return result;
}

/**
 * @param {string} harness Python that reads the names of scripts and prints a list of lists of numbers
 * @param {(pipeline: any) => string} write
 * @param {string} prefix of the scripts' names
 */
async function check(harness, write, prefix) {
  const prepared = [];
  for (const preprocess of pipelines) {
    prepared.push((await qualm.prepare(mixedSpec(preprocess), { table })).pipeline);
  }
  const names = prepared.map((_, i) => `${prefix}${i}`);
  await writeFile(join(folder, 'rows.csv'), csvText());
  for (const [i, pipeline] of prepared.entries())
    await writeFile(join(folder, `${names[i]}.py`), write(pipeline));
  const { stdout, stderr, status } = spawnSync(python, ['-c', harness, ...names], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  assert.equal(status, 0, stderr.slice(-3000));
  const results = JSON.parse(stdout);
  for (const [i, pipeline] of prepared.entries()) {
    const ours = await expected(pipeline);
    const kinds = pipeline.steps.map(({ kind }) => kind).join(' ');
    assert.equal(results[i].length, ours.length, kinds);
    results[i].forEach((/** @type {number} */ value, /** @type {number} */ at) => {
      const distance = Math.abs(value - ours[at]) / Math.max(1, Math.abs(ours[at]));
      assert.ok(distance < 1e-9, `${kinds}: value ${at} is ${value}, expected ${ours[at]}`);
    });
  }
}

test('scikit-learn’s script prepares rows as the package does, to 1e-9', { skip }, () =>
  check(
    `
import importlib, json, sys, warnings
warnings.simplefilter("error")
sys.path.insert(0, ".")
results = []
for name in sys.argv[1:]:
    script = importlib.import_module(name)
    results.append(script.prepare(script.read("rows.csv")).ravel().tolist())
print(json.dumps(results))
`,
    toSklearn,
    'sklearn_',
  ),
);

test('run as a program it writes the features with their names', { skip }, async () => {
  const { pipeline, features } = await qualm.prepare(mixedSpec([...whole, { kind: 'standard' }]), { table });
  await writeFile(join(folder, 'prepare.py'), toSklearn(pipeline));
  await writeFile(join(folder, 'rows.csv'), csvText());
  const { stdout } = spawnSync(python, ['prepare.py', 'rows.csv'], { cwd: folder, encoding: 'utf8' });
  const lines = stdout.trim().split(/\r?\n/);
  assert.equal(lines[0], features.join(','));
  assert.equal(lines.length, 1 + 91);
});

// Spark itself is no Debian package: frames and types are stand-ins, the function that runs on its workers is not.
test('Spark’s script prepares partitions as the package does, to 1e-9', { skip }, async () => {
  await check(
    `
import importlib, json, sys, types
import pandas as pd
sys.path.insert(0, ".")
stand_in = types.ModuleType("pyspark.sql.types")
stand_in.DoubleType = lambda: "double"
stand_in.StructField = lambda name, kind, nullable: (name, kind, nullable)
stand_in.StructType = list
sys.modules.update({"pyspark": types.ModuleType("pyspark"), "pyspark.sql": types.ModuleType("sql"), "pyspark.sql.types": stand_in})

class Frame:
    def __init__(self, frame):
        self.frame = frame
        self.schema = {name: (name, "string", True) for name in frame.columns}

    def select(self, *names):
        return Frame(self.frame[list(names)])

    def mapInPandas(self, function, schema):
        parts = list(function(iter([self.frame[:30], self.frame[30:31], self.frame[31:]])))
        result = pd.concat(parts)
        assert [field[0] for field in schema] == list(result.columns)
        return result

rows = pd.read_csv("rows.csv", dtype=str, keep_default_na=False).replace("", None)
rows["id"] = range(len(rows))
results = []
for name in sys.argv[1:]:
    result = importlib.import_module(name).prepared(Frame(rows), keep=["id"])
    assert list(result["id"]) == list(range(len(rows)))
    results.append(result.drop(columns="id").to_numpy().ravel().tolist())
print(json.dumps(results))
`,
    toPySpark,
    'spark_',
  );
});

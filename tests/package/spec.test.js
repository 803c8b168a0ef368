import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datasets, defaultSpec, loadDataset, schema } from '../../bindings/js/index.js';

const pi = 3.141592653589793;

test('the defaults are those of the documentation', () => {
  assert.deepEqual(defaultSpec({ data: { source: 'moons' } }), {
    schema: 'qualm.experiment/1',
    seed: 0,
    data: { source: 'moons', rows: 200, noise: 0.15 },
    split: { kind: 'stratified', test: 0.25 },
    preprocess: [{ kind: 'standard' }, { kind: 'min-max', to: [0, pi] }],
    model: {
      encoder: { kind: 'angle', axis: 'y' },
      ansatz: { kind: 'strongly-entangling', layers: 3, entangler: 'ring' },
      readout: { kind: 'z', qubits: 'first' },
      loss: 'cross-entropy',
    },
    train: {
      optimizer: { kind: 'adam', rate: 0.05 },
      gradient: 'parameter-shift',
      epochs: 30,
      batch: 32,
      shots: null,
    },
    noise: { device: 'ideal', scale: 1, training: false },
    mitigation: [],
    baselines: ['logistic-regression'],
  });
});

test('more than four columns are reduced to four components', () => {
  const kinds = (/** @type {any} */ spec, /** @type {any} */ table) =>
    defaultSpec(spec, table).preprocess.map((step) => step.kind);
  assert.deepEqual(kinds({ data: { source: 'iris' } }, undefined), ['standard', 'min-max']);
  assert.deepEqual(kinds({ data: { source: 'wine' } }, undefined), ['standard', 'pca', 'min-max']);
  assert.deepEqual(kinds({ data: { source: 'csv' } }, { columns: ['a', 'b'] }), ['standard', 'min-max']);
  assert.deepEqual(kinds({ data: { source: 'csv' } }, { columns: 5 }), ['standard', 'pca', 'min-max']);
});

test('a full document stays as it is, and the input is not touched', () => {
  const full = defaultSpec({ data: { source: 'breast_cancer', target: 'target' }, seed: 7 });
  assert.deepEqual(defaultSpec(full), full);
  const input = Object.freeze({
    data: Object.freeze({ source: 'moons' }),
    train: Object.freeze({ epochs: 2 }),
  });
  assert.equal(defaultSpec(input).train.epochs, 2);
  assert.deepEqual(input, { data: { source: 'moons' }, train: { epochs: 2 } });
});

test('two documents never share a default', () => {
  const one = defaultSpec({ data: { source: 'moons' } });
  one.model.ansatz.layers = 9;
  one.baselines.length = 0;
  const two = defaultSpec({ data: { source: 'moons' } });
  assert.equal(two.model.ansatz.layers, 3);
  assert.deepEqual(two.baselines, ['logistic-regression']);
});

const moons = { data: { source: 'moons' } };
/** @type {[any, RegExp, string, RegExp][]} document, message, received, allowed */
const mistakes = [
  [null, /is an object/, 'null', /data/],
  [[], /is an object/, '[]', /data/],
  [{}, /^data is missing/, 'nothing', /data/],
  [{ data: {} }, /^data\.source is missing/, 'nothing', /source/],
  [{ data: { source: 'sun' } }, /^data\.source/, '"sun"', /moons.*csv/],
  [{ data: { source: 'csv' } }, /columns of the CSV/, 'no table', /readCsv/],
  [{ data: { source: 'moons', points: [] } }, /^data\.points/, '[]', /rows, noise/],
  [{ data: { source: 'painted' } }, /^data\.points/, 'nothing', /x, y/],
  [{ data: { source: 'painted', points: [[0, 0, 2]] } }, /^data\.points\[0\]\[2\]/, '2', /0, 1/],
  [{ data: { source: 'painted', points: [[0, NaN, 1]] } }, /^data\.points\[0\]\[1\]/, 'NaN', /number/],
  [{ ...moons, seed: -1 }, /^seed/, '-1', /at least 0/],
  [{ ...moons, seed: 0.5 }, /^seed/, '0.5', /integer/],
  [{ ...moons, sead: 1 }, /^sead/, '"sead"', /seed/],
  [{ ...moons, train: { epoch: 1 } }, /^train\.epoch /, '"epoch"', /epochs/],
  [{ ...moons, train: { epochs: '5' } }, /^train\.epochs/, '"5"', /integer/],
  [{ ...moons, train: { shots: 0 } }, /^train\.shots/, '0', /at least 1/],
  [{ ...moons, train: { optimizer: { rate: 0 } } }, /^train\.optimizer\.rate/, '0', /more than 0/],
  [{ ...moons, split: { test: 1 } }, /^split\.test/, '1', /less than 1/],
  [{ ...moons, preprocess: [{ kind: 'umap' }] }, /^preprocess\[0\]\.kind/, '"umap"', /pca/],
  [{ ...moons, preprocess: [{ kind: 'pca', n: 2 }] }, /^preprocess\[0\]\.n/, '"n"', /components/],
  [{ ...moons, preprocess: [{ kind: 'standard', to: 2 }] }, /^preprocess\[0\]\.to/, '"to"', /kind/],
  [
    { ...moons, model: { readout: { kind: 'parity', qubits: 'all' } } },
    /^model\.readout\.qubits/,
    '"qubits"',
    /kind/,
  ],
  [{ ...moons, model: { readout: { qubits: 'some' } } }, /^model\.readout\.qubits/, '"some"', /first/],
  [{ ...moons, noise: { device: 7 } }, /^noise\.device/, '7', /string/],
  [{ ...moons, noise: { scale: 4 } }, /^noise\.scale/, '4', /at most 3/],
  [{ ...moons, noise: { training: 'yes' } }, /^noise\.training/, '"yes"', /boolean/],
  [{ ...moons, noise: { p: 0.1 } }, /^noise\.p/, '"p"', /device, scale, training, gates/],
  [
    { ...moons, noise: { gates: [{ on: '1q' }] } },
    /^noise\.gates\[0\]\.channel is missing/,
    'nothing',
    /channel/,
  ],
  [{ ...moons, mitigation: ['zne'] }, /^mitigation\[0\] must be of type object/, '"zne"', /object/],
  [{ ...moons, baselines: [] }, /^baselines must not be empty/, '[]', /at least 1/],
  [JSON.parse('{"data":{"source":"moons","__proto__":{}}}'), /^data\.__proto__/, '"__proto__"', /noise/],
  [{ ...moons, note: () => 1 }, /plain data/, '{"data":{"source":"moons"}}', /JSON/],
];

for (const [spec, message, received, allowed] of mistakes) {
  test(`refused: ${message.source} (${received})`, () => {
    assert.throws(() => defaultSpec(spec), {
      name: 'QualmError',
      code: 'invalid-spec',
      message,
      received,
      allowed,
    });
  });
}

test('a table that has no columns is refused', () => {
  for (const columns of [null, undefined, 'x', 0, 1.5, NaN, []]) {
    const table = /** @type {any} */ ({ columns });
    assert.throws(() => defaultSpec({ data: { source: 'csv' } }, table), {
      name: 'QualmError',
      code: 'invalid-table',
    });
  }
});

test('generated sources have rows and noise, and no others do', () => {
  const sources = schema.properties.data.properties.source.enum;
  const generated = sources.filter((/** @type {string} */ source) => {
    try {
      return defaultSpec({ data: { source, rows: 40 } }).data.noise === 0.15;
    } catch {
      return false;
    }
  });
  assert.deepEqual(generated, ['moons', 'circles', 'xor', 'two-curves']);
});

test('the data sets are what their description says', async () => {
  for (const [name, { rows, columns, classes }] of Object.entries(datasets)) {
    const table = await loadDataset(name);
    assert.equal(table.labels.length, rows, name);
    assert.equal(table.columns.length, columns, name);
    assert.deepEqual(table.classes, classes, name);
  }
});

test('a data set can be cut down to some classes', async () => {
  const table = await loadDataset('digits', { classes: ['5', '3'] });
  assert.deepEqual(table.classes, ['3', '5']);
  assert.equal(table.labels.length, 183 + 182);
  await assert.rejects(loadDataset('digits', { classes: ['3', 'x'] }), {
    code: 'unknown-class',
    received: '"x"',
  });
  await assert.rejects(loadDataset('mnist'), {
    code: 'unknown-dataset',
    allowed: 'iris, wine, breast_cancer, digits',
  });
});

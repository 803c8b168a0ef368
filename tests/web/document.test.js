/** The document that the settings make is one that the library accepts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSpec } from '../../bindings/js/index.js';
import { defaultSettings, toSpec } from '../../web/model/document.js';
import { applies, settingRows } from '../../web/model/settings.js';

/** @type {Record<string, string>} where a setting stands in the document */
const places = {
  data: 'data.source',
  rows: 'data.rows',
  noise: 'data.noise',
  encoder: 'model.encoder.kind',
  axis: 'model.encoder.axis',
  ansatz: 'model.ansatz.kind',
  layers: 'model.ansatz.layers',
  entangler: 'model.ansatz.entangler',
  gradient: 'train.gradient',
  optimizer: 'train.optimizer.kind',
  rate: 'train.optimizer.rate',
  epochs: 'train.epochs',
  batch: 'train.batch',
  seed: 'seed',
};

/**
 * @param {any} document
 * @param {string} path
 */
const at = (document, path) => path.split('.').reduce((part, key) => part[key], document);

for (const row of settingRows) {
  test(`${row.key} reaches the document, with every value it can have`, () => {
    const values = row.kind === 'choice' ? (row.choices ?? []).map(({ value }) => value) : [row.min, row.max];
    for (const value of values) {
      const settings = { ...defaultSettings(), [row.key]: /** @type {string | number} */ (value) };
      const spec = defaultSpec(toSpec(settings), value === 'csv' ? { columns: 3 } : null);
      if (row.key in places) assert.equal(at(spec, places[row.key]), value);
    }
  });
}

test('readout and shots are translated', () => {
  const spec = (/** @type {object} */ change) =>
    /** @type {any} */ (toSpec({ ...defaultSettings(), ...change }));
  assert.deepEqual(spec({ readout: 'parity' }).model.readout, { kind: 'parity' });
  assert.deepEqual(spec({ readout: 'all' }).model.readout, { kind: 'z', qubits: 'all' });
  assert.equal(spec({ shots: 'exact', shotTraining: 'on' }).train.shots, null);
  assert.equal(spec({ shots: '1000', shotTraining: 'on' }).train.shots, 1000);
  assert.equal(spec({ shots: '1000' }).train.shots, null, 'shots that only the answers are read with');
  assert.deepEqual(spec({ data: 'digits' }).data, { source: 'digits', classes: ['3', '5'] });
});

test('every setting explains itself and names its unit', () => {
  for (const row of settingRows) {
    assert.ok(row.label && row.help.length > 20, row.key);
    assert.ok(row.kind === 'choice' || row.unit, row.key);
    assert.ok(applies(row, 'moons'), row.key);
  }
});

/** The encoder of the lab: its settings, the document they make, and what it refuses, on the real library. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { defaultSpec, encoders, load } from '../../bindings/js/index.js';
import { createLab } from '../../web/actions/lab.js';
import { defaultSettings, toSpec } from '../../web/model/document.js';
import { encoderOf, encoderRows, readsFeatures } from '../../web/model/encoder.js';
import { fromLink, toLink } from '../../web/model/link.js';
import { hasMeaning, settingRows } from '../../web/model/settings.js';
import { createStore, firstState } from '../../web/model/state.js';

/** @type {import('../../bindings/js/client.js').Qualm} */
let client;
before(async () => {
  client = await load({ workers: 1, formats: false });
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

test('every option of every encoder has a control, and only where it has a meaning', () => {
  for (const { kind, options } of encoders) {
    const settings = { ...defaultSettings(), encoder: kind, amplitudes: 'approximate' };
    const exact = { ...settings, amplitudes: 'multiplexed' };
    const shown = encoderRows.filter((row) => hasMeaning(row, settings) || hasMeaning(row, exact));
    assert.equal(shown.length, options.length + 1, kind);
  }
});

test('the settings of each encoder make a document that says all of its options', () => {
  for (const { kind } of encoders) {
    const { model } = defaultSpec(toSpec({ ...defaultSettings(), encoder: kind }));
    assert.deepEqual(model.encoder, encoderOf({ ...defaultSettings(), encoder: kind }));
  }
  const settings = {
    ...defaultSettings(),
    ...{ encoder: 're-uploading', uploads: '2', weights: 'on', axis: 'x' },
  };
  const expected = { kind: 're-uploading', axis: 'x', trainable: true, repetitions: 2 };
  assert.deepEqual(encoderOf(settings), expected);
  assert.equal(encoderOf({ ...settings, uploads: 'all', layers: 5 }).repetitions, 5);
  const approximate = { ...settings, encoder: 'amplitude', amplitudes: 'approximate', inject: 'on' };
  assert.deepEqual(encoderOf(approximate), {
    ...{ kind: 'amplitude', method: 'approximate', controls: 1, complex: false, inject: false },
  });
  assert.deepEqual(encoderOf({ ...settings, paulis: 'X,Y,ZZ' }, 'pauli-feature-map').paulis, [
    'X',
    'Y',
    'ZZ',
  ]);
});

test('a link carries the options of its encoder and no others', () => {
  const settings = { ...defaultSettings(), encoder: 'iqp', repetitions: 3, axis: 'x', entanglement: 'ring' };
  assert.equal(toLink(settings), 'encoder=iqp&repetitions=3&entanglement=ring');
  assert.equal(fromLink('encoder=iqp&repetitions=9').notice?.received, '9');
});

test('which circuits read features themselves is what the library says', async () => {
  for (const { kind } of encoders) {
    const row = kind === 'basis' ? [1, 0, 1] : [0.3, 0.7, 1.9];
    const { values } = await client.encode(kind, [row]);
    const same = values.length === row.length && row.every((x, i) => x === values[i]);
    assert.equal(same, readsFeatures(kind), kind);
  }
});

for (const { kind } of encoders) {
  test(`${kind}: it trains, or says in words why not, and the training before stays`, async () => {
    const { store, lab, links } = open('rows=40&epochs=1&layers=1');
    await lab.start();
    await until(store, ({ run }) => run?.done);
    const before_ = store.get().run;
    await lab.setting('encoder', kind);
    const { run, refused, notice, settings } = store.get();
    assert.equal(notice, null);
    if (kind === 'basis') {
      assert.equal(refused?.key, 'encoder');
      assert.equal(refused.label, 'Basis');
      assert.match(refused.notice.message, /takes bits: row \d+, column \d+/);
      assert.equal(run?.number, before_?.number);
      assert.equal(settings.encoder, 'angle');
      assert.equal(links.at(-1), 'rows=40&layers=1&epochs=1');
    } else {
      assert.equal(refused, null);
      await until(store, (state) => state.run?.done && state.run.vectors);
      assert.equal(store.get().run?.spec.model.encoder.kind, kind);
    }
  });
}

test('a refusal goes with the next change; one of another setting is said over the page', async () => {
  const { store, lab } = open('rows=40&epochs=1&layers=1&encoder=re-uploading');
  await lab.start();
  await until(store, ({ run }) => run?.done);
  await lab.setting('uploads', '3');
  assert.equal(store.get().refused?.key, 'uploads');
  assert.equal(store.get().settings.uploads, 'all');
  await lab.setting('layers', '3');
  assert.equal(store.get().refused, null);
  await lab.setting('uploads', '3');
  assert.equal(store.get().run?.spec.model.encoder.kind, 're-uploading');
});

test('the vectors are those of the encoded row, not of the row', async () => {
  const { store, lab } = open('rows=40&epochs=1&layers=1&encoder=amplitude&entangler=none');
  store.set({ playing: false });
  await lab.start();
  await until(store, ({ run }) => run?.vectors && run.encoded);
  const { run, row } = store.get();
  // Two amplitudes, x0 : x1, on one qubit: the angle is 2·atan2(x1, x0).
  const { features } = await import('../../web/model/rows.js').then(({ rowAt }) =>
    rowAt(/** @type {any} */ (run).prepared, row),
  );
  assert.equal(run?.encoded?.values.length, 1);
  assert.ok(Math.abs(run.encoded.values[0] - 2 * Math.atan2(features[1], features[0])) < 1e-12);
  assert.ok(Math.abs(Number(run.encoded.record.norm) - Math.hypot(...features)) < 1e-12);
  lab.moveRow(1);
  await until(store, (state) => state.run?.encoded?.values[0] !== run.encoded?.values[0]);
});

test('every row of settings of the encoder explains itself', () => {
  for (const row of settingRows.filter(({ group }) => group === 'encoding')) {
    for (const [key, values] of Object.entries(row.needs ?? {})) {
      const { choices = [] } = /** @type {any} */ (settingRows.find((one) => one.key === key));
      for (const value of values)
        assert.ok(
          choices.some((/** @type {any} */ one) => one.value === value),
          row.key,
        );
    }
  }
});

/** Noise in the lab: what the settings mean, and that they reach what they should and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '../../bindings/js/index.js';
import { devices } from '../../bindings/js/devices.js';
import { createLab } from '../../web/actions/lab.js';
import { defaultSettings, toSpec } from '../../web/model/document.js';
import { gridSize, restedSize } from '../../web/model/grid.js';
import { fromLink, toLink } from '../../web/model/link.js';
import { mitigationSentence, shownMitigated } from '../../web/model/mitigation.js';
import {
  figuresOf,
  hasRoom,
  noiseOf,
  noiseSentence,
  shownNoisy,
  trainsAlike,
} from '../../web/model/noise.js';
import { settingRow } from '../../web/model/settings.js';
import { createStore, firstState } from '../../web/model/state.js';
import { openLab, pause, settingsWith, until, valueOf } from './support/fake-lab.js';

test('every device and the depolarizing gates can be chosen; each says a sentence', () => {
  const values = settingRow('device')?.choices?.map(({ value }) => value);
  assert.deepEqual(values, ['ideal', 'depolarizing', ...devices.map(({ name }) => name)]);
  for (const device of values ?? []) {
    assert.match(noiseSentence(settingsWith({ device })), /^\S.{20,}\.$/);
  }
});

test('the document has the noise that was chosen, and none where none was', () => {
  assert.ok(!('noise' in toSpec(defaultSettings())));
  const settings = settingsWith({ device: 'ibmq_manila', scale: 1.5 });
  assert.deepEqual(toSpec(settings).noise, { device: 'ibmq_manila', scale: 1.5, training: false });
  const trained = settingsWith({ device: 'depolarizing', scale: 2, noisyTraining: 'on' });
  assert.deepEqual(toSpec(trained).noise, {
    scale: 2,
    gates: [{ on: 'all', channel: 'depolarizing', p: 0.02 }],
    training: true,
  });
});

test('a link carries device, scale and training, and refuses what does not exist', () => {
  const link = 'device=ionq_aria&scale=2.35&noisyTraining=on';
  const { settings, notice } = fromLink(link);
  assert.equal(notice, null);
  assert.deepEqual([settings.device, settings.scale, settings.noisyTraining], ['ionq_aria', 2.35, 'on']);
  assert.equal(toLink(settings), link);
  assert.match(fromLink('device=abacus').notice?.allowed ?? '', /ionq_aria/);
  assert.match(fromLink('scale=3.5').notice?.allowed ?? '', /from 0 to 3/);
});

test('only a training under the noise or with the shots differs with them', () => {
  const [one, two] = [1, 2].map((scale) => settingsWith({ device: 'ibmq_manila', scale }));
  assert.ok(trainsAlike(one, two));
  assert.ok(trainsAlike({ ...one, shots: '10' }, { ...one, shots: '100' }));
  assert.ok(
    !trainsAlike({ ...one, shots: '10', shotTraining: 'on' }, { ...one, shots: '100', shotTraining: 'on' }),
  );
  assert.ok(trainsAlike(one, { ...one, shotTraining: 'on' }), 'exact either way');
  assert.ok(!trainsAlike({ ...one, noisyTraining: 'on' }, { ...two, noisyTraining: 'on' }));
  assert.ok(trainsAlike(defaultSettings(), settingsWith({ noisyTraining: 'on' })));
});

test('at strength 0 the ideal stands for the noisy; without a device nothing does', () => {
  const run = /** @type {any} */ ({ quantumField: {}, comparison: {}, noisy: null });
  assert.equal(shownNoisy(run, defaultSettings()), null);
  const still = shownNoisy(run, settingsWith({ device: 'ibmq_manila', scale: 0 }));
  assert.equal(still?.field, run.quantumField);
  assert.equal(still?.comparison, run.comparison);
  assert.equal(shownNoisy(run, settingsWith({ device: 'ibmq_manila' }))?.field, null);
  const answered = { ...run, noisy: { field: 1, comparison: null, execution: null } };
  assert.equal(shownNoisy(answered, settingsWith({ shots: '10' })), answered.noisy);
  assert.equal(
    shownNoisy(answered, settingsWith({ device: 'ibmq_manila', scale: 0, shots: '10' })),
    answered.noisy,
  );
});

test('figures are the medians of what is published, and what is not stays unknown', () => {
  const manila = /** @type {import('../../bindings/js/devices.js').Device} */ (
    devices.find(({ name }) => name === 'ibmq_manila')
  );
  // By hand: the errors of the eight CX, and five qubits' T1, P(0|1) and P(1|0), sorted.
  const { pairGate, pairError, t1, readout } = figuresOf(manila);
  assert.equal(pairGate, 'cx');
  assert.equal(pairError, (0.008828 + 0.01135) / 2);
  assert.equal(t1, 0.0001447);
  assert.equal(readout, (0.0316 + 0.0122) / 2);
  assert.equal(figuresOf({ ...manila, t1: null }).t1, null);
  assert.equal(figuresOf({ ...manila, p01: [null, 0.1, 0.3], p10: null }).readout, null);
});

test('a device without room for the circuit is known', () => {
  assert.ok(hasRoom('ibmq_manila', 5) && !hasRoom('ibmq_manila', 6));
  assert.ok(hasRoom('ideal', 20) && hasRoom('depolarizing', 20));
});

test('the grid is the finest that is answered in time', () => {
  assert.equal(gridSize(null, 60), 10);
  assert.equal(gridSize(0.01, 60), 56);
  assert.equal(gridSize(0.05, 50), 28);
  assert.equal(gridSize(10, 60), 10);
  assert.equal(gridSize(10, 60, 28), 28);
});

test('nothing is computed under noise where no device is chosen, or at strength 0', async () => {
  const { store, lab, log } = await openLab('');
  assert.ok(log.asked.every(({ scale }) => scale === null));
  await lab.setting('scale', '2');
  await lab.setting('scale', '0');
  await lab.setting('device', 'ibmq_manila');
  await pause(300);
  assert.ok(log.asked.every(({ scale }) => scale === null));
  assert.equal(store.get().run?.noisy, null);
});

test('a device and its strength change the noisy answers alone: no new training, no other boundary', async () => {
  const { store, lab, log, links } = await openLab('shots=100');
  const { run } = store.get();
  const others = log.asked.length;
  await lab.setting('device', 'ibmq_manila');
  await until(store, (state) => valueOf(state) === 0.51 && state.run?.noisy?.comparison);
  await lab.setting('scale', '3');
  await until(store, (state) => valueOf(state) === 0.53);
  assert.equal(links.at(-1), 'device=ibmq_manila&scale=3&shots=100');
  assert.equal(log.trained, 1);
  assert.equal(store.get().run?.number, run?.number);
  assert.equal(store.get().run?.quantumField, run?.quantumField);
  assert.equal(store.get().run?.classicalField, run?.classicalField);
  const later = log.asked.slice(others);
  assert.ok(later.every(({ kind, scale, shots }) => kind === 'quantum' && scale !== null && shots === 100));
});

test('while the strength is turned only the latest is answered, the link waits, and the grid is fine at rest', async () => {
  const { store, lab, log, links } = await openLab('device=ibmq_manila');
  await until(store, (state) => state.run?.noisy?.field?.plane.size === 56);
  const before = log.asked.length;
  for (let i = 0; i <= 300; i++) lab.turn('scale', String(i / 100));
  await until(store, (state) => valueOf(state) === 0.53);
  assert.ok(log.asked.length - before < 30, `${log.asked.length - before} questions`);
  assert.deepEqual(links, []);
  await until(store, (state) => state.run?.noisy?.field?.plane.size === 56);
  lab.turn('scale', '7');
  assert.equal(store.get().settings.scale, 3);
  await lab.setting('scale', '3');
  assert.equal(links.at(-1), 'device=ibmq_manila&scale=3');
});

/** Whether nothing of the noisy boundary is still to come. @param {import('../../web/model/types.js').State} state */
const rested = ({ run }) => run?.noisy?.busy === false;

test('a boundary is busy until it is fine and has its score, and not when nothing will come', async () => {
  const { store, lab, log } = await openLab('device=ibmq_manila');
  await until(store, rested);
  assert.ok(store.get().run?.noisy?.comparison);
  lab.turn('scale', '2');
  assert.ok(!rested(store.get()));
  await until(store, rested);
  assert.equal(valueOf(store.get()), 0.52);
  assert.equal(store.get().run?.noisy?.field?.plane.size, 56);
  await lab.setting('scale', '0');
  assert.equal(shownNoisy(store.get().run, store.get().settings)?.busy, false, 'the ideal is there');
  log.broken = true;
  await lab.setting('device', 'ionq_aria');
  await lab.setting('scale', '1');
  await until(store, ({ notice }) => notice?.code === 'gone');
  assert.ok(rested(store.get()));
});

test('a machine that was held up once still gets a fine boundary', async () => {
  const { store, log } = await openLab('device=ibmq_manila', { held: 28 * 28 });
  await until(store, rested);
  assert.equal(log.held, 0, 'it was held up');
  assert.equal(store.get().run?.noisy?.field?.plane.size, 56);
});

test('a training under noise starts again with the noise, one without does not', async () => {
  const { store, lab, log } = await openLab('device=ibmq_manila');
  await lab.setting('noisyTraining', 'on');
  await until(store, ({ run }) => run?.number === 2 && run.done);
  lab.turn('scale', '2');
  assert.equal(log.trained, 2);
  await lab.setting('scale', '2');
  await until(store, ({ run }) => run?.number === 3 && run.done);
  assert.deepEqual(store.get().run?.spec.noise, { device: 'ibmq_manila', scale: 2, training: true });
  await lab.setting('noisyTraining', 'off');
  await until(store, ({ run }) => run?.number === 4 && run.done);
  await lab.setting('scale', '1');
  assert.equal(log.trained, 4);
});

test('what fails is said once, keeps the training, and is tried again when the reader changes the noise', async () => {
  const { store, lab, log } = await openLab('device=ibmq_manila');
  await until(store, valueOf);
  const { run } = store.get();
  log.broken = true;
  await lab.setting('device', 'ionq_aria');
  await until(store, ({ notice }) => notice?.code === 'gone');
  assert.equal(valueOf(store.get()), undefined, 'what another device answered is not shown for this one');
  lab.dismiss();
  lab.turn('scale', '2');
  await pause(250);
  assert.equal(store.get().notice, null);
  assert.equal(store.get().run?.quantumField, run?.quantumField);
  log.broken = false;
  await lab.setting('scale', '2');
  await until(store, (state) => valueOf(state) === 0.52);
});

test('noise of the documents is what predictions take', () => {
  assert.equal(noiseOf(defaultSettings()), null);
  assert.deepEqual(noiseOf(settingsWith({ device: 'ibm_fez', scale: 0.5 })), {
    device: 'ibm_fez',
    scale: 0.5,
  });
});

test('the scores on show are those that the experiment reports for the same document', async () => {
  const client = await load({ workers: 1, formats: false });
  try {
    const link = 'data=circles&rate=0.1&rows=80&epochs=4&layers=2&device=ibm_nairobi&scale=3';
    for (const training of ['', '&noisyTraining=on']) {
      const store = createStore({ ...firstState(fromLink(link + training).settings), pace: 'full' });
      await createLab(client, store, { writeLink: () => {} }).start();
      await until(store, ({ run }) => run?.done && run.comparison && run.noisy?.busy === false);
      await pause(400); // what was asked last, of the trained model, is answered
      const { run, settings } = store.get();
      const report = await client.experiment(toSpec(settings));
      assert.equal(run?.record?.fingerprint, report.fingerprint);
      assert.equal(run?.noisy?.comparison?.accuracyA, report.noisy?.comparison.accuracyA);
      assert.equal(run?.comparison?.accuracyA, report.comparison.accuracyA);
    }
  } finally {
    client.close();
  }
});

test('mitigation is in the document where there is noise, and makes another training only of a noisy one', () => {
  assert.ok(!('mitigation' in toSpec(settingsWith({ mitigation: 'both' }))), 'no noise');
  const chosen = settingsWith({ device: 'ibmq_manila', mitigation: 'both' });
  assert.deepEqual(toSpec(chosen).mitigation, [{ kind: 'readout' }, { kind: 'zero-noise' }]);
  const none = settingsWith({ device: 'ibmq_manila' });
  assert.ok(trainsAlike(chosen, none));
  assert.ok(!trainsAlike({ ...chosen, noisyTraining: 'on' }, { ...none, noisyTraining: 'on' }));
  assert.equal(fromLink('device=ibmq_manila&mitigation=zero-noise').settings.mitigation, 'zero-noise');
  assert.match(fromLink('mitigation=magic').notice?.allowed ?? '', /readout/);
});

test('every choice of mitigation is one that the library prepares and predicts with, under words of its own', async () => {
  const client = await load({ workers: 1 });
  try {
    for (const device of ['depolarizing', 'ibmq_manila'])
      for (const { value, label } of settingRow('mitigation')?.choices ?? []) {
        const settings = settingsWith({ device, mitigation: value, rows: 20, shots: '5000' });
        const { model, test: held, parameters: own } = await client.prepare(toSpec(settings));
        const parameters = own.initial.map((_, i) => 0.3 * (i + 1));
        const { mitigation = [] } = toSpec(settings);
        const answer = { space: /** @type {const} */ ('encoded'), noise: noiseOf(settings), mitigation };
        const { labels } = await client.predict(/** @type {any} */ ({ ...model, parameters }), held, answer);
        assert.equal(labels.length, held.rows, `${label} on ${device}`);
        assert.equal(fromLink(`device=${device}&mitigation=${value}`).settings.mitigation, value);
        if (value !== 'none')
          assert.match(mitigationSentence(settings, null, null), /^Mitigated: \S.{20,}\.$/);
      }
  } finally {
    client.close();
  }
});

test('another method starts without what the one before has answered', async () => {
  const { store, lab } = await openLab('device=ibmq_manila&mitigation=readout');
  const answered = () => until(store, ({ run }) => run?.mitigated?.field && run.mitigated.comparison);
  await answered();
  const changing = lab.setting('mitigation', 'regression');
  assert.equal(store.get().run?.mitigated, null);
  await changing;
  await answered();
  assert.equal(store.get().settings.mitigation, 'regression');
});

test('at rest a boundary is fine, unless it would be waited for too long', () => {
  assert.deepEqual([null, 0.01, 0.3, 2, 5, 20, 500].map(restedSize), [28, 56, 28, 28, 20, 10, 10]);
});

test('what mitigation takes is said beside what doing nothing takes', () => {
  const settings = settingsWith({ device: 'ibmq_manila', mitigation: 'readout' });
  const bill = (/** @type {number} */ circuits, /** @type {number} */ gates) =>
    /** @type {any} */ ({ ledger: { circuits, gates } });
  assert.match(
    mitigationSentence(settings, bill(50, 1000), bill(52, 1010)),
    /^Mitigated: .*for 1\.0 times the circuits and 1\.0 times the gates\.$/,
  );
  assert.match(mitigationSentence(settings, null, null), /calibration\.$/);
  assert.equal(shownMitigated(null, settingsWith({ mitigation: 'readout' })), null, 'no noise');
  assert.equal(
    shownMitigated(null, settingsWith({ device: 'ibmq_manila', scale: 0, mitigation: 'both' })),
    null,
  );
  assert.equal(shownMitigated(null, settings)?.comparison, null);
});

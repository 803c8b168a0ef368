/** Shots in the lab: a slider that reaches every answer at once, and the training only where the reader says so. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shotsSentence, shownNoisy } from '../../web/model/noise.js';
import { settingRow } from '../../web/model/settings.js';
import { positionOf, positions, valueAt } from '../../web/model/slider.js';
import { openLab, settingsWith, until, valueOf } from './support/fake-lab.js';

test('the slider of shots acts on the noisy answers alone, with and without a device', async () => {
  const { store, lab, log, links } = await openLab('');
  const before = log.asked.length;
  const { run } = store.get();
  lab.turn('shots', '50');
  await until(store, (state) => valueOf(state) === 0.5);
  assert.deepEqual(links, []);
  await lab.setting('shots', '20');
  assert.equal(links.at(-1), 'shots=20');
  await until(store, (state) => state.run?.noisy?.field?.plane.size === 56 && state.run.noisy.comparison);
  await lab.setting('device', 'ibmq_manila');
  await until(store, (state) => valueOf(state) === 0.51);
  assert.equal(log.trained, 1);
  assert.equal(store.get().run?.quantumField, run?.quantumField);
  assert.equal(store.get().run?.comparison, run?.comparison);
  const later = log.asked.slice(before);
  assert.ok(later.every(({ kind, shots }) => kind === 'quantum' && (shots === 20 || shots === 50)));
  await lab.setting('device', 'ideal');
  await lab.setting('shots', 'exact');
  assert.equal(shownNoisy(store.get().run, store.get().settings), null);
  lab.turn('shots', '11');
  assert.equal(store.get().settings.shots, 'exact', 'only the steps of the slider');
});

test('a training with shots starts again with them, and its ideal score is measured with as many', async () => {
  const { store, lab, log, links } = await openLab('shots=100&shotTraining=on');
  assert.equal(store.get().run?.spec.train?.shots, 100);
  assert.ok(log.asked.some(({ kind, rows, shots }) => kind === 'quantum' && rows === 4 && shots === 100));
  await lab.setting('shots', '1000');
  await until(store, ({ run }) => run?.number === 2 && run.done);
  assert.equal(store.get().run?.spec.train?.shots, 1000);
  await lab.setting('shotTraining', 'off');
  await until(store, ({ run }) => run?.number === 3 && run.done);
  assert.equal(store.get().run?.spec.train?.shots, null);
  assert.equal(links.at(-1), 'shots=1000');
  await lab.setting('shots', '10');
  assert.equal(log.trained, 3);
});

test('shots are ten steps from 10 to 10,000 and exact at the end; a sentence gives their standard error', () => {
  const row = /** @type {import('../../web/model/settings.js').Setting} */ (settingRow('shots'));
  const { min, max, step } = positions(row);
  const steps = Array.from({ length: (max - min) / step + 1 }, (_, i) => valueAt(row, String(i)));
  assert.deepEqual(
    [min, steps[0], steps.at(-2), steps.at(-1), steps.length],
    [0, '10', '10000', 'exact', 11],
  );
  steps.slice(1, -1).forEach((value, i) => assert.ok(Number(value) <= 2.5 * Number(steps[i])));
  steps.forEach((value, i) => assert.equal(positionOf(row, value), i));
  assert.equal(valueAt(row, '11'), '');
  assert.match(shotsSentence(settingsWith({ shots: '1000' })), /^1,000 shots.* 0\.032\.$/);
  assert.match(shotsSentence(settingsWith({})), /exact/);
});

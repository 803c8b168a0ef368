/** Settings to a link and back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings } from '../../web/model/document.js';
import { examples } from '../../web/model/examples.js';
import { fromLink, toLink } from '../../web/model/link.js';
import { pointsToText, snap, starterPoints, textToPoints } from '../../web/model/points.js';
import { applies, parseSetting, settingRows } from '../../web/model/settings.js';

/** What other settings have to be for one to have a meaning. @param {import('../../web/model/settings.js').Setting} row */
const needed = ({ needs = {} }) =>
  Object.fromEntries(Object.entries(needs).map(([key, values]) => [key, values[0]]));

test('the default is the empty link', () => {
  assert.equal(toLink(defaultSettings()), '');
  assert.deepEqual(fromLink('').settings, defaultSettings());
});

for (const row of settingRows.filter(({ key }) => key !== 'data')) {
  test(`${row.key} goes into the link and comes back`, () => {
    const values =
      row.kind === 'choice'
        ? (row.choices ?? []).map(({ value }) => value)
        : [/** @type {number} */ (row.min), /** @type {number} */ (row.max)];
    for (const value of values) {
      const settings = { ...defaultSettings(), ...needed(row), [row.key]: value };
      const { settings: back, notice } = fromLink(`#${toLink(settings)}`);
      assert.equal(notice, null);
      assert.deepEqual(back, settings);
    }
  });
}

test('every data set has a link, and settings without a meaning for it stay out', () => {
  const row = /** @type {import('../../web/model/settings.js').Setting} */ (settingRows[0]);
  for (const { value } of row.choices ?? []) {
    if (value === 'csv') continue;
    const settings = { ...defaultSettings(), data: value, noise: 0.3 };
    const back = fromLink(toLink(settings)).settings;
    assert.equal(back.data, value);
    const noise = settingRows.find(({ key }) => key === 'noise');
    assert.equal(back.noise, noise && applies(noise, value) ? 0.3 : 0.15);
  }
});

test('painted points come back exactly', () => {
  const points = [snap(-1, -1, 0), snap(0.99, 0.99, 1), snap(0.1234, -0.777, 1), snap(5, -5, 0)];
  assert.deepEqual(textToPoints(pointsToText(points)), points);
  const settings = { ...defaultSettings(), data: 'painted', points };
  assert.deepEqual(fromLink(toLink(settings)).settings, settings);
  assert.equal(toLink({ ...settings, points: starterPoints }), 'data=painted');
  assert.deepEqual(fromLink(toLink({ ...settings, points: [] })).settings.points, []);
});

test('what a link says wrongly keeps its default and is named', () => {
  for (const [hash, received] of [
    ['#layers=99', '99'],
    ['#layers=two', 'two'],
    ['#seed=1.5', '1.5'],
    ['#data=sinus', 'sinus'],
    ['#colour=red', 'colour'],
    ['#data=painted&points=~~~', '~~~'],
    ['#data=csv', 'data=csv'],
  ]) {
    const { settings, notice } = fromLink(hash);
    assert.equal(notice?.code, 'invalid-link', hash);
    assert.equal(notice?.received, received, hash);
    assert.equal(settings.layers, 3);
  }
});

test('the examples are links without a fault', () => {
  for (const { link } of examples) {
    const { settings, notice } = fromLink(link);
    assert.equal(notice, null, link);
    assert.equal(toLink(settings), link);
  }
});

test('a setting is parsed as a whole, or not at all', () => {
  const rate = /** @type {import('../../web/model/settings.js').Setting} */ (
    settingRows.find(({ key }) => key === 'rate')
  );
  assert.equal(parseSetting(rate, '0.1'), 0.1);
  for (const text of ['', ' ', '0', '-1', 'NaN', 'Infinity', '0.1x'])
    assert.equal(parseSetting(rate, text), null);
});

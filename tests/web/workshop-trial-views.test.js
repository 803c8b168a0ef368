/** Mitigation on trial, drawn: scales, words that keep clear of each other, sentences. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linearScale, logScale, plainNumber } from '../../web/views/workshop/trial/axes.js';
import { valueRange } from '../../web/views/workshop/trial/extrapolation.js';
import { placeLabels } from '../../web/views/workshop/trial/labels.js';
import { sideBySide } from '../../web/views/workshop/trial/pareto.js';
import * as words from '../../web/views/workshop/trial/words.js';

/** @param {{ ticks: { text: string }[] }} scale */
const texts = ({ ticks }) => ticks.map(({ text }) => text).join(' ');

test('powers of ten get steps of 1, 2 and 5 where there is room', () => {
  const wide = logScale(0.01, 1, 300, 0, 20);
  assert.equal(texts(wide), '0.01 0.02 0.05 0.1 0.2 0.5 1');
  assert.deepEqual([wide.at(0.01), wide.at(0.1), wide.at(1)], [300, 150, 0]);
  assert.equal(texts(logScale(0.01, 1, 100, 0, 20)), '0.01 0.03 0.1 0.3 1');
  assert.equal(texts(logScale(1e-4, 1e4, 100, 0, 20)), '10⁻⁴ 0.01 1 100 10,000');
});

test('even steps are round numbers', () => {
  assert.equal(texts(linearScale(0.58, 1.12, 200, 0, 30)), '0.6 0.7 0.8 0.9 1.0 1.1');
  assert.equal(texts(linearScale(-0.3, 0.3, 0, 200, 60)), '−0.2 0.0 0.2');
  assert.equal(linearScale(0, 5, 10, 60, 10).at(2.5), 35);
});

test('numbers are short', () => {
  assert.deepEqual([0, 0.0123456, 3e-5, 1234.5].map(plainNumber), ['0', '0.0123', '3·10⁻⁵', '1,230']);
});

// Sixty pictures of eight points each, at places that a fixed rule scatters; the room has place for all.
test('words beside points overlap neither each other nor another point, and stay inside', () => {
  const room = { left: 0, right: 600, top: 0, bottom: 400 };
  for (let seed = 0; seed < 60; seed++) {
    const spots = Array.from({ length: 8 }, (_, i) => ({
      x: 20 + ((seed * 131 + i * 197) % 560),
      y: 20 + ((seed * 71 + i * 113) % 360),
      text: 'readout + linear'.slice(0, 4 + ((seed + i) % 12)),
    }));
    const labels = placeLabels(spots, room);
    const boxes = labels.map(({ x, y, anchor, text }) => {
      const width = 6.1 * text.length;
      const left = x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
      return { left, right: left + width, top: y - 9, bottom: y + 4 };
    });
    for (const [i, a] of boxes.entries()) {
      assert.ok(a.left >= 0 && a.right <= 600 && a.top >= 0 && a.bottom <= 400, `seed ${seed}`);
      for (const b of boxes.slice(i + 1))
        assert.ok(
          a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top,
          `seed ${seed}: ${labels[i].text}`,
        );
      for (const [j, { x, y }] of spots.entries())
        assert.ok(i === j || x < a.left || x > a.right || y < a.top || y > a.bottom, `seed ${seed}`);
    }
  }
});

const extrapolation = {
  ...{ key: 'linear', name: 'Zero noise, linear', requested: [1, 3, 5], scales: [1, 2.8, 5] },
  ...{ values: [0.9, 0.7, 0.5], errors: [0.01, 0.02, 0.02] },
  curve: { scales: [0, 5], values: [1.01, 0.5], errors: [0.03, 0.02] },
};

test('the pictures of all extrapolations hold everything on one scale', () => {
  const [low, high] = valueRange([extrapolation], 1.2);
  assert.ok(low < 0.5 - 1.96 * 0.02 && high > 1.2, `${low} ${high}`);
  const bare = { ...extrapolation, curve: { scales: [0], values: [1], errors: [NaN] } };
  assert.ok(valueRange([bare], null).every(Number.isFinite));
});

test('an extrapolation says what it reads and which scales it reached', () => {
  const sentence = words.extrapolationSentence(extrapolation, 1);
  assert.equal(
    sentence,
    'At no noise it reads 1.010 ± 0.059; the ideal is 1.000. Asked for 1, 3, 5, folding reached 1, 2.8, 5: the fit uses those.',
  );
  const met = { ...extrapolation, scales: [1, 3, 5] };
  assert.equal(words.extrapolationSentence(met, null), 'At no noise it reads 1.010 ± 0.059.');
});

test('costs are read with their units', () => {
  const of = () => 0;
  assert.equal(words.costText({ key: 'device', label: '', unit: 's', of }, 1.02), '1.0 s');
  assert.equal(words.costText({ key: 'price', label: '', unit: '$', of }, 6.1), '$6.10');
  assert.equal(words.costText({ key: 'price', label: '', unit: '$', of }, 0.002), '$0.002');
  assert.equal(words.costText({ key: 'circuits', label: '', unit: 'count', of }, 1092), '1,092');
});

test('marks at the same cost, or nearly, stand side by side around it', () => {
  assert.deepEqual(sideBySide([10, 50, 50, 53, 200]), [0, -13, 0, 13, 0]);
  const many = sideBySide(Array(9).fill(100));
  assert.deepEqual([many[0], many[4], many[8]], [-20, 0, 20]);
  assert.deepEqual(sideBySide([]), []);
});

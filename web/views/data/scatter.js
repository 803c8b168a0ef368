import { featureCount } from '../../model/plane.js';
import { roundTicks } from '../plane/ticks.js';

/** @typedef {import('../../model/types.js').Prepared} Prepared */
/** @typedef {import('../../model/types.js').Table} Table */
/** @typedef {import('../plane/points.js').PlanePoint} PlanePoint */
/**
 * @typedef {{
 *   points: PlanePoint[], plane: { x: [number, number], y: [number, number] }, undrawn: number,
 *   ticks: { x: import('../plane/axes.js').Tick[], y: import('../plane/axes.js').Tick[] }, room?: number,
 * }} Scatter undrawn are rows with a value missing; room is what the ticks need on the left, in pixels
 */

/**
 * Rows as they were read, by two of their columns; a text is drawn at the place of its category.
 * @param {Table} raw
 * @param {Prepared} prepared
 * @param {number[]} axes
 * @returns {Scatter}
 */
export function scatterBefore(raw, { rows, train, test }, axes) {
  const width = raw.columns.length;
  const scatter = scatterOf(axes, (row, axis) => raw.values[row * width + axis], {
    train: { places: rows.train, labels: train.labels },
    test: { places: rows.test, labels: test.labels },
  });
  const named = axes.map((axis) => raw.categories?.[axis] ?? []);
  return {
    ...scatter,
    ...(named[1].length > 0 && { room: 74 }),
    ticks: {
      x: named[0].length > 0 ? categoryTicks(named[0]) : scatter.ticks.x,
      y: named[1].length > 0 ? categoryTicks(named[1]) : scatter.ticks.y,
    },
  };
}

/**
 * Rows as the circuit gets them, by two of their features.
 * @param {Prepared} prepared
 * @param {number[]} axes
 * @returns {Scatter}
 */
export function scatterAfter({ train, test }, axes) {
  const features = featureCount(train);
  const values = { train: train.values, test: test.values };
  const places = (/** @type {number} */ rows) => Int32Array.from({ length: rows }, (_, i) => i);
  return scatterOf(axes, (row, axis, part) => (axis < features ? values[part][row * features + axis] : 0), {
    train: { places: places(train.rows), labels: train.labels },
    test: { places: places(test.rows), labels: test.labels },
  });
}

/** @typedef {{ places: Int32Array, labels: Int32Array }} Part */

/**
 * @param {number[]} axes
 * @param {(row: number, axis: number, part: 'train' | 'test') => number} value
 * @param {{ train: Part, test: Part }} parts
 * @returns {Scatter}
 */
function scatterOf([across, up], value, parts) {
  const all = /** @type {const} */ (['train', 'test']).flatMap((part) =>
    Array.from(parts[part].places, (row, index) => ({
      x: value(row, across, part),
      y: value(row, up, part),
      label: parts[part].labels[index],
      part,
      index,
    })),
  );
  const points = all.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  const plane = { x: extent(points.map(({ x }) => x)), y: extent(points.map(({ y }) => y)) };
  return {
    points,
    plane,
    undrawn: all.length - points.length,
    ticks: { x: roundTicks(plane.x), y: roundTicks(plane.y) },
  };
}

/**
 * @param {number[]} values
 * @returns {[number, number]}
 */
function extent(values) {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  if (!(low <= high)) return [0, 1];
  const margin = low === high ? 0.5 : 0.06 * (high - low);
  return [low - margin, high + margin];
}

/** @param {string[]} categories */
function categoryTicks(categories) {
  const step = Math.ceil(categories.length / 5);
  return categories.flatMap((name, at) =>
    at % step === 0 ? [{ at, text: name.length > 9 ? `${name.slice(0, 8)}…` : name }] : [],
  );
}

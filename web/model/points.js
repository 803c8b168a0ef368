/** @typedef {import('./types.js').Point} Point */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const steps = 256;

/** The most points that a link carries. */
export const mostPoints = 500;

/**
 * A painted point on the grid that links can hold: 256 steps from -1 to 1, exact in binary.
 * @param {number} x
 * @param {number} y
 * @param {0 | 1} label
 * @returns {Point}
 */
export const snap = (x, y, label) => [toGrid(x) / 128 - 1, toGrid(y) / 128 - 1, label];

/** @param {number} value */
const toGrid = (value) => Math.min(steps - 1, Math.max(0, Math.round((value + 1) * 128)));

/**
 * Three letters a point: 8 bits each for x and y, one for the class.
 * @param {Point[]} points
 */
export function pointsToText(points) {
  return points
    .map(([x, y, label]) => {
      const bits = (label * steps + toGrid(x)) * steps + toGrid(y);
      return alphabet[Math.floor(bits / 4096)] + alphabet[Math.floor(bits / 64) % 64] + alphabet[bits % 64];
    })
    .join('');
}

/**
 * @param {string} text
 * @returns {Point[] | null} null where the text is not one that pointsToText() writes
 */
export function textToPoints(text) {
  if (text.length % 3 !== 0 || text.length > 3 * mostPoints) return null;
  /** @type {Point[]} */
  const points = [];
  for (let i = 0; i < text.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => alphabet.indexOf(text[i + k]));
    if (a < 0 || b < 0 || c < 0 || a >= 32) return null;
    const bits = (a * 64 + b) * 64 + c;
    const label = bits >= steps * steps ? 1 : 0;
    points.push([(Math.floor(bits / steps) % steps) / 128 - 1, (bits % steps) / 128 - 1, label]);
  }
  return points;
}

/**
 * What the plane shows before anything is painted: a small island in a bay, which no straight line can divide.
 * @type {Point[]}
 */
export const starterPoints = /** @type {[number, number, 0 | 1][]} */ (
  [
    ...[
      [0, 0.1],
      [0.16, 0.22],
      [-0.18, 0.2],
      [0.1, -0.12],
      [-0.12, -0.1],
      [0.26, 0.02],
      [-0.28, 0.02],
      [0.02, 0.34],
    ],
    ...[
      [0.14, 0.05],
      [-0.08, 0.1],
      [0.05, 0.2],
      [-0.2, -0.2],
    ],
  ].map(([x, y]) => snap(x, y, 1))
).concat(
  [
    ...[
      [0.75, 0.1],
      [0.62, -0.42],
      [0.3, -0.7],
      [-0.12, -0.74],
      [-0.5, -0.55],
      [-0.75, -0.15],
      [-0.7, 0.35],
    ],
    ...[
      [0.68, 0.5],
      [-0.42, 0.66],
      [0.42, 0.72],
      [0.0, 0.8],
      [0.8, -0.2],
      [-0.3, -0.68],
      [0.5, -0.58],
    ],
  ].map(([x, y]) => snap(x, y, 0)),
);

/** @typedef {import('../../model/types.js').Field} Field */

/**
 * Where the decision turns, by marching squares: for each class, the line on which it is as probable as the best of
 * the others.
 * @param {Field} field
 * @returns {[x0: number, y0: number, x1: number, y1: number][]} in steps of the grid, from the lowest x and y
 */
export function decisionLines(field) {
  const { classes } = field;
  const turns = classes === 2 ? 1 : classes;
  return Array.from({ length: turns }, (_, k) => zeroLines(leadOf(field, k), field.plane.size)).flat();
}

/**
 * By how much class k leads the best of the others, point by point.
 * @param {Field} field
 * @param {number} k
 */
function leadOf({ probabilities, classes }, k) {
  const lead = new Float64Array(probabilities.length / classes);
  for (let i = 0; i < lead.length; i++) {
    let best = 0;
    for (let j = 0; j < classes; j++) if (j !== k) best = Math.max(best, probabilities[i * classes + j]);
    lead[i] = probabilities[i * classes + k] - best;
  }
  return lead;
}

/**
 * @param {Float64Array} values size × size
 * @param {number} size
 */
function zeroLines(values, size) {
  /** @type {[number, number, number, number][]} */
  const lines = [];
  for (let row = 0; row + 1 < size; row++) {
    for (let column = 0; column + 1 < size; column++) {
      const i = row * size + column;
      const ends = crossings(values[i], values[i + 1], values[i + size + 1], values[i + size]);
      for (let e = 0; e + 1 < ends.length; e += 2) {
        lines.push([column + ends[e][0], row + ends[e][1], column + ends[e + 1][0], row + ends[e + 1][1]]);
      }
    }
  }
  return lines;
}

/**
 * Where the zero crosses the sides of one cell, in order round it. Four crossings make two lines.
 * @param {number} a at (0, 0)
 * @param {number} b at (1, 0)
 * @param {number} c at (1, 1)
 * @param {number} d at (0, 1)
 */
function crossings(a, b, c, d) {
  /** @type {[number, number][]} */
  const ends = [];
  if (a < 0 !== b < 0) ends.push([a / (a - b), 0]);
  if (b < 0 !== c < 0) ends.push([1, b / (b - c)]);
  if (c < 0 !== d < 0) ends.push([d / (d - c), 1]);
  if (d < 0 !== a < 0) ends.push([0, a / (a - d)]);
  return ends;
}

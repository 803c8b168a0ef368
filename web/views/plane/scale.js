/** @typedef {import('../../model/types.js').Plane} Plane */

/**
 * Where the plane lies in a picture, in CSS pixels: a square with room for the axes.
 * @typedef {{ left: number, top: number, size: number, plane: Pick<Plane, 'x' | 'y'> }} Frame
 */

const margin = 36; // for numbers and the name of the axis

/**
 * @param {number} width of the picture; its height is frameHeight(width)
 * @param {Pick<Plane, 'x' | 'y'>} plane
 * @param {number} [left] room beside the axis, in pixels
 * @returns {Frame}
 */
export const frameOf = (width, plane, left = margin) => ({
  left,
  top: 4,
  size: Math.max(40, width - left - 6),
  plane,
});

/**
 * @param {number} width
 * @param {number} [left]
 */
export const frameHeight = (width, left = margin) => Math.max(40, width - left - 6) + 4 + 36;

/**
 * @param {Frame} frame
 * @param {number} x
 * @param {number} y
 * @returns {[number, number]} in pixels
 */
export function toPixels({ left, top, size, plane }, x, y) {
  const across = (x - plane.x[0]) / (plane.x[1] - plane.x[0]);
  const up = (y - plane.y[0]) / (plane.y[1] - plane.y[0]);
  return [left + across * size, top + (1 - up) * size];
}

/**
 * @param {Frame} frame
 * @param {number} px
 * @param {number} py
 * @returns {[number, number] | null} null outside the frame
 */
export function fromPixels({ left, top, size, plane }, px, py) {
  const across = (px - left) / size;
  const up = 1 - (py - top) / size;
  if (across < 0 || across > 1 || up < 0 || up > 1) return null;
  return [plane.x[0] + across * (plane.x[1] - plane.x[0]), plane.y[0] + up * (plane.y[1] - plane.y[0])];
}

import { toPixels } from './scale.js';

/** @typedef {import('../palette.js').Palette} Palette */
/** @typedef {import('./scale.js').Frame} Frame */
/**
 * @typedef {{ x: number, y: number, label: number, part: 'train' | 'test', index: number }} PlanePoint
 */

/** @type {((path: { moveTo: Function, lineTo: Function, arc: Function, closePath: Function }, x: number, y: number, r: number) => void)[]} */
const shapes = [
  (path, x, y, r) => path.arc(x, y, r, 0, 2 * Math.PI),
  (path, x, y, r) => polygon(path, x, y, r * 1.28, 4, 0),
  (path, x, y, r) => polygon(path, x, y + r * 0.2, r * 1.36, 3, 0),
  (path, x, y, r) => polygon(path, x, y, r * 1.24, 4, Math.PI / 4),
  (path, x, y, r) => polygon(path, x, y - r * 0.2, r * 1.36, 3, Math.PI),
  (path, x, y, r) => polygon(path, x, y, r * 1.15, 5, 0),
];

/**
 * @param {{ moveTo: Function, lineTo: Function, closePath: Function }} path
 * @param {number} x
 * @param {number} y
 * @param {number} r
 * @param {number} corners
 * @param {number} turn
 */
function polygon(path, x, y, r, corners, turn) {
  for (let i = 0; i < corners; i++) {
    const angle = turn + (2 * Math.PI * i) / corners;
    const corner = [x + r * Math.sin(angle), y - r * Math.cos(angle)];
    if (i === 0) path.moveTo(...corner);
    else path.lineTo(...corner);
  }
  path.closePath();
}

/**
 * Points: filled for training rows, rings for test rows, a shape and a colour for each class.
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {PlanePoint[]} points
 * @param {Palette} palette
 * @param {number} radius in pixels
 */
export function drawPoints(context, frame, points, palette, radius) {
  for (const point of points) {
    const [x, y] = toPixels(frame, point.x, point.y);
    const color = palette.classes[point.label % palette.classes.length];
    const test = point.part === 'test';
    context.beginPath();
    shapes[point.label % shapes.length](context, x, y, test ? radius * 1.06 : radius);
    context.fillStyle = test ? palette.cardText : color;
    context.strokeStyle = test ? color : palette.cardText;
    context.lineWidth = test ? 1.7 : 0.8;
    context.fill();
    context.stroke();
  }
}

/**
 * A ring round the row on show.
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {PlanePoint} point
 * @param {Palette} palette
 * @param {number} radius
 */
export function drawChosen(context, frame, point, palette, radius) {
  const [x, y] = toPixels(frame, point.x, point.y);
  context.beginPath();
  context.arc(x, y, radius + 5, 0, 2 * Math.PI);
  context.lineWidth = 3.5;
  context.strokeStyle = palette.cardText;
  context.stroke();
  context.lineWidth = 1.6;
  context.strokeStyle = palette.ink;
  context.stroke();
}

/**
 * The point nearest to a place in the picture, if one is within reach.
 * @param {Frame} frame
 * @param {PlanePoint[]} points
 * @param {number} px
 * @param {number} py
 * @param {number} [reach] pixels
 */
export function nearest(frame, points, px, py, reach = 24) {
  /** @type {PlanePoint | null} */
  let best = null;
  let bestDistance = reach;
  for (const point of points) {
    const [x, y] = toPixels(frame, point.x, point.y);
    const distance = Math.hypot(x - px, y - py);
    if (distance < bestDistance) [best, bestDistance] = [point, distance];
  }
  return best;
}

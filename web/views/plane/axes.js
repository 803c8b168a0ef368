import { toPixels } from './scale.js';

/** @typedef {import('../palette.js').Palette} Palette */
/** @typedef {import('./scale.js').Frame} Frame */
/** @typedef {{ at: number, text: string }} Tick */

/** @type {Tick[]} */
const angles = [
  { at: -Math.PI / 2, text: '−π/2' },
  { at: 0, text: '0' },
  { at: Math.PI / 2, text: 'π/2' },
  { at: Math.PI, text: 'π' },
  { at: 1.5 * Math.PI, text: '3π/2' },
  { at: 2 * Math.PI, text: '2π' },
];

/** @type {Tick[]} */
export const unitTicks = [
  { at: -1, text: '−1' },
  { at: 0, text: '0' },
  { at: 1, text: '1' },
];

/**
 * The frame, ticks and names of the axes.
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {{ x: string, y: string, ticks?: Tick[] | { x: Tick[], y: Tick[] }, room?: number }} names ticks of both,
 *   or of each; room is what they need on the left, in pixels, where that is not the usual
 * @param {Palette} palette
 */
export function drawAxes(context, frame, { x, y, ticks = angles }, palette) {
  const bottom = frame.top + frame.size;
  const own = Array.isArray(ticks) ? { x: ticks, y: ticks } : ticks;
  context.strokeStyle = palette.hairline;
  context.lineWidth = 1;
  context.strokeRect(frame.left + 0.5, frame.top + 0.5, frame.size - 1, frame.size - 1);
  context.fillStyle = palette.soft;
  context.font = `11px ${palette.font}`;
  context.textBaseline = 'top';
  context.textAlign = 'center';
  for (const { at, text } of own.x.filter((tick) => inside(frame.plane.x, tick.at))) {
    const [px] = toPixels(frame, at, 0);
    context.fillText(text, px, bottom + 5);
  }
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const { at, text } of own.y.filter((tick) => inside(frame.plane.y, tick.at))) {
    const [, py] = toPixels(frame, 0, at);
    context.fillText(text, frame.left - 5, py);
  }
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.fillText(x, frame.left + frame.size / 2, bottom + 35);
  context.save();
  context.translate(0, frame.top + frame.size / 2);
  context.rotate(-Math.PI / 2);
  context.textBaseline = 'top';
  context.fillText(y, 0, 0);
  context.restore();
}

/**
 * @param {[number, number]} range
 * @param {number} at
 */
const inside = ([low, high], at) => at >= low && at <= high;

/**
 * Where the next point would be painted.
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {[number, number]} cursor
 * @param {Palette} palette
 * @param {number} label
 */
export function drawCrosshair(context, frame, [x, y], palette, label) {
  const [px, py] = toPixels(frame, x, y);
  context.strokeStyle = palette.classes[label];
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(px, frame.top);
  context.lineTo(px, frame.top + frame.size);
  context.moveTo(frame.left, py);
  context.lineTo(frame.left + frame.size, py);
  context.stroke();
  context.lineWidth = 2;
  context.beginPath();
  context.arc(px, py, 7, 0, 2 * Math.PI);
  context.stroke();
}

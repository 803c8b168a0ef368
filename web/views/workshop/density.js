import { phaseColor } from './phase.js';

/** @typedef {(row: number, column: number) => [re: number, im: number]} Entry */

/**
 * A density matrix as a heat map: how strong the colour is says the size, its hue the phase.
 * @param {CanvasRenderingContext2D} context
 * @param {{ size: number, entry: Entry, most: number, pixels: number, card: string, hairline: string, ink: string, chosen: [number, number] | null }} look
 *   size × size entries on pixels × pixels; most is the size of the strongest colour
 */
export function drawDensity(context, { size, entry, most, pixels, card, hairline, ink, chosen }) {
  const cell = pixels / size;
  context.fillStyle = card;
  context.fillRect(0, 0, pixels, pixels);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [re, im] = entry(row, column);
      const share = Math.min(1, Math.hypot(re, im) / most);
      if (share < 0.004) continue;
      context.fillStyle = phaseColor(Math.atan2(im, re), 0.08 + 0.92 * share);
      context.fillRect(column * cell, row * cell, cell, cell);
    }
  }
  if (size <= 16) grid(context, size, pixels, hairline);
  if (chosen) outline(context, chosen, cell, ink);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} size
 * @param {number} pixels
 * @param {string} stroke
 */
function grid(context, size, pixels, stroke) {
  context.strokeStyle = stroke;
  context.lineWidth = 1;
  context.beginPath();
  for (let i = 0; i <= size; i++) {
    const at = Math.min(pixels - 0.5, Math.round((i * pixels) / size) + 0.5);
    context.moveTo(at, 0);
    context.lineTo(at, pixels);
    context.moveTo(0, at);
    context.lineTo(pixels, at);
  }
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {[number, number]} chosen
 * @param {number} cell
 * @param {string} stroke
 */
function outline(context, [row, column], cell, stroke) {
  context.strokeStyle = stroke;
  context.lineWidth = 2;
  context.strokeRect(column * cell + 1, row * cell + 1, cell - 2, cell - 2);
}

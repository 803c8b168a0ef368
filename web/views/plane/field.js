import { decisionLines } from './contour.js';

/** @typedef {import('../../model/types.js').Field} Field */
/** @typedef {import('../palette.js').Palette} Palette */
/** @typedef {import('./scale.js').Frame} Frame */

/**
 * The pixels of a field: the colour of the likeliest class, stronger the more certain. The highest y comes first.
 * @param {Field} field
 * @param {Palette} palette
 * @returns {Uint8ClampedArray<ArrayBuffer>} size × size × red, green, blue, alpha
 */
export function fieldPixels({ plane: { size }, classes, probabilities }, { fields, card }) {
  const pixels = new Uint8ClampedArray(size * size * 4);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const start = ((size - 1 - row) * size + column) * classes;
      let best = 0;
      for (let k = 1; k < classes; k++) if (probabilities[start + k] > probabilities[start + best]) best = k;
      const certain = (probabilities[start + best] - 1 / classes) / (1 - 1 / classes);
      const strength = Math.min(1, Math.pow(Math.max(0, certain), 0.6) * 1.15);
      const tint = fields[best % fields.length];
      const at = (row * size + column) * 4;
      for (let c = 0; c < 3; c++) pixels[at + c] = card[c] + (tint[c] - card[c]) * strength;
      pixels[at + 3] = 255;
    }
  }
  return pixels;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {Field} field
 * @param {Palette} palette
 * @param {HTMLCanvasElement} scratch a canvas that is not shown
 */
export function drawField(context, frame, field, palette, scratch) {
  const { size } = field.plane;
  scratch.width = size;
  scratch.height = size;
  scratch.getContext('2d')?.putImageData(new ImageData(fieldPixels(field, palette), size, size), 0, 0);
  // A grid point is the middle of a pixel: half a pixel of the image lies outside on every side.
  const step = frame.size / (size - 1);
  context.save();
  context.beginPath();
  context.rect(frame.left, frame.top, frame.size, frame.size);
  context.clip();
  context.imageSmoothingQuality = 'high';
  const spread = frame.size + step;
  context.drawImage(scratch, frame.left - step / 2, frame.top - step / 2, spread, spread);
  drawLines(context, frame, field, palette, step);
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {Field} field
 * @param {Palette} palette
 * @param {number} step pixels between grid points
 */
function drawLines(context, frame, field, palette, step) {
  const bottom = frame.top + frame.size;
  context.beginPath();
  for (const [x0, y0, x1, y1] of decisionLines(field)) {
    context.moveTo(frame.left + x0 * step, bottom - y0 * step);
    context.lineTo(frame.left + x1 * step, bottom - y1 * step);
  }
  context.lineWidth = 1.4;
  context.lineCap = 'round';
  context.strokeStyle = palette.ink;
  context.stroke();
}

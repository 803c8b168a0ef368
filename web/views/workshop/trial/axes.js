import { svg } from 'lit';
import { powerOfTen } from '../../quantities.js';

/** @typedef {import('../../encoding/scales.js').Scale} Scale */

/**
 * Powers along a length, with ticks at 1, 2 and 5 where there is room, else at powers of ten alone.
 * @param {number} low above 0
 * @param {number} high
 * @param {number} from pixels of low
 * @param {number} to pixels of high
 * @param {number} roomy pixels between two ticks
 * @returns {Scale}
 */
export function logScale(low, high, from, to, roomy) {
  const [start, end] = [Math.log10(low), Math.log10(high)];
  const at = (/** @type {number} */ value) =>
    from + ((Math.log10(value) - start) / (end - start)) * (to - from);
  const powers = Array.from(
    { length: Math.ceil(end) - Math.floor(start) + 1 },
    (_, i) => Math.floor(start) + i,
  );
  const decade = Math.abs(to - from) / (end - start);
  const leads = decade * 0.3 >= roomy ? [1, 2, 5] : decade >= 2 * roomy ? [1, 3] : [1];
  const stride = Math.max(1, Math.ceil(roomy / decade));
  const values = powers
    .filter((power) => power % stride === 0)
    .flatMap((power) => leads.map((lead) => lead * 10 ** power))
    .filter((value) => value >= low * 0.999 && value <= high * 1.001);
  return { at, ticks: values.map((value) => ({ value, text: plainNumber(value) })) };
}

/**
 * Even steps along a length.
 * @param {number} low
 * @param {number} high
 * @param {number} from pixels of low
 * @param {number} to pixels of high
 * @param {number} roomy pixels between two ticks
 * @returns {Scale}
 */
export function linearScale(low, high, from, to, roomy) {
  const at = (/** @type {number} */ value) => from + ((value - low) / (high - low)) * (to - from);
  const rough = ((high - low) * roomy) / Math.abs(to - from);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((lead) => lead * power >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const length = Math.max(0, Math.floor(high / step + 1e-9) - first + 1);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks = Array.from({ length }, (_, i) => (first + i) * step);
  return { at, ticks: ticks.map((value) => ({ value, text: signedText(value, digits) })) };
}

/**
 * @param {number} value
 * @param {number} digits
 */
const signedText = (value, digits) =>
  value
    .toFixed(digits)
    .replace(/^-(0\.?0*)$/, '$1')
    .replace('-', '−');

/** 0.02, 20, 2·10⁻⁵ @param {number} value */
export const plainNumber = (value) =>
  value === 0 || (value >= 0.001 && value < 1e5)
    ? new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 }).format(value)
    : powerOfTen(value);

/**
 * Lines and numbers of both axes.
 * @param {{ x: Scale, y: Scale, left: number, right: number, top: number, bottom: number, base?: number }} frame base is
 *   what the numbers stand under, where that is not the bottom
 */
export const gridView = ({ x, y, left, right, top, bottom, base = bottom }) => svg`
  ${y.ticks.map(
    ({ value, text }) => svg`<line class="tick" x1=${left} x2=${right} y1=${y.at(value)} y2=${y.at(value)} />
      <text class="tick-text" x=${left - 6} y=${y.at(value) + 4} text-anchor="end">${text}</text>`,
  )}
  ${x.ticks.map(
    ({ value, text }) => svg`<line class="tick" x1=${x.at(value)} x2=${x.at(value)} y1=${top} y2=${bottom} />
      <text class="tick-text" x=${x.at(value)} y=${base + 16} text-anchor="middle">${text}</text>`,
  )}`;

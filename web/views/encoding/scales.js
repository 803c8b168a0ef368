import { raised } from '../quantities.js';

/** @typedef {{ at: (value: number) => number, ticks: { value: number, text: string }[] }} Scale at gives pixels */

const roomy = 22; // pixels between two ticks of an upright axis

/**
 * Powers of ten along a length.
 * @param {number} low the least value, above 0
 * @param {number} high
 * @param {(share: number) => number} place pixels of a share of the axis
 * @param {number} most ticks
 * @returns {Scale}
 */
function powersOfTen(low, high, place, most) {
  const [from, to] = [Math.log10(low), Math.log10(high)];
  const span = Math.max(to - from, 1e-9);
  const first = Math.ceil(from - 1e-9);
  const powers = Array.from({ length: Math.floor(to + 1e-9) - first + 1 }, (_, i) => first + i);
  const stride = Math.max(1, Math.ceil(powers.length / most));
  return {
    at: (value) => place((Math.log10(value) - from) / span),
    ticks: powers
      .filter((power) => power % stride === 0)
      .map((power) => ({ value: 10 ** power, text: decade(power) })),
  };
}

/** 1, 10, 100, then 10³ @param {number} power */
const decade = (power) => (power >= 0 && power < 3 ? String(10 ** power) : `10${raised(power)}`);

/**
 * Numbers of features, from left to right.
 * @param {number} high
 * @param {number} left
 * @param {number} right
 */
export const featureScale = (high, left, right) =>
  powersOfTen(1, high, (share) => left + share * (right - left), right - left > 300 ? 8 : 4);

/**
 * Costs, upwards by powers of ten; 0, which has no power, stands on a line of its own at the bottom.
 * @param {number[]} values
 * @param {number} top
 * @param {number} bottom
 * @returns {Scale}
 */
export function costScale(values, top, bottom) {
  const positive = values.filter((value) => value > 0);
  const hasZero = positive.length < values.length;
  const floor = hasZero ? bottom - roomy : bottom;
  const low = 10 ** Math.floor(Math.log10(Math.min(...positive, hasZero ? 1 : Infinity)));
  const least = Number.isFinite(low) && low > 0 ? low : 1;
  const high = Math.max(10 ** Math.ceil(Math.log10(Math.max(...positive, least))), 10 * least);
  const most = Math.floor((floor - top) / roomy);
  const scale = powersOfTen(least, high, (share) => floor - share * (floor - top), most);
  if (!hasZero) return scale;
  return {
    at: (value) => (value > 0 ? scale.at(value) : bottom),
    ticks: [{ value: 0, text: '0' }, ...scale.ticks],
  };
}

/**
 * Shares from 0 to 100 %, upwards.
 * @param {number} top
 * @param {number} bottom
 * @returns {Scale}
 */
export const shareScale = (top, bottom) => ({
  at: (value) => bottom - value * (bottom - top),
  ticks: [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, text: `${100 * value} %` })),
});

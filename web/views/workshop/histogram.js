import { svg, html, nothing } from 'lit';
import { bits } from '../../model/workshop/basis.js';

/**
 * @typedef {{
 *   shown: number[], digits: number, ideal: (index: number) => number, noisy: ((index: number) => number) | null,
 *   shots: ((index: number) => number) | null, fallen: number,
 * }} Bars which outcomes, how many digits they have, and the share of each; fallen is how many of the shots have come
 *   down, 0 to 1
 */

const height = 190;
const left = 34;
const top = 12;

/**
 * Outcomes side by side: the ideal probability as an outline, the noisy one as a filled bar, shots as a dot.
 * @param {Bars} bars
 * @param {number} width pixels
 * @param {string} label
 */
export function histogramView({ shown, digits, ideal, noisy, shots, fallen }, width, label) {
  const upright = shown.length * (digits * 7 + 8) > width - left;
  const foot = upright ? digits * 6.6 + 12 : 22;
  const most = ceiling(
    Math.max(...shown.map((i) => Math.max(ideal(i), noisy?.(i) ?? 0, shots?.(i) ?? 0)), 0),
  );
  const y = (/** @type {number} */ share) => top + (height - top) * (1 - share / most);
  const pitch = (width - left) / Math.max(1, shown.length);
  const bar = Math.max(2, Math.min(34, pitch * 0.68));
  const ticks = [0, most / 2, most];
  return html`<svg
    class="histogram"
    role="img"
    aria-label=${label}
    width=${width}
    height=${height + foot}
    viewBox="0 0 ${width} ${height + foot}"
  >
    ${ticks.map(
      (tick) => svg`<line class="tick" x1=${left} x2=${width} y1=${y(tick)} y2=${y(tick)} />
        <text class="tick-text" x=${left - 6} y=${y(tick) + 4}>${tickText(tick)}</text>`,
    )}
    ${shown.map((index, i) => {
      const x = left + pitch * (i + 0.5);
      const filled = noisy ?? (() => 0);
      return svg`<rect class="noisy" x=${x - bar / 2} y=${y(filled(index))} width=${bar} height=${height - y(filled(index))} />
        <rect class="ideal" x=${x - bar / 2} y=${y(ideal(index))} width=${bar} height=${Math.max(0, height - y(ideal(index)))} />
        ${shots ? shotMark(x, y(shots(index) * fallen), bar) : nothing}
        ${shots && fallen < 1 ? drops(x, y(shots(index)), shots(index) / most, fallen, i) : nothing}
        ${upright ? uprightText(x, bits(index, digits)) : svg`<text class="outcome-name" x=${x} y=${height + 15}>${bits(index, digits)}</text>`}`;
    })}
  </svg>`;
}

/** @param {number} x @param {number} y @param {number} bar */
const shotMark = (
  x,
  y,
  bar,
) => svg`<line class="shots" x1=${x - bar / 2 - 2} x2=${x + bar / 2 + 2} y1=${y} y2=${y} />
  <circle class="shots" cx=${x} cy=${y} r="3.2" />`;

const mostDrops = 7;

/**
 * Shots on their way down, the more the likelier the outcome.
 * @param {number} x
 * @param {number} floor where they land
 * @param {number} share of the tallest bar that there can be
 * @param {number} fallen
 * @param {number} place of the bar, so that neighbours don't fall in step
 */
function drops(x, floor, share, fallen, place) {
  return Array.from({ length: Math.ceil(mostDrops * share) }, (_, k) => {
    const way = (2 * fallen + k / mostDrops + place / 5) % 1;
    const aside = ((k * 5) % 7) - 3;
    return svg`<circle class="shots" cx=${x + aside} cy=${top + (floor - top) * way * way} r="1.8" />`;
  });
}

/** @param {number} x @param {string} text */
const uprightText = (x, text) =>
  svg`<text class="outcome-name upright" transform="translate(${x + 3.5} ${height + 6}) rotate(-90)">${text}</text>`;

/** The end of the scale: 1, 0.5, 0.2, 0.1 … whichever holds the tallest bar. @param {number} tallest */
function ceiling(tallest) {
  let end = 1;
  for (const next of [0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001]) if (tallest <= next) end = next;
  return end;
}

/** @param {number} value */
const tickText = (value) => (value === 0 ? '0' : String(Number(value.toPrecision(2))));

import { html, svg } from 'lit';

/** Marks about the origin: what is mitigated is round, doing nothing a diamond. */
const shapes = { raw: 'M0-6 6 0 0 6-6 0z', mitigated: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z' };

/** @typedef {{ raw: boolean, chosen?: boolean }} Kind chosen: what is recommended, which is filled */

/** @param {Kind} kind */
export const kindClass = ({ raw, chosen = false }) =>
  `${raw ? 'noisy' : 'mitigated'}${chosen ? ' chosen' : ''}`;

/**
 * @param {Kind} kind
 * @param {number} x
 * @param {number} y
 */
export const markView = (kind, x, y) =>
  svg`<path class="mark" d=${kind.raw ? shapes.raw : shapes.mitigated} transform="translate(${x} ${y})" />`;

/** What the marks mean. */
export const marksKey = html`<ul class="lines trial-key">
  <li>${sample(svg`<g class="noisy">${markView({ raw: true }, 9, 7)}</g>`)}doing nothing, raw</li>
  <li>${sample(svg`<g class="mitigated">${markView({ raw: false }, 9, 7)}</g>`)}mitigated</li>
  <li>
    ${sample(svg`<g class="mitigated chosen">${markView({ raw: false, chosen: true }, 9, 7)}</g>`)}recommended,
    filled
  </li>
  <li>${sample(svg`<line class="ideal-line" x1="0" x2="22" y1="7" y2="7" />`, 22)}the ideal</li>
</ul>`;

/**
 * @param {unknown} picture
 * @param {number} [width]
 */
function sample(picture, width = 18) {
  return html`<svg class="trial-plot" width=${width} height="14" aria-hidden="true">${picture}</svg>`;
}

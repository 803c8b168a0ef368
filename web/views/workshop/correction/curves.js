import { html, nothing, svg } from 'lit';
import { gridView, logScale, plainNumber } from '../trial/axes.js';

/** @typedef {import('../../../../bindings/js/types.js').CorrectionReport} CorrectionReport */
/** @typedef {import('../../../../bindings/js/types.js').CorrectionPoint} CorrectionPoint */
/** @typedef {import('../../../model/workshop/codes.js').Standing} Standing */
/** @typedef {import('../../encoding/scales.js').Scale} Scale */
/** @typedef {{ x: Scale, y: Scale, left: number, right: number, top: number, bottom: number }} Frame */

const height = 320;
const left = 50;
const top = 30;
const bottom = height - 26;
const z = 1.96;

/** Marks about the origin, by distance from the smallest on: more corners and more ink are more qubits. */
const shapes = [
  'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z',
  'M-4.2-4.2h8.4v8.4h-8.4z',
  'M0-6 6 0 0 6-6 0z',
];

/**
 * Logical against physical error rates, both in powers of ten, a line for each distance.
 * @param {CorrectionReport} report
 * @param {{ width: number, standing: Standing | null, title: string }} options
 */
export function curvesView(report, { width, standing, title }) {
  const frame = frameOf(report, width, standing?.rate ?? null);
  return html`<svg
    class="trial-plot correction curves"
    role="img"
    aria-label=${title}
    width=${width}
    height=${height}
  >
    ${gridView(frame)} ${crossingView(report, frame)} ${standing ? standingView(standing, frame) : nothing}
    ${report.curves.map((curve, i) => curveView(curve, i, frame))}
  </svg>`;
}

/**
 * Room for every point and its interval, and for the device.
 * @param {CorrectionReport} report
 * @param {number} width
 * @param {number | null} standing
 * @returns {Frame}
 */
function frameOf({ curves }, width, standing) {
  const right = width - 8;
  const points = curves.flatMap((curve) => curve.points);
  const rates = [...points.map(({ rate }) => rate), ...(standing === null ? [] : [standing])];
  const lows = points.map(({ failures, perShot }) => (failures > 0 ? perShot.low : perShot.high));
  const highs = points.map(({ perShot }) => perShot.high);
  const x = logScale(Math.min(...rates), Math.max(...rates), left + 22, right - 14, 34);
  const y = logScale(Math.min(...lows) / 1.2, Math.max(...highs) * 1.2, bottom, top, 24);
  return { ...{ x: inPercent(x), y: inPercent(y) }, ...{ left, right, top, bottom } };
}

/** @param {Scale} scale @returns {Scale} */
const inPercent = ({ at, ticks }) => ({
  at,
  ticks: ticks.map(({ value }) => ({ value, text: plainNumber(Number((100 * value).toPrecision(3))) })),
});

/**
 * @param {CorrectionReport['curves'][number]} curve
 * @param {number} i which distance
 * @param {Frame} frame
 */
function curveView({ distance, points }, i, { x, y }) {
  const seen = points.filter(({ failures }) => failures > 0);
  const path = seen
    .map(({ rate, perShot }, k) => `${k ? 'L' : 'M'}${x.at(rate)} ${y.at(perShot.rate)}`)
    .join('');
  const [first] = seen;
  return svg`<g class="curve-of d${i}">
    <path class="curve" d=${path} />
    ${points.map((point) => pointView(point, i, { x, y }))}
    ${
      first
        ? svg`<text class="name" x=${x.at(first.rate) - 10} y=${y.at(first.perShot.rate) + 4} text-anchor="end">${distance}</text>`
        : nothing
    }
  </g>`;
}

/**
 * A rate with its interval; where no failure was seen, what it is below.
 * @param {CorrectionPoint} point
 * @param {number} i which distance
 * @param {Pick<Frame, 'x' | 'y'>} frame
 */
function pointView({ rate, failures, perShot: { rate: middle, low, high } }, i, { x, y }) {
  const at = x.at(rate);
  if (failures === 0)
    return svg`<path class="none-seen" d="M${at - 5} ${y.at(high)}h10m-5 0v12m-4-5l4 5 4-5" />`;
  return svg`<line class="bar" x1=${at} x2=${at} y1=${y.at(low)} y2=${y.at(high)} />
    <path class="mark" d=${shapes[i % shapes.length]} transform="translate(${at} ${y.at(middle)})" />`;
}

/**
 * Where the two largest distances cross, with its 95 % interval.
 * @param {CorrectionReport} report
 * @param {Frame} frame
 */
function crossingView({ crossings }, { x, left: from, right: to }) {
  const crossing = crossings.at(-1);
  if (!crossing || crossing.rate === null) return nothing;
  const { rate, standardError } = crossing;
  const error = z * (standardError ?? 0);
  const inside = (/** @type {number} */ at) => Math.min(to, Math.max(from, at));
  const low = rate > error ? inside(x.at(rate - error)) : from;
  const high = inside(x.at(rate + error));
  const at = x.at(rate);
  const [anchor, dx] = at > (from + to) / 2 ? ['end', 4] : ['start', -4];
  return svg`<g class="crossing">
    <rect class="crossing-band" x=${low} y=${top} width=${Math.max(0, high - low)} height=${bottom - top} />
    <line class="crossing-line" x1=${at} x2=${at} y1=${top - 6} y2=${bottom} />
    <text class="name" x=${at + dx} y=${top - 12} text-anchor=${anchor}>crossing ${plainNumber(Number((100 * rate).toPrecision(2)))} %</text>
  </g>`;
}

/**
 * @param {Standing} standing
 * @param {Frame} frame
 */
function standingView({ title, rate }, { x, left: from, right: to }) {
  const at = x.at(rate);
  const [anchor, dx] = at > (from + to) / 2 ? ['end', -5] : ['start', 5];
  const free = at < from + 0.7 * (to - from) ? top + 12 : bottom - 6; // curves rise to the right
  return svg`<g class="standing">
    <line class="standing-line" x1=${at} x2=${at} y1=${top} y2=${bottom} />
    <text class="standing-text" x=${at + dx} y=${free} text-anchor=${anchor}>${title}</text>
  </g>`;
}

/** What the marks mean. @param {boolean} withDevice */
export const curvesKey = (withDevice) =>
  html`<ul class="lines trial-key correction-key">
    ${[3, 5, 7].map(
      (distance, i) =>
        html`<li>
          ${sample(svg`<g class="curve-of d${i}">
        <path class="curve" d="M0 7H28" /><path class="mark" d=${shapes[i]} transform="translate(14 7)" /></g>`)}distance
          ${distance}
        </li>`,
    )}
    <li>
      ${sample(svg`<path class="curve-of none-seen" d="M9 2h10m-5 0v11m-4-5l4 5 4-5" />`)}no failure seen:
      below
    </li>
    <li>
      ${sample(svg`<g class="crossing"><rect class="crossing-band" x="6" y="0" width="16" height="14" /><line class="crossing-line" x1="14" x2="14" y1="0" y2="14" /></g>`)}crossing
      of the two largest, 95 %
    </li>
    ${withDevice ? html`<li>${sample(svg`<line class="standing-line" x1="14" x2="14" y1="0" y2="14" />`)}the device</li>` : nothing}
  </ul>`;

/** @param {unknown} picture */
function sample(picture) {
  return html`<svg class="trial-plot correction" width="28" height="14" aria-hidden="true">${picture}</svg>`;
}

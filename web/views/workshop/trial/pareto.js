import { html, nothing, svg } from 'lit';
import { gridView, logScale } from './axes.js';
import { placeLabels } from './labels.js';
import { kindClass, markView } from './marks.js';

/** @typedef {import('../../../model/workshop/trial-points.js').TrialPoint} TrialPoint */

const usualHeight = 320;
const usualPoints = 8; // more of them need a higher picture for their words
const left = 50;
const top = 12;
const gap = 30; // pixels between the end of the powers of ten and 0, which has no power
const foot = 26;
const aside = 13; // pixels between marks at the same cost
const widest = 40; // pixels that all of them take at most
const near = 8; // pixels between marks at nearly the same

/**
 * Error against cost, both in powers of ten; no error at all, the ideal, is the line at the bottom.
 * @param {TrialPoint[]} points
 * @param {{ width: number, title: string }} options
 */
export function paretoView(points, { width, title }) {
  const height = usualHeight + 16 * Math.max(0, points.length - usualPoints);
  const bottom = height - foot;
  const right = width - 8;
  const floor = bottom - gap;
  const x = costAxis(points, left + 14, right - 14);
  const y = errorAxis(points, floor, top);
  const place = (/** @type {number} */ error) =>
    error > 0 ? Math.min(y.at(error), floor + gap / 2) : bottom;
  const moves = sideBySide(points.map(({ cost }) => x.at(cost)));
  const spots = points.map((point, i) => ({
    ...{ ...point, text: point.short },
    ...{ x: x.at(point.cost) + moves[i], y: place(point.error) },
  }));
  const room = { left: left + 2, right: width, top: 0, bottom: bottom - 4 };
  const idealText = { left, right: left + 96, top: bottom - 18, bottom };
  const bars = spots.map((spot) => ({
    ...{ left: spot.x - 2, right: spot.x + 2 },
    ...{ top: place(spot.errorRange[1]), bottom: place(spot.errorRange[0]) },
  }));
  const labels = placeLabels(spots, room, [idealText, ...bars, ...lineBoxes(frontierOf(spots))]);
  return html`<svg class="trial-plot pareto" role="img" aria-label=${title} width=${width} height=${height}>
    ${gridView({ x, y, left, right, top, bottom: floor, base: bottom })}
    <line class="ideal-line" x1=${left} x2=${right} y1=${bottom} y2=${bottom} />
    <text class="tick-text" x=${left - 6} y=${bottom + 4} text-anchor="end">0</text>
    <text class="ideal-text" x=${left + 4} y=${bottom - 5}>ideal: no error</text>
    ${frontierView(spots)}
    ${spots.map(
      ({ x: at, y: middle, errorRange: [low, high], ...point }, i) => svg`<g class=${kindClass(point)}>
        <line class="bar" x1=${at} x2=${at} y1=${place(low)} y2=${place(high)} />
        ${capView(at, place(high))} ${low > 0 ? capView(at, place(low)) : nothing}
        ${markView(point, at, middle)}
        ${labels[i].lead ? svg`<path class="lead" d="M${at} ${middle}L${labels[i].x} ${labels[i].y - 4}" />` : nothing}
        <text class="name" x=${labels[i].x} y=${labels[i].y} text-anchor=${labels[i].anchor}>${labels[i].text}</text>
      </g>`,
    )}
  </svg>`;
}

/**
 * Pixels to move each mark by, so that those that cost the same, or nearly, stand side by side.
 * @param {number[]} xs
 */
export function sideBySide(xs) {
  const order = xs.map((_, i) => i).sort((i, j) => xs[i] - xs[j] || i - j);
  const moves = xs.map(() => 0);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && xs[order[end]] - xs[order[start]] < near) end++;
    const others = end - start - 1;
    const step = Math.min(aside, widest / Math.max(1, others));
    for (let k = start; k < end; k++) moves[order[k]] = (k - start - others / 2) * step;
    start = end;
  }
  return moves;
}

/**
 * @param {TrialPoint[]} points
 * @param {number} from
 * @param {number} to
 */
function costAxis(points, from, to) {
  const costs = points.map(({ cost }) => cost);
  const [low, high] = [Math.min(...costs), Math.max(...costs)];
  const middle = Math.sqrt(low * high);
  const wide = Math.max(high / low, 10); // a decade at least: what is nearly equal looks nearly equal
  const [start, end] = high / low < 10 ? [middle / Math.sqrt(wide), middle * Math.sqrt(wide)] : [low, high];
  return logScale(start, end * 1.15, from, to, 46);
}

/**
 * @param {TrialPoint[]} points
 * @param {number} from
 * @param {number} to
 */
function errorAxis(points, from, to) {
  const errors = points.filter(({ error }) => error > 0);
  if (errors.length === 0) return logScale(0.01, 1, from, to, 24);
  const low = Math.min(...errors.map(({ error, errorRange: [end] }) => Math.max(end, error / 4)));
  const high = Math.max(...errors.map(({ errorRange: [, end] }) => end));
  return logScale(Math.min(low / 1.15, high / 6), high * 1.15, from, to, 24);
}

/** @typedef {TrialPoint & { x: number, y: number }} Spot */

/** The methods that nothing beats on both counts, from the cheapest on. @param {Spot[]} spots */
const frontierOf = (spots) => spots.filter(({ frontier }) => frontier).sort((a, b) => a.x - b.x || b.y - a.y);

/** Steps along them. @param {Spot[]} spots */
function frontierView(spots) {
  const best = frontierOf(spots);
  if (best.length < 2) return nothing;
  const path = best.map(({ x, y }, i) => (i === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join('');
  return svg`<path class="frontier" d=${path} />`;
}

/** Where those steps run, for words to keep clear of. @param {Spot[]} best */
const lineBoxes = (best) =>
  best.slice(1).flatMap(({ x, y }, i) => [
    { left: best[i].x, right: x, top: best[i].y - 1, bottom: best[i].y + 1 },
    { left: x - 1, right: x + 1, top: best[i].y, bottom: y },
  ]);

/**
 * @param {number} x
 * @param {number} y
 */
const capView = (x, y) => svg`<line class="bar" x1=${x - 4} x2=${x + 4} y1=${y} y2=${y} />`;

import { html, nothing, svg } from 'lit';
import { count } from '../format.js';
import { costScale, featureScale, shareScale } from './scales.js';

/** @typedef {import('../../model/types.js').EncodingCost} EncodingCost */
/** @typedef {import('../../model/wall.js').Metric} Metric */
/** @typedef {{ features: number, value: number, cost: EncodingCost, x: number, y: number }} Spot */
/** @typedef {{ kind: string, name: string, own: boolean, shape: number, spots: Spot[] }} DrawnLine */
/**
 * @typedef {{
 *   width: number, height: number, right: number, top: number, left: number, bottom: number,
 *   x: import('./scales.js').Scale, y: import('./scales.js').Scale, lines: DrawnLine[],
 * }} WallLayout
 */

const left = 46;
const labels = 84; // pixels at the right for the names of the lines
const apart = 14; // pixels between two names

/** @type {Record<string, string>} titles that are too long for the end of a line */
const shortNames = {
  'z-feature-map': 'Z map',
  'zz-feature-map': 'ZZ map',
  'pauli-feature-map': 'Pauli map',
  'hamiltonian-evolution': 'Hamiltonian',
  're-uploading': 'Re-uploading',
  'qaoa-embedding': 'QAOA',
};

/** Marks that tell lines apart without colour, about the origin. */
const shapes = [
  'M-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0z',
  'M0-4.8 4.8 0 0 4.8-4.8 0z',
  'M0-4.4 4.6 3.6H-4.6z',
  'M-3.4-3.4h6.8v6.8h-6.8z',
  'M0 4.4-4.6-3.6H4.6z',
];
const dashes = ['5 4', '2 3', '9 4', '7 3 2 3', '3 5'];

/**
 * Where everything on the wall stands.
 * @param {import('../../model/types.js').WallLine[]} lines
 * @param {{
 *   metric: Metric, width: number, height: number, kind: string, titles: (kind: string) => string, limit: number | null,
 * }} options kind is the encoder of the model; limit a value that the scale has to hold
 * @returns {WallLayout}
 */
export function layoutWall(lines, { metric, width, height, kind, titles, limit }) {
  const known = lines.map((line) => ({
    ...line,
    spots: line.points.flatMap((cost) => {
      const value = metric.of(cost);
      return value === null ? [] : [{ features: cost.features, value, cost }];
    }),
  }));
  const spots = known.flatMap((line) => line.spots);
  const [right, top, bottom] = [width - labels, 22, height - 30];
  const values = [...spots.map(({ value }) => value), ...(limit === null ? [] : [limit])];
  const y = metric.scale === 'share' ? shareScale(top, bottom) : costScale(values, top, bottom);
  const x = featureScale(Math.max(10, ...spots.map(({ features }) => features)), left, right);
  return {
    ...{ width, height, right, top, left, bottom, x, y },
    lines: known.map((line, shape) => ({
      kind: line.kind,
      name: shortNames[line.kind] ?? titles(line.kind),
      own: line.kind === kind,
      shape: shape % shapes.length,
      spots: line.spots.map((spot) => ({ ...spot, x: x.at(spot.features), y: y.at(spot.value) })),
    })),
  };
}

/**
 * The wall: filled marks were measured, hollow ones on dashed lines are extrapolated.
 * @param {WallLayout} layout
 * @param {{ own: number, limit: { value: number, text: string } | null, focus: Spot | null, title: string }} options
 *   own is the number of features of the reader's data
 */
export function wallView(layout, { own, limit, focus, title }) {
  const { width, height, lines } = layout;
  return html`<svg class="wall" role="img" aria-label=${title} width=${width} height=${height}>
    ${grid(layout)} ${limit ? limitView(layout, limit) : nothing} ${ownView(layout, own)}
    ${lines.map(lineView)} ${nameViews(layout)}
    ${focus ? svg`<circle class="focus" cx=${focus.x} cy=${focus.y} r="9" />` : nothing}
  </svg>`;
}

/** @param {WallLayout} layout */
const grid = ({ x, y, left: start, right, top, bottom }) => svg`
  ${y.ticks.map(
    ({ value, text }) => svg`
      <line class="tick" x1=${start} x2=${right} y1=${y.at(value)} y2=${y.at(value)} />
      <text class="tick-text" x=${start - 6} y=${y.at(value) + 4} text-anchor="end">${text}</text>`,
  )}
  ${x.ticks.map(
    ({ value, text }) => svg`
      <line class="tick" x1=${x.at(value)} x2=${x.at(value)} y1=${top} y2=${bottom} />
      <text class="tick-text" x=${x.at(value)} y=${bottom + 18} text-anchor="middle">${text}</text>`,
  )}`;

/**
 * @param {WallLayout} layout
 * @param {{ value: number, text: string }} limit
 */
const limitView = ({ y, left: start, right }, { value, text }) => svg`
  <line class="limit" x1=${start} x2=${right} y1=${y.at(value)} y2=${y.at(value)} />
  <text class="limit-text" x=${start + 6} y=${y.at(value) - 5}>${text}</text>`;

/**
 * The reader's data: a line at its number of features, and a ring where the model's encoder crosses it.
 * @param {WallLayout} layout
 * @param {number} own
 */
function ownView({ x, lines, top, bottom, right }, own) {
  const at = x.at(own);
  const end = at > (left + right) / 2;
  const spot = lines.find((line) => line.own)?.spots.find(({ features }) => features === own);
  return svg`<line class="own" x1=${at} x2=${at} y1=${top} y2=${bottom} />
    <text class="own-text" x=${end ? at + 4 : at - 4} y=${top - 8} text-anchor=${end ? 'end' : 'start'}>your data: ${count(own)} ${own === 1 ? 'feature' : 'features'}</text>
    ${spot ? svg`<circle class="own-ring" cx=${spot.x} cy=${spot.y} r="8" />` : nothing}`;
}

/** @param {DrawnLine} line */
function lineView({ spots, own, shape }) {
  const first = spots.findIndex(({ cost }) => cost.extrapolated);
  const split = first < 0 ? spots.length : first;
  const path = (/** @type {Spot[]} */ part) =>
    part.map(({ x, y }, i) => `${i ? 'L' : 'M'}${x} ${y}`).join('');
  return svg`<g class=${own ? 'line own-line' : 'line'}>
    <path class="run" d=${path(spots.slice(0, split))} />
    <path class="run beyond" d=${path(spots.slice(Math.max(0, split - 1)))} stroke-dasharray=${dashes[shape]} />
    ${spots.map(
      ({ x, y, cost }) =>
        svg`<path class=${cost.extrapolated ? 'mark hollow' : 'mark'} d=${shapes[shape]} transform="translate(${x} ${y})" />`,
    )}
  </g>`;
}

/** The names at the ends of the lines, moved apart where they would overlap. @param {WallLayout} layout */
function nameViews({ lines, right, top, bottom }) {
  const ends = lines.flatMap(({ spots, name, own, shape }) => {
    const last = spots.at(-1);
    return last ? [{ name, own, shape, x: last.x, y: last.y, at: last.y }] : [];
  });
  ends.sort((a, b) => a.y - b.y);
  for (const [i, end] of ends.entries()) end.at = Math.max(end.at, i === 0 ? top : ends[i - 1].at + apart);
  for (let i = ends.length - 1; i >= 0; i--) {
    const room = i === ends.length - 1 ? bottom : ends[i + 1].at - apart;
    ends[i].at = Math.min(ends[i].at, room);
  }
  return ends.map(
    ({ name, own, x, y, at }) => svg`
      ${Math.abs(at - y) > 3 ? svg`<path class="lead" d="M${x + 6} ${y}L${right + 8} ${at}" />` : nothing}
      <text class=${own ? 'name own-name' : 'name'} x=${Math.max(x, Math.min(x, right)) + 10} y=${at + 4}>${name}</text>`,
  );
}

/**
 * A line's mark for the legend.
 * @param {number} shape
 * @param {boolean} [hollow]
 */
export const markSample = (shape, hollow = false) =>
  html`<svg class="wall-sample" viewBox="-14 -6 28 12" width="28" height="12" aria-hidden="true">
    ${svg`<path class=${hollow ? 'run beyond' : 'run'} d="M-14 0H14" stroke-dasharray=${hollow ? dashes[shape] : nothing} />
      <path class=${hollow ? 'mark hollow' : 'mark'} d=${shapes[shape]} />`}
  </svg>`;

/**
 * The spot nearest to a place, as line and index; null where there is none.
 * @param {WallLayout} layout
 * @param {number} x
 * @param {number} y
 */
export function nearestSpot({ lines }, x, y) {
  /** @type {{ line: number, spot: number } | null} */
  let best = null;
  let least = Infinity;
  for (const [line, { spots }] of lines.entries()) {
    for (const [spot, place] of spots.entries()) {
      const distance = Math.hypot(place.x - x, place.y - y);
      if (distance < least) [best, least] = [{ line, spot }, distance];
    }
  }
  return best;
}

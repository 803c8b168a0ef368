import { html, nothing, svg } from 'lit';
import { gridView, linearScale } from './axes.js';
import { markView } from './marks.js';

/** @typedef {import('../../../model/workshop/types.js').Extrapolation} Extrapolation */

const height = 220;
const left = 46;
const top = 12;
const z = 1.96;

/** What all the pictures have to hold, so that they can be compared. @param {Extrapolation[]} all @param {number | null} ideal */
export function valueRange(all, ideal) {
  const ends = all.flatMap(({ values, errors, curve }) => [
    ...values.flatMap((value, i) => [value - z * errors[i], value + z * errors[i]]),
    ...curve.values.flatMap((value, i) => [
      value - z * errors0(curve.errors[i]),
      value + z * errors0(curve.errors[i]),
    ]),
  ]);
  const known = [...ends, ...(ideal === null ? [] : [ideal])].filter(Number.isFinite);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const margin = Math.max((high - low) * 0.05, 1e-4);
  return /** @type {[number, number]} */ ([low - margin, high + margin]);
}

/** A curve may have no error. @param {number | undefined} error */
const errors0 = (error) => (error !== undefined && Number.isFinite(error) ? error : 0);

/**
 * What was measured at each scale of the noise, and the curve with its 95 % band back to none.
 * @param {Extrapolation} extrapolation
 * @param {{ width: number, ideal: number | null, range: [number, number], title: string }} options
 */
export function extrapolationView(
  { requested, scales, values, errors, curve },
  { width, ideal, range, title },
) {
  const [right, bottom] = [width - 10, height - 30];
  const most = Math.max(...scales, ...requested);
  const x = linearScale(0, most * 1.04, left + 10, right, 34);
  const y = linearScale(range[0], range[1], bottom, top, 30);
  const frame = {
    x: { ...x, ticks: x.ticks.map((tick) => ({ ...tick, text: `${tick.text}×` })) },
    y,
    left,
    right,
    top,
    bottom,
  };
  const missed = requested.filter((scale) => !scales.some((one) => Math.abs(one - scale) < 1e-9));
  const [first] = curve.values;
  return html`<svg
    class="trial-plot extrapolation"
    role="img"
    aria-label=${title}
    width=${width}
    height=${height}
  >
    ${gridView(frame)} ${ideal === null ? nothing : idealView(ideal, frame)}
    <g class="mitigated">
      <path class="band" d=${bandPath(curve, x.at, y.at)} />
      <path
        class="curve"
        d=${curve.scales.map((scale, i) => `${i ? 'L' : 'M'}${x.at(scale)} ${y.at(curve.values[i])}`).join('')}
      />
    </g>
    ${missed.map((scale) => svg`<path class="requested" d="M${x.at(scale)} ${bottom}v-7m-4 0h8" />`)}
    <g class="noisy">
      ${scales.map((scale, i) => {
        const [low, high] = [y.at(values[i] - z * errors[i]), y.at(values[i] + z * errors[i])];
        return svg`<line class="bar" x1=${x.at(scale)} x2=${x.at(scale)} y1=${low} y2=${high} />
          ${markView({ raw: true }, x.at(scale), y.at(values[i]))}`;
      })}
    </g>
    ${
      first === undefined
        ? nothing
        : svg`<g class="mitigated">
            <line class="bar" x1=${x.at(0)} x2=${x.at(0)} y1=${y.at(first - z * errors0(curve.errors[0]))}
              y2=${y.at(first + z * errors0(curve.errors[0]))} />
            ${markView({ raw: false }, x.at(0), y.at(first))}
          </g>`
    }
  </svg>`;
}

/**
 * @param {number} ideal
 * @param {{ y: import('../../encoding/scales.js').Scale, right: number }} frame
 */
const idealView = (ideal, { y, right }) => svg`
  <line class="ideal-line" x1=${left} x2=${right} y1=${y.at(ideal)} y2=${y.at(ideal)} />
  <text class="ideal-text" x=${right} y=${y.at(ideal) < top + 16 ? y.at(ideal) + 14 : y.at(ideal) - 5} text-anchor="end">ideal</text>`;

/**
 * @param {Extrapolation['curve']} curve
 * @param {(scale: number) => number} x
 * @param {(value: number) => number} y
 */
function bandPath({ scales, values, errors }, x, y) {
  if (errors.length !== scales.length || !errors.every(Number.isFinite)) return '';
  const edge = (/** @type {number} */ side) =>
    scales.map((scale, i) => `${x(scale)} ${y(values[i] + side * z * errors[i])}`);
  return `M${[...edge(1), ...edge(-1).reverse()].join('L')}Z`;
}

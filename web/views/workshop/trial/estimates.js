import { html, svg } from 'lit';
import { gridView, linearScale } from './axes.js';
import { kindClass, markView } from './marks.js';

/** @typedef {import('../../../model/workshop/trial-points.js').TrialPoint} TrialPoint */

const top = 24;
const rowHeight = 26;
const narrow = 420;

/**
 * Where estimates fall: the mean of each method's, and how far single ones spread, around the ideal value.
 * @param {TrialPoint[]} points
 * @param {{ width: number, ideal: number, title: string }} options
 */
export function estimatesView(points, { width, ideal, title }) {
  const above = width < narrow; // names stand over their rows
  const step = above ? rowHeight + 14 : rowHeight;
  const left = above ? 8 : 118;
  const [right, bottom] = [width - 12, top + step * points.length];
  const ends = points.flatMap(({ estimate, spread }) => [estimate - spread, estimate + spread]);
  const [low, high] = [Math.min(ideal, ...ends), Math.max(ideal, ...ends)];
  const margin = Math.max((high - low) * 0.06, 1e-6);
  const x = linearScale(low - margin, high + margin, left + 4, right, 56);
  const at = x.at(ideal);
  return html`<svg
    class="trial-plot estimates"
    role="img"
    aria-label=${title}
    width=${width}
    height=${bottom + 24}
  >
    ${gridView({ x, y: { at: () => 0, ticks: [] }, left, right, top: top - 6, bottom })}
    <line class="ideal-line" x1=${at} x2=${at} y1=${top - 6} y2=${bottom} />
    <text
      class="ideal-text"
      x=${at}
      y="12"
      text-anchor=${at > width - 60 ? 'end' : at < 60 ? 'start' : 'middle'}
    >
      ideal
    </text>
    ${points.map((point, i) => {
      const y = top + step * (i + 0.5) + (above ? 6 : 0);
      const [from, to] = [x.at(point.estimate - point.spread), x.at(point.estimate + point.spread)];
      return svg`<g class=${kindClass(point)}>
        ${
          above
            ? svg`<text class="name" x=${left} y=${y - 12}>${point.name}</text>`
            : svg`<text class="name" x=${left - 8} y=${y + 4} text-anchor="end">${point.short}</text>`
        }
        <line class="spread" x1=${from} x2=${to} y1=${y} y2=${y} />
        ${markView(point, x.at(point.estimate), y)}
      </g>`;
    })}
  </svg>`;
}

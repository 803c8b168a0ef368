import { html, nothing, svg } from 'lit';
import { percent } from './format.js';

/**
 * @typedef {{ kind: 'quantum' | 'classical', name: string, value: number, interval: [number, number] }} ScoreRow
 */

/**
 * Two scores with their intervals on one scale, so that the eye can compare them.
 * @param {ScoreRow[]} rows
 * @param {number | null} floor the share that the largest class has: what guessing reaches
 */
export function intervalsView(rows, floor) {
  const low = Math.min(...rows.map((row) => row.interval[0]), floor ?? 1) < 0.5 ? 0 : 0.5;
  /** @param {number} share */
  const at = (share) => `${(100 * (share - low)) / (1 - low)}%`;
  const ticks = [0, 1, 2, 3, 4, 5].map((i) => low + (i * (1 - low)) / 5);
  const text = rows
    .map(({ name, value, interval }) => `${name} ${percent(value)} %, ${interval.map(percent).join(' to ')}`)
    .join('; ');
  return html`<svg
    class="intervals"
    role="img"
    aria-label="Accuracy with 95 % intervals: ${text}"
    width="100%"
    height="74"
  >
    ${ticks.map((tick) => tickView(at(tick), `${Math.round(100 * tick)}`))}
    ${floor === null ? nothing : svg`<line class="floor" x1=${at(floor)} x2=${at(floor)} y1="2" y2="50" />`}
    ${rows.map((row, i) => rowView(row, at, 14 + i * 24))}
  </svg>`;
}

/**
 * @param {string} x
 * @param {string} text
 */
const tickView = (x, text) => svg`
  <line class="tick" x1=${x} x2=${x} y1="2" y2="50" />
  <text class="tick-text" x=${x} y="68" text-anchor=${x === '0%' ? 'start' : x === '100%' ? 'end' : 'middle'}>${text}${x === '100%' ? ' %' : ''}</text>`;

/**
 * @param {ScoreRow} row
 * @param {(share: number) => string} at
 * @param {number} y
 */
function rowView({ kind, value, interval }, at, y) {
  const mark =
    kind === 'quantum'
      ? svg`<circle class="mark" cx=${at(value)} cy=${y} r="5.5" />`
      : svg`<rect class="mark" x=${at(value)} y=${y - 5} width="10" height="10" transform="translate(-5 0)" />`;
  return svg`<g class=${kind}>
    <line class="range" x1=${at(interval[0])} x2=${at(interval[1])} y1=${y} y2=${y} />
    ${mark}
  </g>`;
}

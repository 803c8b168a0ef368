import { html, nothing, svg } from 'lit';
import { percent } from './format.js';

/**
 * @typedef {{ kind: 'quantum' | 'noisy' | 'mitigated' | 'classical', name: string, value: number, interval: [number, number] }} ScoreRow
 */

/**
 * The scores with their intervals on one scale, so that the eye can compare them.
 * @param {ScoreRow[]} rows
 * @param {number | null} floor the share that the largest class has: what guessing reaches
 */
export function intervalsView(rows, floor) {
  const low = Math.min(...rows.map((row) => row.interval[0]), floor ?? 1) < 0.5 ? 0 : 0.5;
  /** @param {number} share */
  const at = (share) => `${(100 * (share - low)) / (1 - low)}%`;
  const ticks = [0, 1, 2, 3, 4, 5].map((i) => low + (i * (1 - low)) / 5);
  const bottom = 2 + 24 * rows.length;
  const text = rows
    .map(({ name, value, interval }) => `${name} ${percent(value)} %, ${interval.map(percent).join(' to ')}`)
    .join('; ');
  return html`<svg
    class="intervals ${['', '', '', 'three', 'four'][rows.length]}"
    role="img"
    aria-label="Accuracy with 95 % intervals: ${text}"
    width="100%"
    height=${bottom + 24}
  >
    ${ticks.map((tick) => tickView(at(tick), `${Math.round(100 * tick)}`, bottom))}
    ${floor === null ? nothing : svg`<line class="floor" x1=${at(floor)} x2=${at(floor)} y1="2" y2=${bottom} />`}
    ${rows.map((row, i) => rowView(row, at, 14 + i * 24))}
  </svg>`;
}

/**
 * @param {string} x
 * @param {string} text
 * @param {number} bottom
 */
const tickView = (x, text, bottom) => svg`
  <line class="tick" x1=${x} x2=${x} y1="2" y2=${bottom} />
  <text class="tick-text" x=${x} y=${bottom + 18} text-anchor=${x === '0%' ? 'start' : x === '100%' ? 'end' : 'middle'}>${text}${x === '100%' ? ' %' : ''}</text>`;

/**
 * @param {ScoreRow} row
 * @param {(share: number) => string} at
 * @param {number} y
 */
function rowView({ kind, value, interval }, at, y) {
  const mark =
    kind === 'quantum'
      ? svg`<circle class="mark" cx=${at(value)} cy=${y} r="5.5" />`
      : kind === 'classical'
        ? svg`<rect class="mark" x=${at(value)} y=${y - 5} width="10" height="10" transform="translate(-5 0)" />`
        : svg`<svg class="mark" x=${at(value)} y=${y} overflow="visible"><path d=${kind === 'noisy' ? 'M0-7 7 0 0 7-7 0z' : 'M0-7 7 5H-7z'} /></svg>`;
  return svg`<g class=${kind}>
    <line class="range" x1=${at(interval[0])} x2=${at(interval[1])} y1=${y} y2=${y} />
    ${mark}
  </g>`;
}

import { html, svg } from 'lit';
import { count } from '../format.js';
import { figure } from './figures.js';

/** @typedef {import('./figures.js').ColumnProfile} ColumnProfile */

const width = 96;
const height = 26;

/**
 * How the values of a column are spread: numbers in equal classes, texts by how often each occurs.
 * @param {ColumnProfile} column
 */
export function histogram({ name, numbers, frequent }) {
  const bars = numbers
    ? numbers.histogram.counts
    : frequent.values.slice(0, 12).map(({ count: some }) => some);
  if (bars.length === 0) return html`<span class="caption">–</span>`;
  const label = numbers
    ? `${name}: ${bars.length} classes from ${figure(numbers.histogram.from)} to ${figure(numbers.histogram.to)}, at most ${count(Math.max(...bars))} values in one${numbers.histogram.sampled ? ', of the sample' : ''}`
    : `${name}: its ${bars.length} most frequent texts, up to ${count(Math.max(...bars))} times`;
  return html`<svg
    class="histogram ${numbers ? '' : 'texts'}"
    viewBox="0 0 ${width} ${height}"
    width=${width}
    height=${height}
    role="img"
    aria-label=${label}
  >
    ${barsOf(bars)}
  </svg>`;
}

/** @param {number[]} counts */
function barsOf(counts) {
  const most = Math.max(...counts, 1);
  const step = width / counts.length;
  return counts.map((some, i) => {
    const tall = some === 0 ? 0 : Math.max(1, (some / most) * (height - 1));
    return svg`<rect x=${(i * step).toFixed(2)} y=${(height - tall).toFixed(2)}
      width=${Math.max(0.6, step - (step > 3 ? 1 : 0.2)).toFixed(2)} height=${tall.toFixed(2)} />`;
  });
}

/**
 * Shares as bars with their names and figures, the longest filling the width.
 * @param {{ name: string, value: number, text: string, weak?: boolean }[]} rows
 * @param {string} caption what the bars are
 */
export function shareBars(rows, caption) {
  const most = Math.max(...rows.map(({ value }) => (Number.isFinite(value) ? value : 0)), 1e-300);
  return html`<table class="bars">
    <caption>
      ${caption}
    </caption>
    <tbody>
      ${rows.map(({ name, value, text, weak }) => {
        const long = (100 * Math.max(0, Number.isFinite(value) ? value : most)) / most;
        return html`<tr class=${weak ? 'weak' : ''}>
          <th scope="row">${name}</th>
          <td>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect width=${long.toFixed(1)} height="8" />
            </svg>
          </td>
          <td class="figure">${text}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

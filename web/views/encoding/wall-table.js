import { html } from 'lit';
import { encoderRow } from '../../model/encoder.js';
import { many } from '../quantities.js';
import { figure } from './words.js';

/** @typedef {import('../../model/types.js').WallLine} WallLine */
/** @typedef {import('../../model/wall.js').Metric} Metric */

/**
 * Every number of the wall; ≈ stands before what is extrapolated.
 * @param {WallLine[]} lines
 * @param {Metric} metric
 */
export function wallTable(lines, metric) {
  const counts = [...new Set(lines.flatMap(({ points }) => points.map(({ features }) => features)))];
  counts.sort((a, b) => a - b);
  return html`<div
    class="scroll"
    tabindex="0"
    role="region"
    aria-label="The wall as a table, scrolls sideways"
  >
    <table class="wall-table">
      <caption class="caption">
        ${metric.label} by number of features; ≈ is extrapolated, all else measured
      </caption>
      <thead>
        <tr>
          <th scope="col">Features</th>
          ${lines.map(({ kind }) => html`<th scope="col">${encoderRow(kind).title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${counts.map(
          (features) =>
            html`<tr>
              <th scope="row">${many(features)}</th>
              ${lines.map((line) => html`<td>${cell(line, features, metric)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
    <dl class="meanings">
      ${lines.map(
        ({ kind }) =>
          html`<dt>${encoderRow(kind).title}, beyond what is built</dt>
            <dd>${encoderRow(kind).growth}</dd>`,
      )}
    </dl>
  </div>`;
}

/**
 * @param {WallLine} line
 * @param {number} features
 * @param {Metric} metric
 */
function cell({ points }, features, metric) {
  const cost = points.find((point) => point.features === features);
  const value = cost ? metric.of(cost) : null;
  if (!cost || value === null) return '–';
  return `${cost.extrapolated ? '≈ ' : ''}${figure(value, metric)}`;
}

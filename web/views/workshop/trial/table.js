import { html } from 'lit';
import { count, duration, signed } from '../../format.js';
import { plainNumber } from './axes.js';
import { costText } from './words.js';

/** @typedef {import('../../../model/workshop/trial-points.js').TrialPoint} TrialPoint */
/** @typedef {import('../../../model/workshop/costs.js').Cost} Cost */

/**
 * Every number of a trial, per estimate.
 * @param {TrialPoint[]} points
 * @param {Cost} price
 */
export const trialTable = (points, price) =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="The trial as a table, scrolls">
    <table class="numbers trial-table">
      <thead>
        <tr>
          <th scope="col">Method</th>
          <th scope="col">Bias ± error</th>
          <th scope="col">Variance</th>
          <th scope="col">Root mean squared error</th>
          <th scope="col">Shots</th>
          <th scope="col">Circuits</th>
          <th scope="col">Time here</th>
          <th scope="col">Device time</th>
          <th scope="col">${price.label.replace(/^price, /, 'Price, ')}</th>
        </tr>
      </thead>
      <tbody>
        ${points.map(
          ({ name, row, error, chosen }) =>
            html`<tr class=${chosen ? 'chosen' : ''}>
              <th scope="row">${name}${chosen ? html` <small>recommended</small>` : ''}</th>
              <td>${signed(row.bias[0], 4)} ± ${row.biasError[0].toFixed(4)}</td>
              <td>${plainNumber(row.variance[0])}</td>
              <td>${error.toFixed(4)}</td>
              <td>${count(row.shots)}</td>
              <td>${count(row.circuits)}</td>
              <td>${duration(row.milliseconds / 1000)}</td>
              <td>${duration(row.deviceSeconds)}</td>
              <td>${costText(price, price.of(row))}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

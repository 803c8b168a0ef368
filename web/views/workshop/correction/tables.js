import { html } from 'lit';
import { count } from '../../format.js';
import { inPercent, rangeWords } from './words.js';

/** @typedef {import('../../../../bindings/js/types.js').CorrectionReport} CorrectionReport */

/**
 * What each distance takes.
 * @param {CorrectionReport} report
 * @param {string} title
 */
export const needsTable = ({ curves, measured }, title) =>
  html`<table
    class="numbers correction-needs"
    aria-label="What each distance of the ${title.toLowerCase()} takes"
  >
    <thead>
      <tr>
        <th scope="col">Distance</th>
        <th scope="col">Qubits</th>
        <th scope="col">Rounds</th>
        <th scope="col">Decoding a round, µs</th>
      </tr>
    </thead>
    <tbody>
      ${curves.map(
        ({ distance, qubits, rounds }, d) =>
          html`<tr>
            <th scope="row">${distance}</th>
            <td>${count(qubits)}</td>
            <td>${count(rounds)}</td>
            <td>${rangeWords(measured.microsecondsPerRound[d])}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

/**
 * Every logical error rate with its interval.
 * @param {CorrectionReport} report
 * @param {string} title
 */
export const everyRate = ({ curves }, title) =>
  html`<div
    class="scroll"
    tabindex="0"
    role="region"
    aria-label="Every point of the ${title.toLowerCase()}, scrolls"
  >
    <table class="numbers correction-rates">
      <thead>
        <tr>
          <th scope="col">p, %</th>
          ${curves.map(({ distance }) => html`<th scope="col">Distance ${distance}, %</th>`)}
        </tr>
      </thead>
      <tbody>
        ${curves[0].points.map(
          ({ rate }, i) =>
            html`<tr>
              <th scope="row">${inPercent(rate)}</th>
              ${curves.map(({ points }) => {
                const { low, high, rate: logical } = points[i].perShot;
                return html`<td>
                  ${inPercent(logical)} <small>${inPercent(low)} to ${inPercent(high)}</small>
                </td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

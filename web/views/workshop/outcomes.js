import { html, nothing } from 'lit';
import { bits } from '../../model/workshop/basis.js';
import { count, signed } from '../format.js';

/** @typedef {import('../../model/workshop/outcomes.js').Outcomes} Outcomes */

/** What the marks of the histogram mean. @param {Outcomes} outcomes */
export const outcomesKey = ({ noisy, shots }) =>
  html`<ul class="lines">
    <li class="quantum">
      <svg width="12" height="12" aria-hidden="true">
        <rect x="1" y="1" width="10" height="10" class="outline" /></svg
      >ideal
    </li>
    ${
      noisy
        ? html`<li class="noisy">
            <svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" class="fill" /></svg
            >noisy
          </li>`
        : nothing
    }
    ${
      shots
        ? html`<li class="shots">
            <svg width="18" height="8" aria-hidden="true">
              <line x2="18" y1="4" y2="4" />
              <circle cx="9" cy="4" r="3" /></svg
            >shots
          </li>`
        : nothing
    }
  </ul>`;

/** The likeliest outcomes in words. @param {Outcomes} outcomes */
export function outcomesWords({ shown, digits, ideal, noisy }) {
  const first = [...shown].sort((a, b) => (ideal?.(b) ?? 0) - (ideal?.(a) ?? 0)).slice(0, 4);
  const each = first.map(
    (i) =>
      `${bits(i, digits)} ideal ${(ideal?.(i) ?? 0).toFixed(3)}${noisy ? `, noisy ${noisy(i).toFixed(3)}` : ''}`,
  );
  return `Probabilities of outcomes: ${each.join('; ')}. The table below has every one.`;
}

/**
 * Every outcome on show, as numbers.
 * @param {Outcomes} outcomes
 * @param {import('../../model/workshop/types.js').Sampled | null} sampled
 */
export const outcomesTable = ({ shown, digits, ideal, noisy }, sampled) =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="Outcomes as numbers, scrolls">
    <table class="numbers">
      <thead>
        <tr>
          <th scope="col">Outcome</th>
          <th scope="col">Ideal</th>
          ${
            noisy
              ? html`<th scope="col">Noisy</th>
                  <th scope="col">Difference</th>`
              : nothing
          }
          ${sampled ? html`<th scope="col">Shots</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          (i) =>
            html`<tr>
              <th scope="row">${bits(i, digits)}</th>
              <td>${ideal ? ideal(i).toFixed(4) : '–'}</td>
              ${
                noisy
                  ? html`<td>${noisy(i).toFixed(4)}</td>
                      <td>${signed(noisy(i) - (ideal?.(i) ?? 0), 4)}</td>`
                  : nothing
              }
              ${sampled ? html`<td>${count(sampled.counts.get(i) ?? 0)}</td>` : nothing}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

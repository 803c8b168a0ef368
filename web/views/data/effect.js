import { html, nothing } from 'lit';
import { signed } from '../format.js';
import { figure } from './figures.js';
import { shareBars } from './histogram.js';
import { effectWords } from './steps.js';

/** @typedef {import('../../model/data/effects.js').Effect} Effect */

const most = 24; // rows of a table in a narrow card

/**
 * What a step has done: sentences, then its figures.
 * @param {Effect} effect
 */
export const effectView = (effect) =>
  html`<p class="caption">${effectWords(effect).join(' ')}</p>
    ${effect.variance ? varianceBars(effect) : nothing} ${effect.scores ? scoreBars(effect.scores) : nothing}
    ${
      effect.lambdas
        ? pairs(
            'λ of each column',
            effect.lambdas.map(({ name, lambda }) => [name, signed(lambda, 3)]),
          )
        : nothing
    }
    ${
      effect.filled
        ? pairs(
            'What stands in',
            effect.filled.map(({ name, value }) => [name, shown(value)]),
          )
        : nothing
    }
    ${
      effect.weights
        ? pairs(
            'Weight of each class',
            effect.weights.map(({ name, weight }) => [name, figure(weight)]),
          )
        : nothing
    }`;

/** @param {string | number} value */
const shown = (value) => (typeof value === 'number' ? figure(value) : `“${value}”`);

/** @param {Effect} effect */
const varianceBars = ({ variance, names }) =>
  shareBars(
    (variance ?? []).map((share, i) => ({
      name: names[i],
      value: share,
      text: `${(100 * share).toFixed(1)} %`,
    })),
    'Share of the variance that each explains',
  );

/** @param {NonNullable<Effect['scores']>} scores */
function scoreBars(scores) {
  const ordered = [...scores].sort((a, b) => b.score - a.score).slice(0, most);
  const rest = scores.length - ordered.length;
  return html`${shareBars(
    ordered.map(({ name, score, kept }) => ({
      name,
      value: score,
      text: Number.isFinite(score) ? figure(score) : '∞',
      weak: !kept,
    })),
    'Score of each column; pale ones are not kept',
  )}${more(rest)}`;
}

/**
 * @param {string} caption
 * @param {string[][]} rows
 */
const pairs = (caption, rows) =>
  html`<table class="bars">
      <caption>
        ${caption}
      </caption>
      <tbody>
        ${rows.slice(0, most).map(
          ([name, text]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class="figure">${text}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${more(rows.length - most)}`;

/** @param {number} rest */
const more = (rest) => (rest > 0 ? html`<p class="caption">and ${rest} more</p>` : nothing);

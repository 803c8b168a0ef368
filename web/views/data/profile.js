import { html, nothing } from 'lit';
import { className, count, percent } from '../format.js';
import { distinctText, figure, missingText, outlierText, rangeText } from './figures.js';
import { histogram, shareBars } from './histogram.js';

/** @typedef {import('../../model/types.js').Profile} Profile */
/** @typedef {import('./figures.js').ColumnProfile} ColumnProfile */
/**
 * @typedef {{
 *   open: boolean, used: (name: string) => boolean, use: (name: string) => void, label: (name: string) => void,
 * }} Choosing open: there is something to choose
 */

const severities = { problem: 'Problem', check: 'Look at', fact: 'Fact' };
const order = Object.keys(severities);

/** What a reader should know before training, the worst first. @param {Profile} profile */
export function findingList({ findings }) {
  if (findings.length === 0)
    return html`<p class="caption">Nothing: no gaps, no repeated rows, nothing constant, no likely leak.</p>`;
  const sorted = [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return html`<ul class="findings">
    ${sorted.slice(0, 60).map(
      ({ severity, column, message, code }) =>
        html`<li class=${severity} data-code=${code}>
          <span class="severity">${severities[severity]}</span>
          <span>${column === null ? nothing : html`<b>${column}</b> `}${message}</span>
        </li>`,
    )}
    ${sorted.length > 60 ? html`<li>and ${sorted.length - 60} more, in the columns below</li>` : nothing}
  </ul>`;
}

/** How the label is spread over the rows. @param {Profile} profile */
export function classBars({ target, rows }) {
  if (!target) return nothing;
  const shown = target.classes.slice(0, 12);
  return shareBars(
    shown.map(({ name, count: some }) => ({
      name: className(name),
      value: some,
      text: `${count(some)} · ${percent(some / rows)} %`,
    })),
    `Rows of each class of “${target.name}”${target.classes.length > 12 ? ', the 12 largest' : ''}`,
  );
}

/**
 * One row a column.
 * @param {Profile} profile
 * @param {number} shown how many columns
 * @param {Choosing} choosing
 */
export function columnTable(profile, shown, choosing) {
  const { columns, target } = profile;
  return html`<table class="profile">
    <thead>
      <tr>
        ${
          choosing.open
            ? html`<th scope="col">Feature</th>
                <th scope="col">Label</th>`
            : nothing
        }
        <th scope="col">Column</th>
        <th scope="col">Type</th>
        <th scope="col" class="figure">Missing</th>
        <th scope="col" class="figure">Distinct</th>
        <th scope="col">Range</th>
        <th scope="col" class="figure">Mean</th>
        <th scope="col">Values</th>
        <th scope="col" class="figure">Outliers</th>
      </tr>
    </thead>
    <tbody>
      ${columns
        .slice(0, shown)
        .map((column) => columnRow(column, profile, column.name === target?.name, choosing))}
    </tbody>
  </table>`;
}

/**
 * @param {ColumnProfile} column
 * @param {Profile} profile
 * @param {boolean} isTarget
 * @param {Choosing} choosing
 */
function columnRow(column, { rows }, isTarget, { open, used, use, label }) {
  const { name, type, numbers, distinct } = column;
  return html`<tr class=${isTarget ? 'target' : used(name) ? '' : 'left-out'}>
    ${
      open
        ? html`<td>
              <input
                type="checkbox"
                aria-label="${name} is a feature"
                .checked=${!isTarget && used(name)}
                ?disabled=${isTarget}
                @change=${() => use(name)}
              />
            </td>
            <td>
              <input
                type="radio"
                name="target"
                aria-label="${name} is the label"
                .checked=${isTarget}
                @change=${() => label(name)}
              />
            </td>`
        : nothing
    }
    <th scope="row">${name}</th>
    <td>${type}</td>
    <td class="figure">${missingText(column, rows)}</td>
    <td class="figure">${distinctText(distinct)}</td>
    <td>${rangeText(column)}</td>
    <td class="figure">${numbers ? figure(numbers.mean) : '–'}</td>
    <td>${histogram(column)}</td>
    <td class="figure">${outlierText(column)}</td>
  </tr>`;
}

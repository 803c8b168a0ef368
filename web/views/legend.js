import { html, svg } from 'lit';
import { className } from './format.js';

const shapes = [
  svg`<circle cx="6" cy="6" r="4.4" />`,
  svg`<path d="M6 .6 11.4 6 6 11.4.6 6z" />`,
  svg`<path d="M6 .8 11.4 10.4H.6z" />`,
  svg`<path d="M1.6 1.6h8.8v8.8H1.6z" />`,
  svg`<path d="M6 11.2.6 1.6h10.8z" />`,
  svg`<path d="M6 .8 11 4.6 9 10.8H3L1 4.6z" />`,
];

/**
 * Names of the classes with their shape and colour, and what filled and hollow mean.
 * @param {string[]} classes
 */
export const legend = (classes) =>
  html`<ul class="legend">
    ${classes.map(
      (name, k) =>
        html`<li class="class-${k % shapes.length}">
          <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">${shapes[k % shapes.length]}</svg
          >${className(name)}
        </li>`,
    )}
    <li>filled: train, hollow: test</li>
  </ul>`;

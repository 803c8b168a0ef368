import { html } from 'lit';
import { isDark, toggleTheme } from './theme.js';

/** What the headers of all pages share: the wordmark, the way to the other page, light and dark. */

const pages = /** @type {const} */ ([
  ['lab', './index.html', 'Lab'],
  ['circuit', './circuit.html', 'Circuit'],
]);

/** @param {'lab' | 'circuit'} here */
export const masthead = (here) => html`
  <h1 class="wordmark"><span>|</span>Qualm<span>⟩</span></h1>
  <nav class="tabs" aria-label="Pages">
    ${pages.map(
      ([name, address, title]) =>
        html`<a href=${address} aria-current=${name === here ? 'page' : 'false'}>${title}</a>`,
    )}
  </nav>
`;

export const themeButton = () => html`
  <button
    class="plain icon theme"
    type="button"
    aria-label="Dark theme"
    aria-pressed=${isDark() ? 'true' : 'false'}
    @click=${toggleTheme}
  >
    <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <circle cx="10" cy="10" r="7" />
      <path d="M10 3a7 7 0 0 1 0 14z" />
    </svg>
  </button>
`;

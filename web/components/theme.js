import { readPalette } from '../views/palette.js';

/** @typedef {import('../views/palette.js').Palette} Palette */

const dark = matchMedia('(prefers-color-scheme: dark)');
const events = new EventTarget();

/** @type {Palette | null} */
let cached = null;

/** The colours in force, for canvases. */
export const palette = () => (cached ??= readPalette(document.body));

/**
 * Calls back whenever the colours change; returns how to stop.
 * @param {() => void} listener
 */
export function onTheme(listener) {
  events.addEventListener('change', listener);
  return () => events.removeEventListener('change', listener);
}

export const isDark = () =>
  (document.documentElement.dataset.theme ?? (dark.matches ? 'dark' : 'light')) === 'dark';

/** Light or dark by hand, for as long as the page is open and next time. */
export function toggleTheme() {
  const theme = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  remember(theme);
  changed();
}

/** Takes up what was chosen last time. */
export function startTheme() {
  try {
    const theme = localStorage.getItem('qualm-theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // Storage can be forbidden; the system's choice stands.
  }
  dark.addEventListener('change', changed);
}

/** @param {string} theme */
function remember(theme) {
  try {
    localStorage.setItem('qualm-theme', theme);
  } catch {
    // As above.
  }
}

function changed() {
  cached = null;
  events.dispatchEvent(new Event('change'));
}

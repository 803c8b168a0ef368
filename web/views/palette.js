/**
 * Colours for canvases, which can't read CSS variables.
 * @typedef {{
 *   classes: string[], fields: [number, number, number][], card: [number, number, number], cardText: string,
 *   ink: string, soft: string, hairline: string, quantum: string, quantumTint: string, noisy: string, classical: string, font: string,
 * }} Palette
 */

/** How many classes have a colour and a shape of their own. */
export const classStyles = 6;

/**
 * The colours in force, read through an element because a variable may hold light-dark().
 * @param {HTMLElement} probe any element of the page; its colour is put back
 * @returns {Palette}
 */
export function readPalette(probe) {
  const before = probe.style.color;
  /** @param {string} name */
  const read = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const numbers = Array.from({ length: classStyles }, (_, k) => k);
  const palette = {
    classes: numbers.map((k) => read(`class-${k}`)),
    fields: numbers.map((k) => channels(read(`field-${k}`))),
    card: channels(read('card')),
    cardText: read('card'),
    ink: read('ink'),
    soft: read('soft'),
    hairline: read('hairline'),
    quantum: read('quantum'),
    quantumTint: read('quantum-tint'),
    noisy: read('noisy'),
    classical: read('classical'),
    font: getComputedStyle(probe).fontFamily,
  };
  probe.style.color = before;
  return palette;
}

/**
 * @param {string} color as computed: rgb(…)
 * @returns {[number, number, number]}
 */
function channels(color) {
  const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return [r, g, b];
}

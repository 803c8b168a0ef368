const colour = process.stdout.isTTY && !process.env.NO_COLOR;

/**
 * Bold where a terminal can show it.
 * @param {string} text
 */
export const bold = (text) => (colour ? `\x1b[1m${text}\x1b[22m` : text);

/**
 * A whole number with its thousands told apart: 12,345.
 * @param {number} value
 */
export const count = (value) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');

/**
 * '1 row', '2 rows'.
 * @param {number} value
 * @param {string} noun
 */
export const plural = (value, noun) => `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

/**
 * US dollars, with cents.
 * @param {number} amount
 */
export function dollars(amount) {
  const [whole, cents] = amount.toFixed(2).split('.');
  return `$${count(Number(whole))}.${cents}`;
}

/**
 * A duration with a unit that suits it.
 * @param {number} value in seconds
 */
export function seconds(value) {
  if (value < 1e-3) return `${(value * 1e6).toFixed(0)} µs`;
  if (value < 1) return `${(value * 1e3).toFixed(0)} ms`;
  if (value < 120) return `${value.toFixed(1)} s`;
  return value < 7200 ? `${(value / 60).toFixed(0)} min` : `${count(value / 3600)} h`;
}

/**
 * 'a, b, c', cut where it would get long.
 * @param {string[]} names
 */
export const list = (names) =>
  names.length > 12 ? `${names.slice(0, 12).join(', ')}, … (${names.length} classes)` : names.join(', ');

/**
 * A text in lines of at most 100 characters, each after the first indented.
 * @param {string} text
 * @param {number} indent
 */
export function wrap(text, indent) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last === '') lines[lines.length - 1] = word;
    else if (indent + last.length + word.length < 100) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}

/**
 * Lines of cells in columns.
 * @param {string[][]} rows
 * @param {('left' | 'right')[]} sides how each column is set
 */
export function alignColumns(rows, sides) {
  const widths = sides.map((_, j) => Math.max(...rows.map((row) => (row[j] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, j) => (sides[j] === 'right' ? cell.padStart(widths[j]) : cell.padEnd(widths[j])))
      .join('  '),
  );
  return lines.map((line) => line.trimEnd()).join('\n');
}

export const labelWidth = 'fingerprint'.length; // the longest name of a line

/**
 * Lines that each start with a name.
 * @param {string[][]} lines
 */
export const named = (lines) => lines.map(([name, text]) => `${name.padEnd(labelWidth)}  ${text}`).join('\n');

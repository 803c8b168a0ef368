/**
 * A number as Python reads it back to the bit.
 * @param {number} value
 */
export function pythonNumber(value) {
  if (Number.isNaN(value)) return 'math.nan';
  if (!Number.isFinite(value)) return value > 0 ? 'math.inf' : '-math.inf';
  return Object.is(value, -0) ? '-0.0' : String(value);
}

/**
 * A string literal.
 * @param {string} text
 */
export const pythonText = (text) => JSON.stringify(text);

/**
 * A list of items that are Python already, broken into lines.
 * @param {readonly string[]} items
 * @param {string} [indent] of the statement that the list stands in
 */
export function pythonList(items, indent = '') {
  const line = `[${items.join(', ')}]`;
  if (line.length + indent.length <= mostCharacters) return line;
  const inner = `${indent}    `;
  /** @type {string[]} */
  const lines = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + item.length + 2 <= mostCharacters)
      lines[lines.length - 1] = `${last} ${item},`;
    else lines.push(`${inner}${item},`);
  }
  return `[\n${lines.join('\n')}\n${indent}]`;
}

const mostCharacters = 100;

/**
 * A NumPy array of floats.
 * @param {ArrayLike<number>} values
 * @param {string} [indent]
 */
export const pythonArray = (values, indent = '') =>
  `floats(${pythonList(Array.from(values, pythonNumber), indent)})`;

/**
 * A NumPy array of rows.
 * @param {ArrayLike<number>} values row by row
 * @param {number} columns
 */
export function pythonMatrix(values, columns) {
  const all = Array.from(values, pythonNumber);
  const rows = Array.from({ length: all.length / columns }, (_, row) =>
    pythonList(all.slice(row * columns, (row + 1) * columns), '    '),
  );
  return `floats(\n    [\n${rows.map((row) => `        ${row.replaceAll('\n', '\n    ')},`).join('\n')}\n    ]\n)`;
}

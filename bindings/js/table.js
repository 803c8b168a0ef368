import { QualmError, show } from './errors.js';

/** @typedef {import('./types.js').Table} Table */

/**
 * The rows of the classes that are named, or the table as it is.
 * @param {Table} table
 * @param {readonly string[]} [wanted]
 * @returns {Table}
 */
export function keepClasses(table, wanted) {
  const unknown = wanted?.find((name) => !table.classes.includes(name));
  if (unknown !== undefined) {
    const message = `The data have no class ${show(unknown)}.`;
    throw new QualmError('unknown-class', message, show(unknown), table.classes.join(', '));
  }
  const classes = wanted ? table.classes.filter((name) => wanted.includes(name)) : table.classes;
  if (classes.length < 2) {
    const message = 'All rows have the same label: there is nothing to tell apart.';
    throw new QualmError('one-class', message, show(classes[0]), 'at least two classes');
  }
  if (!wanted || classes.length === table.classes.length) return table;
  const kept = Array.from(table.labels.keys()).filter((row) =>
    classes.includes(table.classes[table.labels[row]]),
  );
  return { ...selectRows(table, kept), classes, labels: relabel(table, kept, classes) };
}

/**
 * Painted points as a table.
 * @param {readonly (readonly [number, number, 0 | 1])[]} points
 * @returns {Table}
 */
export function tableFromPoints(points) {
  const labels = Int32Array.from(points, (point) => point[2]);
  if (new Set(labels).size < 2) {
    const received = points.length === 0 ? 'no points' : `only points of class ${labels[0]}`;
    throw new QualmError(
      'one-class',
      'Points of both classes are needed.',
      received,
      'points of class 0 and of class 1',
    );
  }
  const values = Float64Array.from(points.flatMap(([x, y]) => [x, y]));
  return { columns: ['x', 'y'], values, labels, classes: ['0', '1'] };
}

/**
 * A table with some of its columns, in the table's order.
 * @param {Table} table
 * @param {readonly string[]} [wanted] all of them where it is left out
 * @returns {Table}
 */
export function keepColumns(table, wanted) {
  const unknown = wanted?.find((name) => !table.columns.includes(name));
  if (unknown !== undefined) {
    const message = `The table has no column ${show(unknown)}.`;
    throw new QualmError('unknown-column', message, show(unknown), table.columns.slice(0, 100).join(', '));
  }
  const names = new Set(wanted);
  const kept = Array.from(table.columns.keys()).filter((column) => names.has(table.columns[column]));
  if (!wanted || kept.length === table.columns.length) return table;
  const width = table.columns.length;
  const rows = table.values.length / width;
  const values = new Float64Array(rows * kept.length);
  kept.forEach((column, j) => {
    for (let i = 0; i < rows; ++i) values[i * kept.length + j] = table.values[i * width + column];
  });
  const { categories: old, ...others } = table;
  const categories = old && kept.map((column) => old[column]);
  return {
    ...others,
    columns: kept.map((column) => table.columns[column]),
    values,
    ...(categories?.some((list) => list.length > 0) && { categories }),
  };
}

/**
 * @param {Table} table
 * @param {ArrayLike<number>} rows their places
 * @returns {Table}
 */
export function selectRows(table, rows) {
  const width = table.columns.length;
  const values = new Float64Array(rows.length * width);
  for (let i = 0; i < rows.length; ++i)
    values.set(table.values.subarray(rows[i] * width, (rows[i] + 1) * width), i * width);
  const { labels, rowNumbers } = table;
  return {
    ...table,
    values,
    labels: Int32Array.from(rows, (row) => labels[row]),
    ...(rowNumbers && { rowNumbers: Int32Array.from(rows, (row) => rowNumbers[row]) }),
  };
}

/**
 * @param {Table} table
 * @param {number[]} rows
 * @param {string[]} classes
 */
const relabel = (table, rows, classes) =>
  Int32Array.from(rows, (row) => classes.indexOf(table.classes[table.labels[row]]));

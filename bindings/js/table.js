import { QualmError, show } from './errors.js';
import { checkOptions } from './options.js';

/** @typedef {import('./types.js').Table} Table */
/** @typedef {{ line: number, cells: string[] }} Line a line of a file (counted from 1) and its cells */
/** @typedef {{ target?: string, classes?: readonly string[] }} TableOptions label column, and the classes to keep */

// Strictly decimal: no hexadecimal, no "Infinity", no empty text. Number() rounds these correctly on every engine.
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const missing = new Set(['', 'na', 'n/a', 'nan', 'null', '?']);

/**
 * A table from lines of text whose first is the header.
 * @param {Line[]} lines
 * @param {TableOptions} [options] the label column is the last one where none is named
 * @returns {Table}
 * @throws {QualmError} csv-empty, csv-no-header, csv-unknown-target, csv-ragged-row, csv-missing-value,
 *   csv-text-column, csv-number-range, one-class, unknown-class, too-few-rows
 */
export function tableFromCells(lines, options = {}) {
  const { target, classes } = checkTableOptions(options);
  const [header, ...rows] = lines;
  if (header === undefined) {
    throw new QualmError('csv-empty', 'The file is empty.', 'nothing', 'a header line and rows of numbers');
  }
  const names = checkHeader(header);
  const label = findTarget(names, target);
  if (rows.length === 0) {
    throw new QualmError(
      'too-few-rows',
      'The file has a header and no rows.',
      '0 rows',
      'rows of at least two classes',
    );
  }
  checkShape(rows, names);
  checkLabelName(header, rows, label);
  const features = names.flatMap((_, column) => (column === label ? [] : [column]));
  const values = new Float64Array(rows.length * features.length);
  features.forEach((column, j) => {
    rows.forEach((row, i) => {
      values[i * features.length + j] = number(row, column, names[column]);
    });
  });
  const table = {
    columns: features.map((column) => names[column]),
    values,
    ...readLabels(rows, label, names[label]),
    target: names[label],
    rowNumbers: Int32Array.from(rows, (row) => row.line),
  };
  return keepClasses(table, classes);
}

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
 * @param {TableOptions} options
 * @returns {TableOptions}
 */
function checkTableOptions(options) {
  checkOptions(options, ['target', 'classes']);
  const { classes } = options;
  const named = Array.isArray(classes) && classes.every((name) => typeof name === 'string');
  if (classes === undefined || named) return options;
  throw new QualmError('invalid-option', 'Classes are named in a list.', show(classes), "['a', 'b']");
}

/** @param {Line} header */
function checkHeader({ line, cells }) {
  const names = cells.map((cell) => cell.trim());
  if (names.every((name) => decimal.test(name))) throw noHeader(line, names, 'it holds numbers');
  if (names.includes('')) throw noHeader(line, names, 'a name is empty');
  const fraction = names.find((name) => decimal.test(name) && !Number.isInteger(Number(name)));
  if (fraction !== undefined) throw noHeader(line, names, `${fraction} is a number`);
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated !== undefined) throw noHeader(line, names, `${show(repeated)} stands there twice`);
  if (names.length > 1) return names;
  const message = 'The file has one column only: is it a CSV file with commas?';
  const allowed = 'at least one column of numbers and a label';
  throw new QualmError('csv-too-few-columns', message, show(names[0]), allowed);
}

/**
 * A first row of data gives itself away: what should be the name of the label is one of the labels.
 * @param {Line} header
 * @param {Line[]} rows
 * @param {number} label
 */
function checkLabelName({ line, cells }, rows, label) {
  const name = cells[label].trim();
  if (!rows.some((row) => row.cells[label].trim() === name)) return;
  throw noHeader(line, cells, `${show(name)} is a label further down`);
}

/**
 * @param {number} line
 * @param {string[]} names
 * @param {string} reason
 */
function noHeader(line, names, reason) {
  const allowed = 'a first line with the name of every column, each different';
  const message = `Line ${line} is not a header: ${reason}.`;
  return new QualmError('csv-no-header', message, show(names.join(',')), allowed);
}

/**
 * @param {string[]} names
 * @param {string} [target]
 */
function findTarget(names, target) {
  if (target === undefined) return names.length - 1;
  const index = names.indexOf(target);
  if (index >= 0) return index;
  throw new QualmError(
    'csv-unknown-target',
    `The file has no column ${show(target)}.`,
    show(target),
    names.join(', '),
  );
}

/**
 * @param {Line[]} rows
 * @param {string[]} names
 */
function checkShape(rows, names) {
  const ragged = rows.find((row) => row.cells.length !== names.length);
  if (!ragged) return;
  throw new QualmError(
    'csv-ragged-row',
    `Line ${ragged.line} has another number of cells than the header.`,
    `${ragged.cells.length} cells`,
    `${names.length} cells`,
  );
}

/**
 * @param {Line} row
 * @param {number} column
 * @param {string} name
 */
function number({ line, cells }, column, name) {
  const text = cells[column].trim();
  const value = decimal.test(text) ? Number(text) : NaN;
  if (Number.isFinite(value)) return value;
  const place = `Line ${line}, column ${show(name)}`;
  if (missing.has(text.toLowerCase())) {
    const message = `${place}: a value is missing.`;
    throw new QualmError('csv-missing-value', message, text === '' ? 'nothing' : show(text), 'a number');
  }
  if (decimal.test(text)) {
    throw new QualmError('csv-number-range', `${place}: the number is too large.`, text, 'up to 1.8e308');
  }
  const allowed = 'numbers; leave the column out, or make it the target';
  throw new QualmError('csv-text-column', `${place}: this is text, not a number.`, show(text), allowed);
}

/**
 * @param {Line[]} rows
 * @param {number} column
 * @param {string} name
 */
function readLabels(rows, column, name) {
  const texts = rows.map(({ line, cells }) => {
    const text = cells[column].trim();
    if (text !== '') return text;
    const message = `Line ${line}, column ${show(name)}: the label is missing.`;
    throw new QualmError('csv-missing-value', message, 'nothing', 'the name of a class');
  });
  // Sorted by code unit: the order must not depend on the reader's language.
  const classes = [...new Set(texts)].sort();
  if (classes.length > 100) {
    const message = `The column ${show(name)} has too many different values to be a label.`;
    throw new QualmError(
      'too-many-classes',
      message,
      `${classes.length} classes`,
      'at most 100; name another target',
    );
  }
  const indices = new Map(classes.map((text, i) => [text, i]));
  return { classes, labels: Int32Array.from(texts, (text) => /** @type {number} */ (indices.get(text))) };
}

/**
 * @param {Table} table
 * @param {number[]} rows
 */
function selectRows(table, rows) {
  const width = table.columns.length;
  const values = new Float64Array(rows.length * width);
  rows.forEach((row, i) => values.set(table.values.subarray(row * width, (row + 1) * width), i * width));
  const { rowNumbers } = table;
  return {
    ...table,
    values,
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

import { QualmError } from '../errors.js';
import { keepClasses } from '../table.js';
import { checkTableOptions } from './options.js';
import { sampledPlaces } from './sample.js';
import { isText, spellings } from './survey.js';
import { TableSurvey } from './table-survey.js';

/** @typedef {import('../types.js').Table} Table */
/** @typedef {import('./options.js').TableOptions} TableOptions */
/**
 * Goes through the rows of a file; every time the same.
 * @typedef {(sink: import('./reader.js').Sink, said: import('./options.js').FormOptions) =>
 *   { encoding: string, blankLines: number }} Scan
 *
 * How a file was read, and what was made of it.
 * @typedef {{
 *   delimiter: string, decimal: import('./cells.js').Decimal, encoding: string, rows: number, kept: number,
 *   blankLines: number, unlabeled: number, missing: { spelling: string, count: number }[],
 *   text: { column: string, mixed: boolean, numbers: number, texts: number,
 *     firstText: import('./survey.js').Example, firstNumber: import('./survey.js').Example | null }[],
 *   grouped: { column: string, count: number, first: import('./survey.js').Example }[],
 *   leftOut: string[],
 * }} Reading rows of the file and those kept in the table; unlabeled were dropped because the caller said so; text are
 *   the columns that were read as text, mixed those with numbers among it; grouped have thousands told apart
 */

/** What a table for training may hold: beyond it a sample has to be named. */
export const mostRows = 100_000;
const mostValues = 20_000_000;

/**
 * A table from the rows of a file, with how it was read. Rows are gone through twice: to learn what the columns hold,
 * and to fill the table.
 * @param {Scan} scan
 * @param {TableOptions} [options]
 * @returns {{ table: Table, reading: Reading }}
 * @throws {QualmError} csv-empty, csv-no-header, csv-too-few-columns, csv-unknown-target, csv-ragged-row,
 *   csv-missing-value, csv-number-range, unknown-column, table-too-large, too-many-classes, one-class, unknown-class,
 *   too-few-rows
 */
export function buildTable(scan, options = {}) {
  const survey = new TableSurvey(checkTableOptions(options));
  const scanned = scan(survey, options);
  survey.check();
  const { sample, classes } = options;
  const kept = sample ? sampledPlaces(survey.lines.length, sample) : null;
  const rows = kept ? kept.length : survey.lines.length;
  checkSize(rows, survey, options.target !== null);
  const table = fill(scan, survey, kept ?? Int32Array.from({ length: rows }, (_, i) => i));
  return {
    table: options.target === null ? table : keepClasses(table, classes),
    reading: { ...readingOf(survey, scanned), kept: rows },
  };
}

/**
 * @param {number} rows
 * @param {TableSurvey} survey
 * @param {boolean} labeled
 */
function checkSize(rows, { features }, labeled) {
  if (labeled && rows > mostRows) {
    const message = 'The file has more rows than a table for training may have: name a sample of them.';
    throw new QualmError(
      'table-too-large',
      message,
      `${rows} rows`,
      `up to ${mostRows}, or sample: { rows }`,
    );
  }
  if (rows * features.length <= mostValues) return;
  const message = 'The table would be too large: name a sample of its rows, or fewer columns.';
  const received = `${rows} rows × ${features.length} columns`;
  throw new QualmError('table-too-large', message, received, `up to ${mostValues} values`);
}

/**
 * The second time through the file.
 * @param {Scan} scan
 * @param {TableSurvey} survey
 * @param {Int32Array} kept places among the rows that can be used, ascending
 * @returns {Table}
 */
function fill(scan, survey, kept) {
  const { names, features, columns, label, dialect } = survey;
  const { numberOf, isMissing } = survey.cells;
  const width = features.length;
  const values = new Float64Array(kept.length * width);
  const texts = columns.map((column) => (isText(column) ? new Map() : null));
  /** @type {string[]} */
  const labels = [];
  let place = 0; // among the rows that can be used
  let filled = 0;
  const row = (/** @type {string[]} */ cells, /** @type {number} */ line) => {
    if (line !== survey.lines[place]) return; // the header, or a row that is not used
    if (place++ !== kept[filled]) return;
    features.forEach((column, j) => {
      const text = cells[column].trim();
      const known = texts[j];
      const value = known ? (isMissing(text) ? NaN : indexIn(known, text)) : numberOf(text);
      values[filled * width + j] = value;
    });
    if (label >= 0) labels.push(cells[label].trim());
    filled += 1;
  };
  scan({ open() {}, row }, dialect);
  const categories = texts.map((known, j) => (known ? sortCategories(known, values, j, width) : []));
  return {
    columns: features.map((column) => names[column]),
    ...(categories.some((list) => list.length > 0) && { categories }),
    values,
    ...indexLabels(labels),
    ...(label >= 0 && { target: names[label] }),
    rowNumbers: Int32Array.from(kept, (one) => survey.lines[one]),
  };
}

/**
 * @param {Map<string, number>} known
 * @param {string} text
 */
function indexIn(known, text) {
  const index = known.get(text);
  if (index !== undefined) return index;
  known.set(text, known.size);
  return known.size - 1;
}

/**
 * The categories of a column by code unit, for the order must not depend on the reader's language nor on the rows'.
 * @param {Map<string, number>} known in the order in which they came
 * @param {Float64Array} values whose column is changed to the new indices
 * @param {number} column
 * @param {number} width
 */
function sortCategories(known, values, column, width) {
  const sorted = [...known.keys()].sort();
  const index = new Map(sorted.map((text, i) => [text, i]));
  const moved = Float64Array.from(known.keys(), (text) => /** @type {number} */ (index.get(text)));
  for (let i = column; i < values.length; i += width) {
    if (values[i] === values[i]) values[i] = moved[values[i]];
  }
  return sorted;
}

/** @param {string[]} texts */
function indexLabels(texts) {
  const classes = [...new Set(texts)].sort();
  const indices = new Map(classes.map((text, i) => [text, i]));
  return { labels: Int32Array.from(texts, (text) => /** @type {number} */ (indices.get(text))), classes };
}

/**
 * @param {TableSurvey} survey
 * @param {ReturnType<Scan>} scanned
 * @returns {Omit<Reading, 'kept'>}
 */
function readingOf(survey, { encoding, blankLines }) {
  const { dialect, names, features, columns, label } = survey;
  const named = columns.map((column, j) => ({ ...column, column: names[features[j]] }));
  const used = new Set([...features, label]);
  return {
    ...dialect,
    encoding,
    rows: survey.rows,
    blankLines,
    unlabeled: survey.unlabeled,
    missing: spellings(columns.map(({ missing }) => missing)),
    text: named.flatMap(({ column, numbers, texts, firstText, firstNumber }) =>
      firstText ? [{ column, mixed: numbers > 0, numbers, texts, firstText, firstNumber }] : [],
    ),
    grouped: named.flatMap(({ column, grouped, firstGrouped }) =>
      firstGrouped ? [{ column, count: grouped, first: firstGrouped }] : [],
    ),
    leftOut: names.filter((_, i) => !used.has(i)),
  };
}

import { QualmError, show } from '../errors.js';
import { cellsWith } from './cells.js';
import { checkHeader, checkWidth, noHeader, placeOf } from './header.js';
import { countCell, emptySurvey } from './survey.js';

const mostClasses = 100;

/**
 * The first time through a file: what its columns hold, and which of its rows a table can use.
 */
export class TableSurvey {
  #options;

  /** @type {import('./dialect.js').Dialect} */
  dialect = { delimiter: ',', decimal: '.' };
  cells = cellsWith('.');
  /** @type {string[]} */
  names = [];
  /** @type {number[]} the places of the features in the file */
  features = [];
  /** @type {import('./survey.js').ColumnSurvey[]} one a feature */
  columns = [];
  label = -1; // its place; −1: none
  #headerLine = 1;
  rows = 0;
  /** @type {number[]} the lines of the rows that can be used */
  lines = [];
  unlabeled = 0;
  /** @type {import('./survey.js').Example | null} */
  #firstUnlabeled = null;
  /** @type {Set<string>} */
  #classes = new Set();

  /** @param {import('./options.js').TableOptions} options */
  constructor(options) {
    this.#options = options;
    this.open = this.open.bind(this); // a scan takes both apart from their object
    this.row = this.row.bind(this);
  }

  /** @param {import('./dialect.js').Dialect} dialect */
  open(dialect) {
    this.dialect = dialect;
    this.cells = cellsWith(dialect.decimal, this.#options.missing);
  }

  /**
   * @param {string[]} cells
   * @param {number} line
   */
  row(cells, line) {
    if (this.names.length === 0) return this.#open(cells, line);
    checkWidth(cells, line, this.names.length);
    this.rows += 1;
    if (this.label >= 0 && !this.#takeLabel(cells[this.label].trim(), line)) return;
    this.lines.push(line);
    this.features.forEach((column, j) => countCell(this.columns[j], this.cells, cells[column].trim(), line));
  }

  /** Refuses a file from which no table can be made. */
  check() {
    if (this.names.length === 0) {
      throw new QualmError('csv-empty', 'The file is empty.', 'nothing', 'a header line and rows of numbers');
    }
    if (this.rows === 0) {
      const message = 'The file has a header and no rows.';
      throw new QualmError('too-few-rows', message, '0 rows', 'rows of at least two classes');
    }
    this.#checkLabels();
    this.columns.forEach(({ texts, tooLarge, firstText }, j) => {
      if (!firstText || texts !== tooLarge) return;
      const place = `Line ${firstText.line}, column ${show(this.names[this.features[j]])}`;
      const message = `${place}: the number is too large.`;
      throw new QualmError('csv-number-range', message, firstText.text, 'up to 1.8e308');
    });
  }

  /**
   * @param {string[]} cells
   * @param {number} line
   */
  #open(cells, line) {
    const { target, columns } = this.#options;
    this.#headerLine = line;
    this.names = checkHeader(cells, line, target === null ? 1 : 2);
    if (target !== null)
      this.label = target === undefined ? this.names.length - 1 : placeOf(this.names, target);
    const wanted = columns && new Set(columns.map((name) => this.#feature(name)));
    const all = Array.from(this.names.keys()).filter((column) => column !== this.label);
    this.features = wanted ? all.filter((column) => wanted.has(column)) : all;
    this.columns = this.features.map(emptySurvey);
  }

  /** @param {string} name */
  #feature(name) {
    const place = this.names.indexOf(name);
    if (place >= 0 && place !== this.label) return place;
    const message =
      place < 0 ? `The file has no column ${show(name)}.` : `${show(name)} is the label: it is no feature.`;
    const allowed = this.names.filter((_, i) => i !== this.label).slice(0, 100);
    throw new QualmError('unknown-column', message, show(name), allowed.join(', '));
  }

  /**
   * Whether the row of a label can be used.
   * @param {string} text
   * @param {number} line
   */
  #takeLabel(text, line) {
    // A first row of data gives itself away: what should be the name of the label is one of the labels.
    if (text === this.names[this.label])
      throw noHeader(this.#headerLine, this.names, `${show(text)} is a label further down`);
    if (this.cells.isMissing(text)) {
      this.unlabeled += 1;
      this.#firstUnlabeled ??= { line, text };
      return false;
    }
    this.#classes.add(text);
    const { classes } = this.#options;
    return classes === undefined || classes.includes(text);
  }

  #checkLabels() {
    const name = this.names[this.label];
    if (this.#firstUnlabeled && !this.#options.dropUnlabeled) {
      const { line, text } = this.#firstUnlabeled;
      const count =
        this.unlabeled === 1 ? 'the label is missing' : `the first of ${this.unlabeled} labels is missing`;
      throw new QualmError(
        'csv-missing-value',
        `Line ${line}, column ${show(name)}: ${count}.`,
        text === '' ? 'nothing' : show(text),
        'the name of a class; dropUnlabeled: true leaves such rows out',
      );
    }
    const classes = [...this.#classes].sort();
    if (classes.length > mostClasses) {
      throw new QualmError(
        'too-many-classes',
        `The column ${show(name)} has too many different values to be a label.`,
        `${classes.length} classes`,
        `at most ${mostClasses}; name another target`,
      );
    }
    const unknown = this.#options.classes?.find((one) => !this.#classes.has(one));
    if (this.label < 0 || unknown === undefined) return;
    const message = `The data have no class ${show(unknown)}.`;
    throw new QualmError('unknown-class', message, show(unknown), classes.join(', '));
  }
}

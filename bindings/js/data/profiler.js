import { QualmError } from '../errors.js';
import { cellsWith } from './cells.js';
import { ColumnCounts } from './column.js';
import { findingsOf } from './findings.js';
import { checkHeader, checkWidth, placeOf } from './header.js';
import { spellings } from './survey.js';

/** @typedef {import('./profile.js').ColumnProfile} ColumnProfile */
/** @typedef {import('./profile.js').Profile} Profile */
/** @typedef {{ target?: string, seed: number, missing?: readonly string[] }} ProfilerOptions */

const blockCells = 65_536; // handed to the library at once
const frequentValues = 2_000_000; // over all columns
const shares = [0.05, 0.25, 0.5, 0.75, 0.95]; // qualm::profileShares
const shown = 10; // most frequent values of a column; all of a category

/**
 * The profile of a file whose rows go by: JavaScript tells cells apart and counts, the library computes. Memory does not
 * grow with the rows.
 */
export class Profiler {
  #native;
  #options;
  #number = 0; // of the profile in the library
  /** @type {import('./dialect.js').Dialect} */
  #dialect = { delimiter: ',', decimal: '.' };
  #cells = cellsWith('.');
  /** @type {string[]} */
  #names = [];
  /** @type {ColumnCounts[]} */
  #columns = [];
  #target = -1;
  #block = { values: new Float64Array(0), keys: new Float64Array(0) };
  #filled = 0;

  rows = 0;

  /**
   * @param {import('../native.js').Native} native the module 'profile'
   * @param {ProfilerOptions} options
   */
  constructor(native, options) {
    this.#native = native;
    this.#options = options;
    this.open = this.open.bind(this); // a scan takes both apart from their object
    this.row = this.row.bind(this);
  }

  /** @param {import('./dialect.js').Dialect} dialect */
  open(dialect) {
    this.#dialect = dialect;
    this.#cells = cellsWith(dialect.decimal, this.#options.missing);
  }

  /**
   * @param {string[]} cells
   * @param {number} line
   */
  row(cells, line) {
    const width = this.#names.length;
    if (width === 0) return this.#begin(cells, line);
    checkWidth(cells, line, width);
    this.rows += 1;
    for (let j = 0; j < width; ++j)
      this.#columns[j].take(this.#cells, cells[j].trim(), line, this.#block, this.#filled++);
    if (this.#filled === this.#block.values.length) this.#flush();
  }

  /**
   * @param {{ encoding: string, blankLines: number, bytes: number }} file
   * @returns {Profile}
   */
  finish(file) {
    if (this.#names.length === 0)
      throw new QualmError('csv-empty', 'The file is empty.', 'nothing', 'a header line and rows');
    this.#flush();
    const known = this.#native.closeProfile(this.#number);
    const sample = {
      rows: known.sampledRows,
      complete: known.sampledRows === known.rows,
      seed: this.#options.seed,
    };
    const columns = this.#columns.map((counts, j) => this.#describe(counts, known.columns[j], j, sample));
    const { count, sketched, standardError } = known.distinctRows;
    const profile = {
      ...file,
      ...this.#dialect,
      rows: this.rows,
      sample,
      columns,
      missing: spellings(this.#columns.map(({ survey }) => survey.missing)),
      duplicateRows: {
        count: Math.max(0, Math.round(this.rows - count)),
        sketched,
        standardError: standardError * count,
      },
      target: this.#describeTarget(),
    };
    return { ...profile, findings: findingsOf(profile) };
  }

  /**
   * @param {string[]} cells
   * @param {number} line
   */
  #begin(cells, line) {
    const { target, seed } = this.#options;
    const names = checkHeader(cells, line, 1);
    this.#target = target === undefined ? -1 : placeOf(names, target);
    const width = names.length;
    const rows = Math.max(1, Math.floor(blockCells / width));
    this.#block = { values: new Float64Array(rows * width), keys: new Float64Array(rows * width) };
    const capacity = Math.max(32, Math.min(1000, Math.floor(frequentValues / width)));
    this.#columns = names.map(() => new ColumnCounts(capacity));
    const place = this.#target < 0 ? null : this.#target;
    this.#number = this.#native.openProfile({ columns: width, target: place, seed });
    this.#names = names;
  }

  #flush() {
    const { values, keys } = this.#block;
    if (this.#filled > 0)
      this.#native.addToProfile(
        this.#number,
        values.subarray(0, this.#filled),
        keys.subarray(0, this.#filled),
      );
    this.#filled = 0;
  }

  /**
   * @param {ColumnCounts} counts
   * @param {any} known what the library says of the column
   * @param {number} j
   * @param {Profile['sample']} sample
   * @returns {ColumnProfile}
   */
  #describe(counts, known, j, sample) {
    const { survey, frequent } = counts;
    const { missing, numbers, texts, firstNumber, firstText, firstGrouped, grouped, tooLarge } = survey;
    const type = counts.type(known.distinct, known);
    return {
      name: this.#names[j],
      type,
      count: counts.count,
      missing: { count: this.rows - counts.count, spellings: spellings([missing]) },
      distinct: { ...known.distinct, count: Math.min(counts.count, Math.round(known.distinct.count)) },
      numbers: numbers > 0 ? { integers: counts.integers, ...numbersOf(known, sample) } : null,
      texts,
      firstNumber,
      firstText,
      grouped: firstGrouped && { count: grouped, first: firstGrouped },
      tooLarge,
      frequent: {
        values: frequent.top(type === 'category' ? Infinity : shown),
        exact: frequent.lost === 0,
        tooLowBy: frequent.lost,
        of: frequent.seen,
      },
      equalTo: known.equalTo === null ? null : this.#names[known.equalTo],
      score: known.score ?? null,
    };
  }

  /** @returns {Profile['target']} */
  #describeTarget() {
    if (this.#target < 0) return null;
    const { frequent, count } = this.#columns[this.#target];
    const classes = frequent.top().map(({ value, count: rows }) => ({ name: String(value), count: rows }));
    return {
      name: this.#names[this.#target],
      classes: classes.slice(0, 100),
      exact: frequent.lost === 0,
      many: frequent.lost > 0 || classes.length > 100,
      missing: this.rows - count,
    };
  }
}

/**
 * @param {any} known
 * @param {Profile['sample']} sample
 * @returns {Omit<NonNullable<ColumnProfile['numbers']>, 'integers'>}
 */
function numbersOf({ count, min, max, mean, standardDeviation, sample: drawn }, sample) {
  const [from, to] = drawn.range;
  const [low, high] = drawn.fences;
  const sampled = !sample.complete;
  const quantiles = shares.flatMap((share, i) =>
    drawn.quantiles.length > 0 ? [{ share, value: drawn.quantiles[i] }] : [],
  );
  return {
    count,
    min,
    max,
    mean,
    standardDeviation,
    quantiles: { values: quantiles, sampled },
    histogram: { from, to, counts: Array.from(drawn.histogram), sampled },
    outliers: { count: drawn.outliers, of: drawn.numbers, low, high, sampled },
  };
}

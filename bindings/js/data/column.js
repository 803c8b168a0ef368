import { Frequent } from './frequent.js';
import { hashText } from './hash.js';
import { countCell, emptySurvey } from './survey.js';

/** @typedef {import('./survey.js').ColumnSurvey} ColumnSurvey */
/**
 * @typedef {'number' | 'integer' | 'boolean' | 'category' | 'text' | 'date' | 'constant' | 'empty'} ColumnType
 */

const date =
  /^(\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})$/;
const truths = new Set(['true', 'false', 'yes', 'no', 'y', 'n', 't', 'f']);
const mostCategories = 100;

/** What JavaScript counts of one column while its rows go by. */
export class ColumnCounts {
  /** @type {ColumnSurvey} */
  survey = emptySurvey();
  integers = 0;
  dates = 0;
  truths = 0;

  /** @param {number} capacity of the most frequent values */
  constructor(capacity) {
    this.frequent = new Frequent(capacity);
  }

  get count() {
    return this.survey.numbers + this.survey.texts;
  }

  /**
   * Counts a cell and writes what the library is to have of it.
   * @param {import('./cells.js').Cells} cells
   * @param {string} text trimmed
   * @param {number} line
   * @param {{ values: Float64Array, keys: Float64Array }} block
   * @param {number} place in the block
   */
  take(cells, text, line, block, place) {
    const { survey } = this;
    const { texts } = survey;
    const value = countCell(survey, cells, text, line);
    block.values[place] = value;
    block.keys[place] = 0;
    if (value === value) {
      if (Number.isInteger(value)) this.integers += 1;
      this.frequent.add(value);
    } else if (survey.texts > texts) {
      block.keys[place] = hashText(text);
      this.frequent.add(text);
      // Only a column that is nothing else is one of dates or truths.
      if (this.dates === texts && date.test(text)) this.dates += 1;
      if (this.truths === texts && truths.has(text.toLowerCase())) this.truths += 1;
    }
  }

  /**
   * @param {import('./profile.js').Distinct} distinct
   * @param {{ min: number, max: number }} numbers
   * @returns {ColumnType}
   */
  type({ count: distinct }, { min, max }) {
    const { numbers, texts } = this.survey;
    if (this.count === 0) return 'empty';
    if (distinct <= 1) return 'constant';
    if (texts === 0) {
      if (this.integers < numbers) return 'number';
      return min === 0 && max === 1 ? 'boolean' : 'integer';
    }
    if (numbers === 0 && this.dates === texts) return 'date';
    if (numbers === 0 && this.truths === texts && distinct <= 2) return 'boolean';
    return distinct <= mostCategories && distinct <= this.count / 2 ? 'category' : 'text';
  }
}

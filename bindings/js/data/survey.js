import { isGrouped } from './cells.js';

/**
 * What the cells of one column are. The first of each kind is kept, with its line.
 * @typedef {{ line: number, text: string }} Example
 * @typedef {{
 *   numbers: number, texts: number, missing: Map<string, number>, grouped: number,
 *   firstNumber: Example | null, firstText: Example | null, firstGrouped: Example | null,
 *   tooLarge: number,
 * }} ColumnSurvey tooLarge counts the texts that are numbers beyond float64, grouped those with thousands told apart
 */

/** @returns {ColumnSurvey} */
export const emptySurvey = () => ({
  numbers: 0,
  texts: 0,
  missing: new Map(),
  grouped: 0,
  firstNumber: null,
  firstText: null,
  firstGrouped: null,
  tooLarge: 0,
});

/**
 * Counts one cell and gives its value: NaN where it is no number.
 * @param {ColumnSurvey} survey
 * @param {import('./cells.js').Cells} cells
 * @param {string} text trimmed
 * @param {number} line
 */
export function countCell(survey, cells, text, line) {
  const value = cells.numberOf(text);
  if (value - value === 0) {
    survey.numbers += 1;
    survey.firstNumber ??= { line, text };
    return value;
  }
  if (cells.isMissing(text)) {
    survey.missing.set(text, (survey.missing.get(text) ?? 0) + 1);
    return NaN;
  }
  survey.texts += 1;
  survey.firstText ??= { line, text };
  if (value === value) survey.tooLarge += 1;
  if (isGrouped(text)) {
    survey.grouped += 1;
    survey.firstGrouped ??= { line, text };
  }
  return NaN;
}

/**
 * Whether a column is read as text: one text among its cells is enough.
 * @param {ColumnSurvey} survey
 */
export const isText = ({ texts }) => texts > 0;

/**
 * Adds up the spellings of missing values.
 * @param {Iterable<Map<string, number>>} maps
 * @returns {{ spelling: string, count: number }[]} the most frequent first
 */
export function spellings(maps) {
  /** @type {Map<string, number>} */
  const all = new Map();
  for (const map of maps) for (const [text, count] of map) all.set(text, (all.get(text) ?? 0) + count);
  return [...all]
    .map(([spelling, count]) => ({ spelling, count }))
    .sort((a, b) => b.count - a.count || (a.spelling < b.spelling ? -1 : 1));
}

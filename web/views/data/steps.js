import { stepRow } from '../../model/data/steps.js';
import { count, percent } from '../format.js';
import { figure } from './figures.js';

/** @typedef {import('../../model/data/steps.js').Step} Step */
/** @typedef {import('../../model/data/steps.js').StepOption} StepOption */
/** @typedef {import('../../model/data/effects.js').Effect} Effect */

/** @type {Record<string, (step: any) => string>} */
const short = {
  impute: ({ by, value }) => `fill gaps: ${by === 'constant' ? value : by.replace('-', ' ')}`,
  'one-hot': () => 'one column per category',
  ordinal: () => 'number categories',
  'drop-duplicates': () => 'drop duplicates',
  standard: () => 'standardize',
  robust: () => 'scale by quartiles',
  quantile: ({ output }) => (output === 'normal' ? 'rank → normal' : 'rank → 0 … 1'),
  power: () => 'bell-shaped',
  clip: ({ to }) => (to ? `clip ${span(to)}` : 'clip'),
  'min-max': ({ to }) => `scale to ${span(to)}`,
  pca: ({ components }) => `PCA → ${components}`,
  'truncated-svd': ({ components }) => `SVD → ${components}`,
  lda: ({ components }) => `LDA → ${components}`,
  'z-score-outliers': ({ threshold }) => `remove beyond ${threshold} σ`,
  'isolation-forest': ({ contamination }) => `remove oddest ${figure(100 * contamination)} %`,
  'select-variance': ({ threshold }) => `variance > ${threshold}`,
  'select-anova': ({ columns }) => `best ${columns} by F`,
  'select-mutual-information': ({ columns }) => `best ${columns} by information`,
  'select-l1': ({ columns }) => (columns ? `best ${columns} by L1` : 'select by L1'),
  eliminate: ({ columns }) => `eliminate to ${columns}`,
  'select-permutation': ({ columns }) => `best ${columns} by permutation`,
  balance: () => 'balance classes',
};

/** What a chip says. @param {Step} step */
export const chipText = (step) => short[step.kind]?.(step) ?? stepRow(step.kind)?.title ?? step.kind;

/** A range with π where it is one. @param {[number, number]} range */
const span = ([low, high]) => `${angle(low)} … ${angle(high)}`;

/** @param {number} value */
function angle(value) {
  const turns = value / Math.PI;
  if (turns === 0) return '0';
  const rounded = Math.round(turns * 12) / 12;
  if (Math.abs(turns - rounded) > 1e-12) return figure(value);
  return rounded === 1 ? 'π' : rounded === -1 ? '−π' : `${figure(rounded)} π`;
}

/** @type {Record<string, string>} */
const units = {
  'z-score-outliers.threshold': 'std. dev.',
  'select-variance.threshold': 'column’s unit²',
  'isolation-forest.contamination': 'share of rows',
  components: 'components',
  columns: 'columns',
  quantiles: 'quantiles',
  to: 'after this step',
  strength: 'C',
  value: 'column’s unit',
};

/** @param {string} kind @param {string} option */
export const unitOf = (kind, option) => units[`${kind}.${option}`] ?? units[option] ?? '';

/** @type {Record<string, string>} */
const labels = {
  by: 'Fill in',
  value: 'Constant',
  indicator: 'Mark where it was missing',
  to: 'Range',
  quantiles: 'Keep',
  output: 'Give',
  threshold: 'Threshold',
  contamination: 'Remove',
  components: 'Keep',
  columns: 'Keep',
  strength: 'Strength',
};

/** @param {string} option */
export const optionLabel = (option) => labels[option] ?? option;

/**
 * What a step has done, in short sentences.
 * @param {Effect} effect
 * @returns {string[]}
 */
export function effectWords({ columnsIn, columnsOut, removed, unknown, variance, scores, weights }) {
  const words = [];
  if (columnsIn !== columnsOut)
    words.push(`${columnsIn} ${plural(columnsIn, 'column')} in, ${columnsOut} out.`);
  else words.push(`${columnsIn} ${plural(columnsIn, 'column')}, as many as before.`);
  if (removed > 0) words.push(`${count(removed)} training ${plural(removed, 'row')} removed.`);
  for (const { column, category, rows } of unknown)
    words.push(
      `“${category}” in “${column}” is unknown to the training rows: ${rows} test ${plural(rows, 'row')}.`,
    );
  if (variance)
    words.push(
      `Together they keep ${percent(variance.reduce((sum, part) => sum + part, 0))} % of the variance.`,
    );
  if (scores) words.push(`${scores.filter(({ kept }) => kept).length} of ${scores.length} columns are kept.`);
  if (weights) words.push('Each class weighs the same in the loss.');
  return words;
}

/** @param {number} some @param {string} noun */
const plural = (some, noun) => (some === 1 ? noun : `${noun}s`);

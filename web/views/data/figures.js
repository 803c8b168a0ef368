import { count } from '../format.js';

/** @typedef {import('../../model/types.js').Profile['columns'][number]} ColumnProfile */

/** A number in at most four digits: 1,234 or 0.0123. @param {number} value */
export function figure(value) {
  const size = Math.abs(value);
  if (size >= 1e6 || (size > 0 && size < 1e-3))
    return value.toExponential(1).replace('-', '−').replace('e+', 'e');
  const digits = size >= 1000 || Number.isInteger(value) ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits }).replace('-', '−');
}

/** 4.1 MB @param {number} bytes */
export const megabytes = (bytes) =>
  bytes < 1e5 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

/** How many different values; one that is sketched says so, with its error. @param {ColumnProfile['distinct']} distinct */
export const distinctText = ({ count: some, sketched, standardError }) =>
  sketched ? `≈ ${count(some)} ± ${(100 * standardError).toFixed(1)} %` : count(some);

/** @param {ColumnProfile} column @param {number} rows */
export function missingText({ missing }, rows) {
  if (missing.count === 0) return '0';
  const share = (100 * missing.count) / rows;
  return `${count(missing.count)} (${share < 0.1 ? '< 0.1' : share.toFixed(1)} %)`;
}

/** @param {ColumnProfile} column */
export function rangeText({ numbers, frequent }) {
  if (numbers) return `${figure(numbers.min)} … ${figure(numbers.max)}`;
  const shown = frequent.values.slice(0, 3).map(({ value }) => shortText(String(value)));
  return shown.length === 0 ? '–' : `${shown.join(', ')}${frequent.values.length > 3 ? ', …' : ''}`;
}

/** @param {string} text */
const shortText = (text) => (text.length > 14 ? `${text.slice(0, 13)}…` : text);

/** @param {ColumnProfile} column */
export function outlierText({ numbers }) {
  if (!numbers || numbers.outliers.of === 0) return '–';
  const { count: some, of, sampled } = numbers.outliers;
  return sampled ? `${((100 * some) / of).toFixed(1)} %` : count(some);
}

/** @param {string} delimiter */
export const delimiterName = (delimiter) =>
  ({ ',': 'comma ,', ';': 'semicolon ;', '\t': 'tab', '|': 'bar |' })[delimiter] ?? delimiter;

import { featureCount } from './plane.js';

/** @typedef {import('./types.js').Prepared} Prepared */
/** @typedef {import('./types.js').RowChoice} RowChoice */

/**
 * The encoded features and the label of a row.
 * @param {Prepared} prepared
 * @param {RowChoice} choice
 */
export function rowAt(prepared, { part, index }) {
  const { values, labels } = prepared[part];
  const features = featureCount(prepared[part]);
  return {
    features: Array.from(values.subarray(index * features, (index + 1) * features)),
    label: labels[index],
    number: prepared.rows[part][index],
  };
}

/**
 * The choice, moved by so many rows through the training part and then the test part, round and round.
 * @param {Prepared} prepared
 * @param {RowChoice} choice
 * @param {number} by
 * @returns {RowChoice}
 */
export function moveRow(prepared, choice, by) {
  const train = prepared.train.rows;
  const all = train + prepared.test.rows;
  const place = (choice.part === 'train' ? 0 : train) + choice.index + by;
  const next = ((place % all) + all) % all;
  return next < train ? { part: 'train', index: next } : { part: 'test', index: next - train };
}

/**
 * A choice that exists in this data: the first test row where the old one does not.
 * @param {Prepared} prepared
 * @param {RowChoice} choice
 * @returns {RowChoice}
 */
export const validRow = (prepared, choice) =>
  choice.index < prepared[choice.part].rows ? choice : { part: 'test', index: 0 };

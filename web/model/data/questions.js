/** @typedef {import('../../../bindings/js/data/profile.js').Profile} Profile */
/** @typedef {import('./choice.js').DataChoice} DataChoice */
/** @typedef {import('../types.js').Notice} Notice */
/**
 * A file that was read but is not trained on yet: the reader has something to decide.
 * @typedef {{
 *   name: string, content: Blob | string, choice: DataChoice, profile: Profile, refusal: Notice | null,
 * }} Draft refusal is why a training on it was refused
 * @typedef {{ rows: number | null, tooMany: boolean, unlabeled: number, manyClasses: string | null }} Questions rows is
 *   how many there are, where that asks for a sample; tooMany, where it has to be one
 */

/** Beyond these rows a page would train for long: a sample is proposed. */
export const manyRows = 5000;
/** What a table for training may hold (mostRows of the package's reader of tables). */
export const mostRows = 100_000;
/** What is proposed. */
export const usualSample = 1000;

/**
 * What a file asks before it is trained on; null where it asks nothing.
 * @param {Profile} profile
 * @param {DataChoice} choice
 * @returns {Questions | null}
 */
export function questionsOf({ rows, target }, { sample, dropUnlabeled }) {
  const questions = {
    rows: sample === null && rows > manyRows ? rows : null,
    tooMany: rows > mostRows,
    unlabeled: dropUnlabeled ? 0 : (target?.missing ?? 0),
    manyClasses: target?.many ? target.name : null,
  };
  const { rows: many, unlabeled, manyClasses } = questions;
  return many === null && unlabeled === 0 && manyClasses === null ? null : questions;
}

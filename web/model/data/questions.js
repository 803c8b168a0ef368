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

/** @type {Set<string>} */
const wide = new Set(['text', 'date']);
const mostSpread = 30; // columns that one such column may become before it is left out at first

/**
 * Columns that are left out at first, in words and for the reader to put back: texts of which hardly any repeats would
 * become a column for nearly each row.
 * @param {Profile} profile
 * @returns {string[]}
 */
export function wideTexts({ columns, target }) {
  return columns
    .filter(
      ({ name, type, distinct }) => name !== target?.name && wide.has(type) && distinct.count > mostSpread,
    )
    .map(({ name }) => name);
}

/**
 * The choice of a file that was just opened.
 * @param {Profile} profile
 * @param {DataChoice} choice
 * @returns {DataChoice}
 */
export function firstChoice(profile, choice) {
  const left = wideTexts(profile);
  if (choice.columns !== null || left.length === 0) return choice;
  const target = profile.target?.name;
  const columns = profile.columns.map(({ name }) => name);
  const kept = columns.filter((name) => name !== target && !left.includes(name));
  return kept.length === 0 ? choice : { ...choice, columns: kept };
}

/**
 * What a reader is told of the columns that were left out at first.
 * @param {string[]} names
 */
export function leftOutText(names) {
  if (names.length === 0) return '';
  const [what, it] =
    names.length === 1
      ? ['a text that hardly repeats: it would become a column for nearly each row', 'it']
      : ['texts that hardly repeat: they would become a column for nearly each row', 'them'];
  return `Left out: ${names.map((name) => `“${name}”`).join(', ')}, ${what}. Tick ${it} in the profile to keep ${it}.`;
}

/** @typedef {import('../types.js').SpecInput} SpecInput */
/**
 * What the reader has said of a file or a data set; null leaves it to what is found or usual.
 * @typedef {{
 *   target: string | null, columns: string[] | null, delimiter: string | null, decimal: '.' | ',' | null,
 *   dropUnlabeled: boolean, sample: number | null,
 * }} DataChoice columns are the features that are kept; sample is how many rows, drawn with the seed
 */

/** @type {Readonly<DataChoice>} */
export const noChoice = Object.freeze({
  target: null,
  columns: null,
  delimiter: null,
  decimal: null,
  dropUnlabeled: false,
  sample: null,
});

/** The least and the most rows of a sample, as the experiment document has them. */
export const sampleBounds = Object.freeze({ least: 4, most: 100_000 });

const measured = ['iris', 'wine', 'breast_cancer', 'digits'];

/**
 * Whether a data set has columns to choose among.
 * @param {unknown} source
 */
export const hasChoice = (source) => source === 'csv' || measured.includes(String(source));

/**
 * The choice as the data of an experiment document.
 * @param {string} source
 * @param {DataChoice} choice
 * @returns {Partial<SpecInput['data']>}
 */
export function choiceToData(source, { target, columns, delimiter, decimal, dropUnlabeled, sample }) {
  if (!hasChoice(source)) return {};
  const file = source === 'csv';
  return {
    ...(target !== null && { target }),
    ...(columns !== null && { columns }),
    ...(sample !== null && { sample: { rows: sample } }),
    ...(file && delimiter !== null && { delimiter }),
    ...(file && decimal !== null && { decimal }),
    ...(file && dropUnlabeled && { dropUnlabeled }),
  };
}

/**
 * The choice with a column put in or left out; null once it is every column again.
 * @param {DataChoice} choice
 * @param {string[]} names of all features, in the order of the file
 * @param {string} name
 * @returns {DataChoice}
 */
export function withColumn(choice, names, name) {
  const kept = new Set(choice.columns ?? names);
  if (!kept.delete(name)) kept.add(name);
  const columns = names.filter((one) => kept.has(one));
  return { ...choice, columns: columns.length === names.length ? null : columns };
}

/**
 * The choice with another label column; the one before becomes a feature.
 * @param {DataChoice} choice
 * @param {string} target
 * @param {string | null} before
 * @returns {DataChoice}
 */
export function withTarget(choice, target, before) {
  if (choice.columns === null) return { ...choice, target };
  const columns = choice.columns.filter((name) => name !== target);
  return { ...choice, target, columns: before === null ? columns : [...columns, before] };
}

/**
 * The parts of a link that carry the choice.
 * @param {DataChoice} choice
 * @returns {string[]}
 */
export function choiceToLink({ target, columns, delimiter, decimal, dropUnlabeled, sample }) {
  const parts = {
    target: target === null ? null : encodeURIComponent(target),
    columns: columns?.map(encodeURIComponent).join(',') ?? null,
    delimiter: delimiter === null ? null : encodeURIComponent(delimiter),
    decimal: decimal === null ? null : encodeURIComponent(decimal),
    unlabeled: dropUnlabeled ? 'drop' : null,
    sample: sample === null ? null : String(sample),
  };
  return Object.entries(parts).flatMap(([key, text]) => (text === null ? [] : [`${key}=${text}`]));
}

/** @type {Record<string, (text: string) => Partial<DataChoice> | null>} */
const readers = {
  target: (text) => whole(text, (target) => ({ target })),
  columns: (text) => {
    const columns = text.split(',').map(decoded);
    return columns.every((name) => name !== null) ? { columns: /** @type {string[]} */ (columns) } : null;
  },
  delimiter: (text) => whole(text, (delimiter) => (delimiter.length === 1 ? { delimiter } : null)),
  decimal: (text) => whole(text, (sign) => (sign === '.' || sign === ',' ? { decimal: sign } : null)),
  unlabeled: (text) => (text === 'drop' ? { dropUnlabeled: true } : null),
  sample: (text) => {
    const rows = Number(text);
    const { least, most } = sampleBounds;
    return Number.isInteger(rows) && rows >= least && rows <= most ? { sample: rows } : null;
  },
};

/** @param {string} key of a part of a link */
export const isChoiceKey = (key) => Object.hasOwn(readers, key);

/**
 * What a part of a link says of the choice; null where it is damaged.
 * @param {string} key
 * @param {string} text
 */
export const choiceFromLink = (key, text) => readers[key](text);

/**
 * @param {string} text
 * @param {(value: string) => Partial<DataChoice> | null} use
 */
function whole(text, use) {
  const value = decoded(text);
  return value === null ? null : use(value);
}

/** @param {string} text */
function decoded(text) {
  try {
    return text === '' ? null : decodeURIComponent(text);
  } catch {
    return null;
  }
}

import { parseArgs } from 'node:util';

export const usage = `Qualm: a quantum classifier and logistic regression, trained on the same rows and compared honestly.

  qualm train data.csv [--target column]   train on a CSV file with a header; every column but the label holds numbers
  qualm run experiment.json                run one experiment document, replayed bit for bit

options of train
  --target NAME     the label column                      (default: the last)
  --components N    reduce the columns to N by PCA        (default: 4 where there are more)
  --layers N        layers of the circuit                 (default: 3)
  --epochs N        passes over the training rows         (default: 30)
  --shots N         shots per measurement setting         (default: exact expectations)
  --seed N          the seed of everything random         (default: 0)
  --spec FILE       an experiment document to start from

options of run
  --data FILE       the CSV file, where the document's source is csv

options of both
  --workers N       worker threads; any number gives the same result
  --json            print the report as JSON
  --help, --version

Progress goes to stderr, the result to stdout. Exit codes: 0 done, 1 an error in the input, 2 wrong usage.`;

/** The command was not understood. */
export class UsageError extends Error {}

/**
 * @typedef {{
 *   target?: string, spec?: string, data?: string, epochs?: number, layers?: number, seed?: number,
 *   components?: number, shots?: number, workers?: number, json?: boolean,
 * }} Options
 */

const text = /** @type {const} */ ({ type: 'string' });
const flag = /** @type {const} */ ({ type: 'boolean' });
const shared = { workers: text, json: flag, help: flag, version: flag };
const known = {
  train: {
    ...shared,
    target: text,
    spec: text,
    epochs: text,
    layers: text,
    seed: text,
    components: text,
    shots: text,
  },
  run: { ...shared, data: text },
};
const numbers = /** @type {const} */ (['epochs', 'layers', 'seed', 'components', 'shots', 'workers']);

/**
 * What the user asked for.
 * @param {string[]} words
 * @returns {{ name: 'help' | 'version' | 'train' | 'run', file: string, options: Options }}
 * @throws {UsageError}
 */
export function parse(words) {
  const [name, ...rest] = words;
  const plain = { file: '', options: {} };
  if (words.length === 0 || words.includes('--help') || words.includes('-h'))
    return { name: 'help', ...plain };
  if (words.includes('--version')) return { name: 'version', ...plain };
  if (name !== 'train' && name !== 'run') throw new UsageError(`there is no command "${name}".`);
  const { values, positionals } = parseWords(rest, known[name]);
  if (positionals.length !== 1) {
    throw new UsageError(`${name} takes one file, and got ${positionals.length}.`);
  }
  return { name, file: positionals[0], options: { ...values, ...wholeNumbers(values) } };
}

/**
 * @param {string[]} words
 * @param {Record<string, { type: 'string' | 'boolean' }>} options
 */
function parseWords(words, options) {
  try {
    return parseArgs({ args: words, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(/** @type {Error} */ (error).message);
  }
}

/** @param {Record<string, unknown>} values */
function wholeNumbers(values) {
  const given = numbers.filter((name) => values[name] !== undefined);
  return Object.fromEntries(
    given.map((name) => {
      const value = String(values[name]);
      if (!/^\d{1,16}$/.test(value)) throw new UsageError(`--${name} takes a whole number, not "${value}".`);
      return [name, Number(value)];
    }),
  );
}

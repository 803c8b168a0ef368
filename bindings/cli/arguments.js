import { parseArgs } from 'node:util';

export const usage = `Qualm: a quantum classifier and logistic regression, trained on the same rows and compared honestly.

  qualm profile data.csv [--target column] what a CSV file of any length holds, and what is wrong with it
  qualm validate train.csv batch.csv       a later file by the first one's schema and distributions
  qualm train data.csv [--target column]   train on a CSV file with a header
  qualm run experiment.json                run one experiment document, replayed bit for bit
  qualm circuit bell.qasm                  run an OpenQASM circuit and count what it measures
  qualm compile bell.qasm --device NAME    compile an OpenQASM circuit for a device
  qualm trial bell.qasm --device NAME      error mitigation against doing nothing, at the same shots
  qualm correction                         what error correction would take: logical error rates and thresholds
  qualm encode --features N                what it costs to put a row of data into a circuit, by every encoder

options of train
  --target NAME     the label column                      (default: the last)
  --components N    reduce the columns to N by PCA        (default: 4 where there are more)
  --encoder KIND    how a row goes into the circuit       (default: angle)
  --layers N        layers of the circuit                 (default: 3)
  --epochs N        passes over the training rows         (default: 30)
  --shots N         shots per measurement setting         (default: exact expectations)
  --seed N          the seed of everything random         (default: 0)
  --spec FILE       an experiment document to start from
  --device NAME     score it under a device's noise too   (default: ideal)
  --scale X         multiply that noise, 0 to 3           (default: 1)
  --columns A,B,C   the features to keep                  (default: every column but the label)
  --drop A,B        the features to leave out
  --sample N        keep N rows, drawn with the seed
  --drop-unlabeled  leave out rows that have no label     (default: they are an error)

options of train, profile and validate
  --delimiter C     what parts the cells, or tab          (default: found in the header)
  --decimal C       the decimal sign, . or ,              (default: found in the first rows)
  --missing A,B     the spellings of a missing value      (default: an empty cell, NA, N/A, NaN, null, ?, - …)

options of profile
  --target NAME     the label column                      (default: none)
  --seed N          the seed of its sample of rows        (default: 0)

options of validate
  --columns A,B,C   the columns to compare                (default: all)
  --drop A,B        the columns to leave out

options of run
  --data FILE       the CSV file, where the document's source is csv

options of circuit
  --shots N         how often it runs                     (default: 1000)
  --device NAME     on a device, with its noise           (default: ideal)
  --scale X         multiply that noise, 0 to 3           (default: 1)
  --seed N          the seed of everything random         (default: 0)
  --param NAME=X    the value of an input; one option for each

options of compile
  --device NAME     the device: its gates and couplings
  --out FILE        write the compiled circuit there, as OpenQASM 3
  --trials N        attempts at layout and routing        (default: 4)
  --seed N          the seed of these attempts            (default: 0)

options of trial
  --device NAME     the device with its noise
  --scale X         multiply that noise, 0 to 3           (default: 1)
  --observables A,B Pauli terms to estimate, "Z0 Z1,X0"   (default: the parity of all qubits)
  --shots N         shots per setting of each method      (default: 4000)
  --seeds N         how often each method estimates       (default: 20)
  --seed N          the first of these seeds              (default: 0)
  --param NAME=X    the value of an input; one option for each

options of correction
  --code KIND       surface or repetition                 (default: both)
  --noise NAME      circuit-level, hadamards, operations-only, phenomenological or code-capacity
                                                          (default: circuit-level)
  --distances A,B   distances of the code                 (default: 3,5,7)
  --rates A,B       physical error rates                  (default: six around the crossing)
  --rounds N        rounds of every shot                  (default: as many as the distance)
  --shots N         shots of each distance at each rate   (default: 20,000)
  --seed N          the seed of everything random         (default: 0)

options of encode
  --features N      numbers in a row                      (default: 4)
  --device NAME     what the circuits are compiled for    (default: ideal)
  --encoder KIND    one encoder instead of all
  --seed N          the seed of the row and of routing    (default: 0)

options of all
  --workers N       worker threads; any number gives the same result
  --json            print the result as JSON
  --help, --version

Progress goes to stderr, the result to stdout. Exit codes: 0 done, 1 an error in the input, 2 wrong usage.`;

/** The command was not understood. */
export class UsageError extends Error {}

/**
 * @typedef {{
 *   target?: string, spec?: string, data?: string, epochs?: number, layers?: number, seed?: number,
 *   components?: number, shots?: number, workers?: number, json?: boolean, device?: string, scale?: number,
 *   trials?: number, out?: string, params?: Record<string, number>, columns?: string[], drop?: string[],
 *   sample?: number, delimiter?: string, decimal?: '.' | ',', missing?: string[],
 *   dropUnlabeled?: boolean,
 *   encoder?: string, features?: number, observables?: string[], seeds?: number,
 *   code?: string, noise?: string, distances?: number[], rates?: number[], rounds?: number,
 * }} Options
 */

/** @typedef {{ type: 'string' | 'boolean', multiple?: boolean }} Form */

const text = /** @type {const} */ ({ type: 'string' });
const flag = /** @type {const} */ ({ type: 'boolean' });
const shared = { workers: text, json: flag, help: flag, version: flag };
const form = { delimiter: text, decimal: text, missing: text };
const choice = { columns: text, drop: text };
/** @type {Record<'train' | 'run' | 'circuit' | 'compile' | 'trial' | 'profile' | 'validate' | 'encode' | 'correction', Record<string, Form>>} */
const known = {
  profile: { ...shared, ...form, target: text, seed: text },
  validate: { ...shared, ...form, ...choice },
  train: {
    ...shared,
    ...form,
    ...choice,
    sample: text,
    'drop-unlabeled': flag,
    target: text,
    spec: text,
    epochs: text,
    layers: text,
    seed: text,
    components: text,
    shots: text,
    device: text,
    scale: text,
    encoder: text,
  },
  run: { ...shared, data: text },
  circuit: {
    ...shared,
    shots: text,
    device: text,
    scale: text,
    seed: text,
    param: { ...text, multiple: true },
  },
  trial: {
    ...shared,
    shots: text,
    device: text,
    scale: text,
    seed: text,
    seeds: text,
    observables: text,
    param: { ...text, multiple: true },
  },
  compile: { ...shared, device: text, out: text, trials: text, seed: text },
  correction: {
    ...shared,
    code: text,
    noise: text,
    distances: text,
    rates: text,
    rounds: text,
    shots: text,
    seed: text,
  },
  encode: { ...shared, features: text, device: text, encoder: text, seed: text },
};
const numbers = [
  'epochs',
  'layers',
  'seed',
  'components',
  'shots',
  'workers',
  'trials',
  'sample',
  'features',
  'seeds',
  'rounds',
];

/**
 * What the user asked for.
 * @param {string[]} words
 * @returns {{ name: 'help' | 'version' | keyof typeof known, file: string, batch: string, options: Options }}
 *   batch is the second file, where a command takes one
 * @throws {UsageError}
 */
export function parse(words) {
  const [name, ...rest] = words;
  const plain = { file: '', batch: '', options: {} };
  if (words.length === 0 || words.includes('--help') || words.includes('-h'))
    return { name: 'help', ...plain };
  if (words.includes('--version')) return { name: 'version', ...plain };
  if (!isCommand(name)) throw new UsageError(`there is no command "${name}".`);
  const { values, positionals } = parseWords(rest, known[name]);
  const files = { validate: 2, encode: 0, correction: 0 }[/** @type {string} */ (name)] ?? 1;
  if (positionals.length !== files) {
    const many = ['no file', 'one file', 'two files'][files];
    throw new UsageError(`${name} takes ${many}, and got ${positionals.length}.`);
  }
  if ((name === 'compile' || name === 'trial') && values.device === undefined)
    throw new UsageError(`${name} needs a --device.`);
  const options = { ...plainOptions(values), ...wholeNumbers(values), ...chosen(values) };
  return { name, file: positionals[0] ?? '', batch: positionals[1] ?? '', options };
}

/**
 * @param {string} name
 * @returns {name is keyof typeof known}
 */
const isCommand = (name) => Object.hasOwn(known, name);

/**
 * @param {string[]} words
 * @param {Record<string, Form>} options
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

/**
 * Values of inputs, each from NAME=X.
 * @param {string[]} texts
 */
function valuesOf(texts) {
  return Object.fromEntries(
    texts.map((one) => {
      const [, name, value] = /^([^=]+)=(.+)$/.exec(one) ?? [];
      if (name === undefined) throw new UsageError(`--param takes NAME=X, not "${one}".`);
      return [name, decimal(`--param ${name}`, value)];
    }),
  );
}

/** @param {Record<string, any>} values */
function plainOptions({ param, scale, 'drop-unlabeled': unlabeled, ...named }) {
  return {
    ...named,
    ...(unlabeled && { dropUnlabeled: true }),
    ...(scale !== undefined && { scale: decimal('--scale', scale) }),
    ...(param !== undefined && { params: valuesOf(param) }),
  };
}

/**
 * Lists between commas. A missing value may be spelled as nothing.
 * @param {Record<string, any>} values
 */
function chosen({ columns, drop, missing, observables, distances, rates }) {
  if (columns !== undefined && drop !== undefined)
    throw new UsageError('--columns and --drop exclude each other.');
  return {
    ...(columns !== undefined && { columns: names('--columns', columns) }),
    ...(drop !== undefined && { drop: names('--drop', drop) }),
    ...(observables !== undefined && { observables: names('--observables', observables) }),
    ...(missing !== undefined && { missing: missing.split(',') }),
    ...(distances !== undefined && { distances: decimals('--distances', distances) }),
    ...(rates !== undefined && { rates: decimals('--rates', rates) }),
  };
}

/**
 * Names between commas.
 * @param {string} option
 * @param {string} value
 */
function names(option, value) {
  const list = value.split(',').map((name) => name.trim());
  if (list.includes('')) throw new UsageError(`${option} takes names between commas, not "${value}".`);
  return list;
}

/**
 * Numbers between commas.
 * @param {string} option
 * @param {string} value
 */
const decimals = (option, value) => names(option, value).map((one) => decimal(option, one));

/**
 * @param {string} option
 * @param {string} value
 */
function decimal(option, value) {
  const number = value.trim() === '' ? NaN : Number(value);
  if (Number.isFinite(number)) return number;
  throw new UsageError(`${option} takes a number, not "${value}".`);
}

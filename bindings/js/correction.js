import { throwIfAborted } from './abort.js';
import { QualmError, show } from './errors.js';
import { checkOptions, checkSeed, checkSignal } from './options.js';
import { pooled } from './pooled.js';

/**
 * @typedef {import('./types.js').CorrectionOptions} CorrectionOptions
 * @typedef {import('./types.js').CorrectionReport} CorrectionReport
 * @typedef {Required<Omit<CorrectionOptions, 'signal' | 'rounds' | 'distances' | 'rates'>>
 *   & { distances: number[], rates: number[], rounds: number[] }} Study rounds are of each distance
 * @typedef {{
 *   code: Study['code'], distance: number, rate: number, failures: number, shots: number, done: number, total: number,
 * }} Progress failures among the shots that the point has had so far
 */

/** Six rates around the crossing, by noise and code. */
const usualRates = {
  'circuit-level': {
    surface: [0.003, 0.004, 0.005, 0.006, 0.007, 0.009],
    repetition: [0.02, 0.03, 0.04, 0.05, 0.06, 0.08],
  },
  hadamards: {
    surface: [0.002, 0.003, 0.004, 0.005, 0.006, 0.008],
    repetition: [0.015, 0.02, 0.025, 0.03, 0.04, 0.05],
  },
  'operations-only': {
    surface: [0.004, 0.006, 0.007, 0.008, 0.01, 0.012],
    repetition: [0.04, 0.05, 0.06, 0.07, 0.09, 0.11],
  },
  phenomenological: {
    surface: [0.015, 0.02, 0.025, 0.03, 0.035, 0.04],
    repetition: [0.05, 0.07, 0.09, 0.1, 0.12, 0.15],
  },
  'code-capacity': {
    surface: [0.04, 0.05, 0.06, 0.07, 0.08, 0.1],
    repetition: [0.1, 0.2, 0.25, 0.3, 0.35, 0.4],
  },
};

const keys = ['code', 'distances', 'rates', 'shots', 'seed', 'noise', 'rounds', 'signal'];
const chunk = 8192; // shots of one call of the library: whole blocks of 4096, whatever the number of workers
const mostShots = 10_000_000;
const largestDistances = { surface: 11, repetition: 25 };
const mostRounds = 50;
const mostPoints = 200;
const mostPlaces = 5000; // qubits × rounds of one experiment, all of whose faults are held at once

/**
 * What error correction would take: logical error rates of a code at several distances and physical error rates, and
 * where the curves cross.
 * @param {<T>(call: (library: import('./native-api.js').RemoteApi) => Promise<T>) => Promise<T>} ask
 * @param {number} workers
 * @param {CorrectionOptions} options
 * @returns {AsyncGenerator<Progress & { report?: CorrectionReport }>} after each part of a point; the last one has the
 *   report
 */
export async function* runCorrection(ask, workers, options) {
  const study = checkCorrection(options);
  const { code, distances, rates, rounds, noise, shots, seed } = study;
  const start = performance.now();
  const points = distances.flatMap((distance, d) =>
    rates.map((rate) => ({ distance, rate, rounds: rounds[d], failures: 0, shots: 0, seconds: 0 })),
  );
  const jobs = points.flatMap((point) =>
    Array.from({ length: Math.ceil(shots / chunk) }, (_, c) => ({ point, first: c * chunk })),
  );
  /** @param {typeof jobs[number]} job */
  const attempt = async ({ point, first }) => {
    const { distance, rate, rounds: own } = point;
    const part = Math.min(chunk, shots - first);
    const request = { code, distance, rounds: own, noise, rate, seed, first, shots: part };
    const { failures, seconds } = await ask((library) => library.logicalFailures(request));
    point.failures += failures;
    point.shots += part;
    point.seconds += seconds;
  };
  let done = 0;
  const total = jobs.length;
  for await (const { point } of pooled(jobs.values(), attempt, workers)) {
    throwIfAborted(options.signal);
    done += 1;
    const { distance, rate, failures, shots: had } = point;
    const progress = { code, distance, rate, failures, shots: had, done, total };
    yield done < total ? progress : { ...progress, report: await reportOf(ask, study, points, start) };
  }
}

/**
 * @param {Parameters<typeof runCorrection>[0]} ask
 * @param {Study} study
 * @param {{ failures: number, seconds: number, rounds: number }[]} points distances × rates
 * @param {number} start
 * @returns {Promise<CorrectionReport>}
 */
async function reportOf(ask, { code, distances, rates, rounds, noise, shots, seed }, points, start) {
  const failures = Float64Array.from(points, (point) => point.failures);
  const request = { code, distances, rounds, rates, failures, shots };
  const { curves, crossings } = await ask((library) => library.correctionCurves(request));
  const perRound = points.map((point) => (1e6 * point.seconds) / (shots * point.rounds));
  const microsecondsPerRound = distances.map((_, d) =>
    perRound.slice(d * rates.length, (d + 1) * rates.length),
  );
  const measured = { milliseconds: performance.now() - start, microsecondsPerRound };
  return { code, noise, seed, shots, curves, crossings, measured };
}

/**
 * What two curves say of each other, in a sentence.
 * @param {import('./types.js').CurveCrossing} crossing
 */
export function crossingInWords({ smaller, larger, order, rate, standardError, below, above }) {
  const pair = `Distances ${smaller} and ${larger}`;
  if (order === 'crosses') {
    const [at, error, from, to] = [rate, standardError, below, above].map((value) =>
      (100 * Number(value)).toPrecision(2),
    );
    return `${pair} cross at ${at} % (standard error ${error}, seen between ${from} % and ${to} %): below it the larger code is better.`;
  }
  if (order === 'not-told-apart') return `${pair} can't be told apart at these rates and shots.`;
  const word = order === 'larger-better' ? 'better' : 'worse';
  return `${pair} are not seen to cross: the larger code is ${word} wherever they can be told apart.`;
}

/**
 * @param {CorrectionOptions} options
 * @returns {Study}
 */
function checkCorrection(options) {
  checkOptions(options, keys);
  const { code = 'surface', noise = 'circuit-level', shots = 20_000, signal } = options;
  checkSignal(signal);
  checkName('code', code, Object.keys(largestDistances));
  checkName('noise', noise, Object.keys(usualRates));
  const distances = checkDistances(options.distances ?? [3, 5, 7], largestDistances[code]);
  const rates = checkRates(options.rates ?? usualRates[noise][code]);
  if (distances.length * rates.length > mostPoints) {
    const message = 'There are too many points.';
    const received = `${distances.length} distances × ${rates.length} rates`;
    throw new QualmError('invalid-option', message, received, `up to ${mostPoints} points`);
  }
  if (!Number.isInteger(shots) || shots < 1 || shots > mostShots) {
    const message = 'A logical error rate is counted over shots.';
    throw new QualmError('invalid-shots', message, show(shots), `an integer from 1 to ${mostShots}`);
  }
  const rounds = distances.map((distance) => checkRounds(code, distance, options.rounds ?? distance));
  return { code, noise, distances, rates, rounds, shots, seed: checkSeed(options.seed ?? 0) };
}

/**
 * @param {string} option
 * @param {string} value
 * @param {string[]} known
 */
function checkName(option, value, known) {
  if (known.includes(value)) return;
  throw new QualmError('invalid-option', `There is no such ${option}.`, show(value), known.join(', '));
}

/**
 * @param {readonly number[]} distances
 * @param {number} largest
 */
function checkDistances(distances, largest) {
  const fits = (/** @type {number} */ distance) =>
    Number.isInteger(distance) && distance % 2 === 1 && distance >= 3 && distance <= largest;
  if (ascends(distances) && distances.every(fits)) return [...distances];
  const message = 'Distances are odd numbers, each larger than the one before.';
  throw new QualmError('invalid-option', message, show(distances), `numbers from 3 to ${largest}: [3, 5, 7]`);
}

/** @param {readonly number[]} rates */
function checkRates(rates) {
  const fits = (/** @type {number} */ rate) => Number.isFinite(rate) && rate >= 0 && rate <= 0.5;
  if (ascends(rates) && rates.every(fits)) return [...rates];
  const message = 'Physical error rates are probabilities, each larger than the one before.';
  throw new QualmError('invalid-option', message, show(rates), 'numbers from 0 to 0.5: [0.001, 0.003, 0.01]');
}

/** @param {unknown} list */
const ascends = (list) =>
  Array.isArray(list) && list.length > 0 && list.every((value, i) => i === 0 || value > list[i - 1]);

/**
 * @param {Study['code']} code
 * @param {number} distance
 * @param {number} rounds
 */
function checkRounds(code, distance, rounds) {
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > mostRounds) {
    const message = 'A code is kept for some rounds.';
    throw new QualmError('invalid-option', message, show(rounds), `an integer from 1 to ${mostRounds}`);
  }
  const qubits = 2 * (code === 'surface' ? distance * distance : distance) - 1;
  if (qubits * rounds <= mostPlaces) return rounds;
  const message = 'So many rounds of so large a code are too much for the memory of a page.';
  const received = `${qubits} qubits × ${rounds} rounds`;
  throw new QualmError('invalid-option', message, received, `up to ${mostPlaces} in all`);
}

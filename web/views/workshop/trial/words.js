import { html, nothing } from 'lit';
import { count, duration, percent, signed } from '../../format.js';
import { plainNumber } from './axes.js';

/** @typedef {import('../../../model/workshop/types.js').TrialResult} TrialResult */
/** @typedef {import('../../../model/workshop/types.js').TrialReport} TrialReport */
/** @typedef {import('../../../model/workshop/types.js').Extrapolation} Extrapolation */
/** @typedef {import('../../../model/workshop/trial-points.js').TrialPoint} TrialPoint */
/** @typedef {import('../../../model/workshop/costs.js').Cost} Cost */

/**
 * What was refused, where that arises.
 * @param {{ message: string, received: string, allowed: string, seed?: number }} refusal seed: at which, of a trial from 0 on
 * @param {boolean} [aloud] whether it is read out at once
 */
export const refusalWords = ({ message, received, allowed, seed = 0 }, aloud = true) =>
  html`<p class="refused" role=${aloud ? 'alert' : nothing}>
    ${seed > 0 ? `With seed ${seed}: ` : nothing}${message}${
      received || allowed
        ? html` <small>Received: ${received || 'nothing'}. Allowed: ${allowed}.</small>`
        : nothing
    }
  </p>`;

/**
 * A cost as it is read.
 * @param {Cost} cost
 * @param {number} value
 */
export function costText({ unit }, value) {
  if (unit === 's') return duration(value);
  if (unit !== '$') return count(value);
  return `$${value < 0.01 ? plainNumber(value) : value < 1000 ? value.toFixed(2) : count(value)}`;
}

/** The evidence behind the recommendation. @param {TrialReport} report */
export function evidenceWords({ recommendation: { best, gain, gainError }, seeds }) {
  if (best === null) return '';
  const than = gain > 0 ? 'smaller' : 'larger';
  return `Seed by seed, the squared error of “${best}”, the best of the methods, is ${than} than that of doing nothing by ${plainNumber(Math.abs(gain))} ± ${plainNumber(gainError)} (mean and standard error of ${seeds} differences).`;
}

/**
 * What error cancellation takes, known before it runs (Temme, Bravyi, Gambetta 2017).
 * @param {number} gamma
 * @param {number} shots of one estimate
 */
export function gammaWords(gamma, shots) {
  const reached = plainNumber(gamma / Math.sqrt(shots));
  return `Error cancellation has γ = ${plainNumber(gamma)} here: it multiplies the spread by that, so ${count(shots)} shots give a standard error of ${reached} at most, and a standard error of 0.01 takes ${count(Math.ceil((gamma / 0.01) ** 2))}.`;
}

/**
 * What shots were checked by, and how many of them were left out.
 * @param {import('../../../model/workshop/types.js').Verification} verification
 */
export function verificationWords({ symmetries, discarded }) {
  const shares = [...new Set([Math.min(...discarded), Math.max(...discarded)].map(percent))];
  return `Symmetry verification checks ${symmetries.join(', ')} here, and leaves out ${shares.join(' to ')} % (under the first seed).`;
}

const longest = 16; // letters of an observable that stands on an axis

/** The expectation that is estimated. @param {TrialResult} result */
export const bracket = ({ observable }) => (observable.length > longest ? '⟨O⟩' : `⟨${observable}⟩`);

/** What a trial is of. @param {TrialResult} result @param {string} noise */
export function subjectWords({ observable, report }, noise) {
  if (!report) return `⟨${observable}⟩`;
  return `⟨${observable}⟩ · ideally ${signed(report.ideal[0], 4)} · ${count(report.shots)} shots an estimate, ${report.seeds} seeds · ${noise}`;
}

/** Every point in words. @param {TrialPoint[]} points @param {Cost} cost */
export const pointsWords = (points, cost) =>
  points
    .map(
      (point) =>
        `${point.name}: root mean squared error ${plainNumber(point.error)}, ${cost.label} ${costText(cost, point.cost)}`,
    )
    .join('; ');

/** One sentence on what to see. @param {TrialPoint[]} points */
export function paretoSentence(points) {
  const best = points.filter(({ frontier }) => frontier).sort((a, b) => a.cost - b.cost);
  const names = best.map(({ short }) => short);
  const listed = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0];
  const who =
    names.length > 1
      ? `the line joins ${listed}, which nothing beats on both counts`
      : `nothing beats ${listed} on either count`;
  const costs = points.map((point) => point.cost).sort((a, b) => a - b);
  const close = costs.some((value, i) => i > 0 && value < 1.06 * costs[i - 1]);
  const aside = close ? ' Marks that cost the same, or nearly, stand side by side.' : '';
  return `Down and to the left is better, and ${who}. Bars are 95 % intervals; all have the same shots.${aside}`;
}

/** Every mean and spread in words. @param {TrialPoint[]} points */
export const spreadWords = (points) =>
  points
    .map(({ name, estimate, spread }) => `${name} ${signed(estimate, 4)} ± ${spread.toFixed(4)}`)
    .join('; ');

/** One sentence on bias and spread. @param {TrialPoint[]} points */
export function estimatesSentence(points) {
  const far = (/** @type {TrialPoint} */ { row }) => Math.abs(row.bias[0]);
  const nearest = points.reduce((a, b) => (far(b) < far(a) ? b : a));
  const widest = points.reduce((a, b) => (b.spread > a.spread ? b : a));
  const who =
    nearest === widest
      ? `${nearest.short} is nearest on average and spreads most`
      : `${nearest.short} is nearest on average, ${widest.short} spreads most`;
  return `A mark off the dashed line is bias, a long bar is spread: ${who}.`;
}

/**
 * One sentence on an extrapolation.
 * @param {Extrapolation} extrapolation
 * @param {number | null} ideal
 */
export function extrapolationSentence({ requested, scales, curve }, ideal) {
  const missed = requested.some((scale) => !scales.some((one) => Math.abs(one - scale) < 1e-9));
  const reached = missed
    ? ` Asked for ${requested.join(', ')}, folding reached ${scales.map((scale) => Number(scale.toFixed(3))).join(', ')}: the fit uses those.`
    : '';
  const [value, error] = [curve.values[0], curve.errors[0]];
  const ends =
    value === undefined
      ? ''
      : `At no noise it reads ${signed(value, 3)}${Number.isFinite(error) ? ` ± ${(1.96 * error).toFixed(3)}` : ''}`;
  const against = ideal === null ? '.' : `; the ideal is ${signed(ideal, 3)}.`;
  return `${ends}${against}${reached}`;
}

import { bitDistribution, foremost, foremostAmong } from './basis.js';
import { upTo } from './circuit.js';

/** @typedef {import('./types.js').Drawn} Drawn */
/** @typedef {import('./types.js').Inspection} Inspection */
/** @typedef {import('./types.js').Sampled} Sampled */
/** @typedef {((outcome: number) => number) & { outcomes?: number[] }} Share of an outcome; outcomes where few can be */
/**
 * @typedef {{
 *   digits: number, shown: number[], ideal: Share | null, noisy: Share | null, shots: Share | null,
 * }} Outcomes shown are those to be drawn; what is null is not known
 */

/** The most outcomes that are drawn. */
export const mostShown = 32;

/**
 * What a measurement at a step gives: of the classical bits where shots were of bits, else of the qubits.
 * @param {Drawn} circuit
 * @param {number} step
 * @param {Inspection | null} inspection
 * @param {Sampled | null} sampled
 * @returns {Outcomes}
 */
export function outcomesOf(circuit, step, inspection, sampled) {
  const done = upTo(circuit, step);
  const ofBits = sampled?.ofBits === true;
  const digits = ofBits ? done.bits : done.qubits;
  const ideal = shareOf(inspection?.probabilities, ofBits, done);
  const noisy = shareOf(inspection?.noisyProbabilities, ofBits, done);
  const shots = sampled && sharesIn(sampled);
  const known = [ideal, noisy, shots].filter((share) => share !== null);
  const weight = (/** @type {number} */ i) => {
    let most = 0;
    for (const share of known) most = Math.max(most, share(i));
    return most;
  };
  const look = /** @type {const} */ ({ most: mostShown, sort: 'value' });
  return { ...{ digits, ideal, noisy, shots }, shown: shown() };

  function shown() {
    if (!inspection?.probabilities) return [];
    if (!ofBits) return foremost(weight, inspection.probabilities.length, look);
    if (digits <= 5) return foremost(weight, 1 << digits, look);
    return foremostAmong(weight, new Set(known.flatMap(({ outcomes = [] }) => outcomes)), look);
  }
}

/**
 * @param {Float64Array | undefined} probabilities
 * @param {boolean} ofBits
 * @param {Drawn} circuit
 * @returns {Share | null}
 */
function shareOf(probabilities, ofBits, circuit) {
  if (!probabilities) return null;
  if (!ofBits) return (i) => probabilities[i] ?? 0;
  const sums = bitDistribution(circuit, probabilities);
  return sums && Object.assign((/** @type {number} */ i) => sums.get(i) ?? 0, { outcomes: [...sums.keys()] });
}

/** @param {Sampled} sampled @returns {Share} */
const sharesIn = ({ counts, total }) =>
  Object.assign((/** @type {number} */ i) => (counts.get(i) ?? 0) / total, { outcomes: [...counts.keys()] });

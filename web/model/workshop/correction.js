import { codes, faultModelNamed } from './codes.js';
import { wholeFault, wholeNumber } from './trial.js';

/**
 * @typedef {import('./types.js').Correction} Correction
 * @typedef {import('../../../bindings/js/types.js').CorrectionOptions} CorrectionOptions
 */

const mostShots = 10_000_000;

export const distances = [3, 5, 7];

/** Nothing computed yet. @type {Correction} */
export const firstCorrection = {
  ...{ noise: 'circuit-level', shots: '16000', running: null, result: null, notice: null, outcome: '' },
};

/** What is wrong with the shots as they are typed; empty where nothing is. @param {Correction} correction */
export const shotsFault = ({ shots }) => wholeFault(shots, 'Shots are', mostShots);

/**
 * What is asked of the library, code by code; the shots have no fault.
 * @param {Correction} correction
 * @returns {CorrectionOptions[]}
 */
export function studiesOf({ noise, shots }) {
  const { name, rates } = faultModelNamed(noise);
  return codes.map(({ name: code }) => ({
    ...{ code, distances, rates: rates[code], noise: name, shots: wholeNumber(shots), seed: 0 },
  }));
}

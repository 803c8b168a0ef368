import { crossingInWords } from '../../../../bindings/js/correction.js';
import { plainNumber } from '../trial/axes.js';

/** @typedef {import('../../../../bindings/js/types.js').CorrectionReport} CorrectionReport */
/** @typedef {import('../../../../bindings/js/types.js').Proportion} Proportion */
/** @typedef {import('../../../model/workshop/codes.js').FaultModel} FaultModel */
/** @typedef {import('../../../model/workshop/codes.js').Standing} Standing */

const z = 1.96;

/** 0.66, from a share. @param {number} share */
export const inPercent = (share) => plainNumber(Number((100 * share).toPrecision(2)));

const names = { surface: 'the surface code', repetition: 'the repetition code' };

/** What the two largest distances say. @param {CorrectionReport} report */
const crossingOf = ({ crossings }) => crossings.findLast(({ order }) => order === 'crosses');

/** Where every pair of curves crosses. @param {CorrectionReport} report */
export const crossingsWords = ({ crossings }) => crossings.map(crossingInWords).join(' ');

/**
 * The one sentence on top: where a device stands, or where the codes begin to help.
 * @param {CorrectionReport[]} reports
 * @param {FaultModel} model
 * @param {Standing | null} standing
 */
export function verdictWords(reports, model, standing) {
  if (standing && model.ofGates) {
    const sides = reports.map((report) => sideOf(report, standing.rate));
    return `${standing.title} stands ${sides.join(', and ')}.`;
  }
  const parts = reports.map((report) => {
    const crossing = crossingOf(report);
    return crossing?.rate
      ? `${names[report.code]} helps below p = ${inPercent(crossing.rate)} %`
      : `where ${names[report.code]} begins to help is not seen here`;
  });
  const text = parts.join(', ');
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

/**
 * @param {CorrectionReport} report
 * @param {number} rate
 */
function sideOf(report, rate) {
  const crossing = crossingOf(report);
  const name = names[report.code];
  if (!crossing?.rate) return `somewhere by ${name}, whose curves are not seen to cross`;
  const at = `where ${name} crosses (${inPercent(crossing.rate)} %)`;
  if (Math.abs(rate - crossing.rate) <= z * (crossing.standardError ?? 0))
    return `so near to ${at} that this can't tell`;
  return rate < crossing.rate ? `below ${at}: more qubits would help` : `above ${at}: more qubits would harm`;
}

/**
 * What the line of a device means, or why there is none.
 * @param {FaultModel} model
 * @param {import('../../../model/workshop/types.js').DeviceLine | undefined} device
 * @param {Standing | null} standing
 */
export function standingWords({ ofGates }, device, standing) {
  if (!device)
    return 'Choose a device as the noise of the workshop, and a line shows where its two-qubit gates stand.';
  if (!ofGates)
    return `In this model gates are perfect, so the gates of ${device.title} have no place on its axis.`;
  if (!standing)
    return `For ${device.title} no error of its two-qubit gates is published alone, so it has no line.`;
  return `The line: a two-qubit gate of ${device.title} errs by ${percent3(standing.error)} % as published (a median of 1 − average fidelity, at its published strength), which is p = ${percent3(standing.rate)} % of Pauli errors, 5/4 of that. Readout and waiting are taken to be as good, and often are not.`;
}

/** @param {number} share */
const percent3 = (share) => plainNumber(Number((100 * share).toPrecision(3)));

/** What to see. @param {CorrectionReport} report */
export const seeWords = ({ code }) =>
  `Left of the crossing each larger ${code === 'surface' ? 'square' : 'row'} fails less, and the lines spread; right of it more qubits only add errors. Bars are 95 % intervals.`;

/** Every point in words. @param {CorrectionReport} report */
export const pointsWords = ({ curves }) =>
  curves
    .map(({ distance, points }) => {
      const told = points.map(({ rate, perShot, failures }) =>
        failures > 0
          ? `${inPercent(perShot.rate)} % at ${inPercent(rate)} %`
          : `below ${inPercent(perShot.high)} % at ${inPercent(rate)} %`,
      );
      return `Distance ${distance}: ${told.join(', ')}.`;
    })
    .join(' ');

/** From the least to the most, two digits. @param {number[]} values */
export function rangeWords(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)].map((value) =>
    plainNumber(Number(value.toPrecision(2))),
  );
  return low === high ? low : `${low} to ${high}`;
}

/** How long it took, and against what that counts. @param {CorrectionReport[]} reports */
export function timeWords(reports) {
  const seconds = reports.reduce((sum, { measured }) => sum + measured.milliseconds, 0) / 1000;
  return `Computed in ${seconds.toFixed(1)} s. Decoding is by union-find, in this page, one thread to a shot; times are measured, and differ from run to run, while everything else is the same each time. A decoder must keep up with the device: a round took 1.1 µs in Google's surface code of 2024 (arXiv:2408.13687). A shot keeps a logical |0⟩ for as many rounds as the distance.`;
}

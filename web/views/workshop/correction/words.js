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

/** Where every pair of curves crosses. @param {CorrectionReport} report */
export const crossingsWords = ({ crossings }) => crossings.map(crossingInWords).join(' ');

/**
 * The one sentence on top: where a device stands, or where the codes begin to help.
 * @param {CorrectionReport[]} reports
 * @param {FaultModel} model
 * @param {Standing | null} standing
 */
export function verdictWords(reports, model, standing) {
  if (!standing || !model.ofGates) return sentence(reports.map(helpWords).join(', '));
  const sides = reports.map((report) => sideOf(report, standing.rate));
  const [side] = sides;
  const crossings = reports.map(({ crossings: all }) => inPercent(all.at(-1)?.rate ?? 0));
  const alike = sides.length > 1 && sides.every((one) => one === side) && side in harms;
  if (alike)
    return `${standing.title} stands ${side} where the codes cross (${crossings.join(' % and ')} %): more qubits would ${harms[side]}.`;
  const seen = (/** @type {Side} */ one) => one === 'at' || one in harms;
  const parts = reports.flatMap((report, i) =>
    seen(sides[i]) ? [standsWords(report, sides[i], crossings[i])] : [],
  );
  if (parts.length === 0)
    return `Where ${standing.title} stands can’t be told: the curves are not seen to cross at these rates and shots.`;
  const unseen = reports
    .filter((_, i) => !seen(sides[i]))
    .map(({ code }) => ` Where ${names[code]} crosses is not seen here.`);
  return `${standing.title} stands ${parts.join(', and ')}.${unseen.join('')}`;
}

/** @typedef {'below' | 'above' | 'at' | 'larger-better' | 'larger-worse' | 'not-told-apart'} Side */

/** @type {Record<string, string>} what more qubits do on either side */
const harms = { below: 'help', above: 'harm' };

/** On which side of the crossing of the two largest distances a rate is. @param {CorrectionReport} report @param {number} rate @returns {Side} */
function sideOf({ crossings }, rate) {
  const crossing = crossings.at(-1);
  if (!crossing) return 'not-told-apart';
  if (crossing.order !== 'crosses') return crossing.order;
  const away = rate - Number(crossing.rate);
  if (Math.abs(away) <= z * Number(crossing.standardError)) return 'at';
  return away < 0 ? 'below' : 'above';
}

/** @param {CorrectionReport} report @param {Side} side @param {string} crossing in per cent */
function standsWords({ code }, side, crossing) {
  const where = `where ${names[code]} crosses (${crossing} %)`;
  return side === 'at'
    ? `too near to ${where} to tell`
    : `${side} ${where}: more qubits would ${harms[side]}`;
}

/** From where on a code helps. @param {CorrectionReport} report */
function helpWords({ code, crossings }) {
  const { order, rate } = crossings.at(-1) ?? { order: 'not-told-apart', rate: null };
  if (order === 'crosses') return `${names[code]} helps below p = ${inPercent(Number(rate))} %`;
  if (order === 'larger-better') return `${names[code]} helps wherever that can be told here`;
  if (order === 'larger-worse') return `${names[code]} harms wherever that can be told here`;
  return `whether ${names[code]} helps can’t be told from so few shots`;
}

/** @param {string} text */
const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}.`;

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
export function seeWords({ code, crossings }) {
  const bars = 'Bars are 95 % intervals.';
  if (!crossings.every(({ order }) => order === 'crosses')) return bars;
  const shape = code === 'surface' ? 'square' : 'row';
  return `Left of there each larger ${shape} fails less, and the lines spread; right of it more qubits only add errors. ${bars}`;
}

/** Numbers that stay on a line with their unit. @param {string} text */
export const unbroken = (text) => text.replaceAll(' %', '\u00a0%');

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
  return `Computed in ${seconds.toFixed(1)} s. Decoding is by union-find, in this page, one thread to a shot; times are measured, and differ from run to run, while everything else is the same each time. A decoder must keep up with the device: a round took 1.1 µs in Google’s surface code of 2024 (arXiv:2408.13687). A shot keeps a logical |0⟩ for as many rounds as the distance.`;
}

import { crossingInWords } from '../js/correction.js';
import { alignColumns, count, labelWidth, named, plural, wrap } from './format.js';

/**
 * Logical error rates of whole shots by physical error rate and distance, and where the curves cross.
 * @param {import('../js/types.js').CorrectionReport} report
 */
export function describeCorrection({ code, noise, seed, shots, curves, crossings, measured }) {
  const head = [
    `${code} code`,
    ...curves.flatMap(({ distance }) => [`distance ${distance}`, '95 % interval']),
  ];
  const rows = curves[0].points.map(({ rate }, r) => [
    `${(100 * rate).toPrecision(3)} %`,
    ...curves.flatMap(({ points }) => {
      const { rate: logical, low, high } = points[r].perShot;
      return [logical.toExponential(2), `${low.toExponential(1)} to ${high.toExponential(1)}`];
    }),
  ]);
  const slowest = measured.microsecondsPerRound.map((times) => Math.max(...times).toFixed(2));
  const lines = [
    ['noise', `${noise}; failures of whole shots, ${plural(shots, 'shot')} with seed ${count(seed)}`],
    ...curves.map(({ distance, qubits, rounds }, d) => [
      d === 0 ? 'codes' : '',
      `distance ${distance}: ${plural(qubits, 'qubit')}, ${plural(rounds, 'round')}, up to ${slowest[d]} µs to decode one`,
    ]),
    ...crossings.map((crossing, c) => [
      c === 0 ? 'crossing' : '',
      wrap(crossingInWords(crossing), labelWidth + 2),
    ]),
  ];
  const sides = head.map(() => /** @type {const} */ ('right'));
  return [alignColumns([head, ...rows], [...sides]), '', named(lines)].join('\n');
}

/** @typedef {import('./types.js').Comparison} Comparison */

const level = 0.05;
const fewestWins = 6; // McNemar's exact two-sided p is under 0.05 from six wins to none

/**
 * The one sentence about a comparison: A is the circuit, B logistic regression. A lead counts only where McNemar's
 * exact test says that chance hardly explains it.
 * @param {Comparison | null} comparison
 * @param {number} rows of the test part
 */
export function headline(comparison, rows) {
  if (!comparison) return 'The circuit takes its first measurements.';
  const points = (100 * (comparison.accuracyA - comparison.accuracyB)).toFixed(1);
  const size = `${points.replace(/^-/, '').replace(/\.0$/, '')} points`;
  if (comparison.pValue < level) {
    const leader = comparison.wins > comparison.losses ? 'The circuit' : 'Logistic regression';
    return `${leader} is ahead by ${size}, more than chance explains.`;
  }
  if (comparison.wins === comparison.losses) {
    return `No advantage shown: both get ${Math.round(comparison.accuracyA * rows)} of ${rows} test rows right.`;
  }
  const leader = comparison.wins > comparison.losses ? 'the circuit' : 'logistic regression';
  return `No advantage shown: ${leader} is ahead by ${size}, within what chance explains.`;
}

/**
 * What stands behind the sentence.
 * @param {Comparison | null} comparison
 * @param {number} rows
 * @param {boolean} generated whether a formula drew the data
 */
export function evidence(comparison, rows, generated) {
  if (!comparison) return 'Both models are judged on the same test rows, which neither trains on.';
  const { wins, losses, pValue } = comparison;
  const p = pValue < 0.001 ? 'p < 0.001' : `p = ${pValue.toFixed(pValue < 0.1 ? 3 : 2)}`;
  const parts = [
    `They disagree on ${wins + losses} of ${rows} test rows: ${wins} right by the circuit alone, ${losses} by logistic regression alone (McNemar’s exact test, ${p}).`,
  ];
  const errors = rows - Math.round(comparison.accuracyB * rows);
  if (errors < fewestWins && wins + losses > 0) {
    parts.push(
      `Logistic regression errs on ${errors === 1 ? 'one row' : `${errors} rows`}, so not even a perfect model could be shown to be better here.`,
    );
  } else if (generated && pValue < level && wins > losses) {
    parts.push(
      'Logistic regression can only draw a straight line here; a curved classical model could do as well.',
    );
  }
  return parts.join(' ');
}

/** @typedef {Omit<import('./types.js').Score, 'loss'>} Score */

const level = 0.05;
const fewestWins = 6; // McNemar's exact two-sided p is under 0.05 from six wins to none

/**
 * One plain sentence about a paired comparison. It claims a difference only where McNemar's exact test shows one.
 * @param {{
 *   comparison: import('./types.js').Comparison, quantum: Score, baseline: Score, allColumns?: Score,
 * }} findings
 */
export function verdict({ comparison, quantum, baseline, allColumns }) {
  const { pValue } = comparison;
  const scores = `${percent(quantum.accuracy)} against ${percent(baseline.accuracy)} on ${quantum.rows} test rows`;
  const test = `McNemar's exact p = ${pText(pValue)}`;
  if (pValue >= level)
    return `No advantage shown: ${relation(quantum, baseline)} (${scores}; ${test})${headroom(baseline)}.`;
  if (quantum.correct < baseline.correct) {
    return `Logistic regression does better: ${relation(quantum, baseline)} (${scores}; ${test}).`;
  }
  const sentence = `On this split ${relation(quantum, baseline)} (${scores}; ${test})`;
  if (!allColumns || allColumns.correct < quantum.correct) return `${sentence}.`;
  return `${sentence}, but logistic regression on all columns reaches ${percent(allColumns.accuracy)}.`;
}

/**
 * @param {Score} quantum
 * @param {Score} baseline
 */
function relation(quantum, baseline) {
  if (quantum.correct === baseline.correct) return 'the quantum model is level with logistic regression';
  const points = ((quantum.correct - baseline.correct) / quantum.rows) * 100;
  const side = points > 0 ? 'above' : 'below';
  return `the quantum model is ${Math.abs(points).toFixed(1)} points ${side} logistic regression`;
}

/**
 * Where the baseline errs on fewer rows than the test needs wins, nothing could have shown an advantage.
 * @param {Score} baseline
 */
function headroom({ rows, correct }) {
  const errors = rows - correct;
  if (errors >= fewestWins) return '';
  const fault = errors === 0 ? 'makes no error' : errors === 1 ? 'errs on one row' : `errs on ${errors} rows`;
  return `; logistic regression ${fault}, so not even a perfect model could be shown to be better here`;
}

/** @param {number} share */
export const percent = (share) => `${(share * 100).toFixed(1)} %`;

/** @param {number} p */
export const pText = (p) => (p < 0.001 ? p.toExponential(1) : p.toFixed(3));

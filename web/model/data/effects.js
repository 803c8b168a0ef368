/** @typedef {import('../types.js').Prepared} Prepared */
/** @typedef {import('../../../bindings/js/types.js').FittedStep} FittedStep */
/** @typedef {import('../../../bindings/js/types.js').UnknownCategory} UnknownCategory */
/**
 * What a step has done to the training rows; absent is what it does not do.
 * @typedef {{
 *   kind: string, columnsIn: number, columnsOut: number, names: string[], removed: number,
 *   unknown: UnknownCategory[], variance: number[] | null,
 *   scores: { name: string, score: number, kept: boolean }[] | null, lambdas: { name: string, lambda: number }[] | null,
 *   filled: { name: string, value: number | string }[] | null, weights: { name: string, weight: number }[] | null,
 * }} Effect names are those of the columns afterwards; variance is the share that each component explains
 */

/**
 * What each step of a preparation has done, in order.
 * @param {Prepared} prepared
 * @returns {Effect[]}
 */
export function effectsOf({ pipeline, removed, unknown, classes }) {
  let columns = pipeline.columns;
  const removals = removed.slice();
  let strangers = unknown;
  return pipeline.steps.map((step) => {
    const before = columns;
    columns = columnsAfter(step, before);
    const taken = removals[0]?.step === step.kind && step.rows ? removals.shift() : undefined;
    const own = step.known ? strangers : [];
    if (step.known) strangers = [];
    return {
      kind: step.kind,
      columnsIn: before.length,
      columnsOut: columns.length,
      names: columns.map(({ name }) => name),
      removed: taken?.rows.length ?? 0,
      unknown: own,
      variance: step.explainedVarianceRatio ? Array.from(step.explainedVarianceRatio) : null,
      scores: scoresOf(step, before),
      lambdas: step.lambda ? before.map(({ name }, i) => ({ name, lambda: step.lambda[i] })) : null,
      filled: step.fill ? before.map((column, i) => fillOf(column, step.fill[i])) : null,
      weights: step.weights ? classes.map((name, i) => ({ name, weight: step.weights[i] })) : null,
    };
  });
}

/** @typedef {{ name: string, categories: string[] }} Column */

/**
 * The columns that a step gives, as the library names them.
 * @param {FittedStep} step
 * @param {Column[]} columns
 * @returns {Column[]}
 */
function columnsAfter(step, columns) {
  const { kind, kept, indicators, known, components, shift } = step;
  if (kept) return Array.from(kept, (/** @type {number} */ place) => columns[place]);
  if (indicators) {
    const added = Array.from(indicators, (/** @type {number} */ j) =>
      number(`${columns[j].name} is missing`),
    );
    return [...columns, ...added];
  }
  if (components) {
    const word = kind === 'lda' ? 'discriminant' : 'component';
    const count = components.length / shift.length;
    return Array.from({ length: count }, (_, k) => number(`${word} ${k + 1}`));
  }
  if (!known) return columns;
  return columns.flatMap(({ name, categories }, j) =>
    known[j].length === 0 || kind === 'ordinal'
      ? [number(name)]
      : Array.from(known[j], (/** @type {number} */ place) => number(`${name}=${categories[place]}`)),
  );
}

/** @param {string} name @returns {Column} */
const number = (name) => ({ name, categories: [] });

/**
 * @param {FittedStep} step
 * @param {Column[]} columns
 */
function scoresOf({ kept, scores }, columns) {
  if (!scores) return null;
  const chosen = new Set(kept);
  return columns.map(({ name }, i) => ({ name, score: scores[i], kept: chosen.has(i) }));
}

/**
 * @param {Column} column
 * @param {number} value
 */
const fillOf = ({ name, categories }, value) => ({ name, value: categories[value] ?? value });

/**
 * A table of 90 rows with gaps, a column of text and a column that says little: what every step has something to do on.
 * @returns {import('../../../bindings/js/index.js').Table}
 */
export function mixedTable() {
  const colours = ['red', 'green', 'blue'];
  const rows = 90;
  let state = 12345;
  const draw = () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
  const labels = Int32Array.from({ length: rows }, (_, row) => row % 3);
  const values = new Float64Array(rows * 5);
  labels.forEach((label, row) => {
    const own = [
      draw() + label,
      10 * draw() - 3 * label,
      draw() * draw() * 100,
      Math.floor(draw() * 3),
      draw(),
    ];
    if (row % 11 === 4) own[1] = NaN;
    if (row % 13 === 6) own[3] = NaN;
    values.set(own, row * 5);
  });
  return {
    columns: ['length', 'drift', 'size', 'colour', 'noise'],
    categories: [[], [], [], colours, []],
    values,
    labels,
    classes: ['a', 'b', 'c'],
    target: 'class',
  };
}

/**
 * An experiment on mixedTable(). Discriminants are fewer than classes, and each class takes a qubit to read: two classes
 * are told apart by one.
 * @param {readonly any[]} preprocess
 * @returns {any}
 */
export function mixedSpec(preprocess) {
  const lda = preprocess.some((step) => step.kind === 'lda');
  return {
    seed: 4,
    data: { source: 'csv', ...(lda && { classes: ['a', 'b'] }) },
    preprocess: [...preprocess],
  };
}

/** Steps that mixedTable() needs before any other. */
export const whole = /** @type {const} */ ([{ kind: 'impute', indicator: true }, { kind: 'one-hot' }]);

/** @typedef {import('../model/types.js').Run} Run */
/** @typedef {import('./palette.js').Palette} Palette */

/** The dash of everything held out. */
const heldOut = [5, 4];

/**
 * Columns of a chart: epochs, then quantum train and held out, then logistic regression train and held out.
 * @typedef {(number | null)[][]} Columns
 */

/**
 * @param {Run} run
 * @returns {Columns}
 */
export function lossColumns({ history, spec, baseline }) {
  const epochs = axis(spec.train.epochs);
  return [
    epochs,
    filled(history.loss, epochs.length),
    filled(history.heldOutLoss, epochs.length),
    ...(baseline
      ? [levelled(baseline.losses, epochs.length), levelled(baseline.heldOutLosses, epochs.length)]
      : [filled([], epochs.length), filled([], epochs.length)]),
  ];
}

/**
 * @param {Run} run
 * @returns {Columns}
 */
export function accuracyColumns({ history, spec, baseline }) {
  const epochs = axis(spec.train.epochs);
  return [
    epochs,
    filled(history.accuracy, epochs.length, 100),
    filled(history.heldOutAccuracy, epochs.length, 100),
    ...(baseline
      ? [
          levelled(baseline.accuracies, epochs.length, 100),
          levelled(baseline.heldOutAccuracies, epochs.length, 100),
        ]
      : [filled([], epochs.length), filled([], epochs.length)]),
  ];
}

/**
 * From the ten below the lowest accuracy to a hundred.
 * @param {Columns} columns
 * @returns {[number, number]}
 */
export function accuracyRange([, ...lines]) {
  const lowest = Math.min(...lines.flat().map((value) => value ?? 100));
  return [Math.min(90, 10 * Math.floor(lowest / 10)), 100];
}

/** @param {number} epochs */
const axis = (epochs) => Array.from({ length: epochs + 1 }, (_, epoch) => epoch);

/**
 * @param {ArrayLike<number>} values
 * @param {number} length
 * @param {number} [scale]
 */
const filled = (values, length, scale = 1) =>
  Array.from({ length }, (_, i) => (i < values.length ? values[i] * scale : null));

/**
 * One Newton iteration for each epoch, then level.
 * @param {ArrayLike<number>} values at least one
 * @param {number} length
 * @param {number} [scale]
 */
const levelled = (values, length, scale = 1) =>
  Array.from({ length }, (_, i) => values[Math.min(i, values.length - 1)] * scale);

/**
 * Options of a chart of four lines.
 * @param {Palette} palette
 * @param {{ width: number, height: number, unit: string, range?: () => [number, number] }} options
 * @returns {import('uplot').Options}
 */
export function chartOptions(palette, { width, height, unit, range }) {
  const axisStyle = {
    stroke: palette.soft,
    font: `11px ${palette.font}`,
    grid: { stroke: palette.hairline, width: 1 },
    ticks: { show: false },
  };
  return {
    width,
    height,
    padding: [8, 8, 0, 0],
    cursor: { show: false },
    legend: { show: false },
    scales: { x: { time: false }, y: range ? { range } : {} },
    axes: [
      { ...axisStyle, grid: { show: false }, size: 26, space: 44, gap: 4 },
      {
        ...axisStyle,
        size: 38,
        gap: 4,
        space: 28,
        values: (_, ticks) => ticks.map((tick) => `${tick}${unit}`),
      },
    ],
    series: [
      {},
      line(palette.quantum, undefined, 2),
      line(palette.quantum, heldOut, 1.6),
      line(palette.classical, undefined, 1.6),
      line(palette.classical, heldOut, 1.6),
    ],
  };
}

/**
 * @param {string} stroke
 * @param {number[] | undefined} dash
 * @param {number} width
 */
const line = (stroke, dash, width) => ({ stroke, dash, width, points: { show: false }, spanGaps: false });

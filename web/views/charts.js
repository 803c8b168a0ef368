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

/** @typedef {{ stroke: string, dash?: number[], width: number }} Line */

/** What an epoch's columns look like. @param {Palette} palette @returns {Line[]} */
export const trainingLines = ({ quantum, classical }) => [
  { stroke: quantum, width: 2 },
  { stroke: quantum, dash: heldOut, width: 1.6 },
  { stroke: classical, width: 1.6 },
  { stroke: classical, dash: heldOut, width: 1.6 },
];

/**
 * Options of a chart of lines.
 * @param {Palette} palette
 * @param {{
 *   width: number, height: number, unit: string, lines: Line[], range?: () => [number, number],
 *   mark?: () => number | null,
 * }} options mark is where on the x axis a dashed line stands
 * @returns {import('uplot').Options}
 */
export function chartOptions(palette, { width, height, unit, lines, range, mark = () => null }) {
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
      { ...axisStyle, grid: { show: false }, size: 26, space: 44, gap: 4, incrs: wholeSteps },
      {
        ...axisStyle,
        size: 38,
        gap: 4,
        space: 28,
        values: (_, ticks) => ticks.map((tick) => `${tick}${unit}`),
      },
    ],
    series: [{}, ...lines.map((line) => ({ ...line, points: { show: false }, spanGaps: false }))],
    hooks: { draw: [(chart) => drawMark(chart, palette, mark())] },
  };
}

/** Epochs and steps come in whole numbers. */
const wholeSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/**
 * @param {import('uplot')} chart
 * @param {Palette} palette
 * @param {number | null} at
 */
function drawMark({ ctx, bbox, valToPos }, palette, at) {
  if (at === null) return;
  const x = valToPos(at, 'x', true);
  ctx.save();
  ctx.strokeStyle = palette.quantum;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}

import { html, nothing, svg } from 'lit';
import { loadingTime } from '../../../bindings/js/encoding.js';
import { amounts, sizeOf } from '../../model/loading.js';
import { timedDevices } from '../../model/wall.js';
import { count } from '../format.js';
import { longTime, many } from '../quantities.js';

/** @typedef {import('../../model/types.js').EncodingCost} EncodingCost */
/** @typedef {import('../../model/types.js').Loading} Loading */
/** @typedef {{ kind: 'quantum' | 'classical', name: string, note: string, seconds: number | null }} Bar */

/** Times that people know, on an axis of powers of ten: seconds and their name. */
const ticks = /** @type {const} */ ([
  [1e-9, '1 ns'],
  [1e-6, '1 µs'],
  [1e-3, '1 ms'],
  [1, '1 s'],
  [3600, '1 h'],
  [31557600, '1 year'],
  [31557600e3, '10³ years'],
  [31557600e6, '10⁶ years'],
  [31557600e9, '10⁹ years'],
  [31557600e12, '10¹² years'],
  [31557600e15, '10¹⁵ years'],
]);

/**
 * How long each device with published times takes, the fastest first, and last the sorted index of this machine.
 * @param {Record<string, EncodingCost>} costs of one row, by device
 * @param {Loading} loading
 * @param {{ rows: number, features: number }} data
 * @returns {Bar[]}
 */
export function loadingBars(costs, loading, { rows, features }) {
  const size = sizeOf(loading, rows);
  /** @type {Bar[]} */
  const bars = timedDevices.map(({ name, title, qubits, calibrated }) => {
    const cost = costs[name];
    const date = calibrated ?? 'no date';
    const needs = cost?.fits === false ? `needs ${many(cost.qubits)} qubits of ${qubits}, ` : '';
    const beyond = cost?.extrapolated ? 'extrapolated, ' : '';
    const seconds = cost ? loadingTime(cost, size).seconds : null;
    return { kind: 'quantum', name: title, note: `${needs}${beyond}${date}`, seconds };
  });
  bars.sort((a, b) => (a.seconds ?? Infinity) - (b.seconds ?? Infinity));
  return [...bars, sortBar(loading, valuesOf(loading, { rows, features }))];
}

/**
 * How many values the data have.
 * @param {Loading} loading
 * @param {{ rows: number, features: number }} data
 */
export const valuesOf = ({ amount }, { rows, features }) =>
  amounts[amount].bytes === null ? rows * features : Number(amounts[amount].bytes) / 8;

/**
 * @param {Loading} loading
 * @param {number} values
 * @returns {Bar}
 */
function sortBar({ sorted }, values) {
  const seconds =
    sorted && (sorted.seconds * values * Math.log2(values + 1)) / (sorted.values * Math.log2(sorted.values));
  return {
    kind: 'classical',
    name: 'Sorted index, here',
    note: 'this machine, JavaScript on one core',
    seconds,
  };
}

/**
 * The times one under the other on an axis of powers of ten.
 * @param {Bar[]} bars
 */
export function loadingView(bars) {
  const times = bars.flatMap(({ seconds }) => (seconds ? [seconds] : []));
  const low = Math.max(
    0,
    ticks.findLastIndex(([time]) => time <= Math.min(...times, 1)),
  );
  const above = ticks.findIndex(([time]) => time >= Math.max(...times, 1));
  const high = Math.max(low + 2, above < 0 ? ticks.length - 1 : above);
  const shown = ticks.slice(low, high + 1);
  const [from, to] = [Math.log10(shown[0][0]), Math.log10(shown[shown.length - 1][0])];
  /** @param {number} time */
  const at = (time) =>
    `${(100 * Math.min(1, Math.max(0, (Math.log10(time) - from) / (to - from)))).toFixed(2)}%`;
  return html`<ol class="loads">
      ${bars.map((bar) => barView(bar, at, shown))}
    </ol>
    <svg class="load-axis" width="100%" height="18" aria-hidden="true">
      ${shown.map(
        ([time, text], i) =>
          svg`<text class="tick-text" x=${at(time)} y="13" text-anchor=${i === 0 ? 'start' : i === shown.length - 1 ? 'end' : 'middle'}>${thinned(i, shown.length) ? text : ''}</text>`,
      )}
    </svg>`;
}

/** Every other name where there are many. @param {number} i @param {number} all */
const thinned = (i, all) => all <= 5 || i % 2 === (all - 1) % 2;

/**
 * @param {Bar} bar
 * @param {(time: number) => string} at
 * @param {readonly (readonly [number, string])[]} shown
 */
const barView = ({ kind, name, note, seconds }, at, shown) =>
  html`<li class=${kind}>
    <p>
      <b>${name}</b> <span class="caption">${note}</span>
      <output>${seconds === null ? '…' : longTime(seconds)}</output>
    </p>
    <svg width="100%" height="14" aria-hidden="true">
      ${shown.map(([time]) => svg`<line class="tick" x1=${at(time)} x2=${at(time)} y1="0" y2="14" />`)}
      ${
        seconds
          ? svg`<line class="range" x1="0" x2=${at(seconds)} y1="7" y2="7" />
            ${
              kind === 'quantum'
                ? svg`<circle class="mark" cx=${at(seconds)} cy="7" r="4.5" />`
                : svg`<rect class="mark" x=${at(seconds)} y="2.5" width="9" height="9" transform="translate(-4.5 0)" />`
            }`
          : nothing
      }
    </svg>
  </li>`;

/**
 * One sentence that says what to see.
 * @param {Bar[]} bars
 * @param {Loading} loading
 * @param {{ rows: number, features: number }} data
 */
export function loadingSentence(bars, loading, data) {
  const [fastest] = bars;
  const index = bars[bars.length - 1];
  if (!fastest.seconds) return 'The preparation times of the devices are on their way.';
  const what = amounts[loading.amount].bytes === null ? 'these data' : amounts[loading.amount].label;
  const first = `Loading ${what} (${many(valuesOf(loading, data))} values) row by row keeps even the fastest of these devices, ${fastest.name}, busy for ${longTime(fastest.seconds)}`;
  if (!index.seconds || !loading.sorted) return `${first}.`;
  const { values, seconds } = loading.sorted;
  return `${first}; a sorted index of the same values takes this machine ${longTime(index.seconds)}: measured on ${count(values)} values in ${longTime(seconds)}, extrapolated as n log n, memory aside.`;
}

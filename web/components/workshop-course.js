import { html } from 'lit';
import { isPure, reasonFor } from '../model/workshop/words.js';
import { Element } from './element.js';
import './lab-chart.js';

/** @typedef {import('../views/palette.js').Palette} Palette */

/** @param {Palette} palette @returns {import('../views/charts.js').Line[]} */
const noisyLines = ({ quantum, noisy }) => [
  { stroke: quantum, width: 2 },
  { stroke: noisy, dash: [5, 4], width: 2 },
];

/** Fidelity and purity over the steps. */
export class WorkshopCourse extends Element {
  /** @override */
  static properties = {
    trace: { attribute: false },
    circuit: { attribute: false },
    step: { type: Number },
    noisy: { type: Boolean },
  };

  constructor() {
    super();
    /** @type {import('../model/workshop/types.js').Trace | null} */
    this.trace = null;
    /** @type {import('../model/workshop/types.js').Drawn} */
    this.circuit = { qubits: 1, bits: 0, operations: [] };
    this.step = 0;
    this.noisy = false;
    /** @type {(number | null)[][]} */
    this.columns = [];
  }

  /** @override */
  willUpdate(/** @type {Map<string, unknown>} */ changed) {
    if (!changed.has('trace') || !this.trace) return;
    const { steps, fidelity, purity } = this.trace;
    const at = Array.from({ length: steps }, (_, step) => step);
    // Without noise both are 1, as long as nothing has been measured or reset.
    const ideal = (/** @type {number} */ step) =>
      !this.noisy && this.trace?.ideal && isPure(this.circuit.operations.slice(0, step)) ? 1 : null;
    this.columns = [
      at,
      at.map((step) => fidelity?.[step] ?? ideal(step)),
      at.map((step) => purity?.[step] ?? ideal(step)),
    ];
  }

  /** @override */
  render() {
    const { columns, step, trace } = this;
    const lowest = Math.min(1, ...columns.slice(1).flatMap((line) => line.map((value) => value ?? 1)));
    const floor = lowest > 0.9 ? 0.9 : lowest > 0.5 ? 0.5 : 0;
    return html`
      <h2>Over the steps <small>fidelity and purity</small></h2>
      <lab-chart
        .columns=${columns}
        .lines=${noisyLines}
        .mark=${step}
        .range=${/** @type {[number, number]} */ ([floor, 1])}
        label=${this.words(columns)}
        unit=""
      ></lab-chart>
      <p class="axis-name">step</p>
      <ul class="lines">
        <li class="quantum">
          <svg width="22" height="6" aria-hidden="true"><line x2="22" y1="3" y2="3" /></svg>fidelity
        </li>
        <li class="noisy">
          <svg width="22" height="6" aria-hidden="true">
            <line x2="22" y1="3" y2="3" stroke-dasharray="5 4" /></svg
          >purity
        </li>
      </ul>
      <p class="caption">${this.caption(trace)}</p>
    `;
  }

  /** @param {import('../model/workshop/types.js').Trace | null} trace */
  caption(trace) {
    const missing = !trace?.ideal || (this.noisy && !(trace.fidelity && trace.purity));
    if (missing) return reasonFor(trace?.reasons, /fidelity|noise/i, '');
    if (!this.noisy)
      return 'Without noise both stay 1, as long as nothing is measured; choose a noise to see them fall.';
    if (Number(trace.fidelity?.length) < trace.steps) return reasonFor(trace.reasons, /fidelity/i, '');
    return 'Each gate costs a little; the dashed line is the step on show.';
  }

  /** @param {(number | null)[][]} columns */
  words([, fidelity = [], purity = []]) {
    return `Over the steps fidelity goes from 1 to ${lastOf(fidelity)} and purity to ${lastOf(purity)}`;
  }
}

/** @param {(number | null)[]} line where it ends before the last step, that is said */
function lastOf(line) {
  const known = line.filter((value) => value !== null);
  if (known.length === 0) return 'not computed';
  const text = Number(known.at(-1)).toFixed(3);
  return known.length < line.length ? `${text} at step ${known.length - 1}, where it ends` : text;
}

customElements.define('workshop-course', WorkshopCourse);

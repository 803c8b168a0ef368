import { html } from 'lit';
import { featureCount } from '../model/plane.js';
import { scatterAfter, scatterBefore } from '../views/data/scatter.js';
import { count } from '../views/format.js';
import { legend } from '../views/legend.js';
import { Element } from './element.js';

/** The same rows before and after the preparation, each on a plane of two columns. */
export class LabScatter extends Element {
  /** @override */
  static properties = {
    prepared: { attribute: false },
    raw: { attribute: false },
    chosen: { attribute: false },
    axesBefore: { state: true },
    axesAfter: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../model/types.js').Prepared | null} */
    this.prepared = null;
    /** @type {import('../model/types.js').Table | null} */
    this.raw = null;
    /** @type {import('../model/types.js').RowChoice | null} */
    this.chosen = null;
    this.axesBefore = [0, 1];
    this.axesAfter = [0, 1];
  }

  /** @override */
  willUpdate(/** @type {Map<string, unknown>} */ changed) {
    if (changed.has('raw') && this.raw) this.axesBefore = within(this.axesBefore, this.raw.columns.length);
    if (changed.has('prepared')) this.axesAfter = within(this.axesAfter, this.prepared?.features.length ?? 0);
  }

  /** @override */
  render() {
    const { prepared, raw, axesBefore, axesAfter } = this;
    const rows = prepared ? prepared.train.rows + prepared.test.rows : 0;
    const same = prepared && raw && raw.labels.length >= rows && featureCount(prepared.train) > 0;
    if (!same) return html`<p class="caption">The rows before any step appear here once they are read.</p>`;
    const left = scatterBefore(raw, prepared, axesBefore);
    const right = scatterAfter(prepared, axesAfter);
    return html`
      <h3>The same rows before and after</h3>
      <div class="pair scatter">
        ${this.picture('Before any step', raw.columns, axesBefore, (next) => (this.axesBefore = next), left)}
        ${this.picture('After the last step', prepared.features, axesAfter, (next) => (this.axesAfter = next), right)}
      </div>
      ${legend(prepared.classes)}
      <p class="caption">
        Look whether the classes lie apart, and whether the scales of the axes differ: the circuit sees only
        what is on the right.
        ${left.undrawn > 0 ? `${count(left.undrawn)} rows with a value missing in these columns are not drawn on the left.` : ''}
      </p>
    `;
  }

  /**
   * @param {string} title
   * @param {string[]} names
   * @param {number[]} axes
   * @param {(axes: number[]) => void} set
   * @param {import('../views/data/scatter.js').Scatter} scatter
   */
  picture(title, names, axes, set, { points, plane, ticks, room }) {
    const axisSelect = (/** @type {number} */ axis) =>
      html`<label
        >${axis === 0 ? 'across' : 'up'}
        <select
          @change=${(/** @type {any} */ event) =>
            set(axes.map((one, i) => (i === axis ? Number(event.target.value) : one)))}
        >
          ${names.slice(0, 500).map((name, i) => html`<option value=${i} .selected=${i === axes[axis]}>${name}</option>`)}
        </select></label
      >`;
    return html`<figure>
      <figcaption>${title}</figcaption>
      <div class="axes">${axisSelect(0)} ${axisSelect(1)}</div>
      <lab-plane
        .points=${points}
        .plane=${plane}
        .names=${{ x: names[axes[0]] ?? '', y: names[axes[1]] ?? '', ticks, room }}
        .chosen=${this.chosen}
        .label="${title}: ${points.length} rows by ${names[axes[0]]} and ${names[axes[1]] ?? 'nothing'}"
      ></lab-plane>
    </figure>`;
  }
}

/**
 * The axes, or the first two where one of them is not there.
 * @param {number[]} axes
 * @param {number} most how many there are
 */
const within = (axes, most) =>
  axes.every((axis) => axis < most) ? axes : [0, Math.min(1, Math.max(0, most - 1))];

customElements.define('lab-scatter', LabScatter);

import { html, nothing } from 'lit';
import { encoderRow, encoders } from '../model/encoder.js';
import { costDevice, costDevices, metricOf, metrics, shownKinds, wallLimits } from '../model/wall.js';
import { layoutWall, markSample, nearestSpot, wallView } from '../views/encoding/wall.js';
import { wallTable } from '../views/encoding/wall-table.js';
import { pointWords } from '../views/encoding/words.js';
import { count } from '../views/format.js';
import { act, Element } from './element.js';

/** @typedef {import('../model/types.js').Wall} Wall */
/** @typedef {import('../model/types.js').Settings} Settings */

const height = 340;

/** What encoders cost as features grow: measured where a circuit can be built, extrapolated and marked beyond. */
export class LabWall extends Element {
  /** @override */
  static properties = {
    wall: { attribute: false },
    settings: { attribute: false },
    device: {},
    own: { type: Number },
    width_: { state: true },
    focus_: { state: true },
    listed: { state: true },
  };

  constructor() {
    super();
    /** @type {Wall | null} */
    this.wall = null;
    /** @type {Settings | null} that are trained on */
    this.settings = null;
    this.device = 'ideal';
    this.own = 0;
    this.width_ = 0;
    /** @type {{ line: number, spot: number } | null} the point that is read out */
    this.focus_ = null;
    this.listed = false;
    this.observer = new ResizeObserver(([entry]) => (this.width_ = Math.floor(entry.contentRect.width)));
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    act(this, 'wallSeen');
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  /** @override */
  updated() {
    const plot = this.querySelector('.plot');
    if (plot) this.observer.observe(plot);
  }

  /** @override */
  render() {
    const { wall, settings } = this;
    if (!wall || !settings || !this.own) return html`<h2>The encoding wall</h2>`;
    const metric = metricOf(wall.metric);
    const device = costDevice(this.device);
    const layout = this.layout(wall, settings);
    return html`
      <h2>The encoding wall <small>cost of one row against its number of features</small></h2>
      <div class="wall-choices">${this.choices(wall)}${this.kinds(wall, settings)}</div>
      ${this.state(wall)}
      <h3>
        ${metric.label}${metric.unit === 's' ? ', seconds' : ''}, on ${device?.title ?? 'the ideal device'}
      </h3>
      <div
        class="plot"
        tabindex="0"
        role="application"
        aria-label="The encoding wall: left and right arrows walk along a line, up and down change the line, and each point is read out."
        @keydown=${this.key}
        @pointermove=${this.point}
        @pointerdown=${this.point}
      >
        ${layout && layout.lines.some(({ spots }) => spots.length > 0) ? this.picture(layout) : this.empty(metric)}
      </div>
      <p class="axis-name">features of a row, tenfold from line to line</p>
      <p class="pointed" role="status">${this.words()}</p>
      <ul class="lines">
        ${wall.lines.map(({ kind }, i) => html`<li>${markSample(i)}${encoderRow(kind).title}</li>`)}
        <li>${markSample(0, true)}hollow, dashed: extrapolated by the formula in the reading</li>
      </ul>
      <p class="caption">${this.sentence(wall, settings)}</p>
      <details @toggle=${(/** @type {any} */ event) => (this.listed = event.target.open)}>
        <summary>The wall as a table</summary>
        ${this.listed ? wallTable(wall.lines, metric) : nothing}
      </details>
    `;
  }

  /** @param {Wall} wall */
  choices(wall) {
    return html`<label class="choice">
        <span>Cost</span>
        <select
          id="wall-metric"
          @change=${(/** @type {any} */ event) => act(this, 'wallMetric', event.target.value)}
        >
          ${metrics.map(
            ({ key, label }) => html`<option value=${key} .selected=${key === wall.metric}>${label}</option>`,
          )}
        </select>
      </label>
      <label class="choice">
        <span>Device</span>
        <select
          id="wall-device"
          @change=${(/** @type {any} */ event) => act(this, 'costDevice', event.target.value)}
        >
          ${costDevices.map(
            ({ value, label }) =>
              html`<option value=${value} .selected=${value === this.device}>${label}</option>`,
          )}
        </select>
      </label>`;
  }

  /**
   * @param {Wall} wall
   * @param {Settings} settings
   */
  kinds(wall, settings) {
    const shown = shownKinds(wall, settings);
    return html`<fieldset class="kinds">
      <legend>Encoders, ${wallLimits.fewest} to ${wallLimits.most}</legend>
      ${encoders.map(({ kind, title }) => {
        const on = shown.includes(kind);
        const fixed =
          kind === settings.encoder ||
          (on ? shown.length <= wallLimits.fewest : shown.length >= wallLimits.most);
        return html`<label
          ><input
            type="checkbox"
            value=${kind}
            .checked=${on}
            ?disabled=${fixed}
            @change=${(/** @type {any} */ event) => act(this, 'wallEncoder', kind, event.target.checked)}
          />${title}</label
        >`;
      })}
    </fieldset>`;
  }

  /** @param {Wall} wall */
  state({ progress, stopped, notice, lines }) {
    const done = lines.reduce((sum, { points }) => sum + points.length, 0);
    if (progress) {
      return html`<div class="computing">
        <progress aria-label="Points computed" max=${progress.all} value=${progress.done}></progress>
        <span>${progress.done} of ${progress.all} points</span>
        <button class="small" type="button" @click=${() => act(this, 'wallCancel')}>Cancel</button>
      </div>`;
    }
    if (stopped || notice) {
      return html`<div class="computing">
        <span role="alert">${notice ? notice.message : `Stopped after ${done} points.`}</span>
        <button class="small" type="button" @click=${() => act(this, 'wallResume')}>Go on</button>
      </div>`;
    }
    return html`<div class="computing">
      <span>${count(done)} points, each from the compiled circuit or marked</span>
    </div>`;
  }

  /**
   * @param {Wall} wall
   * @param {Settings} settings
   */
  layout(wall, settings) {
    this.drawn = null;
    if (this.width_ < 120) return null;
    const limit = this.limit(wall)?.value ?? null;
    const titles = (/** @type {string} */ kind) => encoderRow(kind).title;
    const kind = String(settings.encoder);
    const options = { metric: metricOf(wall.metric), width: this.width_, height, kind, titles, limit };
    return (this.drawn = layoutWall(wall.lines, options));
  }

  /** How many qubits the device has, where qubits are counted. @param {Wall} wall */
  limit({ metric }) {
    const device = costDevice(this.device);
    if (metric !== 'qubits' || !device) return null;
    return { value: device.qubits, text: `${device.title}: ${device.qubits} qubits` };
  }

  /** @param {import('../views/encoding/wall.js').WallLayout} layout */
  picture(layout) {
    const title = `Cost of encoders against the number of features, ${layout.lines.length} lines; the table below has every number.`;
    return wallView(layout, {
      own: this.own,
      limit: this.limit(/** @type {Wall} */ (this.wall)),
      focus: this.spot()?.spot ?? null,
      title,
    });
  }

  /** @param {import('../model/wall.js').Metric} metric */
  empty({ key }) {
    const untimed = this.device === 'ideal' && (key === 'seconds' || key === 'success');
    const words = untimed
      ? 'The ideal device has no times and no errors: choose a real one.'
      : 'The first points are on their way.';
    return html`<p class="caption waiting">${words}</p>`;
  }

  /** The point that is read out. */
  spot() {
    const line = this.drawn?.lines[this.focus_?.line ?? 0];
    const spot = line?.spots[Math.min(this.focus_?.spot ?? 0, line.spots.length - 1)];
    return this.focus_ && line && spot ? { line, spot } : null;
  }

  words() {
    const found = this.spot();
    if (!found || !this.wall)
      return 'Point at the wall, or walk along it with the arrow keys, to read a point.';
    const { line, spot } = found;
    return pointWords(
      encoderRow(line.kind).title,
      spot.cost,
      metricOf(this.wall.metric),
      costDevice(this.device),
    );
  }

  /**
   * @param {Wall} wall
   * @param {Settings} settings
   */
  sentence({ lines }, { encoder }) {
    const device = costDevice(this.device);
    const own = lines
      .find(({ kind }) => kind === encoder)
      ?.points.find(({ features }) => features === this.own);
    const date = device?.calibrated ? `, calibrated ${device.calibrated}` : '';
    const where = device ? ` Figures of ${device.title}${date}.` : '';
    const capacity = own?.capacity;
    const room =
      device && typeof capacity === 'number'
        ? ` On its ${device.qubits} qubits ${count(capacity)} features fit with your encoder.`
        : '';
    return `Encoders with few gates need a qubit for each feature, and encoders with few qubits a gate for each: no line stays low on both counts.${where}${room} What routing adds on sparse couplings grows faster than the formulas, so extrapolated points are lower bounds.`;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const lines = this.drawn?.lines.filter(({ spots }) => spots.length > 0) ?? [];
    if (lines.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const own = this.ownSpot();
    const at = this.focus_ ?? own;
    /** @type {Record<string, () => { line: number, spot: number }>} */
    const moves = {
      ArrowLeft: () => ({ ...at, spot: at.spot - 1 }),
      ArrowRight: () => ({ ...at, spot: at.spot + 1 }),
      ArrowUp: () => ({ ...at, line: at.line - 1 }),
      ArrowDown: () => ({ ...at, line: at.line + 1 }),
      Home: () => ({ ...at, spot: 0 }),
      End: () => ({ ...at, spot: Infinity }),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const { line, spot } = this.focus_ ? move() : own;
    const inside = Math.min(lines.length - 1, Math.max(0, line));
    this.focus_ = { line: inside, spot: Math.max(0, Math.min(lines[inside].spots.length - 1, spot)) };
  }

  /** Where the arrow keys start: at the reader's own data. */
  ownSpot() {
    const lines = this.drawn?.lines ?? [];
    const line = Math.max(
      0,
      lines.findIndex((one) => one.own),
    );
    const spot = lines[line]?.spots.findIndex(({ features }) => features === this.own) ?? 0;
    return { line, spot: Math.max(0, spot) };
  }

  /** @param {PointerEvent} event */
  point(event) {
    const box = this.querySelector('svg.wall')?.getBoundingClientRect();
    if (box && this.drawn)
      this.focus_ = nearestSpot(this.drawn, event.clientX - box.left, event.clientY - box.top);
  }
}

customElements.define('lab-wall', LabWall);

import { html, nothing } from 'lit';
import { chartOptions, trainingLines } from '../views/charts.js';
import { Element } from './element.js';
import { whenSeen } from './seen.js';
import { onTheme, palette } from './theme.js';

const height = 150;

/** @typedef {typeof import('uplot')} Plot */

/** One chart of lines, over epochs or steps; uPlot draws it, and is fetched when a chart first comes near the window. */
export class LabChart extends Element {
  /** @override */
  static properties = {
    columns: { attribute: false },
    label: {},
    unit: {},
    range: { attribute: false },
    lines: { attribute: false },
    mark: { attribute: false },
    failed: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../views/charts.js').Columns} */
    this.columns = [];
    this.label = '';
    this.unit = '';
    /** @type {[number, number] | undefined} */
    this.range = undefined;
    /** What the lines look like in the colours in force. */
    this.lines = trainingLines;
    /** @type {number | null} where on the x axis a dashed line stands */
    this.mark = null;
    /** @type {Plot | null} */
    this.plot = null;
    this.failed = false;
    /** @type {InstanceType<Plot> | null} */
    this.chart = null;
    this.width_ = 0;
    this.observer = new ResizeObserver(([entry]) => this.resize(Math.floor(entry.contentRect.width)));
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.observer.observe(this);
    this.stop = onTheme(() => this.rebuild());
    this.unsee = whenSeen(this, () => void this.fetch(), '200px');
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
    this.stop?.();
    this.unsee?.();
    this.chart?.destroy();
    this.chart = null;
  }

  /** @override */
  render() {
    return html`<div role="img" aria-label=${this.label}></div>
      ${this.failed ? html`<p class="caption">This chart could not be fetched.</p>` : nothing}`;
  }

  async fetch() {
    try {
      this.plot = (await import('uplot')).default;
      this.rebuild();
    } catch {
      this.failed = true; // the server is gone; the figures stand elsewhere on the page
    }
  }

  /** @override */
  updated(/** @type {Map<string, unknown>} */ changed) {
    if (!this.chart || changed.has('lines')) this.rebuild();
    else if (changed.has('columns')) this.chart.setData(/** @type {any} */ (this.columns));
    else if (changed.has('mark')) this.chart.redraw(false);
  }

  /** @param {number} width */
  resize(width) {
    if (width === this.width_) return;
    this.width_ = width;
    if (this.chart) this.chart.setSize({ width, height });
    else this.rebuild();
  }

  rebuild() {
    this.chart?.destroy();
    this.chart = null;
    const host = this.querySelector('div');
    if (!host || !this.plot || this.width_ < 60 || this.columns.length === 0) return;
    const options = chartOptions(palette(), {
      width: this.width_,
      height,
      unit: this.unit,
      lines: this.lines(palette()),
      mark: () => this.mark,
      range: this.range && (() => this.range ?? [0, 100]),
    });
    this.chart = new this.plot(options, /** @type {any} */ (this.columns), host);
  }
}

customElements.define('lab-chart', LabChart);

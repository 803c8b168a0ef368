import { html } from 'lit';
import UPlot from 'uplot';
import { chartOptions } from '../views/charts.js';
import { Element } from './element.js';
import { onTheme, palette } from './theme.js';

const height = 150;

/** One chart of four lines over epochs; uPlot draws it. */
export class LabChart extends Element {
  /** @override */
  static properties = { columns: { attribute: false }, label: {}, unit: {}, range: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../views/charts.js').Columns} */
    this.columns = [];
    this.label = '';
    this.unit = '';
    /** @type {[number, number] | undefined} */
    this.range = undefined;
    /** @type {UPlot | null} */
    this.chart = null;
    this.width_ = 0;
    this.observer = new ResizeObserver(([entry]) => this.resize(Math.floor(entry.contentRect.width)));
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.observer.observe(this);
    this.stop = onTheme(() => this.rebuild());
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
    this.stop?.();
    this.chart?.destroy();
    this.chart = null;
  }

  /** @override */
  render() {
    return html`<div role="img" aria-label=${this.label}></div>`;
  }

  /** @override */
  updated(/** @type {Map<string, unknown>} */ changed) {
    if (!this.chart) this.rebuild();
    else if (changed.has('columns')) this.chart.setData(/** @type {any} */ (this.columns));
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
    if (!host || this.width_ < 60 || this.columns.length === 0) return;
    const options = chartOptions(palette(), {
      width: this.width_,
      height,
      unit: this.unit,
      range: this.range && (() => this.range ?? [0, 100]),
    });
    this.chart = new UPlot(options, /** @type {any} */ (this.columns), host);
  }
}

customElements.define('lab-chart', LabChart);

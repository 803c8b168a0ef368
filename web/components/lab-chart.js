import { html } from 'lit';
import UPlot from 'uplot';
import { chartOptions, trainingLines } from '../views/charts.js';
import { Element } from './element.js';
import { onTheme, palette } from './theme.js';

const height = 150;

/** One chart of lines, over epochs or steps; uPlot draws it. */
export class LabChart extends Element {
  /** @override */
  static properties = {
    columns: { attribute: false },
    label: {},
    unit: {},
    range: { attribute: false },
    lines: { attribute: false },
    mark: { attribute: false },
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
    if (!host || this.width_ < 60 || this.columns.length === 0) return;
    const options = chartOptions(palette(), {
      width: this.width_,
      height,
      unit: this.unit,
      lines: this.lines(palette()),
      mark: () => this.mark,
      range: this.range && (() => this.range ?? [0, 100]),
    });
    this.chart = new UPlot(options, /** @type {any} */ (this.columns), host);
  }
}

customElements.define('lab-chart', LabChart);

import { html, nothing } from 'lit';
import { bits } from '../model/workshop/basis.js';
import { reasonFor } from '../model/workshop/words.js';
import { signed } from '../views/format.js';
import { drawDensity } from '../views/workshop/density.js';
import { Element } from './element.js';
import { onTheme, palette } from './theme.js';

/** @typedef {'ideal' | 'noisy' | 'difference'} Which */

/** The density matrix as a heat map: ideal, noisy and their difference side by side. */
export class WorkshopDensity extends Element {
  /** @override */
  static properties = {
    inspection: { attribute: false },
    qubits: { type: Number },
    chosen: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../model/workshop/types.js').Inspection | null} */
    this.inspection = null;
    this.qubits = 1;
    /** @type {[row: number, column: number]} the entry whose numbers are shown */
    this.chosen = [0, 0];
    this.observer = new ResizeObserver(() => this.paint());
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.observer.observe(this);
    this.stop = onTheme(() => this.paint());
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
    this.stop?.();
  }

  get size() {
    return 2 ** this.qubits;
  }

  /** @override */
  willUpdate() {
    const inside = (/** @type {number} */ i) => Math.min(this.size - 1, i);
    if (this.chosen.some((i) => i >= this.size))
      this.chosen = [inside(this.chosen[0]), inside(this.chosen[1])];
  }

  /** @override */
  updated() {
    this.paint();
  }

  /** @override */
  render() {
    const { inspection } = this;
    const shown = this.shown();
    return html`
      <h2>Density matrix <small>ideal, noisy and the difference</small></h2>
      ${
        shown.length === 0
          ? html`<p class="caption why">${this.why()}</p>`
          : html`<div class="maps">${shown.map((which) => this.map(which))}</div>
              <p class="readout" role="status">${this.readout()}</p>
              <p class="caption">
                Strength is size, hue is phase, as on the wheel above. Off the diagonal stands what makes the
                state more than a list of chances; noise fades it first. Arrow keys or the pointer read an
                entry.
                ${inspection?.noisyDensity ? nothing : 'Choose a noise to see the noisy state beside this one.'}
              </p>`
      }
    `;
  }

  why() {
    return reasonFor(this.inspection?.reasons, /densit/i, 'There is no density matrix at this step.');
  }

  /** @returns {Which[]} */
  shown() {
    const { density, noisyDensity } = this.inspection ?? {};
    if (density && noisyDensity) return ['ideal', 'noisy', 'difference'];
    return density ? ['ideal'] : noisyDensity ? ['noisy'] : [];
  }

  /** @param {Which} which */
  map(which) {
    const [row, column] = this.chosen;
    return html`<figure>
      <figcaption class=${which}>${which}${which === 'difference' ? ` × ${this.gain()}` : ''}</figcaption>
      <canvas
        data-which=${which}
        tabindex="0"
        role="img"
        aria-label="Density matrix, ${which}: ${this.size} by ${this.size}. Entry ${this.numbers(which, row, column)}"
        @pointermove=${this.point}
        @keydown=${this.key}
      ></canvas>
    </figure>`;
  }

  /**
   * @param {Which} which
   * @param {number} row
   * @param {number} column
   * @returns {[re: number, im: number]}
   */
  entry(which, row, column) {
    const at = 2 * (row * this.size + column);
    const { density, noisyDensity } = this.inspection ?? {};
    const read = (/** @type {Float64Array | undefined} */ from) => [from?.[at] ?? 0, from?.[at + 1] ?? 0];
    const [a, b] = [read(density), read(noisyDensity)];
    if (which === 'ideal') return [a[0], a[1]];
    return which === 'noisy' ? [b[0], b[1]] : [b[0] - a[0], b[1] - a[1]];
  }

  /** The largest entry, by which all three maps are scaled. */
  most() {
    let most = 0;
    for (let i = 0; i < this.size; i++) {
      for (const which of /** @type {const} */ (['ideal', 'noisy']))
        most = Math.max(most, this.entry(which, i, i)[0]);
    }
    return most || 1;
  }

  /** How much stronger the difference is drawn, so that it can be seen. */
  gain() {
    let largest = 0;
    for (let row = 0; row < this.size; row++) {
      for (let column = 0; column < this.size; column++) {
        largest = Math.max(largest, Math.hypot(...this.entry('difference', row, column)));
      }
    }
    const room = largest > 0 ? this.most() / largest : 1;
    return [1000, 100, 10, 5, 2].find((one) => one <= room) ?? 1;
  }

  paint() {
    if (this.shown().length === 0) return;
    const colors = palette();
    const most = this.most();
    const gain = this.inspection?.noisyDensity ? this.gain() : 1;
    for (const canvas of this.querySelectorAll('canvas')) {
      const which = /** @type {Which} */ (canvas.dataset.which);
      const pixels = Math.round(canvas.clientWidth * devicePixelRatio);
      const context = canvas.getContext('2d');
      if (!context || pixels === 0) continue;
      canvas.width = pixels;
      canvas.height = pixels;
      drawDensity(context, {
        ...{ size: this.size, pixels, card: colors.cardText, hairline: colors.hairline, ink: colors.ink },
        entry: (row, column) => this.entry(which, row, column),
        most: which === 'difference' ? most / gain : most,
        chosen: this.chosen,
      });
    }
  }

  readout() {
    const [row, column] = this.chosen;
    const name = `⟨${bits(row, this.qubits)}|ρ|${bits(column, this.qubits)}⟩`;
    return `${name}: ${this.shown()
      .map((which) => `${which} ${complex(this.entry(which, row, column))}`)
      .join(', ')}`;
  }

  /**
   * @param {Which} which
   * @param {number} row
   * @param {number} column
   */
  numbers(which, row, column) {
    return `${bits(row, this.qubits)}, ${bits(column, this.qubits)}: ${complex(this.entry(which, row, column))}`;
  }

  /** @param {PointerEvent} event */
  point(event) {
    const canvas = /** @type {HTMLCanvasElement} */ (event.currentTarget);
    const cell = canvas.clientWidth / this.size;
    const at = (/** @type {number} */ offset) =>
      Math.min(this.size - 1, Math.max(0, Math.floor(offset / cell)));
    const [row, column] = [at(event.offsetY), at(event.offsetX)];
    if (row !== this.chosen[0] || column !== this.chosen[1]) this.chosen = [row, column];
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const by = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!by) return;
    event.preventDefault();
    const step = (/** @type {number} */ i, /** @type {number} */ d) =>
      Math.min(this.size - 1, Math.max(0, i + d));
    this.chosen = [step(this.chosen[0], by[0]), step(this.chosen[1], by[1])];
  }
}

/** @param {[number, number]} value */
const complex = ([re, im]) => `${signed(re, 3)} ${im < -5e-4 ? '−' : '+'} ${Math.abs(im).toFixed(3)}i`;

customElements.define('workshop-density', WorkshopDensity);

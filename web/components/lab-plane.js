import { html } from 'lit';
import { drawAxes, drawCrosshair } from '../views/plane/axes.js';
import { drawField } from '../views/plane/field.js';
import { drawChosen, drawPoints, nearest } from '../views/plane/points.js';
import { frameHeight, frameOf, fromPixels } from '../views/plane/scale.js';
import { act, Element } from './element.js';
import { onTheme, palette } from './theme.js';

const scratch = document.createElement('canvas');
const pointRadius = 3.6;
const stride = 1 / 16; // of the crosshair, for each arrow key

/**
 * A square plane on a canvas: a field, points, axes. A click picks the nearest point, or paints one where painting
 * is on; then arrow keys move a crosshair, Enter paints and C changes the class.
 */
export class LabPlane extends Element {
  /** @override */
  static properties = {
    points: { attribute: false },
    field: { attribute: false },
    plane: { attribute: false },
    names: { attribute: false },
    chosen: { attribute: false },
    label: {},
    painting: { type: Boolean },
    brush: { type: Number },
    cursor: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../views/plane/points.js').PlanePoint[]} */
    this.points = [];
    /** @type {import('../model/types.js').Field | null} */
    this.field = null;
    /** @type {Pick<import('../model/types.js').Plane, 'x' | 'y'>} */
    this.plane = { x: [0, 1], y: [0, 1] };
    /** @type {Parameters<typeof drawAxes>[2]} */
    this.names = { x: '', y: '' };
    /** @type {import('../model/types.js').RowChoice | null} */
    this.chosen = null;
    this.label = '';
    this.painting = false;
    /** @type {0 | 1} */
    this.brush = 0;
    /** @type {[number, number] | null} */
    this.cursor = null;
    this.width_ = 0;
    this.observer = new ResizeObserver(([entry]) => this.resize(entry.contentRect.width));
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.observer.observe(this);
    this.stop = onTheme(() => this.draw());
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
    this.stop?.();
  }

  /** @override */
  render() {
    return html`<canvas
      role=${this.painting ? 'application' : 'img'}
      aria-label=${this.label}
      tabindex=${this.painting ? '0' : '-1'}
      @click=${this.press}
      @keydown=${this.key}
      @blur=${() => (this.cursor = null)}
    ></canvas>`;
  }

  /** @override */
  updated() {
    this.draw();
  }

  /** @param {number} width */
  resize(width) {
    if (Math.round(width) === this.width_) return;
    this.width_ = Math.round(width);
    this.draw();
  }

  draw() {
    const canvas = this.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context || this.width_ < 60) return;
    const ratio = Math.max(1, window.devicePixelRatio);
    fit(canvas, this.width_, frameHeight(this.width_, this.names.room), ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, this.width_, frameHeight(this.width_, this.names.room));
    const frame = frameOf(this.width_, this.plane, this.names.room);
    const colors = palette();
    if (this.field) drawField(context, frame, this.field, colors, scratch);
    drawAxes(context, frame, this.names, colors);
    context.save();
    context.beginPath();
    context.rect(frame.left, frame.top, frame.size, frame.size);
    context.clip();
    drawPoints(context, frame, this.points, colors, this.points.length > 300 ? 2.9 : pointRadius);
    const chosen = this.points.find(
      ({ part, index }) => part === this.chosen?.part && index === this.chosen?.index,
    );
    if (chosen && !this.painting) drawChosen(context, frame, chosen, colors, pointRadius);
    if (this.painting && this.cursor) drawCrosshair(context, frame, this.cursor, colors, this.brush);
    context.restore();
  }

  /** @param {MouseEvent} event */
  press(event) {
    const frame = frameOf(this.width_, this.plane, this.names.room);
    const place = fromPixels(frame, event.offsetX, event.offsetY);
    if (!place) return;
    if (this.painting) act(this, 'paint', ...place);
    else {
      const point = nearest(frame, this.points, event.offsetX, event.offsetY);
      if (point) act(this, 'chooseRow', { part: point.part, index: point.index });
    }
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (!this.painting || event.ctrlKey || event.metaKey || event.altKey) return;
    const [x, y] = this.cursor ?? [0, 0];
    /** @type {Record<string, [number, number]>} */
    const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };
    const move = moves[event.key];
    const step = event.shiftKey ? stride / 4 : stride;
    if (move) this.cursor = [clamp(x + move[0] * step), clamp(y + move[1] * step)];
    else if (event.key === 'Enter' || event.key === ' ') {
      this.cursor = [x, y];
      act(this, 'paint', x, y);
    } else if (event.key.toLowerCase() === 'c') act(this, 'brush', 1 - this.brush);
    else if (event.key === 'Backspace') act(this, 'unpaint');
    else return;
    event.preventDefault();
  }
}

/** @param {number} value */
const clamp = (value) => Math.min(0.96875, Math.max(-1, value));

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number} width in CSS pixels
 * @param {number} height in CSS pixels
 * @param {number} ratio
 */
function fit(canvas, width, height, ratio) {
  if (canvas.width === Math.round(width * ratio) && canvas.height === Math.round(height * ratio)) return;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}

customElements.define('lab-plane', LabPlane);

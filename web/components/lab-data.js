import { html, nothing } from 'lit';
import { applies, settingRow, settingRows } from '../model/settings.js';
import { planeOf } from '../model/plane.js';
import { axisNames, paintedPoints, planePoints } from '../views/plane/data.js';
import { unitTicks } from '../views/plane/axes.js';
import { legend } from '../views/legend.js';
import { act, Element } from './element.js';
import './lab-preparation.js';

/** @typedef {import('../model/types.js').Run} Run */

const paintPlane = {
  x: /** @type {[number, number]} */ ([-1, 1]),
  y: /** @type {[number, number]} */ ([-1, 1]),
};
const paintNames = { x: 'x', y: 'y', ticks: unitTicks };
/** What the models learn from: the choice of data, the rows on a plane, and what is done to them first. */
export class LabData extends Element {
  /** @override */
  static properties = {
    run: { attribute: false },
    prepared: { attribute: false },
    settings: { attribute: false },
    tableName: {},
    fault: { attribute: false },
    profileOpen: { type: Boolean },
    pasting: { state: true },
    chosen: { attribute: false },
    brush: { type: Number },
  };

  constructor() {
    super();
    /** @type {import('../model/types.js').Prepared | null} */
    this.prepared = null;
    /** @type {import('../model/types.js').Settings | null} */
    this.settings = null;
    this.tableName = '';
    /** @type {import('../model/types.js').Fault | null} */
    this.fault = null;
    this.profileOpen = false;
    this.pasting = false;
    /** @type {import('../model/types.js').RowChoice | null} */
    this.chosen = null;
    /** @type {0 | 1} */
    this.brush = 0;
  }

  /** @override */
  willUpdate(/** @type {Map<string, unknown>} */ changed) {
    if (!changed.has('prepared') && !changed.has('settings')) return;
    const { prepared } = this;
    this.painting = this.settings?.data === 'painted';
    const own = prepared?.spec.data.source === 'painted' ? prepared : null;
    if (this.painting) this.points = paintedPoints(this.settings?.points ?? [], own);
    else this.points = prepared ? planePoints(prepared) : [];
    this.plane = this.painting || !prepared ? paintPlane : planeOf(prepared, 2);
    this.names = this.painting || !prepared ? paintNames : axisNames(prepared);
  }

  /** @override */
  render() {
    const { prepared, settings } = this;
    if (!settings) return html``;
    const rows = settingRows.filter((row) => row.group === 'data' && applies(row, settings.data));
    const source = /** @type {import('../model/settings.js').Setting} */ (settingRow('data'));
    return html`
      <h2>Data <small>${prepared ? size(prepared) : ''}</small></h2>
      ${rows.map(
        (row) =>
          html`<lab-setting
            .row=${row === source ? withoutCsv(row, this.tableName) : row}
            .value=${/** @type {string | number} */ (settings[row.key])}
          ></lab-setting>`,
      )}
      ${this.files()} ${this.painting ? this.brushes() : nothing}
      <lab-plane
        .points=${this.points ?? []}
        .plane=${this.plane ?? paintPlane}
        .names=${this.names ?? paintNames}
        .chosen=${this.chosen}
        .painting=${this.painting ?? false}
        .brush=${this.brush}
        .label=${this.label()}
      ></lab-plane>
      ${prepared ? legend(prepared.classes) : nothing}
      <p class="caption">${this.sentence()}</p>
      <lab-preparation
        .steps=${settings.steps ?? prepared?.spec.preprocess ?? []}
        .usual=${settings.steps === null}
        .prepared=${prepared}
        .fault=${this.fault}
      ></lab-preparation>
    `;
  }

  files() {
    return html`<div class="files">
        <label class="file"
          >Open a CSV…<input type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" @change=${this.openFile}
        /></label>
        <button
          class="plain small"
          type="button"
          aria-expanded=${this.pasting}
          @click=${() => (this.pasting = !this.pasting)}
        >
          Paste
        </button>
        <button
          class="plain small"
          type="button"
          aria-expanded=${this.profileOpen}
          @click=${() => act(this, 'showProfile', !this.profileOpen)}
        >
          Profile
        </button>
      </div>
      ${
        this.pasting
          ? html`<form class="paste" @submit=${this.paste}>
              <label for="pasted">A CSV with a header; the last column is the label</label>
              <textarea id="pasted" rows="6" spellcheck="false" wrap="off"></textarea>
              <button class="plain small" type="submit">Use this text</button>
            </form>`
          : nothing
      }`;
  }

  /** @param {Event} event */
  openFile(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (input.files?.[0]) act(this, 'openCsv', input.files[0]);
    input.value = '';
  }

  /** @param {Event} event */
  paste(event) {
    event.preventDefault();
    const text = /** @type {HTMLTextAreaElement} */ (this.querySelector('#pasted')).value;
    this.pasting = false;
    act(this, 'pasteCsv', text);
  }

  label() {
    const count = this.points?.length ?? 0;
    if (!this.painting) return `${count} rows on a plane. Click a point to follow it through the circuit.`;
    return `Plane to paint on, ${count} points. Arrow keys move the crosshair, Enter paints, C changes the class, Backspace takes the last point back.`;
  }

  sentence() {
    if (this.painting) {
      return 'Click or tap to paint; with the keyboard, arrows move, Enter paints, C changes the class. The training starts again with every point.';
    }
    const variance = this.prepared?.explainedVariance;
    if (!variance) return 'Each row becomes a set of angles. Click a point to follow it through the circuit.';
    const share = Math.round(100 * variance.reduce((sum, part) => sum + part, 0));
    return `${variance.length} principal components, one for each qubit, keep ${share} % of the variance of ${this.prepared?.columns.length} columns. Click a point to follow it.`;
  }

  brushes() {
    return html`<fieldset class="brushes">
      <legend>Paint</legend>
      ${[0, 1].map(
        (label) =>
          html`<label class="class-${label}"
            ><input
              type="radio"
              name="brush"
              .checked=${this.brush === label}
              @change=${() => act(this, 'brush', label)}
            />class ${label}</label
          >`,
      )}
      <div>
        <button class="plain small" type="button" @click=${() => act(this, 'unpaint')}>Undo</button>
        <button class="plain small" type="button" @click=${() => act(this, 'clearPoints')}>Clear</button>
      </div>
    </fieldset>`;
  }
}

/** @param {import('../model/types.js').Prepared} prepared */
const size = ({ train, test, columns }) => `${train.rows + test.rows} rows × ${columns.length} columns`;

/**
 * The choice of a CSV appears once there is one.
 * @param {import('../model/settings.js').Setting} row
 * @param {string} name
 */
function withoutCsv(row, name) {
  const choices = (row.choices ?? []).filter(({ value }) => value !== 'csv');
  if (name) choices.push({ value: 'csv', label: name });
  return { ...row, choices };
}

customElements.define('lab-data', LabData);

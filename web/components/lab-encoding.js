import { html, nothing } from 'lit';
import { encoderRow, encoderRows } from '../model/encoder.js';
import { rowAt } from '../model/rows.js';
import { hasMeaning } from '../model/settings.js';
import { costDevice, costDevices } from '../model/wall.js';
import { costLines, costNote } from '../views/encoding/cost.js';
import { forgottenLines, forgottenNote } from '../views/encoding/words.js';
import { act, Element } from './element.js';
import { fetchPart } from './part.js';
import { whenSeen } from './seen.js';

/** @typedef {import('../model/types.js').Settings} Settings */

/** How a row goes into the circuit: the encoder and its options, its picture, what it forgets, and what it costs. */
export class LabEncoding extends Element {
  /** @override */
  static properties = {
    settings: { attribute: false },
    prepared: { attribute: false },
    parameters: { attribute: false },
    encoded: { attribute: false },
    chosen: { attribute: false },
    refused: { attribute: false },
    costs: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Settings | null} */
    this.settings = null;
    /** @type {import('../model/types.js').Prepared | null} */
    this.prepared = null;
    /** @type {Float64Array | null} */
    this.parameters = null;
    /** @type {import('../model/types.js').EncodedRow | null} */
    this.encoded = null;
    /** @type {import('../model/types.js').RowChoice} */
    this.chosen = { part: 'test', index: 0 };
    /** @type {import('../model/types.js').Refused | null} */
    this.refused = null;
    /** @type {import('../model/types.js').Costs | null} */
    this.costs = null;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.stop = whenSeen(this, () => {
      void fetchPart(this, 'The mapping of features', () => import('./lab-mapping.js'));
      act(this, 'encodingSeen');
    });
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop?.();
  }

  /** @override */
  render() {
    const { settings } = this;
    if (!settings) return html`<h2>Encoding</h2>`;
    const { formula, doc, source } = encoderRow(settings.encoder);
    return html`
      <h2>Encoding <small>a change starts the training again</small></h2>
      <div class="halves">
        <div>
          ${this.controls(settings)}
          <div role="alert">${this.refusal()}</div>
        </div>
        <div>
          <p class="formula">${formula}</p>
          <p class="caption">${doc}</p>
          <p class="caption">${source}</p>
        </div>
      </div>
      ${this.picture()}
      <div class="halves">
        <div>${this.forgotten()}</div>
        <div>${this.cost()}</div>
      </div>
      <details>
        <summary>What these mean</summary>
        <dl class="meanings">
          ${encoderRows
            .filter((row) => hasMeaning(row, settings))
            .map(
              ({ label, help }) =>
                html`<dt>${label}</dt>
                  <dd>${help}</dd>`,
            )}
        </dl>
      </details>
    `;
  }

  /** @param {Settings} settings */
  controls(settings) {
    return encoderRows
      .filter((row) => hasMeaning(row, settings))
      .map(
        (row) =>
          html`<lab-setting
            .row=${row}
            .value=${/** @type {string | number} */ (settings[row.key])}
          ></lab-setting>`,
      );
  }

  refusal() {
    if (!this.refused) return nothing;
    const { label, notice } = this.refused;
    return html`<p class="refusal">
      <b>${label} can’t be trained on these data.</b> ${notice.message}
      ${notice.received ? html`Received: ${notice.received}.` : nothing}
      ${notice.allowed ? html`Allowed: ${notice.allowed}.` : nothing} The choice before stays.
    </p>`;
  }

  picture() {
    const { prepared, encoded } = this;
    if (!prepared || !encoded) {
      return html`<p class="caption waiting">The circuit of the encoder is on its way.</p>`;
    }
    return html`<lab-mapping
      .encoded=${encoded}
      .row=${rowAt(prepared, encoded.row)}
      .names=${prepared.features}
      .kind=${prepared.spec.model.encoder.kind}
      .params=${this.params()}
    ></lab-mapping>`;
  }

  /** The present values of the circuit's parameters, for encoders with trained parts. */
  params() {
    const { names, initial } = /** @type {import('../model/types.js').Prepared} */ (this.prepared).parameters;
    const values = this.parameters ?? initial;
    return new Map(names.map((name, i) => [name, values[i]]));
  }

  forgotten() {
    const { encoded } = this;
    return html`<h3>What the state forgets of this row</h3>
      <dl class="meter">${forgottenLines(encoded).map(([name, value]) => line(name, value))}</dl>
      <p class="caption">${forgottenNote(encoded)}</p>`;
  }

  cost() {
    const { costs } = this;
    if (!costs) return nothing;
    const device = costDevice(costs.device);
    const cost = costs.costs[costs.device] ?? null;
    return html`<label class="choice">
        <span>What a row costs on</span>
        <select
          id="cost-device"
          @change=${(/** @type {any} */ event) => act(this, 'costDevice', event.target.value)}
        >
          ${costDevices.map(
            ({ value, label }) =>
              html`<option value=${value} .selected=${value === costs.device}>${label}</option>`,
          )}
        </select>
      </label>
      <dl class="meter cost">${costLines(cost, device).map(([name, value]) => line(name, value))}</dl>
      <p class="caption">${costs.notice ? costs.notice.message : costNote(cost, device)}</p>`;
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
const line = (name, value) =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

customElements.define('lab-encoding', LabEncoding);

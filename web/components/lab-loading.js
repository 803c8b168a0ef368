import { html } from 'lit';
import { encoderRow } from '../model/encoder.js';
import { amounts, shotChoices } from '../model/loading.js';
import { loadingBars, loadingSentence, loadingView } from '../views/encoding/loading.js';
import { count } from '../views/format.js';
import { act, Element } from './element.js';

/** How long devices take to load data row by row, beside a classical index of the same data, measured here. */
export class LabLoading extends Element {
  /** @override */
  static properties = {
    loading: { attribute: false },
    costs: { attribute: false },
    settings: { attribute: false },
    rows: { type: Number },
    features: { type: Number },
  };

  constructor() {
    super();
    /** @type {import('../model/types.js').Loading | null} */
    this.loading = null;
    /** @type {import('../model/types.js').Costs | null} */
    this.costs = null;
    /** @type {import('../model/types.js').Settings | null} that are trained on */
    this.settings = null;
    this.rows = 0;
    this.features = 0;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    act(this, 'loadingSeen');
    act(this, 'measureSort');
  }

  /** @override */
  render() {
    const { loading, costs, settings, rows, features } = this;
    if (!loading || !costs || !settings || !features)
      return html`<h2>How long would it take to load my data?</h2>`;
    const data = { rows, features };
    const bars = loadingBars(costs.costs, loading, data);
    const { title } = encoderRow(settings.encoder);
    return html`
      <h2>How long would it take to load my data?</h2>
      <div class="load-choices">${this.amount(loading)} ${this.shots(loading)}</div>
      <p class="caption">
        ${title} encoding of ${count(features)} ${features === 1 ? 'feature' : 'features'} a row, eight bytes
        each: rows × preparation time × shots, and nothing for readout or reset.
      </p>
      ${loadingView(bars)}
      <p class="caption">${loadingSentence(bars, loading, data)}</p>
      <p class="caption">
        Devices with the date of their calibration; ideal devices publish no times and are not here.
        ${
          loading.sorted
            ? html`<button class="small" type="button" @click=${() => act(this, 'measureSort')}>
                Measure again
              </button>`
            : loading.measuring
              ? 'Sorting is being measured.'
              : 'Sorting could not be measured here.'
        }
      </p>
    `;
  }

  /** @param {import('../model/types.js').Loading} loading */
  amount({ amount }) {
    const { label, bytes } = amounts[amount];
    const words = bytes === null ? `${label}, ${count(this.rows)} rows` : label;
    return html`<div class="scale">
      <label for="load-amount">How much</label>
      <output for="load-amount">${words}</output>
      <input
        id="load-amount"
        type="range"
        min="0"
        max=${amounts.length - 1}
        step="1"
        aria-valuetext=${words}
        .value=${String(amount)}
        @input=${(/** @type {any} */ event) => act(this, 'loadAmount', Number(event.target.value))}
      />
    </div>`;
  }

  /** @param {import('../model/types.js').Loading} loading */
  shots({ shots }) {
    return html`<label class="choice">
      <span>Shots a row</span>
      <select
        id="load-shots"
        @change=${(/** @type {any} */ event) => act(this, 'loadShots', Number(event.target.value))}
      >
        ${shotChoices.map(
          (value) => html`<option value=${value} .selected=${value === shots}>${count(value)}</option>`,
        )}
      </select>
    </label>`;
  }
}

customElements.define('lab-loading', LabLoading);

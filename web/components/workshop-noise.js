import { html, nothing } from 'lit';
import { findKind, noiseGroups, sliderOf } from '../model/workshop/noise.js';
import { act, Element } from './element.js';

/** What goes wrong, and how much of it. */
export class WorkshopNoise extends Element {
  /** @override */
  static properties = {
    noise: { attribute: false },
    devices: { attribute: false },
    qubits: { type: Number },
    reasons: { attribute: false },
  };

  constructor() {
    super();
    /** @type {import('../model/workshop/types.js').NoiseChoice} */
    this.noise = { kind: 'none', strength: 0 };
    /** @type {readonly import('../model/workshop/types.js').DeviceLine[]} */
    this.devices = [];
    this.qubits = 1;
    /** @type {readonly string[]} what the library says of the answers on show */
    this.reasons = [];
  }

  /** @override */
  render() {
    const { kind, strength } = this.noise;
    const device = this.devices.find(({ name }) => name === kind);
    const { symbol, most, step } = sliderOf(this.noise);
    return html`
      <h2>Noise</h2>
      <div class="field">
        <label for="noise-kind">Kind</label>
        <select
          id="noise-kind"
          @change=${(/** @type {any} */ event) => act(this, 'noiseKind', event.target.value)}
        >
          ${noiseGroups.map(({ group, kinds }) => {
            const rows = kinds.map(
              (row) => html`<option value=${row.kind} .selected=${row.kind === kind}>${row.label}</option>`,
            );
            return group === '' ? rows : html`<optgroup label=${group}>${rows}</optgroup>`;
          })}
          ${
            this.devices.length === 0
              ? nothing
              : html`<optgroup label="A device, as it was measured">
                  ${this.devices.map(
                    ({ name, title, qubits }) =>
                      html`<option value=${name} .selected=${name === kind} ?disabled=${qubits < this.qubits}>
                        ${title} (${qubits})
                      </option>`,
                  )}
                </optgroup>`
          }
        </select>
      </div>
      ${
        kind === 'none'
          ? nothing
          : html`<div class="field">
              <label for="noise-strength">${device ? 'Ideal × scale' : `Strength ${symbol}`}</label>
              <output for="noise-strength"
                >${device ? `${strength.toFixed(2)} ×` : strength.toFixed(3)}</output
              >
              <input
                id="noise-strength"
                type="range"
                min="0"
                max=${most}
                step=${step}
                .value=${String(strength)}
                @input=${(/** @type {any} */ event) => act(this, 'noiseStrength', Number(event.target.value))}
              />
            </div>`
      }
      <p class="caption">${device?.sentence ?? findKind(kind)?.sentence ?? ''}</p>
      ${
        device
          ? html`<p class="caption">
              Step by step its figures stand for the gates as they are drawn; shots are of the circuit in the
              gates of the device, with bits misread as often as there.
            </p>`
          : nothing
      }
      ${kind === 'none' ? nothing : this.about().map((reason) => html`<p class="caption why">${reason}</p>`)}
    `;
  }

  /** What is said about noise. */
  about() {
    return [...new Set(this.reasons)].filter((reason) => /nois|device|coupl|figure/i.test(reason));
  }
}

customElements.define('workshop-noise', WorkshopNoise);

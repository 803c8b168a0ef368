import { html } from 'lit';
import { foremost, ket } from '../model/workshop/basis.js';
import { reasonFor } from '../model/workshop/words.js';
import { count } from '../views/format.js';
import { amplitudeDisc, phaseColor, phaseText, phaseWheel } from '../views/workshop/phase.js';
import { act, Element } from './element.js';

/** The amplitudes of the ideal state: size as length, phase as hue and hand and in words. */
export class WorkshopAmplitudes extends Element {
  /** @override */
  static properties = {
    inspection: { attribute: false },
    qubits: { type: Number },
    shown: { attribute: false },
  };

  constructor() {
    super();
    /** @type {import('../model/workshop/types.js').Inspection | null} */
    this.inspection = null;
    this.qubits = 1;
    /** @type {import('../model/workshop/types.js').Bench['shown']} */
    this.shown = { most: 16, sort: 'value' };
    /** @type {number[]} */
    this.list = [];
  }

  /** @override */
  willUpdate(/** @type {Map<string, unknown>} */ changed) {
    const state = this.inspection?.state;
    if (!state || !(changed.has('inspection') || changed.has('shown'))) return;
    const weight = (/** @type {number} */ i) =>
      state[2 * i] * state[2 * i] + state[2 * i + 1] * state[2 * i + 1];
    this.list = foremost(weight, state.length / 2, this.shown);
  }

  /** @override */
  render() {
    const state = this.inspection?.state;
    const total = 2 ** this.qubits;
    return html`
      <h2>
        Amplitudes
        <small
          >ideal · ${total > this.shown.most ? `${this.shown.most} of ${count(total)}` : count(total)}
          states</small
        >
      </h2>
      ${this.controls(total)}
      ${
        state
          ? html`<div class="scroll" tabindex="0" role="region" aria-label="Amplitudes, scrolls">
              <table class="amplitudes">
                <thead>
                  <tr>
                    <th scope="col">State</th>
                    <th scope="col" colspan="2">Size</th>
                    <th scope="col">Phase</th>
                    <th scope="col">Probability</th>
                  </tr>
                </thead>
                <tbody>
                  ${this.list.map((index) => this.row(index, state[2 * index], state[2 * index + 1]))}
                </tbody>
              </table>
            </div>`
          : html`<p class="caption why">${this.why()}</p>`
      }
      <div class="legend-line">
        ${phaseWheel()}
        <p class="caption">
          A disc is as wide as its amplitude; its hand and its hue show the phase in radians. Phases matter
          only against each other.
        </p>
      </div>
    `;
  }

  why() {
    return reasonFor(this.inspection?.reasons, /amplitude/i, 'There are no amplitudes at this step.');
  }

  /** @param {number} total */
  controls(total) {
    const { most, sort } = this.shown;
    return html`<div class="choices">
      <label
        >Show
        <select
          @change=${(/** @type {any} */ event) => act(this, 'show', { most: Number(event.target.value) })}
        >
          ${[16, 32, 64].map(
            (one) => html`<option value=${one} .selected=${one === most}>the ${one} largest</option>`,
          )}
        </select></label
      >
      <label
        >in order of
        <select
          ?disabled=${total < 2}
          @change=${(/** @type {any} */ event) => act(this, 'show', { sort: event.target.value })}
        >
          <option value="value" .selected=${sort === 'value'}>value</option>
          <option value="size" .selected=${sort === 'size'}>size</option>
        </select></label
      >
    </div>`;
  }

  /**
   * @param {number} index
   * @param {number} re
   * @param {number} im
   */
  row(index, re, im) {
    const size = Math.hypot(re, im);
    const phase = Math.atan2(im, re);
    const zero = size < 5e-7;
    return html`<tr class=${zero ? 'zero' : ''}>
      <th scope="row">${ket(index, this.qubits)}</th>
      <td>${amplitudeDisc(Math.min(1, size), zero ? 0 : phase)}</td>
      <td class="size">
        <svg width="64" height="8" aria-hidden="true">
          <rect class="track" width="64" height="8" rx="2" />
          <rect width=${64 * Math.min(1, size)} height="8" rx="2" fill=${phaseColor(phase)} />
        </svg>
        ${size.toFixed(3)}
      </td>
      <td>${zero ? '' : phaseText(phase)}</td>
      <td>${(size * size).toFixed(4)}</td>
    </tr>`;
  }
}

customElements.define('workshop-amplitudes', WorkshopAmplitudes);

import { html } from 'lit';
import { greek } from '../model/workshop/angle.js';
import { parametersOf } from '../model/workshop/circuit.js';
import { shortNumber } from '../views/workshop/board.js';
import { act, Element } from './element.js';

const most = 6.28; // radians: a full turn

/** A slider for each named angle. */
export class WorkshopParameters extends Element {
  /** @override */
  static properties = { work: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../model/workshop/types.js').Work} */
    this.work = { circuit: { qubits: 1, bits: 0, operations: [] }, values: {} };
  }

  /** @override */
  render() {
    const { circuit, values } = this.work;
    const names = parametersOf(circuit);
    if (names.length === 0) {
      return html`<h2>Parameters</h2>
        <p class="caption">
          None yet. Give an angle a name, <code>theta</code> or <code>2*theta</code>, and it gets a slider
          here.
        </p>`;
    }
    return html`
      <h2>Parameters <small>radians</small></h2>
      <div class="sliders ${names.length > 10 ? 'many' : ''}">
        ${names.map((name) => this.slider(name, values[name] ?? 0))}
      </div>
    `;
  }

  /**
   * @param {string} name
   * @param {number} value
   */
  slider(name, value) {
    const id = `parameter-${name}`;
    const end = Math.max(most, Math.abs(value));
    return html`<div class="field">
      <label for=${id} title=${name}>${greek(name)}</label>
      <output for=${id}>${shortNumber(value)}</output>
      <input
        id=${id}
        type="range"
        min=${-end}
        max=${end}
        step="0.01"
        .value=${String(value)}
        @input=${(/** @type {any} */ event) => act(this, 'setValue', name, Number(event.target.value))}
        @change=${() => act(this, 'restHand')}
      />
    </div>`;
  }
}

customElements.define('workshop-parameters', WorkshopParameters);

import { html } from 'lit';
import { act, Element } from './element.js';

/** The way to what correction would take, and its settings once they are open: their element is fetched then. */
export class WorkshopCorrection extends Element {
  /** @override */
  static properties = { bench: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../model/workshop/types.js').Bench | null} */
    this.bench = null;
  }

  /** @override */
  render() {
    return html`
      <h2 tabindex="-1">What correction would take</h2>
      <p class="caption">
        Many qubits as one, checked again and again, and the errors worked out here: below some physical error
        more qubits help, above it they harm.
      </p>
      ${
        this.bench?.correction
          ? html`<workshop-correcting
              .bench=${this.bench}
              .correction=${this.bench.correction}
            ></workshop-correcting>`
          : html`<button class="open-correction" type="button" @click=${() => act(this, 'openCorrection')}>
              See what it would take
            </button>`
      }
    `;
  }
}

customElements.define('workshop-correction', WorkshopCorrection);

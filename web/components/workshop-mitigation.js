import { html } from 'lit';
import { act, Element } from './element.js';

/** The way to the trial of mitigation, and the trial itself once it is open: its element is fetched then. */
export class WorkshopMitigation extends Element {
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
      <h2 tabindex="-1">Mitigation on trial</h2>
      <p class="caption">
        Methods that trade shots for bias, on your circuit and its noise: each is given the same shots as
        doing nothing, again and again, and what it misses the ideal value by is told.
      </p>
      ${
        this.bench?.trial
          ? html`<workshop-trial .bench=${this.bench} .trial=${this.bench.trial}></workshop-trial>`
          : html`<button class="open-trial" type="button" @click=${() => act(this, 'openTrial')}>
              Put it on trial
            </button>`
      }
    `;
  }
}

customElements.define('workshop-mitigation', WorkshopMitigation);

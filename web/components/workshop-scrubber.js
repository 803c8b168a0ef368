import { html, nothing } from 'lit';
import { operationWords } from '../model/workshop/words.js';
import { act, Element } from './element.js';

/** The slider along the circuit, and the circuit in words. */
export class WorkshopScrubber extends Element {
  /** @override */
  static properties = { circuit: { attribute: false }, step: { type: Number }, listed: { state: true } };

  constructor() {
    super();
    /** @type {import('../model/workshop/types.js').Drawn} */
    this.circuit = { qubits: 1, bits: 0, operations: [] };
    this.step = 0;
    this.listed = false;
  }

  /** @override */
  render() {
    const { step } = this;
    const { operations } = this.circuit;
    const words = step === 0 ? 'before the first gate' : `after ${operationWords(operations[step - 1])}`;
    return html`
      <label for="scrubber">Step</label>
      <input
        id="scrubber"
        type="range"
        min="0"
        max=${operations.length}
        step="1"
        ?disabled=${operations.length === 0}
        .value=${String(step)}
        aria-valuetext="${step} of ${operations.length}, ${words}"
        @input=${(/** @type {any} */ event) => act(this, 'goTo', Number(event.target.value))}
      />
      <output for="scrubber"><b>${step}</b> of ${operations.length}</output>
      <p class="caption">${words}</p>
      <details @toggle=${(/** @type {any} */ event) => (this.listed = event.target.open)}>
        <summary>The operations as a list</summary>
        ${this.listed ? this.list() : nothing}
      </details>
    `;
  }

  list() {
    return html`<ol class="gates">
      ${this.circuit.operations.map(
        (operation, i) =>
          html`<li aria-current=${i === this.step - 1 ? 'step' : 'false'}>${operationWords(operation)}</li>`,
      )}
    </ol>`;
  }
}

customElements.define('workshop-scrubber', WorkshopScrubber);

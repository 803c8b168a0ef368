import { html, nothing } from 'lit';
import { isPure, reasonFor, stateSentence } from '../model/workshop/words.js';
import { Element } from './element.js';

/** One sentence on the state at this step, and the two numbers that say what noise has cost. */
export class WorkshopSummary extends Element {
  /** @override */
  static properties = {
    circuit: { attribute: false },
    step: { type: Number },
    trace: { attribute: false },
    refusal: { attribute: false },
    noisy: { type: Boolean },
  };

  constructor() {
    super();
    /** @type {import('../model/workshop/types.js').Drawn} */
    this.circuit = { qubits: 1, bits: 0, operations: [] };
    this.step = 0;
    /** @type {import('../model/workshop/types.js').Trace | null} */
    this.trace = null;
    /** @type {import('../model/workshop/types.js').Notice | null} */
    this.refusal = null;
    this.noisy = false;
  }

  /** @override */
  render() {
    const { trace, step, refusal } = this;
    const fidelity = trace?.fidelity?.[step];
    const pure = !refusal && !this.noisy && isPure(this.circuit.operations.slice(0, step));
    const purity = pure ? 1 : trace?.purity?.[step];
    return html`
      <section class="sentence">
        <h2 class="caption">At step ${step} of ${this.circuit.operations.length}</h2>
        <p class="headline">${this.sentence()}</p>
        ${
          refusal
            ? html`<p class="caption" data-refusal>
                Received: ${refusal.received}. Allowed: ${refusal.allowed}. The circuit stays as it is: it can
                be edited and exported.
              </p>`
            : nothing
        }
      </section>
      <section class="scores">
        <dl>
          <div>
            <dt>Fidelity <small>of noisy with ideal</small></dt>
            <dd data-fidelity=${fidelity ?? ''}>${this.noisy || refusal ? number(fidelity) : '1'}</dd>
          </div>
          <div>
            <dt>Purity <small>${this.noisy ? 'of the noisy state' : 'of the state'}</small></dt>
            <dd>${number(purity)}</dd>
          </div>
        </dl>
        <p class="caption">${this.reason(fidelity)}</p>
      </section>
    `;
  }

  sentence() {
    if (this.refusal) return this.refusal.message;
    if (!this.trace) return 'Computing…';
    return stateSentence(this.circuit, this.step, this.trace);
  }

  /** @param {number | undefined} fidelity */
  reason(fidelity) {
    if (this.refusal) return '';
    if (!this.noisy) return 'No noise is chosen: choose one, and watch fidelity fall.';
    if (!this.trace) return '';
    if (fidelity === undefined) return reasonFor(this.trace.reasons, /fidelity|noise/i, '');
    return '1 is the ideal state; the less, the more noise has changed it.';
  }
}

/** @param {number | undefined} value */
const number = (value) => (value === undefined ? '–' : value > 1 - 5e-5 ? '1' : value.toFixed(4));

customElements.define('workshop-summary', WorkshopSummary);

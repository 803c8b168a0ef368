import { html, nothing } from 'lit';
import { blochView } from '../views/circuit/bloch.js';
import { reasonFor } from '../model/workshop/words.js';
import { linksOf, linkWords } from '../views/workshop/wire-ends.js';
import { Element } from './element.js';

/** @typedef {import('../views/circuit/bloch.js').Vector} Vector */

const most = 10; // pairs in the list

/** The qubit under the cursor in large, and who is entangled with whom. */
export class WorkshopQubits extends Element {
  /** @override */
  static properties = {
    trace: { attribute: false },
    inspection: { attribute: false },
    qubits: { type: Number },
    wire: { type: Number },
    step: { type: Number },
  };

  constructor() {
    super();
    /** @type {import('../model/workshop/types.js').Trace | null} */
    this.trace = null;
    /** @type {import('../model/workshop/types.js').Inspection | null} */
    this.inspection = null;
    this.qubits = 1;
    this.wire = 0;
    this.step = 0;
  }

  /** @override */
  render() {
    const { trace, wire } = this;
    const ideal = this.vector(trace?.ideal?.bloch);
    const noisy = this.vector(trace?.noisy?.bloch);
    const entropy = trace?.entropy?.[this.step * this.qubits + wire];
    return html`
      <h2>Qubit ${wire} <small>the one under the frame</small></h2>
      ${
        ideal
          ? html`<div class="one-qubit">
              ${blochView(wire, ideal, noisy)}
              <p class="caption">
                ${noisy ? 'Solid: ideal. Dashed, with a ring: noisy. ' : ''}An arrow that falls short of the
                sphere belongs to a qubit that is entangled, or that noise or a measurement has mixed.
                ${entropy === undefined ? nothing : html`Its entropy is <b>${(entropy < 5e-7 ? 0 : entropy).toFixed(3)}</b> of 1 bit.`}
              </p>
            </div>`
          : html`<p class="caption why">${reasonFor(trace?.reasons, /bloch|noise/i, 'Not computed.')}</p>`
      }
      <h3>Entangled pairs</h3>
      ${this.pairs()}
    `;
  }

  /** Why no pair is entangled: because nobody is, or because more than two are it together. */
  nobody() {
    const { inspection, trace, step, qubits } = this;
    const entropies = trace?.entropy?.subarray(step * qubits, (step + 1) * qubits) ?? [];
    if (!inspection?.state) return 'None: no two qubits are entangled with each other.';
    return entropies.every((entropy) => entropy < 1e-6)
      ? 'None: each qubit has a state of its own.'
      : 'None: no two qubits are entangled on their own account, only more of them together, as in a GHZ state.';
  }

  /** @param {Float64Array | undefined} all @returns {Vector | null} */
  vector(all) {
    const from = 3 * (this.step * this.qubits + this.wire);
    return all && from + 3 <= all.length ? [all[from], all[from + 1], all[from + 2]] : null;
  }

  pairs() {
    const { inspection, qubits } = this;
    if (qubits === 1) return html`<p class="caption">One qubit has nobody to be entangled with.</p>`;
    if (!inspection) return html`<p class="caption">Not computed yet.</p>`;
    if (!inspection.concurrence)
      return html`<p class="caption">${reasonFor(inspection.reasons, /entangle|pair/i, 'Not computed.')}</p>`;
    const links = linksOf(qubits, inspection.concurrence, inspection.noisyConcurrence);
    if (links.length === 0) return html`<p class="caption">${this.nobody()}</p>`;
    return html`<ul class="pairs">
        ${links.slice(0, most).map((link) => html`<li>${linkWords(link)}</li>`)}
      </ul>
      ${links.length > most ? html`<p class="caption">and ${links.length - most} weaker ones.</p>` : nothing}`;
  }
}

customElements.define('workshop-qubits', WorkshopQubits);

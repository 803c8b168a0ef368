import { html, nothing } from 'lit';
import { distance } from '../model/workshop/basis.js';
import { mostShown, outcomesOf } from '../model/workshop/outcomes.js';
import { reasonFor } from '../model/workshop/words.js';
import { count } from '../views/format.js';
import { outcomesKey, outcomesTable, outcomesWords } from '../views/workshop/outcomes.js';
import { histogramView } from '../views/workshop/histogram.js';
import { act, Element } from './element.js';

/** @typedef {import('../model/workshop/types.js').Sampled} Sampled */

const frames = 24; // in which a thousand shots fall
const still = matchMedia('(prefers-reduced-motion: reduce)');

/** What a measurement would give: exact, noisy, and shot by shot. */
export class WorkshopOutcomes extends Element {
  /** @override */
  static properties = {
    inspection: { attribute: false },
    circuit: { attribute: false },
    step: { type: Number },
    noise: { type: Boolean },
    sampled: { attribute: false },
    sampling: { type: Boolean },
    fallen: { state: true },
    room: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../model/workshop/types.js').Inspection | null} */
    this.inspection = null;
    /** @type {import('../model/workshop/types.js').Drawn} */
    this.circuit = { qubits: 1, bits: 0, operations: [] };
    this.step = 0;
    this.noise = false; // whether there is any
    /** @type {Sampled | null} */
    this.sampled = null;
    this.sampling = false;
    this.outcomes = outcomesOf(this.circuit, 0, null, null);
    this.fallen = 1; // the share of the shots that have come down
    this.room = 320;
    this.observer = new ResizeObserver(([entry]) => (this.room = Math.floor(entry.contentRect.width)));
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.observer.observe(this);
  }

  /** @override */
  willUpdate(/** @type {Map<string, unknown>} */ changed) {
    if (changed.has('sampled') && this.sampled) this.fall();
    if (changed.has('inspection') || changed.has('sampled') || changed.has('circuit')) {
      this.outcomes = outcomesOf(this.circuit, this.step, this.inspection, this.sampled);
    }
  }

  /** Lets the shots fall over a third of a second, or lie where they are. */
  fall() {
    const { sampled } = this;
    if (still.matches) {
      this.fallen = 1;
      return;
    }
    let frame = 0;
    const next = () => {
      if (this.sampled !== sampled) return;
      frame += 1;
      this.fallen = Math.min(1, frame / frames);
      if (frame < frames) requestAnimationFrame(next);
    };
    this.fallen = 0;
    requestAnimationFrame(next);
  }

  /** @override */
  render() {
    const { digits } = this.outcomes;
    const total = 2 ** digits;
    return html`
      <h2>
        Outcomes
        <small
          >probability ·
          ${total > mostShown ? `the ${mostShown} likeliest of ${count(total)}` : `all ${total}`}</small
        >
      </h2>
      <div class="choices">
        <button
          class="plain small"
          type="button"
          ?disabled=${!this.inspection?.probabilities || this.sampling}
          @click=${() => act(this, 'shoot')}
        >
          ${this.sampling ? 'Running…' : 'Run 1,000 shots'}
        </button>
        ${outcomesKey(this.outcomes)}
      </div>
      ${this.drawing()}
      <p class="caption">${this.verdict()}</p>
      <details>
        <summary>The numbers</summary>
        ${outcomesTable(this.outcomes, this.sampled)}
      </details>
    `;
  }

  drawing() {
    const { outcomes, fallen, inspection } = this;
    const { ideal } = outcomes;
    const why = html`<p class="caption why">${this.why()}</p>`;
    if (!inspection?.probabilities) return why;
    const bars = { ...outcomes, ideal: ideal ?? (() => 0), fallen };
    const missing = this.noise && !inspection.noisyProbabilities;
    return html`${histogramView(bars, Math.max(220, this.room), outcomesWords(outcomes))}${missing ? why : nothing}`;
  }

  why() {
    return reasonFor(this.inspection?.reasons, /noise/i, 'The noisy distribution is not computed here.');
  }

  /** What shots say about the exact distribution, or that there is none. */
  verdict() {
    const { sampled } = this;
    const { ideal, noisy } = this.outcomes;
    if (!sampled)
      return 'Each outcome is a row of bits, qubit 0 rightmost. Hardware only ever gives shots: try some.';
    const exact = noisy ?? ideal;
    const which = sampled.ofBits ? 'measured bits, c0 rightmost' : 'qubits, qubit 0 rightmost';
    if (!exact) {
      return `Shots of the ${which}. Bits that are measured on the way have no exact distribution here: the shots stand alone.`;
    }
    const far = distance(sampled.counts, sampled.total, exact);
    return `${count(sampled.total)} shots of the ${which}: ${(100 * far).toFixed(1)} % of them would have to move to match the ${noisy ? 'noisy' : 'ideal'} distribution exactly.`;
  }
}

customElements.define('workshop-outcomes', WorkshopOutcomes);

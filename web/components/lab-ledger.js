import { html } from 'lit';
import { count, dollars, duration, fingerprint, short } from '../views/format.js';
import { Element } from './element.js';

const nothingYet = {
  circuits: 0,
  shots: 0,
  gates: 0,
  twoQubitGates: 0,
  simulatorSeconds: 0,
  classicalSeconds: 0,
};

/** The bill, counting up: what hardware would have to run for this training, and what it would charge. */
export class LabLedger extends Element {
  /** @override */
  static properties = {
    record: { attribute: false },
    prices: { attribute: false },
    sheet: { attribute: false },
  };

  constructor() {
    super();
    /** @type {import('../model/types.js').TrainingRecord | null} */
    this.record = null;
    /** @type {import('../model/types.js').Price[]} */
    this.prices = [];
    /** @type {{ note: string, assumed: { note?: string }, offers: { asOf: string }[] } | null} */
    this.sheet = null;
  }

  /** @override */
  render() {
    const { circuits, gates, twoQubitGates, simulatorSeconds, classicalSeconds } =
      this.record?.ledger ?? nothingYet;
    const print = this.record?.fingerprint ?? '';
    return html`
      <h2>Ledger <small>this training, so far</small></h2>
      <dl class="meter">
        ${line('circuits run', count(circuits))} ${this.deviceLines()} ${line('gates', count(gates))}
        ${line('of them on two qubits', count(twoQubitGates))}
        ${line('simulated here in', duration(simulatorSeconds))}
        ${line('classical work here', duration(classicalSeconds))}
        <div>
          <dt>fingerprint</dt>
          <dd class="fingerprint" data-fingerprint=${print}>${fingerprint(print)}</dd>
        </div>
      </dl>
      <h3>What hardware would charge, list price and its date</h3>
      <dl class="meter">
        ${this.prices.map(({ provider, plan, dollars: amount }, i) => line(this.offer(i, provider, plan), dollars(amount)))}
      </dl>
      <details>
        <summary>What is counted</summary>
        <p class="caption">
          One circuit is one preparation, all gates and a measurement, for one row and one set of angles. The
          simulator gets the same numbers with less work, but hardware would have to run them all. Drawing the
          boundaries is not counted. ${this.sheet?.note} ${this.sheet?.assumed.note} The fingerprint is a hash
          over every parameter and loss: the same link gives the same one in every browser.
        </p>
      </details>
    `;
  }

  deviceLines() {
    const [first] = this.prices;
    return html`${line(first?.exact ? 'shots, at 1,000 a circuit' : 'shots', short(first?.shots ?? 0))}
    ${line('device time, assumed', duration(first?.seconds ?? 0))}`;
  }

  /**
   * @param {number} index
   * @param {string} provider
   * @param {string} plan
   */
  offer(index, provider, plan) {
    return html`${provider.replace('Amazon ', '')}
      <small>${plan}, ${this.sheet?.offers[index]?.asOf}</small>`;
  }
}

/**
 * @param {unknown} name
 * @param {string} value
 */
const line = (name, value) =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

customElements.define('lab-ledger', LabLedger);

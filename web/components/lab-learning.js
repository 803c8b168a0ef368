import { html, svg } from 'lit';
import { accuracyColumns, accuracyRange, lossColumns } from '../views/charts.js';
import { percent } from '../views/format.js';
import { Element } from './element.js';

/** @typedef {import('../model/types.js').Run} Run */

/** Loss and accuracy of both models over time, on what they train on and on what is held out. */
export class LabLearning extends Element {
  /** @override */
  static properties = {
    history: { attribute: false },
    baseline: { attribute: false },
    run: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Run | null} not compared: it changes with every update, the charts with every epoch */
    this.run = null;
    /** @type {Run['history'] | null} */
    this.history = null;
    /** @type {Run['baseline']} */
    this.baseline = null;
  }

  /** @override */
  shouldUpdate(/** @type {Map<string, unknown>} */ changed) {
    return changed.has('history') || changed.has('baseline') || !this.hasUpdated;
  }

  /** @override */
  render() {
    const { run } = this;
    if (!run) return html`<h2>Learning</h2>`;
    const accuracies = accuracyColumns(run);
    const last = run.history.epochs.length - 1;
    const loss = run.history.loss[last]?.toFixed(3) ?? 'unknown';
    const heldOut = run.history.heldOutLoss[last]?.toFixed(3) ?? 'unknown';
    return html`
      <h2>Learning <small>on training rows and on held-out test rows</small></h2>
      <h3>Loss, nats a row</h3>
      <lab-chart
        .columns=${lossColumns(run)}
        .label=${`Loss by epoch. The circuit is at ${loss} on training rows, ${heldOut} on test rows.`}
      ></lab-chart>
      <h3>Accuracy, % right</h3>
      <lab-chart
        .columns=${accuracies}
        .label=${`Accuracy by epoch. The circuit gets ${percent(run.history.accuracy[last] ?? 0)} % of training rows right.`}
        .range=${accuracyRange(accuracies)}
      ></lab-chart>
      <p class="axis-name">epoch (circuit) · Newton iteration (logistic regression)</p>
      <ul class="lines">
        <li class="quantum">${sample('')}quantum circuit</li>
        <li class="classical">${sample('')}logistic regression</li>
        <li>${sample('5 4')}dashed: held out</li>
      </ul>
      <p class="caption">
        Lower loss is better. Where the dashed line leaves the solid one, a model learns its training rows by
        heart. ${this.tuning()}
      </p>
    `;
  }

  tuning() {
    if (!this.baseline) return '';
    const { iterations, strength } = this.baseline;
    return `Logistic regression is done after ${iterations} iterations; its L2 strength, ${Number(strength.toPrecision(3))}, was chosen by cross-validation inside the training rows.`;
  }
}

/** @param {string} dash */
const sample = (dash) =>
  html`<svg viewBox="0 0 22 6" width="22" height="6" aria-hidden="true">
    ${svg`<line x1="0" x2="22" y1="3" y2="3" stroke-dasharray=${dash} />`}
  </svg>`;

customElements.define('lab-learning', LabLearning);

import { html, nothing } from 'lit';
import { mitigationSentence } from '../model/mitigation.js';
import { disturbance, disturbedTitle } from '../model/noise.js';
import { planeOf } from '../model/plane.js';
import { percent } from '../views/format.js';
import { legend } from '../views/legend.js';
import { axisNames, planePoints } from '../views/plane/data.js';
import { Element } from './element.js';

/** What each model believes about every place of the same plane. */
export class LabBoundaries extends Element {
  /** @override */
  static properties = {
    prepared: { attribute: false },
    quantumField: { attribute: false },
    classicalField: { attribute: false },
    comparison: { attribute: false },
    noisy: { attribute: false },
    mitigated: { attribute: false },
    settings: { attribute: false },
    chosen: { attribute: false },
  };

  constructor() {
    super();
    /** @type {import('../model/types.js').Prepared | null} */
    this.prepared = null;
    /** @type {import('../model/types.js').Field | null} */
    this.quantumField = null;
    /** @type {import('../model/types.js').Field | null} */
    this.classicalField = null;
    /** @type {import('../model/types.js').Comparison | null} */
    this.comparison = null;
    /** @type {import('../model/types.js').Noisy | null} */
    this.noisy = null;
    /** @type {import('../model/types.js').Noisy | null} the same with methods around it */
    this.mitigated = null;
    /** @type {import('../model/types.js').Settings | null} */
    this.settings = null;
    /** @type {import('../model/types.js').RowChoice | null} */
    this.chosen = null;
  }

  /** @override */
  willUpdate(/** @type {Map<string, unknown>} */ changed) {
    if (!changed.has('prepared') || !this.prepared) return;
    this.points = planePoints(this.prepared);
    this.plane = planeOf(this.prepared, 2);
    this.names = axisNames(this.prepared);
  }

  /** @override */
  render() {
    const { prepared, noisy } = this;
    if (!prepared) return html`<h2>What each model believes</h2>`;
    return html`
      <h2>
        What each model believes <small>same axes, same rows${noisy ? ', % of test rows right' : ''}</small>
      </h2>
      ${this.panels()} ${legend(prepared.classes)}
      <p class="caption">
        The stronger the colour, the surer the model; the thin line is where its answer turns.
        ${this.disturbances()} ${this.slice()}
      </p>
    `;
  }

  panels() {
    const { comparison, noisy, mitigated, settings } = this;
    const ideal = noisy ? 'Quantum, ideal' : 'Quantum circuit';
    const size = mitigated ? 'four' : noisy ? 'three' : '';
    return html`<div class="pair ${size}">
      ${this.panel('quantum', ideal, this.quantumField, comparison?.accuracyA)}
      ${noisy && settings ? this.disturbed('noisy', disturbedTitle(settings), noisy) : nothing}
      ${mitigated ? this.disturbed('mitigated', 'Quantum, mitigated', mitigated) : nothing}
      ${this.panel('classical', 'Logistic regression', this.classicalField, comparison?.accuracyB)}
    </div>`;
  }

  /** What the noise is, and what is done about it. */
  disturbances() {
    const { noisy, mitigated, settings } = this;
    if (!noisy || !settings) return '';
    const mending = mitigated ? mitigationSentence(settings, noisy, mitigated) : '';
    return `${this.melting(settings)} ${mending}`;
  }

  /** @param {import('../model/types.js').Settings} settings */
  melting(settings) {
    const where = disturbance(settings, `${Number(settings.scale).toFixed(2)} × `);
    return `${disturbedTitle(settings)}: the same trained circuit ${where}; logistic regression needs no device and stays as it is.`;
  }

  slice() {
    const rest = (this.prepared?.features.length ?? 0) - 2;
    if (rest <= 0) return '';
    const others = rest === 1 ? 'the third feature is' : `the other ${rest} features are`;
    return `This is one slice: ${others} held at the mean of the training rows, so a point can lie on the wrong side of the line and still be answered rightly.`;
  }

  /**
   * @param {'noisy' | 'mitigated'} kind
   * @param {string} title
   * @param {import('../model/types.js').Noisy} shown
   */
  disturbed(kind, title, { field, comparison, busy }) {
    return this.panel(kind, title, field, comparison?.accuracyA, busy);
  }

  /**
   * @param {'quantum' | 'noisy' | 'mitigated' | 'classical'} kind
   * @param {string} title
   * @param {import('../model/types.js').Field | null} field
   * @param {number | undefined} accuracy
   * @param {boolean} [busy] whether more is to come
   */
  panel(kind, title, field, accuracy, busy = false) {
    const score = accuracy === undefined ? '' : `${percent(accuracy)} % of test rows`;
    const shown = this.noisy && accuracy !== undefined ? `${percent(accuracy)} %` : score;
    return html`<figure class=${kind} aria-busy=${busy}>
      <figcaption><b>${title}</b> ${shown}</figcaption>
      <lab-plane
        .points=${this.points ?? []}
        .plane=${this.plane ?? { x: [0, 1], y: [0, 1] }}
        .field=${field}
        .names=${this.names ?? { x: '', y: '' }}
        .chosen=${this.chosen}
        .label=${`Decision boundary of ${title.toLowerCase()}${score ? `, right on ${score}` : ''}. Click a point to follow it.`}
      ></lab-plane>
    </figure>`;
  }
}

customElements.define('lab-boundaries', LabBoundaries);

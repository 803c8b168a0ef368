import { html, nothing } from 'lit';
import { codes, faultModelNamed, standingOf } from '../model/workshop/codes.js';
import { count } from '../views/format.js';
import { curvesKey, curvesView } from '../views/workshop/correction/curves.js';
import { everyRate, needsTable } from '../views/workshop/correction/tables.js';
import * as words from '../views/workshop/correction/words.js';
import { Roomy } from './roomy.js';

/** @typedef {import('../model/workshop/types.js').Correction} Correction */
/** @typedef {import('../model/workshop/types.js').CorrectionReport} CorrectionReport */
/** @typedef {import('../model/workshop/codes.js').Standing} Standing */

const space = 24; // pixels between two pictures side by side

/** What correction would take: both codes' curves, where a device stands, qubits and time. */
export class WorkshopCorrectionResult extends Roomy {
  /** @override */
  static properties = { bench: { attribute: false }, correction: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../model/workshop/types.js').Bench | null} */
    this.bench = null;
    /** @type {Correction | null} */
    this.correction = null;
  }

  /** @override */
  render() {
    const { bench, correction } = this;
    if (!bench || !correction) return nothing;
    const { result, running } = correction;
    const reports = result?.reports ?? [];
    if (!result || reports.length === 0) {
      return html`<h2 tabindex="-1">What correction takes</h2>
        <p class="caption">
          ${
            running
              ? 'The curves of a code are drawn when all of its points are there.'
              : 'Nothing computed yet. Logical against physical error of two codes at distances 3, 5 and 7, each shot decoded here, and where a device would stand.'
          }
        </p>`;
    }
    const model = faultModelNamed(result.noise);
    const device = bench.devices.find(({ name }) => name === bench.noise.kind);
    const standing = standingOf(device);
    const columns = this.room >= 640 ? 2 : 1;
    const width = Math.floor((this.room - space * (columns - 1)) / columns);
    return html`
      <h2 tabindex="-1">
        What correction takes
        <small>${model.title.toLowerCase()} · ${count(reports[0].shots)} shots a point</small>
      </h2>
      <p class="headline">${words.unbroken(words.verdictWords(reports, model, standing))}</p>
      <p class="caption">${words.standingWords(model, device, standing)}</p>
      ${curvesKey(model.ofGates && standing !== null)}
      <div class="correction-pictures" data-columns=${columns}>
        ${reports.map((report) => this.picture(report, width, model.ofGates ? standing : null))}
      </div>
      <p class="caption after">${words.timeWords(reports)}</p>
    `;
  }

  /**
   * @param {CorrectionReport} report
   * @param {number} width
   * @param {Standing | null} standing
   */
  picture(report, width, standing) {
    const { title, sentence } = codes.find(({ name }) => name === report.code) ?? codes[0];
    return html`<figure>
      <figcaption>${title}</figcaption>
      <p class="caption about">${sentence}</p>
      <p class="axis-name y-name">logical error of a shot, %, in powers of ten</p>
      ${
        width > 0
          ? curvesView(report, {
              ...{ width, standing },
              title: `${title}: logical against physical error rate. ${words.pointsWords(report)}`,
            })
          : nothing
      }
      <p class="axis-name">physical error p, %, in powers of ten</p>
      <p class="caption">${words.crossingsWords(report)} ${words.seeWords(report)}</p>
      ${needsTable(report, title)}
      <details>
        <summary>Every point of the ${title.toLowerCase()}</summary>
        ${everyRate(report, title)}
      </details>
    </figure>`;
  }
}

customElements.define('workshop-correction-result', WorkshopCorrectionResult);

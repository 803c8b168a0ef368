import { html, nothing } from 'lit';
import { costNamed, costsOf } from '../model/workshop/costs.js';
import { noiseWords } from '../model/workshop/noise.js';
import { trialPoints } from '../model/workshop/trial-points.js';
import { isResultCurrent } from '../model/workshop/trial.js';
import { estimatesView } from '../views/workshop/trial/estimates.js';
import { extrapolationView, valueRange } from '../views/workshop/trial/extrapolation.js';
import { marksKey } from '../views/workshop/trial/marks.js';
import { paretoView } from '../views/workshop/trial/pareto.js';
import { trialTable } from '../views/workshop/trial/table.js';
import * as words from '../views/workshop/trial/words.js';
import { act } from './element.js';
import { Roomy } from './roomy.js';

/** @typedef {import('../model/workshop/types.js').Trial} Trial */
/** @typedef {import('../model/workshop/types.js').Bench} Bench */
/** @typedef {import('../model/workshop/types.js').TrialResult} TrialResult */
/** @typedef {import('../model/workshop/types.js').TrialReport} TrialReport */

const space = 24; // pixels between two pictures side by side
const narrowest = 226; // pixels of a picture

/** What a trial has shown: the recommendation, the pictures, every number. */
export class WorkshopTrialResult extends Roomy {
  /** @override */
  static properties = { bench: { attribute: false }, trial: { attribute: false } };

  constructor() {
    super();
    /** @type {Bench | null} */
    this.bench = null;
    /** @type {Trial | null} */
    this.trial = null;
  }

  /** @override */
  render() {
    const { bench, trial } = this;
    if (!bench || !trial) return nothing;
    const { result } = trial;
    if (!result) {
      return html`<h2 tabindex="-1">What the trial shows</h2>
        <p class="caption">
          Nothing yet. A trial puts doing nothing and each method before the same circuit with the same shots,
          and shows how far each is from the ideal value, what it costs, and which to choose. “Do nothing” is
          a normal answer.
        </p>`;
    }
    return html`
      <h2 tabindex="-1">
        What the trial shows
        <small>${words.subjectWords(result, noiseWords(result.of.noise, bench.devices))}</small>
      </h2>
      ${isResultCurrent(trial, bench) ? nothing : this.stale()}
      ${result.report ? this.shown(trial, result, result.report) : html`<p class="headline">On trial.</p>`}
      ${result.gamma === null ? nothing : html`<p class="caption gamma">${words.gammaWords(result.gamma, result.report?.shots ?? Number(trial.shots))}</p>`}
      ${result.verification ? html`<p class="caption verification">${words.verificationWords(result.verification)}</p>` : nothing}
      ${this.room > 0 && result.extrapolations.length > 0 ? this.extrapolations(result) : nothing}
      ${result.report ? this.table(result.report, trial) : nothing}
    `;
  }

  stale() {
    return html`<p class="caption why stale">
      Of the circuit and the noise before your changes: start again to try these.
    </p>`;
  }

  /**
   * @param {Trial} trial
   * @param {TrialResult} result
   * @param {TrialReport} report
   */
  shown({ cost: key, running }, result, report) {
    const cost = costNamed(report, key);
    const points = trialPoints(report, cost.of, running === null);
    return html`
      <p class="headline" data-recommended=${running ? nothing : report.recommendation.name}>
        ${running ? `On trial: ${report.seeds} of ${result.seeds} seeds so far.` : report.recommendation.reason}
      </p>
      <p class="caption">
        ${running ? 'The recommendation comes at the end.' : this.evidence(result, report)}
      </p>
      ${report.refused.map(
        (refusal) =>
          html`<div class="refusal-line"><b>${refusal.name}</b> ${words.refusalWords(refusal, false)}</div>`,
      )}
      ${this.room > 0 ? this.pictures(points, cost, result) : nothing}
    `;
  }

  /**
   * @param {TrialResult} result
   * @param {TrialReport} report
   */
  evidence({ finished, seeds }, report) {
    const part = finished ? '' : `Stopped after ${report.seeds} of ${seeds} seeds. `;
    return `${part}${words.evidenceWords(report)}`;
  }

  /**
   * @param {import('../model/workshop/trial-points.js').TrialPoint[]} points
   * @param {import('../model/workshop/costs.js').Cost} cost
   * @param {TrialResult} result
   */
  pictures(points, cost, result) {
    const report = /** @type {TrialReport} */ (result.report);
    const { room } = this;
    const isWide = room >= 700;
    const width = isWide ? Math.floor((room - space) * 0.56) : room;
    const rest = isWide ? room - space - width : room;
    const drawable = points.every((point) => point.cost > 0);
    const [ideal] = report.ideal;
    return html`
      <div class="trial-head">
        <label class="choice">
          <span>Cost</span>
          <select
            id="trial-cost"
            @change=${(/** @type {any} */ event) => act(this, 'trial', 'change', { cost: event.target.value })}
          >
            ${costsOf(report).map(
              ({ key, label }) => html`<option value=${key} .selected=${key === cost.key}>${label}</option>`,
            )}
          </select>
        </label>
        ${marksKey}
      </div>
      <div class=${isWide ? 'trial-pictures wide' : 'trial-pictures'}>
        <figure>
          <figcaption>Error against cost</figcaption>
          <p class="axis-name y-name">
            root mean squared error of ${words.bracket(result)}, in powers of ten
          </p>
          ${
            drawable
              ? paretoView(points, {
                  width,
                  title: `Error against cost. ${words.pointsWords(points, cost)}.`,
                })
              : html`<p class="caption why">
                  Doing nothing costs none of that, and 0 has no place among powers of ten: choose another
                  cost.
                </p>`
          }
          <p class="axis-name">
            ${cost.label}${cost.unit === 'count' ? '' : cost.unit === 's' ? ', seconds' : ', US dollars'}, of
            one estimate
          </p>
          <p class="caption">${words.paretoSentence(points)}</p>
        </figure>
        <figure>
          <figcaption>Estimates around the ideal value</figcaption>
          ${estimatesView(points, {
            ...{ width: rest, ideal },
            title: `Estimates around the ideal value, ${ideal.toFixed(4)}: ${words.spreadWords(points)}.`,
          })}
          <p class="axis-name">${words.bracket(result)}: mean ± one standard deviation</p>
          <p class="caption">${words.estimatesSentence(points)}</p>
        </figure>
      </div>
    `;
  }

  /** @param {TrialResult} result */
  extrapolations(result) {
    const { extrapolations, report } = result;
    const ideal = report?.ideal[0] ?? null;
    const columns = Math.max(
      1,
      Math.min(extrapolations.length, Math.floor((this.room + space) / (narrowest + space))),
    );
    const width = Math.min(420, Math.floor((this.room - space * (columns - 1)) / columns));
    const range = valueRange(extrapolations, ideal);
    return html`<h3 class="trial-part">From more noise back to none, one estimate each, on the same scale</h3>
      <p class="axis-name y-name">${words.bracket(result)}</p>
      <div class="trial-curves" data-columns=${columns}>
        ${extrapolations.map((one) => {
          const sentence = words.extrapolationSentence(one, ideal);
          return html`<figure>
            <figcaption>${one.name}</figcaption>
            ${extrapolationView(one, { width, ideal, range, title: `${one.name}, against the scale of the noise. ${sentence}` })}
            <p class="axis-name">scale of the noise</p>
            <p class="caption">${sentence}</p>
          </figure>`;
        })}
      </div>
      <p class="caption after">
        Grey diamonds are measured, with 95 % intervals; the green line is the fit with its 95 % band, and the
        ring what it says of no
        noise.${
          extrapolations.some(({ requested, scales }) => requested.some((scale) => !scales.includes(scale)))
            ? ' Small ticks on the axis are scales that were asked for and not reached.'
            : nothing
        }
      </p>`;
  }

  /**
   * @param {TrialReport} report
   * @param {Trial} trial
   */
  table(report, { cost: key, running }) {
    const chosen = costNamed(report, key);
    const price = chosen.unit === '$' ? chosen : costNamed(report, 'price-0');
    const points = trialPoints(report, chosen.of, running === null);
    return html`<h3 class="trial-part">Every number, of one estimate</h3>
      ${trialTable(points, price)}
      <p class="caption">
        Bias is the mean of the estimates less the ideal value, with its standard error. Time on the device is
        computed: gates one after the other, a readout and a wait of 250 µs for every shot, with published
        times where the device has them. Times here are measured, and differ from run to run; everything else
        is the same for the same seeds.
      </p>`;
  }
}

customElements.define('workshop-trial-result', WorkshopTrialResult);

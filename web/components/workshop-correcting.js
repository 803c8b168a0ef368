import { html, nothing } from 'lit';
import { codes, faultModelNamed, faultModels } from '../model/workshop/codes.js';
import { shotsFault } from '../model/workshop/correction.js';
import { count } from '../views/format.js';
import { refusalWords } from '../views/workshop/trial/words.js';
import { act } from './element.js';
import { goTo, HandingOn } from './handing-on.js';
import { typedField } from './typed-field.js';

/** @typedef {import('../model/workshop/types.js').Correction} Correction */
/** @typedef {import('../model/workshop/types.js').Bench} Bench */

/** What goes wrong in a code, and how often it is tried; starting that and stopping it. */
export class WorkshopCorrecting extends HandingOn {
  /** @override */
  static properties = { bench: { attribute: false }, correction: { attribute: false } };

  constructor() {
    super();
    /** @type {Bench | null} */
    this.bench = null;
    /** @type {Correction | null} */
    this.correction = null;
    this.heirs = '.stop, .to-result, button.main';
  }

  /** @override */
  render() {
    const { correction } = this;
    if (!correction) return nothing;
    const { noise, shots, running, notice, outcome, result } = correction;
    const { sentence, source } = faultModelNamed(noise);
    const fault = shotsFault(correction);
    return html`
      <form novalidate @submit=${this.submit}>
        <div class="field">
          <label for="correction-noise">Faults</label>
          <select
            id="correction-noise"
            ?disabled=${running !== null}
            aria-describedby="correction-noise-about"
            @change=${(/** @type {any} */ event) => act(this, 'correction', 'change', { noise: event.target.value })}
          >
            ${faultModels.map(
              ({ name, title }) => html`<option value=${name} .selected=${name === noise}>${title}</option>`,
            )}
          </select>
        </div>
        <p class="caption" id="correction-noise-about">${sentence} <small>Source: ${source}.</small></p>
        ${typedField({
          ...{ id: 'correction-shots', field: 'shots', label: 'Shots', unit: 'per point', numeric: true },
          ...{ value: shots, fault: fault || undefined, disabled: running !== null },
          onInput: (value) => act(this, 'correction', 'change', { shots: value }),
        })}
        ${running ? this.going(running) : html`<button class="main" type="submit">Compute the curves</button>`}
      </form>
      ${notice ? refusalWords(notice) : nothing}
      <p class="caption outcome" role="status">${outcome}</p>
      ${
        !running && (result?.reports.length ?? 0) > 0
          ? html`<button
              class="small to-result"
              type="button"
              @click=${() => goTo('workshop-correction-result')}
            >
              Go to the curves
            </button>`
          : nothing
      }
    `;
  }

  /** @param {NonNullable<Correction['running']>} running */
  going({ code, done, total }) {
    const { title = code } = codes.find(({ name }) => name === code) ?? {};
    return html`<div class="going">
      <progress aria-label="Parts done" max=${total || 1} value=${done}></progress>
      <span>${title}: ${count(done)} of ${count(total)}</span>
      <button type="button" class="stop" @click=${() => act(this, 'correction', 'stop')}>Stop</button>
    </div>`;
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    const { correction } = this;
    if (!correction || correction.running) return;
    if (shotsFault(correction)) this.focusOn('#correction-shots');
    else act(this, 'correction', 'start');
  }
}

customElements.define('workshop-correcting', WorkshopCorrecting);

import { html, nothing } from 'lit';
import { optionText, stepRow } from '../model/data/steps.js';
import { effectView } from '../views/data/effect.js';
import { optionLabel, unitOf } from '../views/data/steps.js';
import { act, Element } from './element.js';

const endNames = 'from to'.split(' ');

/** @typedef {import('../model/data/steps.js').StepOption} StepOption */

/** One step, opened: what it does, its options, and what it has done. */
export class LabStep extends Element {
  /** @override */
  static properties = {
    step: { attribute: false },
    at: { type: Number },
    count: { type: Number },
    effect: { attribute: false },
  };

  constructor() {
    super();
    /** @type {import('../model/data/steps.js').Step | null} */
    this.step = null;
    this.at = 0;
    this.count = 1;
    /** @type {import('../model/data/effects.js').Effect | null} */
    this.effect = null;
  }

  /** @override */
  render() {
    const { step, at, count } = this;
    const row = step && stepRow(step.kind);
    if (!row) return html``;
    return html`<div class="step" role="group" aria-label=${row.title} @keydown=${this.leave}>
      <h4>${row.title}</h4>
      <p class="caption">${row.description}</p>
      ${row.options.map((option) => this.option(option))}
      ${this.effect ? html`<div class="effect">${effectView(this.effect)}</div>` : nothing}
      <div class="step-buttons">
        <button class="plain small" type="button" ?disabled=${at === 0} @click=${() => this.move(-1)}>
          Earlier
        </button>
        <button class="plain small" type="button" ?disabled=${at === count - 1} @click=${() => this.move(1)}>
          Later
        </button>
        <button class="plain small" type="button" @click=${() => act(this, 'removeStep', at)}>Remove</button>
        <button class="plain small" type="button" @click=${this.close}>Close</button>
      </div>
    </div>`;
  }

  /** @param {StepOption} option */
  option(option) {
    const kind = this.step?.kind ?? '';
    const id = `step-${option.name}`;
    const unit = unitOf(kind, option.name);
    if (option.type === 'array') return this.range(option, id, unit);
    return html`<div class="option">
      <label for=${id} title=${option.description}>${optionLabel(option.name)}</label>
      ${this.control(option, id)} ${unit ? html`<span class="unit">${unit}</span>` : nothing}
    </div>`;
  }

  /**
   * @param {StepOption} option
   * @param {string} id
   */
  control(option, id) {
    const value = this.step?.[option.name];
    if (option.type === 'boolean')
      return html`<input
        id=${id}
        type="checkbox"
        .checked=${value === true}
        @change=${(/** @type {any} */ event) => this.set(option, String(event.target.checked))}
      />`;
    if (option.choices)
      return html`<select
        id=${id}
        @change=${(/** @type {any} */ event) => this.set(option, event.target.value)}
      >
        ${option.choices.map(
          (choice) =>
            html`<option value=${choice} .selected=${choice === value}>${choice.replace('-', ' ')}</option>`,
        )}
      </select>`;
    return html`<input
      id=${id}
      type="number"
      step="any"
      placeholder=${value === undefined ? 'all' : ''}
      .value=${value === undefined ? '' : optionText(value)}
      @change=${(/** @type {any} */ event) => this.typed(option, event.target)}
    />`;
  }

  /**
   * @param {StepOption} option
   * @param {string} id
   * @param {string} unit
   */
  range(option, id, unit) {
    const given = /** @type {[number, number] | undefined} */ (this.step?.[option.name]);
    const ends = given?.map(String) ?? ['', ''];
    const change = () => {
      const inputs = /** @type {NodeListOf<HTMLInputElement>} */ (
        this.querySelectorAll(`[data-end="${id}"]`)
      );
      const texts = [...inputs].map((input) => input.value.trim());
      if (texts.every((text) => text === '')) this.set(option, '');
      else if (texts.every((text) => text !== '')) this.set(option, texts.join('..'));
    };
    return html`<fieldset class="option">
      <legend title=${option.description}>${optionLabel(option.name)}</legend>
      ${endNames.map(
        (word, i) =>
          html`<input
            data-end=${id}
            type="number"
            step="any"
            aria-label="${optionLabel(option.name)}, ${word}"
            placeholder=${given ? '' : 'training rows’'}
            .value=${ends[i]}
            @change=${change}
          />`,
      )}
      ${unit ? html`<span class="unit">${unit}</span>` : nothing}
    </fieldset>`;
  }

  /**
   * A refused value is put back.
   * @param {StepOption} option
   * @param {HTMLInputElement} input
   */
  typed(option, input) {
    const { value } = input;
    const now = this.step?.[option.name];
    input.value = now === undefined ? '' : optionText(now);
    this.set(option, value);
  }

  /**
   * @param {StepOption} option
   * @param {string} text
   */
  set(option, text) {
    act(this, 'setOption', this.at, option.name, text);
  }

  /** @param {number} by */
  move(by) {
    this.dispatchEvent(new CustomEvent('move', { detail: by }));
  }

  close() {
    this.dispatchEvent(new CustomEvent('close'));
  }

  /** @param {KeyboardEvent} event */
  leave(event) {
    if (event.key === 'Escape') this.close();
  }
}

customElements.define('lab-step', LabStep);

import { html, nothing } from 'lit';
import {
  doingNothing,
  furtherMitigations,
  trialName,
  usualMitigations,
} from '../model/workshop/mitigations.js';
import { faultsOf, missingNoise, observableText, readField } from '../model/workshop/trial.js';
import { count } from '../views/format.js';
import { refusalWords } from '../views/workshop/trial/words.js';
import { act } from './element.js';
import { goTo, HandingOn } from './handing-on.js';
import { typedField } from './typed-field.js';

/** @typedef {import('../model/workshop/types.js').Trial} Trial */
/** @typedef {import('../model/workshop/types.js').Bench} Bench */
/** @typedef {import('../model/workshop/mitigations.js').Method} Method */
/** @typedef {import('../model/workshop/mitigations.js').PauliField} PauliField */
/** @typedef {{ field: 'observable' | 'shots' | 'seeds' | PauliField, label: string, unit: string, value: string, fault: string | undefined }} TypedField */

/** What stands before and behind the list that a method takes. @type {Record<PauliField, readonly [label: string, hint: string]>} */
const pauliWords = {
  symmetries: [
    'Symmetries',
    'Products that the ideal state has the value 1 of, or −1 with a minus: Z0 Z1, -X0 X1. Empty: those that the circuit is known to have, whatever its angles.',
  ],
  operators: [
    'Operators',
    'They span the subspace, like X0, Z0 Z1. Empty: X, Y and Z of every qubit. For the highest value instead of the lowest, put a minus before the observable.',
  ],
};

/** What is put on trial: an observable, shots, repetitions, methods; and starting and stopping it. */
export class WorkshopTrial extends HandingOn {
  /** @override */
  static properties = { bench: { attribute: false }, trial: { attribute: false } };

  constructor() {
    super();
    /** @type {Bench | null} */
    this.bench = null;
    /** @type {Trial | null} */
    this.trial = null;
    this.heirs = '.stop, .to-result, button.main, .to-noise';
  }

  /** @override */
  render() {
    const { bench, trial } = this;
    if (!bench || !trial) return nothing;
    const { circuit } = bench.work;
    const faults = faultsOf(trial, circuit);
    return html`
      <form novalidate @submit=${this.submit}>
        ${this.typed({
          ...{ field: 'observable', label: 'Observable', unit: '' },
          ...{ value: observableText(trial, circuit.qubits), fault: faults.observable },
        })}
        ${this.typed({
          ...{ field: 'shots', label: 'Shots', unit: 'per estimate' },
          ...{ value: trial.shots, fault: faults.shots },
        })}
        ${this.typed({
          ...{ field: 'seeds', label: 'Seeds', unit: 'repetitions' },
          ...{ value: trial.seeds, fault: faults.seeds },
        })}
        <fieldset class="methods" aria-describedby=${faults.methods ? 'trial-methods-fault' : nothing}>
          <legend>Methods <small>all of a method’s circuits share the shots</small></legend>
          ${this.row(doingNothing, trial)} ${usualMitigations.map((row) => this.row(row, trial))}
          ${this.further(trial)}
        </fieldset>
        ${faults.methods ? html`<p class="field-fault" id="trial-methods-fault">${faults.methods}</p>` : nothing}
        ${this.controls(bench, trial)}
      </form>
      ${trial.notice ? refusalWords(trial.notice) : nothing}
      <p class="caption outcome" role="status">${trial.outcome}</p>
      ${
        trial.result?.report && !trial.running
          ? html`<button class="small to-result" type="button" @click=${() => goTo('workshop-trial-result')}>
              Go to the result
            </button>`
          : nothing
      }
    `;
  }

  /** @param {TypedField} of */
  typed({ field, ...words }) {
    return typedField({
      ...{ ...words, field, id: `trial-${field}`, numeric: field !== 'observable' },
      disabled: this.trial?.running != null,
      onInput: (value) => act(this, 'trial', 'change', { [field]: value }),
    });
  }

  /** The methods that few want, by groups. @param {Trial} trial */
  further(trial) {
    const all = furtherMitigations.flatMap(({ methods }) => methods);
    const taken = all.filter(({ key }) => trial.chosen.includes(key)).length;
    return html`<details class="more-methods">
      <summary>
        More methods
        <small>${taken === 0 ? `· ${all.length} of them` : `· ${taken} of ${all.length} chosen`}</small>
      </summary>
      ${furtherMitigations.map(
        ({ title, methods }) =>
          html`<fieldset>
            <legend>${title}</legend>
            ${methods.map((row) => this.row(row, trial))}
          </fieldset>`,
      )}
    </details>`;
  }

  /**
   * @param {Method} row
   * @param {Trial} trial
   */
  row(row, { chosen, running, result }) {
    const always = row.key === doingNothing.key;
    const id = `trial-method-${row.key}`;
    const told = running?.refused ?? result?.report?.refused;
    const refusal = told?.find(({ name }) => name === trialName(row));
    const done = running?.counts[trialName(row)] ?? 0;
    const takesPart = always || chosen.includes(row.key);
    return html`<div class="method">
      <input
        id=${id}
        type="checkbox"
        .checked=${takesPart}
        ?disabled=${always || running !== null}
        aria-describedby="${id}-about"
        @change=${(/** @type {any} */ event) => act(this, 'trial', 'choose', row.key, event.target.checked)}
      />
      <label for=${id}>${row.name}</label>
      ${running && takesPart ? html`<span class="done">${refusal ? 'refused' : `${done} of ${running.seeds}`}</span>` : nothing}
      <p class="caption" id="${id}-about">${row.sentence}</p>
      ${takesPart ? this.paulis(row.field) : nothing} ${refusal ? refusalWords(refusal) : nothing}
    </div>`;
  }

  /** The list that a method takes, and what it is. @param {PauliField | undefined} field */
  paulis(field) {
    const { bench, trial } = this;
    if (!field || !bench || !trial) return nothing;
    const { circuit } = bench.work;
    const [label, hint] = pauliWords[field];
    const { fault } = readField(trial, circuit, field);
    return html`<div class="paulis">
      ${this.typed({ field, label, unit: '', value: trial[field], fault })}
      <p class="caption">${hint}</p>
    </div>`;
  }

  /**
   * @param {Bench} bench
   * @param {Trial} trial
   */
  controls({ noise }, { running }) {
    const missing = missingNoise(noise);
    if (running) {
      return html`<div class="going">
        <progress aria-label="Estimates done" max=${running.total} value=${running.done}></progress>
        <span>${count(running.done)} of ${count(running.total)} estimates</span>
        <button type="button" class="stop" @click=${() => act(this, 'trial', 'stop')}>Stop</button>
      </div>`;
    }
    if (missing) {
      return html`<p class="caption missing">${missing}</p>
        <button type="button" class="to-noise" @click=${this.toNoise}>
          ${noise.kind === 'none' ? 'Choose a noise first' : 'Turn the noise up first'}
        </button>`;
    }
    return html`<button class="main" type="submit">Start the trial</button>`;
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    const { bench, trial } = this;
    if (!bench || !trial || trial.running || missingNoise(bench.noise)) return;
    const [wrong] = Object.keys(faultsOf(trial, bench.work.circuit));
    if (!wrong) return act(this, 'trial', 'start');
    const selector = wrong === 'methods' ? '.methods input:not(:disabled)' : `#trial-${wrong}`;
    this.querySelector(selector)?.closest('details')?.setAttribute('open', '');
    this.focusOn(selector);
  }

  toNoise() {
    const isWeak = this.bench?.noise.kind !== 'none';
    /** @type {HTMLElement | null} */ (
      document.querySelector(isWeak ? '#noise-strength' : '#noise-kind')
    )?.focus();
  }
}

customElements.define('workshop-trial', WorkshopTrial);

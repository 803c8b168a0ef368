import { html, nothing } from 'lit';
import { hasChoice, sampleBounds } from '../model/data/choice.js';
import { mostRows, questionsOf, usualSample } from '../model/data/questions.js';
import { classBars, columnTable, findingList } from '../views/data/profile.js';
import { delimiterName, megabytes } from '../views/data/figures.js';
import { count } from '../views/format.js';
import { act, Element } from './element.js';
import './lab-scatter.js';

/** @typedef {import('../model/types.js').Profile} Profile */
/** @typedef {import('../model/types.js').Draft} Draft */

const delimiters = [',', ';', '\t', '|'];
const page = 100; // columns that are shown at once

/** What is in the data: its columns, what is wrong with them, which are used, and the same rows before and after. */
export class LabProfile extends Element {
  /** @override */
  static properties = {
    profile: { attribute: false },
    draft: { attribute: false },
    settings: { attribute: false },
    name: {},
    prepared: { attribute: false },
    raw: { attribute: false },
    chosen: { attribute: false },
    shown: { state: true },
  };

  constructor() {
    super();
    /** @type {Profile | null} of what is trained on */
    this.profile = null;
    /** @type {Draft | null} */
    this.draft = null;
    /** @type {import('../model/types.js').Settings | null} */
    this.settings = null;
    this.name = '';
    /** @type {import('../model/types.js').Prepared | null} */
    this.prepared = null;
    /** @type {import('../model/types.js').Table | null} */
    this.raw = null;
    /** @type {import('../model/types.js').RowChoice | null} */
    this.chosen = null;
    this.shown = page;
  }

  /** @override */
  render() {
    const { draft, settings } = this;
    const profile = draft?.profile ?? this.profile;
    if (!settings) return html``;
    const name = draft?.name ?? this.name;
    return html`
      <div class="profile-head">
        <h2>Profile <small>${profile ? `${name} · ${size(profile)}` : name}</small></h2>
        <button class="plain small" type="button" @click=${() => act(this, 'showProfile', false)}>
          Close the profile
        </button>
      </div>
      ${draft ? this.questions(draft) : nothing}
      ${profile ? this.body(profile) : html`<p class="caption">The columns are being gone through.</p>`}
      ${
        draft
          ? nothing
          : html`<lab-scatter
              .prepared=${this.prepared}
              .raw=${this.raw}
              .chosen=${this.chosen}
            ></lab-scatter>`
      }
    `;
  }

  /** @param {Profile} profile */
  body(profile) {
    const { settings, draft } = this;
    return html`
      ${draft || settings?.data === 'csv' ? this.form(profile) : nothing}
      <div class="profile-top">
        <section aria-label="Findings">
          <h3>Findings</h3>
          ${findingList(profile)}
        </section>
        ${profile.target && !profile.target.many ? html`<section>${classBars(profile)}</section>` : nothing}
      </div>
      ${this.columns(profile)}
    `;
  }

  /** @param {Profile} profile */
  columns(profile) {
    const { settings, draft, shown } = this;
    const chosen = (draft?.choice ?? settings?.choice)?.columns ?? null;
    const target = profile.target?.name ?? null;
    const names = profile.columns.map(({ name }) => name).filter((one) => one !== target);
    const left = chosen === null ? 0 : names.filter((one) => !chosen.includes(one)).length;
    const more = profile.columns.length - shown;
    return html`
      <h3>
        Columns
        ${left > 0 ? html`<small>${left} of ${names.length} left out of the features</small>` : nothing}
      </h3>
      <div class="scroll" tabindex="0" role="region" aria-label="Columns of the data, one in each row">
        ${columnTable(profile, shown, {
          open: draft !== null || hasChoice(settings?.data),
          used: (one) => chosen?.includes(one) ?? true,
          use: (one) => act(this, 'chooseColumn', names, one),
          label: (one) => act(this, 'chooseTarget', one, target),
        })}
      </div>
      ${
        more > 0
          ? html`<button class="plain small" type="button" @click=${() => (this.shown += page)}>
              Show ${Math.min(page, more)} more of ${profile.columns.length} columns
            </button>`
          : nothing
      }
      <p class="caption">
        A ticked column is a feature; the marked one is the label that the models learn to tell.
        ${profile.sample.complete ? '' : 'Histograms and outliers are of a sample; ≈ marks an estimate with its standard error.'}
      </p>
    `;
  }

  /** @param {Profile} profile */
  form(profile) {
    const choice = this.draft?.choice ?? this.settings?.choice;
    return html`<div class="form">
      <label
        >Cells are parted by
        <select
          id="form-delimiter"
          @change=${(/** @type {any} */ event) => act(this, 'chooseForm', { delimiter: event.target.value || null })}
        >
          ${option('', `found: ${delimiterName(profile.delimiter)}`, choice?.delimiter === null)}
          ${delimiters.map((one) => option(one, delimiterName(one), choice?.delimiter === one))}
        </select>
      </label>
      <label
        >Decimal sign
        <select
          id="form-decimal"
          @change=${(/** @type {any} */ event) => act(this, 'chooseForm', { decimal: event.target.value || null })}
        >
          ${option('', `found: ${profile.decimal === ',' ? 'comma' : 'point'}`, choice?.decimal === null)}
          ${option('.', 'point', choice?.decimal === '.')} ${option(',', 'comma', choice?.decimal === ',')}
        </select>
      </label>
      <p class="caption">
        ${profile.encoding.toUpperCase()}${profile.bytes > 0 ? ` · ${megabytes(profile.bytes)}` : ''}
      </p>
    </div>`;
  }

  /** @param {Draft} draft */
  questions({ name, profile, choice, refusal }) {
    const asked = questionsOf(profile, choice);
    const { rows } = profile;
    return html`<section class="questions" aria-label="Before the training">
      <p>
        <b>${name} is not trained on yet.</b>
        ${refusal ? `${refusal.message} Received: ${refusal.received}. Allowed: ${refusal.allowed}.` : ''}
        ${asked?.manyClasses ? `“${asked.manyClasses}” has more than 100 different values: it is no class label. Mark another column as the label below.` : ''}
        ${asked && asked.unlabeled > 0 ? `${count(asked.unlabeled)} rows have no label: they would be left out.` : ''}
        ${
          asked?.rows
            ? asked.tooMany
              ? `${count(rows)} rows are more than the ${count(mostRows)} that a training can take: a sample stands in for them, drawn with the seed of the run.`
              : `${count(rows)} rows take long to train on in a page: a sample, drawn with the seed of the run, is quicker.`
            : ''
        }
      </p>
      ${asked?.manyClasses ? nothing : this.answers(rows, asked)}
      <button class="plain small" type="button" @click=${() => act(this, 'dropDraft')}>
        Put the file away
      </button>
    </section>`;
  }

  /**
   * @param {number} rows
   * @param {ReturnType<typeof questionsOf>} asked
   */
  answers(rows, asked) {
    const all = html`<button class="plain small" type="button" @click=${() => act(this, 'acceptDraft', null)}>
      Train on ${asked?.unlabeled ? 'all the others' : asked?.rows ? `all ${count(rows)} rows` : 'it'}
    </button>`;
    if (!asked?.rows) return all;
    const { least, most } = sampleBounds;
    return html`<label
        >Rows of the sample
        <input id="sample-rows" type="number" min=${least} max=${most} .value=${String(usualSample)} /><span
          class="unit"
          >rows</span
        ></label
      >
      <button class="plain small sample" type="button" @click=${this.takeSample}>Train on the sample</button>
      ${asked.tooMany ? nothing : all}`;
  }

  takeSample() {
    const input = /** @type {HTMLInputElement} */ (this.querySelector('#sample-rows'));
    if (input.reportValidity()) act(this, 'acceptDraft', Number(input.value));
  }
}

/** @param {Profile} profile */
const size = ({ rows, columns }) => `${count(rows)} rows × ${count(columns.length)} columns`;

/**
 * @param {string} value
 * @param {string} label
 * @param {boolean} selected
 */
const option = (value, label, selected) =>
  html`<option value=${value} .selected=${selected}>${label}</option>`;

customElements.define('lab-profile', LabProfile);

import { html, nothing } from 'lit';
import { preprocessSteps } from '../../bindings/js/spec/steps.js';
import { effectsOf } from '../model/data/effects.js';
import { mostSteps, stepRow } from '../model/data/steps.js';
import { chipText } from '../views/data/steps.js';
import { followPointer } from './dragging.js';
import { act, Element } from './element.js';
import { fetchPart } from './part.js';

/** @typedef {import('../model/data/steps.js').Step} Step */

const keys =
  'Enter opens the options. Alt with an arrow key moves the step; so do arrow keys after Space, and Space again lets go. Delete removes it.';
const back = ['ArrowLeft', 'ArrowUp'];
const forth = ['ArrowRight', 'ArrowDown'];

/** What is done to the columns before they become angles: steps as chips in their order. */
export class LabPreparation extends Element {
  /** @override */
  static properties = {
    steps: { attribute: false },
    usual: { type: Boolean },
    prepared: { attribute: false },
    fault: { attribute: false },
    opened: { state: true },
    grabbed: { state: true },
    over: { state: true },
    adding: { state: true },
    spoken: { state: true },
  };

  constructor() {
    super();
    /** @type {readonly Step[]} */
    this.steps = [];
    this.usual = true;
    /** @type {import('../model/types.js').Prepared | null} */
    this.prepared = null;
    /** @type {import('../model/types.js').Fault | null} */
    this.fault = null;
    /** @type {number | null} the place of the step whose options are open */
    this.opened = null;
    /** @type {{ from: number } | null} a step that arrow keys move */
    this.grabbed = null;
    /** @type {number | null} where a dragged step would land */
    this.over = null;
    this.adding = false;
    this.spoken = '';
    /** @type {number | null} the chip to be focused once the steps have changed */
    this.focusNext = null;
    this.dragged = false;
  }

  /** @override */
  willUpdate(/** @type {Map<string, unknown>} */ changed) {
    if (changed.has('prepared')) this.effects = this.prepared ? effectsOf(this.prepared) : [];
    if (changed.has('fault') && this.fault) this.spoken = this.fault.notice.message;
    if (this.opened !== null && this.opened >= this.steps.length) this.opened = null;
  }

  /** @override */
  updated(/** @type {Map<string, unknown>} */ changed) {
    if (!changed.has('steps') || this.focusNext === null) return;
    const chips = /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll('.chip'));
    chips[Math.min(this.focusNext, chips.length - 1)]?.focus();
    this.focusNext = null;
  }

  /** @override */
  render() {
    const { steps, fault, adding, opened } = this;
    const step = opened === null ? null : steps[opened];
    return html`
      <h3>Preparation, learnt from the training rows alone</h3>
      <ol class="chips" aria-label="Steps of the preparation, in order">
        ${steps.map((one, at) => this.chip(one, at))}
        ${fault && fault.at >= steps.length ? html`<li class="wrong">${this.mistake(fault)}</li>` : nothing}
        <li>
          <button
            class="chip add"
            type="button"
            aria-expanded=${adding}
            ?disabled=${steps.length >= mostSteps}
            @click=${() => (this.adding = !adding)}
          >
            + step
          </button>
        </li>
        ${
          this.usual
            ? nothing
            : html`<li>
                <button class="chip add" type="button" @click=${() => act(this, 'resetSteps')}>
                  Usual steps
                </button>
              </li>`
        }
      </ol>
      <p class="unseen" id="chip-keys">${keys}</p>
      <div class="unseen" role="status">${this.spoken}</div>
      ${adding ? this.choices() : nothing}
      ${
        step && opened !== null
          ? html`<lab-step
              .step=${step}
              .at=${opened}
              .count=${steps.length}
              .effect=${this.effectAt(opened)}
              @close=${() => this.close()}
              @move=${(/** @type {CustomEvent} */ event) => this.move(opened, event.detail)}
            ></lab-step>`
          : nothing
      }
      ${this.exports()}
    `;
  }

  /**
   * @param {Step} step
   * @param {number} at
   */
  chip(step, at) {
    const wrong = this.fault?.at === at ? this.fault : null;
    const held = this.grabbed && this.focusNext === null && this.heldAt === at;
    const classes = [wrong && 'wrong', this.over === at && 'over'].filter(Boolean).join(' ');
    return html`<li class=${classes}>
      <button
        class="chip ${held ? 'held' : ''}"
        type="button"
        data-step=${at}
        aria-expanded=${this.opened === at}
        aria-describedby="chip-keys"
        aria-label="${chipText(step)}, step ${at + 1} of ${this.steps.length}${wrong ? ', can’t work' : ''}"
        @click=${() => this.press(at)}
        @keydown=${(/** @type {KeyboardEvent} */ event) => this.key(event, at)}
        @keyup=${(/** @type {KeyboardEvent} */ event) => event.key === ' ' && event.preventDefault()}
        @pointerdown=${(/** @type {PointerEvent} */ event) => this.drag(event, at)}
      >
        ${chipText(step)}
      </button>
      ${wrong ? this.mistake(wrong) : nothing}
    </li>`;
  }

  /** @param {import('../model/types.js').Fault} fault */
  mistake({ at, notice, remedy }) {
    return html`<div class="mistake">
      <p>
        ${at >= this.steps.length ? html`<b>After the steps: </b>` : nothing}${notice.message}
        <span>Received: ${notice.received}. Allowed: ${notice.allowed}.</span>
      </p>
      <p class="caption">The training before goes on until this is mended.</p>
      ${
        remedy
          ? html`<button class="plain small" type="button" @click=${() => act(this, 'applyRemedy')}>
              ${remedy.label}
            </button>`
          : nothing
      }
    </div>`;
  }

  choices() {
    return html`<div class="add-steps" role="group" aria-label="Add a step" @keydown=${this.leave}>
      ${preprocessSteps.map(
        ({ kind, title, description }) =>
          html`<button class="plain" type="button" data-kind=${kind} @click=${() => this.add(kind)}>
            <b>${title}</b><span>${description}</span>
          </button>`,
      )}
    </div>`;
  }

  exports() {
    if (!this.prepared) return nothing;
    const buttons = [
      ['json', 'Pipeline (JSON)'],
      ['sklearn', 'scikit-learn script'],
      ['pyspark', 'PySpark script'],
    ];
    return html`<details class="exports">
      <summary>Take the preparation along</summary>
      <p class="caption">
        What was learnt from the training rows, to prepare other rows the same way: here, in Python, or on a
        cluster.
      </p>
      <div>
        ${buttons.map(
          ([kind, label]) =>
            html`<button class="plain small" type="button" @click=${() => act(this, 'download', kind)}>
              ${label}
            </button>`,
        )}
      </div>
    </details>`;
  }

  /** @param {number} at */
  effectAt(at) {
    const effect = this.effects?.[at];
    return effect && effect.kind === this.steps[at].kind && !this.fault ? effect : null;
  }

  close() {
    const at = this.opened ?? 0;
    this.opened = null;
    /** @type {HTMLElement | null} */ (this.querySelector(`[data-step="${at}"]`))?.focus();
  }

  /** @param {KeyboardEvent} event */
  leave(event) {
    if (event.key !== 'Escape') return;
    this.adding = false;
    /** @type {HTMLElement | null} */ (this.querySelector('.chip.add'))?.focus();
  }

  /** @param {string} kind */
  add(kind) {
    this.adding = false;
    this.spoken = `${stepRow(kind)?.title} is added.`;
    /** @type {HTMLElement | null} */ (this.querySelector('.chip.add'))?.focus();
    act(this, 'addStep', kind);
  }

  /** @param {number} at */
  press(at) {
    if (this.dragged) return void (this.dragged = false); // the click at the end of a drag
    this.opened = this.opened === at ? null : at;
    void fetchPart(this, 'What a step can be told', () => import('./lab-step.js'));
  }

  /**
   * @param {KeyboardEvent} event
   * @param {number} at
   */
  key(event, at) {
    const by = back.includes(event.key) ? -1 : forth.includes(event.key) ? 1 : 0;
    if (by !== 0 && (event.altKey || this.grabbed)) this.move(at, by);
    else if (by !== 0) this.focusChip(at + by);
    else if (event.key === ' ') this.grab(at);
    else if (event.key === 'Escape' && this.grabbed) this.put(at);
    else if (event.key === 'Delete' || event.key === 'Backspace') this.takeOut(at);
    else return;
    event.preventDefault();
  }

  /** @param {number} at */
  focusChip(at) {
    /** @type {HTMLElement | null} */ (this.querySelector(`[data-step="${at}"]`))?.focus();
  }

  /** @param {number} at */
  grab(at) {
    this.grabbed = this.grabbed ? null : { from: at };
    this.heldAt = at;
    const name = chipText(this.steps[at]);
    this.spoken = this.grabbed
      ? `${name} is held: arrow keys move it, Space lets go, Escape puts it back.`
      : `${name} is step ${at + 1} of ${this.steps.length}.`;
  }

  /**
   * Back to where it was grabbed.
   * @param {number} at
   */
  put(at) {
    const from = this.grabbed?.from ?? at;
    this.grabbed = null;
    this.move(at, from - at);
  }

  /**
   * @param {number} at
   * @param {number} by
   */
  move(at, by) {
    const to = Math.min(this.steps.length - 1, Math.max(0, at + by));
    if (to === at) return;
    this.focusNext = to;
    this.heldAt = to;
    if (this.opened === at) this.opened = to;
    this.spoken = `${chipText(this.steps[at])} is now step ${to + 1} of ${this.steps.length}.`;
    act(this, 'moveStep', at, to);
  }

  /** @param {number} at */
  takeOut(at) {
    this.focusNext = at;
    this.grabbed = null;
    this.opened = null;
    this.spoken = `${chipText(this.steps[at])} is removed.`;
    act(this, 'removeStep', at);
  }

  /**
   * @param {PointerEvent} start
   * @param {number} from
   */
  drag(start, from) {
    if (start.button !== 0) return;
    followPointer(start, {
      move: (event) => (this.over = this.chipAt(event.clientX, event.clientY)),
      drop: () => {
        this.dragged = true;
        setTimeout(() => (this.dragged = false)); // where no click follows
        if (this.over !== null) this.move(from, this.over - from);
      },
      end: () => (this.over = null),
    });
  }

  /**
   * The chip nearest to a place on the page.
   * @param {number} x
   * @param {number} y
   */
  chipAt(x, y) {
    const far = [...this.querySelectorAll('[data-step]')].map((chip) => {
      const { left, right, top, bottom } = chip.getBoundingClientRect();
      return Math.hypot((left + right) / 2 - x, 3 * ((top + bottom) / 2 - y)); // rows before columns
    });
    return far.indexOf(Math.min(...far));
  }
}

customElements.define('lab-preparation', LabPreparation);

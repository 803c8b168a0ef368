import { html } from 'lit';
import { paces } from '../model/state.js';
import { act, Element } from './element.js';
import { masthead, themeButton } from './masthead.js';
import { onTheme } from './theme.js';

/** The wordmark, the transport (play, step, reset, pace) and what concerns the page as a whole. */
export class LabHeader extends Element {
  /** @override */
  static properties = {
    run: { attribute: false },
    playing: { type: Boolean },
    pace: {},
    ready: { type: Boolean },
  };

  constructor() {
    super();
    /** @type {import('../model/types.js').Run | null} */
    this.run = null;
    this.playing = true;
    this.pace = 'normal';
    this.ready = false;
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.stop = onTheme(() => this.requestUpdate());
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop?.();
  }

  /** @override */
  render() {
    return html`
      ${masthead('lab')} ${this.transport()} ${this.progress()}
      <div class="tools">
        <button class="plain" type="button" @click=${this.askFile}>Use my CSV</button>
        <button class="plain" type="button" @click=${() => act(this, 'share')}>Share link</button>
        ${themeButton()}
        <input
          hidden
          type="file"
          accept=".csv,text/csv,text/plain"
          aria-label="CSV file"
          @change=${this.openFile}
        />
      </div>
    `;
  }

  progress() {
    const { epoch = 0, update = 0, updates = 1, phase = 'epoch' } = this.run?.record ?? {};
    const epochs = this.run?.spec.train.epochs ?? 1;
    return html`<p class="epoch">
      epoch <b>${epoch}</b> of ${epochs} <span class="update">· update <b>${update}</b> of ${updates}</span>
      <progress
        aria-label="Training"
        max=${epochs}
        value=${epoch + (phase === 'update' ? update / updates : 0)}
      ></progress>
    </p>`;
  }

  transport() {
    const done = this.run?.done === true;
    const running = this.playing && !done;
    const [icon, word] = running
      ? ['M5 4h3.4v12H5zM11.6 4H15v12h-3.4z', 'Pause']
      : ['M6 3.5v13l10.5-6.5z', done ? 'Play again' : 'Play'];
    return html`<div class="transport" role="group" aria-label="Training">
      <button
        class="main"
        type="button"
        ?disabled=${!this.ready}
        @click=${() => act(this, running ? 'pause' : 'play')}
      >
        <svg viewBox="0 0 20 20" width="14" height="14" aria-hidden="true"><path d=${icon} /></svg>${word}
      </button>
      <button class="plain" type="button" ?disabled=${!this.ready || done} @click=${() => act(this, 'step')}>
        Step
      </button>
      <button class="plain" type="button" ?disabled=${!this.ready} @click=${() => act(this, 'reset')}>
        Reset
      </button>
      <label class="pace"
        ><span>Pace</span>
        <select @change=${(/** @type {any} */ event) => act(this, 'pace', event.target.value)}>
          ${Object.entries(paces).map(
            ([value, { label }]) =>
              html`<option value=${value} ?selected=${value === this.pace}>${label}</option>`,
          )}
        </select></label
      >
    </div>`;
  }

  askFile() {
    /** @type {HTMLInputElement | null} */ (this.querySelector('input[type=file]'))?.click();
  }

  /** @param {Event} event */
  openFile(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (input.files?.[0]) act(this, 'openCsv', input.files[0]);
    input.value = '';
  }
}

customElements.define('lab-header', LabHeader);

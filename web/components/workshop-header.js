import { html } from 'lit';
import { act, Element } from './element.js';
import { masthead, themeButton } from './masthead.js';
import { onTheme } from './theme.js';

const icons = {
  first: 'M4 4h2.4v12H4zM16 4v12L7.4 10z',
  back: 'M14.5 4v12L5 10z',
  play: 'M6 3.5v13l10.5-6.5z',
  pause: 'M5 4h3.4v12H5zM11.6 4H15v12h-3.4z',
  next: 'M5.5 4v12L15 10z',
  last: 'M13.6 4H16v12h-2.4zM4 4v12l8.6-6z',
  undo: 'M8 4 3.5 8.5 8 13v-3h3.5a2.8 2.8 0 0 1 0 5.6H8V17.4h3.5a4.6 4.6 0 0 0 0-9.2H8z',
  redo: 'm12 4 4.5 4.5L12 13v-3H8.5a2.8 2.8 0 0 0 0 5.6H12v1.8H8.5a4.6 4.6 0 0 1 0-9.2H12z',
};

/** @param {keyof typeof icons} name */
const icon = (name) =>
  html`<svg viewBox="0 0 20 20" width="14" height="14" aria-hidden="true"><path d=${icons[name]} /></svg>`;

/** The wordmark, the way through the circuit, undo, and what concerns the page as a whole. */
export class WorkshopHeader extends Element {
  /** @override */
  static properties = {
    step: { type: Number },
    steps: { type: Number },
    playing: { type: Boolean },
    undoable: { type: Boolean },
    redoable: { type: Boolean },
  };

  constructor() {
    super();
    this.step = 0;
    this.steps = 0;
    this.playing = false;
    this.undoable = false;
    this.redoable = false;
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
    const { step, steps } = this;
    return html`
      ${masthead('circuit')}
      <div class="transport" role="group" aria-label="Steps">
        ${this.button('first', 'First step', step === 0, 'goTo', 0)}
        ${this.button('back', 'Step back', step === 0, 'stepBy', -1)}
        <button
          class="main"
          type="button"
          ?disabled=${steps === 0}
          @click=${() => act(this, this.playing ? 'pause' : 'play')}
        >
          ${icon(this.playing ? 'pause' : 'play')}${this.playing ? 'Pause' : 'Play'}
        </button>
        ${this.button('next', 'Step forward', step === steps, 'stepBy', 1)}
        ${this.button('last', 'Last step', step === steps, 'lastStep')}
      </div>
      <p class="epoch">step <b>${step}</b> of ${steps}</p>
      <div class="tools">
        ${this.button('undo', 'Undo', !this.undoable, 'undo')}
        ${this.button('redo', 'Redo', !this.redoable, 'redo')}
        <button class="plain" type="button" @click=${() => act(this, 'share')}>Share link</button>
        ${themeButton()}
      </div>
    `;
  }

  /**
   * @param {keyof typeof icons} name
   * @param {string} label
   * @param {boolean} disabled
   * @param {string} action
   * @param {...unknown} args
   */
  button(name, label, disabled, action, ...args) {
    return html`<button
      class="plain icon glyph"
      type="button"
      aria-label=${label}
      title=${label}
      ?disabled=${disabled}
      @click=${() => act(this, action, ...args)}
    >
      ${icon(name)}
    </button>`;
  }
}

customElements.define('workshop-header', WorkshopHeader);

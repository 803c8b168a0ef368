import { html, nothing } from 'lit';
import { languages } from '../model/workshop/languages.js';
import { act, Element } from './element.js';

const pause = 250; // milliseconds after the last key before text is read

/** OpenQASM beside the picture: each edits the other. And the circuit in other languages. */
export class WorkshopText extends Element {
  /** @override */
  static properties = {
    text: { attribute: false },
    printed: {},
    exported: { attribute: false },
  };

  constructor() {
    super();
    /** @type {import('../model/workshop/types.js').Bench['text']} */
    this.text = { draft: null, fault: null };
    this.printed = ''; // the picture as text
    /** @type {import('../model/workshop/types.js').Bench['exported']} */
    this.exported = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} until what was typed is told */
    this.timer = undefined;
    /** @type {string | null} what was typed and is not told yet */
    this.untold = null;
  }

  /** @override */
  render() {
    const { draft, fault } = this.text;
    return html`
      <h2>OpenQASM 3 <small>edit it, or the picture</small></h2>
      <textarea
        id="qasm"
        aria-label="The circuit as OpenQASM 3"
        aria-invalid=${fault ? 'true' : 'false'}
        aria-describedby="qasm-fault"
        spellcheck="false"
        autocapitalize="off"
        wrap="off"
        rows="12"
        .value=${this.untold ?? draft ?? this.printed}
        @input=${this.input}
        @blur=${this.leave}
      ></textarea>
      <div id="qasm-fault" role="alert">${fault ? this.fault(fault, draft ?? '') : nothing}</div>
      <h3>Copy as</h3>
      <div class="languages">
        ${languages.map(
          ({ kind, title }) =>
            html`<button class="plain small" type="button" @click=${() => act(this, 'copyAs', kind)}>
              ${title}
            </button>`,
        )}
      </div>
      ${this.exported ? this.code(this.exported) : nothing}
    `;
  }

  /** @param {NonNullable<import('../model/workshop/types.js').Bench['exported']>} exported */
  code({ kind, code, copied }) {
    const title = languages.find((one) => one.kind === kind)?.title ?? kind;
    return html`<p class="caption copied" role="status">
        ${copied ? `Copied as ${title}.` : `Here it is as ${title}, to copy.`}
      </p>
      <pre class="code" tabindex="0" role="region" aria-label="The circuit as ${title}">${code}</pre>`;
  }

  /**
   * @param {import('../model/workshop/types.js').TextFault} fault
   * @param {string} draft
   */
  fault({ message, line, column }, draft) {
    return html`<div class="fault">
      <p>${message}</p>
      ${
        line === null
          ? nothing
          : html`<pre>
${draft.split('\n')[line - 1] ?? ''}
${' '.repeat(Math.max(0, (column ?? 1) - 1))}^</pre>`
      }
      <p class="caption">The picture shows the last circuit that could be read.</p>
      <div>
        ${
          line === null
            ? nothing
            : html`<button class="plain small" type="button" @click=${() => this.goTo(line, column ?? 1)}>
                Go to line ${line}
              </button>`
        }
        <button class="plain small" type="button" @click=${() => act(this, 'dropText')}>
          Back to the picture’s text
        </button>
      </div>
    </div>`;
  }

  /** @param {Event} event */
  input(event) {
    const draft = /** @type {HTMLTextAreaElement} */ (event.target).value;
    clearTimeout(this.timer);
    this.untold = draft; // a drawing of what was told before must not take it back
    this.timer = setTimeout(() => this.tell(), pause);
  }

  tell() {
    clearTimeout(this.timer);
    if (this.untold !== null) act(this, 'write', this.untold);
    this.untold = null;
  }

  leave() {
    this.tell();
    act(this, 'restText');
  }

  /**
   * @param {number} line
   * @param {number} column
   */
  goTo(line, column) {
    const area = /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea'));
    const lines = area.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
    area.focus();
    area.setSelectionRange(start, Math.max(start + 1, start));
  }
}

customElements.define('workshop-text', WorkshopText);

import { html, nothing } from 'lit';
import { act, Element } from './element.js';

/** What went wrong, calmly: the message, what was received, what is allowed. The page goes on with what it had. */
export class LabNotice extends Element {
  /** @override */
  static properties = { notice: { attribute: false }, status: {} };

  constructor() {
    super();
    /** @type {import('../model/types.js').Notice | null} */
    this.notice = null;
    this.status = '';
  }

  /** @override */
  render() {
    const { notice } = this;
    return html`
      <div role="alert">
        ${
          notice
            ? html`<div class="notice">
                <p>
                  <b>${notice.message}</b>
                  ${notice.received ? html`<span>Received: ${notice.received}.</span>` : nothing}
                  ${notice.allowed ? html`<span>Allowed: ${notice.allowed}.</span>` : nothing}
                  <code>${notice.code}</code>
                </p>
                <button class="plain small" type="button" @click=${() => act(this, 'dismiss')}>
                  Dismiss
                </button>
              </div>`
            : nothing
        }
      </div>
      <div role="status" class="status">${this.status}</div>
    `;
  }
}

customElements.define('lab-notice', LabNotice);

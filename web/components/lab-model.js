import { html } from 'lit';
import { settingRows } from '../model/settings.js';
import { Element } from './element.js';

/** What the quantum model is and how it is trained: a control for each setting, and what each one means. */
export class LabModel extends Element {
  /** @override */
  static properties = { settings: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../model/types.js').Settings | null} */
    this.settings = null;
  }

  /** @override */
  render() {
    return html`
      <h2>Model <small>a change starts the training again</small></h2>
      ${this.group('circuit', 'The circuit')} ${this.group('training', 'Its training')}
      <details>
        <summary>What these mean</summary>
        <dl class="meanings">
          ${settingRows
            .filter((row) => !['noise', 'encoding'].includes(row.group))
            .map(
              (row) =>
                html`<dt>${row.label}</dt>
                  <dd>${row.help}</dd>`,
            )}
        </dl>
      </details>
    `;
  }

  /**
   * @param {string} group
   * @param {string} title
   */
  group(group, title) {
    const { settings } = this;
    if (!settings) return html``;
    return html`<fieldset>
      <legend>${title}</legend>
      ${settingRows
        .filter((row) => row.group === group)
        .map(
          (row) =>
            html`<lab-setting
              .row=${row}
              .value=${/** @type {string | number} */ (settings[row.key])}
            ></lab-setting>`,
        )}
    </fieldset>`;
  }
}

customElements.define('lab-model', LabModel);

import { html, nothing } from 'lit';
import { act, Element } from './element.js';

/** One setting: its label, its control and its unit. A refused value is put back. */
export class LabSetting extends Element {
  /** @override */
  static properties = {
    row: { attribute: false },
    value: { attribute: false },
    disabled: { type: Boolean },
  };

  constructor() {
    super();
    /** @type {import('../model/settings.js').Setting | null} */
    this.row = null;
    /** @type {string | number} */
    this.value = '';
    this.disabled = false;
  }

  /** @override */
  render() {
    const { row } = this;
    if (!row) return html``;
    const id = `setting-${row.key}`;
    return html`
      <label for=${id} title=${row.help}>${row.label}</label>
      ${row.kind === 'choice' ? this.select(row, id) : this.number(row, id)}
      ${row.unit ? html`<span class="unit">${row.unit}</span>` : nothing}
    `;
  }

  /**
   * @param {import('../model/settings.js').Setting} row
   * @param {string} id
   */
  select(row, id) {
    return html`<select id=${id} ?disabled=${this.disabled} @change=${this.change}>
      ${(row.choices ?? []).map(
        ({ value, label, disabled }) =>
          html`<option value=${value} .selected=${value === this.value} ?disabled=${disabled}>
            ${label}
          </option>`,
      )}
    </select>`;
  }

  /**
   * @param {import('../model/settings.js').Setting} row
   * @param {string} id
   */
  number(row, id) {
    return html`<input
      id=${id}
      type="number"
      inputmode="decimal"
      min=${row.min ?? 0}
      max=${row.max ?? 0}
      step="any"
      ?disabled=${this.disabled}
      .value=${String(this.value)}
      @change=${this.change}
      @keydown=${this.key}
    />`;
  }

  /** @param {Event} event */
  change(event) {
    const control = /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target);
    const { value } = control;
    control.value = String(this.value);
    if (value !== String(this.value)) act(this, 'setting', this.row?.key, value);
  }

  /**
   * Arrow keys move by the setting's own step; any other value can be typed.
   * @param {KeyboardEvent} event
   */
  key(event) {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const { row } = this;
    if (!direction || !row) return;
    event.preventDefault();
    const next = Number(this.value) + direction * (row.step ?? 1);
    const inside = Math.min(row.max ?? next, Math.max(row.min ?? next, next));
    act(this, 'setting', row.key, String(Number(inside.toFixed(6))));
  }
}

customElements.define('lab-setting', LabSetting);

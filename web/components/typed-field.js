import { html, nothing } from 'lit';

/**
 * A line with a name, what is typed, its unit, and what is wrong with it.
 * @param {{
 *   id: string, field: string, label: string, unit: string, value: string, fault: string | undefined, numeric: boolean,
 *   disabled: boolean, onInput: (value: string) => void,
 * }} of
 */
export const typedField = ({ id, field, label, unit, value, fault, numeric, disabled, onInput }) =>
  html`<div class="typed ${field}">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      type="text"
      inputmode=${numeric ? 'numeric' : nothing}
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      aria-invalid=${fault ? 'true' : 'false'}
      aria-describedby=${fault ? `${id}-fault` : nothing}
      .value=${value}
      ?disabled=${disabled}
      @input=${(/** @type {any} */ event) => onInput(event.target.value)}
    />
    ${unit ? html`<span class="unit">${unit}</span>` : nothing}
    ${fault ? html`<p class="field-fault" id="${id}-fault">${fault}</p>` : nothing}
  </div>`;

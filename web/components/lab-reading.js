import { html } from 'lit';
import { megabytes } from '../views/data/figures.js';
import { count } from '../views/format.js';
import { act, Element } from './element.js';

/** How far a worker is with a file, and a way to give it up. */
export class LabReading extends Element {
  /** @override */
  static properties = { reading: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../model/types.js').Reading | null} */
    this.reading = null;
  }

  /** @override */
  render() {
    const { reading } = this;
    if (!reading) return html``;
    const { name, bytes, totalBytes, rows } = reading;
    const told = bytes > 0;
    return html`<div class="reading">
      <p>
        Reading <b>${name}</b>
        <small
          >${
            told
              ? `${megabytes(bytes)} of ${megabytes(totalBytes)} · ${count(rows)} rows`
              : `${megabytes(totalBytes)}, nothing is uploaded`
          }</small
        >
      </p>
      <progress
        aria-label="Reading the file"
        max=${Math.max(1, totalBytes)}
        .value=${told ? bytes : 0}
      ></progress>
      <button class="plain small" type="button" @click=${() => act(this, 'cancelReading')}>Cancel</button>
    </div>`;
  }
}

customElements.define('lab-reading', LabReading);

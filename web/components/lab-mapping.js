import { html } from 'lit';
import { circuitView } from '../views/circuit/draw.js';
import { layoutCircuit } from '../views/circuit/layout.js';
import { count, signed, subscript } from '../views/format.js';
import { featuresAt, valueNames } from '../views/encoding/names.js';
import { featureWords, gateWords } from '../views/encoding/words.js';
import { Element } from './element.js';

/** @typedef {import('../model/types.js').EncodedRow} EncodedRow */
/** @typedef {{ feature: number } | { gate: number }} Spot what the reader looks at */

const mostDrawn = 240; // gates: more are slow to draw and nobody reads them

/** The circuit of an encoder beside the features of a row: each shows what of the other it reaches. */
export class LabMapping extends Element {
  /** @override */
  static properties = {
    encoded: { attribute: false },
    row: { attribute: false },
    names: { attribute: false },
    kind: {},
    params: { attribute: false },
    hovered: { state: true },
    pinned: { state: true },
    walked: { state: true },
  };

  constructor() {
    super();
    /** @type {EncodedRow | null} */
    this.encoded = null;
    /** @type {ReturnType<typeof import('../model/rows.js').rowAt> | null} */
    this.row = null;
    /** @type {string[]} names of the features */
    this.names = [];
    this.kind = '';
    /** @type {Map<string, number>} */
    this.params = new Map();
    /** @type {Spot | null} */
    this.hovered = null;
    /** @type {number | null} a feature that stays lit */
    this.pinned = null;
    /** @type {number} the gate to which the arrow keys have come */
    this.walked = 0;
  }

  /** @override */
  willUpdate(/** @type {Map<string, unknown>} */ changed) {
    if (!changed.has('encoded') || !this.encoded) return;
    const { circuit } = this.encoded;
    const operations = circuit.operations.slice(0, mostDrawn);
    this.layout = layoutCircuit({ ...circuit, operations }, 1);
    this.indices = new Map(operations.map((operation, i) => [operation, i]));
    this.walked = Math.min(this.walked, operations.length - 1);
    if ((this.pinned ?? 0) >= this.encoded.uses.length) this.pinned = null;
  }

  /** @returns {Spot | null} */
  get spot() {
    return this.hovered ?? (this.pinned === null ? null : { feature: this.pinned });
  }

  /** @override */
  render() {
    const { encoded, layout, row, spot } = this;
    if (!encoded || !layout || !row) return html``;
    const { circuit } = encoded;
    const bindings = { params: this.params, features: encoded.values };
    const lit = new Set(gatesAt(encoded, spot));
    const title = `Circuit of the encoder: ${circuit.qubits} qubits, ${circuit.operations.length} gates.`;
    return html`
      <h3>Row ${row.number + 1} as a circuit</h3>
      <div
        class="scroll mapping"
        tabindex="0"
        role="application"
        aria-label="${title} Left and right arrows walk along the gates and say which features they read."
        @keydown=${this.key}
        @focus=${() => (this.hovered = { gate: this.walked })}
        @blur=${() => (this.hovered = null)}
        @pointerover=${this.over}
        @pointerleave=${() => (this.hovered = null)}
      >
        ${circuitView(layout, bindings, {
          title,
          names: valueNames(encoded, this.kind),
          mark: (operation) => (lit.has(this.indices?.get(operation) ?? -1) ? 'operation lit' : 'operation'),
        })}
      </div>
      <ul class="features" aria-label="Features of this row">
        ${encoded.uses.map((_, feature) => this.feature(feature, row.features[feature]))}
      </ul>
      <p class="caption pointed" role="status">${this.words(bindings)}</p>
    `;
  }

  /**
   * @param {number} feature
   * @param {number} value
   */
  feature(feature, value) {
    const { encoded, spot } = this;
    const lit =
      spot && 'gate' in spot
        ? featuresAt(/** @type {EncodedRow} */ (encoded).uses, spot.gate).includes(feature)
        : spot?.feature === feature;
    const look = () => (this.hovered = { feature });
    const leave = () => (this.hovered = null);
    return html`<li>
      <button
        type="button"
        class=${lit ? 'lit' : ''}
        aria-pressed=${this.pinned === feature ? 'true' : 'false'}
        @pointerenter=${look}
        @pointerleave=${leave}
        @focus=${look}
        @blur=${leave}
        @click=${() => (this.pinned = this.pinned === feature ? null : feature)}
      >
        <b>${subscript('x', feature)}</b> <span>${this.names[feature] ?? ''}</span> ${signed(value)}
      </button>
    </li>`;
  }

  /** @param {import('../views/circuit/angles.js').Bindings} bindings */
  words(bindings) {
    const { spot } = this;
    const encoded = /** @type {EncodedRow} */ (this.encoded);
    const all = encoded.circuit.operations.length;
    const cut = all > mostDrawn ? ` The first ${mostDrawn} of ${count(all)} gates are drawn.` : '';
    if (!spot)
      return `Point at a feature to see the gates that it reaches, or at a gate to see what it reads.${cut}`;
    if ('gate' in spot) return gateWords(encoded, bindings, spot.gate) + cut;
    const value = this.row?.features[spot.feature] ?? 0;
    return (
      featureWords(encoded, bindings, spot.feature, { name: this.names[spot.feature] ?? '', value }) + cut
    );
  }

  /** @param {PointerEvent} event */
  over(event) {
    const group = /** @type {Element} */ (event.target).closest?.('g.operation');
    if (!group) return void (this.hovered = null);
    const place = [...this.querySelectorAll('g.operation')].indexOf(group);
    const operation = this.layout?.gates[place]?.operation;
    const gate = operation && this.indices?.get(operation);
    this.hovered = gate === undefined ? null : { gate };
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const last = Math.min(mostDrawn, this.encoded?.circuit.operations.length ?? 1) - 1;
    /** @type {Record<string, number>} */
    const moves = { ArrowLeft: this.walked - 1, ArrowRight: this.walked + 1, Home: 0, End: last };
    const next = moves[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.walked = Math.min(last, Math.max(0, next));
    this.hovered = { gate: this.walked };
    void this.updateComplete.then(() => this.reveal());
  }

  /** Scrolls the box, and nothing else, to the gate of the arrow keys. */
  reveal() {
    const box = this.querySelector('.mapping');
    const gate = this.querySelector('g.lit');
    if (!box || !gate) return;
    const [inner, outer] = [gate.getBoundingClientRect(), box.getBoundingClientRect()];
    if (inner.left < outer.left + 16) box.scrollLeft -= outer.left + 16 - inner.left;
    if (inner.right > outer.right - 16) box.scrollLeft += inner.right - outer.right + 16;
  }
}

/**
 * The gates that light up.
 * @param {EncodedRow} encoded
 * @param {Spot | null} spot
 */
function gatesAt({ uses }, spot) {
  if (!spot) return [];
  return 'gate' in spot ? [spot.gate] : uses[spot.feature];
}

customElements.define('lab-mapping', LabMapping);

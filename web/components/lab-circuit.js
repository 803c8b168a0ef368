import { html, nothing } from 'lit';
import { rowAt } from '../model/rows.js';
import { fromPlain } from '../model/workshop/circuit.js';
import { toHash } from '../model/workshop/hash.js';
import { gateText } from '../views/circuit/angles.js';
import { blochView } from '../views/circuit/bloch.js';
import { circuitView } from '../views/circuit/draw.js';
import { layoutCircuit } from '../views/circuit/layout.js';
import { valueNames } from '../views/encoding/names.js';
import { className, subscript } from '../views/format.js';
import { act, Element } from './element.js';

/** @typedef {import('../model/types.js').Prepared} Prepared */

/** The circuit as printed, with its present angles, and the state that it gives each qubit for one row. */
export class LabCircuit extends Element {
  /** @override */
  static properties = {
    prepared: { attribute: false },
    parameters: { attribute: false },
    vectors: { attribute: false },
    encoded: { attribute: false },
    chosen: { attribute: false },
    listed: { state: true },
  };

  constructor() {
    super();
    /** @type {Prepared | null} */
    this.prepared = null;
    /** @type {Float64Array | null} */
    this.parameters = null;
    /** @type {Float64Array | null} */
    this.vectors = null;
    /** @type {import('../model/types.js').EncodedRow | null} */
    this.encoded = null;
    /** @type {import('../model/types.js').RowChoice} */
    this.chosen = { part: 'test', index: 0 };
    this.listed = false;
  }

  /** @override */
  willUpdate(/** @type {Map<string, unknown>} */ changed) {
    if (!changed.has('prepared') || !this.prepared) return;
    const { circuit, spec, observables } = this.prepared;
    this.layout = layoutCircuit(circuit, spec.model.ansatz.layers);
    this.read = new Set(
      [...JSON.stringify(observables).matchAll(/Z(\d+)/g)].map((match) => Number(match[1])),
    );
  }

  /** @override */
  render() {
    const { prepared, layout } = this;
    if (!prepared || !layout) return html`<h2>Circuit</h2>`;
    const row = rowAt(prepared, this.chosen);
    const names = prepared.parameters.names;
    const values = this.parameters ?? prepared.parameters.initial;
    const bindings = {
      params: new Map(names.map((name, i) => [name, values[i]])),
      features: this.encoded?.values ?? row.features,
    };
    const gates = prepared.circuit.operations;
    const title = `Circuit of ${prepared.circuit.qubits} qubits and ${gates.length} gates: what loads a row, and ${prepared.spec.model.ansatz.layers} trainable layers. The list below names every gate.`;
    return html`
      <h2>
        Circuit <small>${prepared.circuit.qubits} qubits · ${gates.length} gates · angles in radians</small>
      </h2>
      <div class="scroll" tabindex="0" role="region" aria-label="Circuit diagram, scrolls sideways">
        ${circuitView(layout, bindings, { expectations: this.expectations(), read: this.read ?? new Set(), names: this.valueNames(prepared), title })}
      </div>
      <p class="keys">
        <span class="key data">data gate: turned by a column of the row</span>
        <span class="key trainable">trainable gate: turned by the optimizer</span>
      </p>
      <p class="caption">
        <a class="onward" href=${this.address(bindings)}>Open in the circuit page</a>, to step through it and
        to watch what noise does to it.
      </p>
      <div class="follow">
        <div>
          ${this.rowPicker(row)}
          <p class="caption">
            The state of each qubit after the last gate, for this row. An arrow that does not reach the sphere
            belongs to a qubit entangled with others. A frame round ⟨Z⟩ marks what the model reads.
          </p>
        </div>
        <div class="blochs">${this.blochs()}</div>
      </div>
      <details @toggle=${(/** @type {any} */ event) => (this.listed = event.target.open)}>
        <summary>The gates as a list</summary>
        ${
          this.listed
            ? html`<ol class="gates">
                ${gates.map((gate) => html`<li>${gateText(gate, bindings)}</li>`)}
              </ol>`
            : nothing
        }
      </details>
    `;
  }

  /** What the data gates read: features, or values made of them. @param {Prepared} prepared */
  valueNames({ spec }) {
    return this.encoded && valueNames(this.encoded, spec.model.encoder.kind);
  }

  /**
   * Where the circuit page shows this circuit, with the angles of just now.
   * @param {import('../views/circuit/angles.js').Bindings} bindings
   */
  address({ params, features }) {
    const { circuit, values } = fromPlain(/** @type {Prepared} */ (this.prepared).circuit, {
      params: Object.fromEntries(params),
      features,
    });
    return `./circuit.html#${toHash({ circuit, values, noise: { kind: 'none', strength: 0 }, step: null })}`;
  }

  /** ⟨Z⟩ of each qubit, from the vectors. */
  expectations() {
    if (!this.vectors || !this.prepared) return null;
    const { vectors } = this;
    return Array.from({ length: this.prepared.circuit.qubits }, (_, qubit) => vectors[3 * qubit + 2]);
  }

  blochs() {
    const qubits = this.prepared?.circuit.qubits ?? 0;
    return Array.from({ length: qubits }, (_, qubit) => {
      const [x = 0, y = 0, z = 0] = this.vectors?.subarray(3 * qubit, 3 * qubit + 3) ?? [];
      return blochView(qubit, [x, y, z]);
    });
  }

  /** @param {ReturnType<typeof rowAt>} row */
  rowPicker({ features, label, number }) {
    const angles = features.map((value, i) => `${subscript('x', i)} ${value.toFixed(2)}`).join(' · ');
    return html`<div class="row-picker" role="group" aria-label="Row to follow">
      <button
        class="plain icon"
        type="button"
        aria-label="Previous row"
        @click=${() => act(this, 'moveRow', -1)}
      >
        ‹
      </button>
      <button class="plain icon" type="button" aria-label="Next row" @click=${() => act(this, 'moveRow', 1)}>
        ›
      </button>
      <p>
        <b>Row ${number + 1}</b> · ${this.chosen.part === 'test' ? 'test' : 'training'} ·
        ${className(this.prepared?.classes[label] ?? '')}<br /><span class="caption">${angles}</span>
      </p>
    </div>`;
  }
}

customElements.define('lab-circuit', LabCircuit);

import { html, nothing } from 'lit';
import { angleNow, angleText, greek } from '../model/workshop/angle.js';
import { toolOf } from '../model/workshop/gates.js';
import { conditionText, operationWords } from '../model/workshop/words.js';
import { signed } from '../views/format.js';
import { docText } from '../views/workshop/board.js';
import { followPointer } from './dragging.js';
import { act, Element } from './element.js';

/** @typedef {import('../model/workshop/types.js').Placed} Placed */

const radiansAPixel = 0.01;
const names = /** @type {Record<number, string[]>} */ ({ 1: ['theta'], 3: ['theta', 'phi', 'lambda'] });

/** The gate under the cursor: what it is, its angles, its condition. */
export class WorkshopGate extends Element {
  /** @override */
  static properties = {
    work: { attribute: false },
    index: { type: Number },
    faults: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../model/workshop/types.js').Work} */
    this.work = { circuit: { qubits: 1, bits: 0, operations: [] }, values: {} };
    this.index = -1;
    /** @type {Record<number, string>} what is wrong with an angle as it was typed */
    this.faults = {};
  }

  /** @override */
  willUpdate(/** @type {Map<string, unknown>} */ changed) {
    if (changed.has('index') || changed.has('work')) this.faults = {};
  }

  /** @override */
  render() {
    const operation = this.work.circuit.operations[this.index];
    if (!operation) {
      return html`<p class="caption empty">
        No gate under the frame. Go to one to read what it does, to turn its angle or to give it a condition.
      </p>`;
    }
    const { gate, angles, bit } = operation;
    return html`
      <div class="about">
        <p><b>${operationWords(operation)}</b></p>
        <p class="caption">${docText(toolOf(gate).doc)}</p>
      </div>
      <div class="fields">
        ${angles.map((_, which) => this.angle(operation, which))}
        ${bit === undefined ? nothing : this.bit(bit)}
        ${gate === 'barrier' ? nothing : this.condition(operation)}
        <button class="plain small" type="button" @click=${() => act(this, 'stepHere')}>Step here</button>
        <button class="plain small" type="button" @click=${() => act(this, 'removeAt', this.index)}>
          Remove
        </button>
      </div>
    `;
  }

  /**
   * @param {Placed} operation
   * @param {number} which
   */
  angle({ angles }, which) {
    const name = (names[angles.length] ?? [])[which] ?? `angle ${which}`;
    const id = `angle-${which}`;
    const now = angleNow(angles[which], this.work.values);
    const fault = this.faults[which] ?? '';
    return html`<div class="field angle">
      <label
        for=${id}
        title="Drag sideways to turn, with Shift finely"
        @pointerdown=${(/** @type {PointerEvent} */ event) => this.scrub(event, which)}
        >${greek(name)} <span aria-hidden="true">↔</span></label
      >
      <input
        id=${id}
        type="text"
        autocomplete="off"
        spellcheck="false"
        aria-label="Angle ${name} in radians"
        aria-describedby="${id}-now"
        aria-invalid=${fault ? 'true' : 'false'}
        .value=${angleText(angles[which])}
        @change=${(/** @type {any} */ event) => this.typed(which, event.target.value)}
        @keydown=${(/** @type {KeyboardEvent} */ event) => this.key(event, which)}
      />
      <span class="now ${fault ? 'fault' : ''}" id="${id}-now" role=${fault ? 'alert' : nothing}
        >${fault || `= ${signed(now)} rad`}</span
      >
    </div>`;
  }

  /** @param {number} bit */
  bit(bit) {
    const { bits } = this.work.circuit;
    const choices = Array.from({ length: Math.max(bits, bit) + 1 }, (_, i) => i);
    return html`<label class="field"
      >Into bit
      <select
        @change=${(/** @type {any} */ event) => act(this, 'setBit', this.index, Number(event.target.value))}
      >
        ${choices.map((i) => html`<option value=${i} .selected=${i === bit}>c${i}</option>`)}
      </select></label
    >`;
  }

  /** @param {Placed} operation */
  condition({ condition }) {
    const { bits, operations } = this.work.circuit;
    const before = operations.slice(0, this.index).flatMap(({ bit }) => (bit === undefined ? [] : [bit]));
    const choices = [...new Set(before)].filter((bit) => bit < bits).sort((a, b) => a - b);
    if (choices.length === 0 && !condition) return nothing;
    const now = condition ? `${condition.bits.join(' ')}=${condition.value}` : '';
    const offered = choices.flatMap((bit) => [`${bit}=1`, `${bit}=0`]);
    const all = condition && !offered.includes(now) ? [now, ...offered] : offered;
    return html`<label class="field"
      >Only if
      <select @change=${(/** @type {any} */ event) => this.conditioned(event.target.value)}>
        <option value="" .selected=${now === ''}>always</option>
        ${all.map((one) => html`<option value=${one} .selected=${one === now}>${conditionText(conditionOf(one))}</option>`)}
      </select></label
    >`;
  }

  /** @param {string} text */
  conditioned(text) {
    act(this, 'setCondition', this.index, text === '' ? undefined : conditionOf(text));
  }

  /**
   * @param {number} which
   * @param {string} text
   */
  typed(which, text) {
    act(this, 'typeAngle', this.index, which, text, (/** @type {string} */ fault) => {
      this.faults = { ...this.faults, [which]: fault };
    });
  }

  /**
   * Up and down turn by a tenth, with Shift by an eighth of π, with Alt by a hundredth; Enter and Escape go back.
   * @param {KeyboardEvent} event
   * @param {number} which
   */
  key(event, which) {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (direction) {
      event.preventDefault();
      const by = event.shiftKey ? Math.PI / 8 : event.altKey ? 0.01 : 0.1;
      act(this, 'turn', this.index, which, direction * by);
    } else if (event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault();
      const input = /** @type {HTMLInputElement} */ (event.target);
      if (event.key === 'Enter') this.typed(which, input.value);
      else input.value = angleText(this.work.circuit.operations[this.index].angles[which]);
      if (event.key === 'Escape' || !this.faults[which]) {
        /** @type {HTMLElement | null} */ (document.querySelector('#board'))?.focus({ preventScroll: true });
      }
    }
  }

  /**
   * @param {PointerEvent} event
   * @param {number} which
   */
  scrub(event, which) {
    if (event.button !== 0) return;
    followPointer(event, {
      move: ({ shiftKey }, dx) =>
        act(this, 'turn', this.index, which, dx * radiansAPixel * (shiftKey ? 0.1 : 1)),
      drop: () => act(this, 'restHand'),
    });
  }
}

/** @param {string} text '0=1', '0 1=3' */
function conditionOf(text) {
  const [bits, value] = text.split('=');
  return { bits: bits.split(' ').map(Number), value: Number(value) };
}

customElements.define('workshop-gate', WorkshopGate);

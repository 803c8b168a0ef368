import { html, svg } from 'lit';
import { indexAt } from '../model/workshop/circuit.js';
import { circuitWords, plural } from '../model/workshop/words.js';
import { boardView } from '../views/workshop/board.js';
import { cellAt, geometryOf } from '../views/workshop/geometry.js';
import { linksOf, wireEndsView } from '../views/workshop/wire-ends.js';
import { subscript } from '../views/format.js';
import { boardKey } from './board-keys.js';
import { followPointer } from './dragging.js';
import { act, Element } from './element.js';

/** @typedef {import('../model/workshop/types.js').Cell} Cell */
/** @typedef {import('../views/circuit/bloch.js').Vector} Vector */

const radiansAPixel = 0.01;

/** The circuit to be edited, by pointer and by keyboard, with what its qubits are at the step on show. */
export class WorkshopBoard extends Element {
  /** @override */
  static properties = {
    work: { attribute: false },
    cursor: { attribute: false },
    typing: { attribute: false },
    step: { type: Number },
    trace: { attribute: false },
    inspection: { attribute: false },
    said: {},
    target: { state: true },
    lifted: { state: true },
    room: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../model/workshop/types.js').Work} */
    this.work = { circuit: { qubits: 1, bits: 0, operations: [] }, values: {} };
    /** @type {Cell} */
    this.cursor = { wire: 0, column: 0 };
    /** @type {import('../model/workshop/types.js').Typing} */
    this.typing = { controls: [], letters: '' };
    this.step = 0;
    /** @type {import('../model/workshop/types.js').Trace | null} */
    this.trace = null;
    /** @type {import('../model/workshop/types.js').Inspection | null} */
    this.inspection = null;
    this.said = '';
    /** @type {Cell | null} */
    this.target = null;
    /** @type {number | null} */
    this.lifted = null;
    this.room = 0;
    this.geometry = geometryOf(this.work.circuit, 0);
    this.observer = new ResizeObserver(([entry]) => (this.room = Math.floor(entry.contentRect.width)));
  }

  /** @override */
  willUpdate(/** @type {Map<string, unknown>} */ changed) {
    if (changed.has('work') || changed.has('room')) {
      this.geometry = geometryOf(this.work.circuit, this.room);
    }
  }

  /** @override */
  firstUpdated() {
    this.observer.observe(this.stage);
  }

  /** @override */
  updated(/** @type {Map<string, unknown>} */ changed) {
    if ((changed.has('step') || changed.has('room')) && this.step > 0)
      this.reveal(this.geometry.numbers[this.step - 1]);
    if (changed.has('cursor') || changed.has('typing')) this.reveal(this.cursor.column);
  }

  get stage() {
    return /** @type {HTMLElement} */ (this.querySelector('.stage'));
  }

  /** @override */
  render() {
    const { circuit, values } = this.work;
    const { geometry, step, cursor, typing, target, lifted } = this;
    return html`
      <div class="qubit-tools" role="group" aria-label="Wires">
        ${this.tool('− qubit', 'removeQubit', circuit.qubits === 1)}
        ${this.tool('+ qubit', 'addQubit', false)}
        ${this.tool('Clear', 'clear', circuit.operations.length === 0)}
      </div>
      <h2>
        Circuit
        <small
          >${plural(circuit.qubits, 'qubit')} · ${plural(circuit.operations.length, 'operation')} · angles in
          radians</small
        >
      </h2>
      <div class="drawing">
        ${this.names()}
        <div
          class="stage"
          id="board"
          tabindex="0"
          role="application"
          aria-roledescription="circuit editor"
          aria-label=${circuitWords(circuit)}
          aria-describedby="board-help"
          @keydown=${(/** @type {KeyboardEvent} */ event) => boardKey(this, event)}
          @pointerdown=${this.press}
        >
          ${boardView(geometry, { circuit, values, step, cursor, typing, target, lifted })}
        </div>
        ${wireEndsView(geometry, circuit.qubits, this.ends())}
      </div>
      <p class="said" role="status">${this.said}</p>
      <p class="caption touch-help">
        Tap a gate to put it where the frame stands; tap the circuit to move the frame. Gates can be dragged,
        and a drag across an angle turns it.
      </p>
      <p class="caption keys-help" id="board-help">
        Type a gate’s letters to place it where the frame stands: <kbd>h</kbd>, then <kbd>c</kbd>
        <kbd>x</kbd> is a Bell pair. Arrow keys move the frame, with <kbd>Shift</kbd> the gate in it;
        <kbd>c</kbd> marks a control, <kbd>Del</kbd> removes, <kbd>Enter</kbd> edits an angle,
        <kbd>,</kbd> and <kbd>.</kbd> step, <kbd>Space</kbd> steps to the frame, <kbd>+</kbd> and
        <kbd>−</kbd> change the number of qubits, <kbd>Ctrl Z</kbd> undoes. Or drag.
      </p>
    `;
  }

  /**
   * @param {string} words
   * @param {string} action
   * @param {boolean} disabled
   */
  tool(words, action, disabled) {
    return html`<button
      class="plain small"
      type="button"
      ?disabled=${disabled}
      @click=${() => act(this, action)}
    >
      ${words}
    </button>`;
  }

  names() {
    const { geometry } = this;
    const { qubits } = this.work.circuit;
    return html`<svg class="circuit names" width="30" height=${geometry.height} aria-hidden="true">
      ${Array.from({ length: qubits }, (_, qubit) => qubit).map((qubit) =>
        wireName(qubit, geometry.wireY(qubit) + 4, qubit === this.cursor.wire),
      )}
    </svg>`;
  }

  /** What stands at the ends of the wires at this step. */
  ends() {
    const { qubits } = this.work.circuit;
    const at = (/** @type {Float64Array | undefined} */ all, /** @type {number} */ qubit) => {
      const from = 3 * (this.step * qubits + qubit);
      return all && from + 3 <= all.length
        ? /** @type {Vector} */ ([all[from], all[from + 1], all[from + 2]])
        : null;
    };
    const wires = Array.from({ length: qubits }, (_, qubit) => qubit);
    return {
      vectors: wires.map((qubit) => at(this.trace?.ideal?.bloch, qubit)),
      noisy: wires.map((qubit) => at(this.trace?.noisy?.bloch, qubit)),
      narrow: this.clientWidth < 480,
      links: linksOf(qubits, this.inspection?.concurrence, this.inspection?.noisyConcurrence),
    };
  }

  /**
   * The cell under a point of the window, for whoever drags something here.
   * @param {number} clientX
   * @param {number} clientY
   */
  cellUnder(clientX, clientY) {
    const { left, top } = /** @type {Element} */ (this.querySelector('svg.board')).getBoundingClientRect();
    return cellAt(this.geometry, this.work.circuit.qubits, clientX - left, clientY - top);
  }

  /** @param {PointerEvent} event */
  press(event) {
    if (event.button !== 0) return;
    const cell = this.cellUnder(event.clientX, event.clientY);
    if (!cell) return;
    const element = /** @type {globalThis.Element} */ (event.target);
    const held = element.closest('.operation');
    const click = () => act(this, 'cursorTo', cell);
    if (!held) {
      followPointer(event, { move: () => {}, drop: () => {}, click });
      return;
    }
    const index = Number(held.getAttribute('data-index'));
    if (element.classList.contains('scrub')) this.scrub(event, index, click);
    else this.lift(event, index, cell, click);
  }

  /**
   * @param {PointerEvent} start
   * @param {number} index
   * @param {() => void} click
   */
  scrub(start, index, click) {
    followPointer(start, {
      move: (event, dx) => act(this, 'turn', index, 0, dx * radiansAPixel * (event.shiftKey ? 0.1 : 1)),
      drop: () => act(this, 'restHand'),
      click,
    });
  }

  /**
   * @param {PointerEvent} start
   * @param {number} index
   * @param {Cell} from
   * @param {() => void} click
   */
  lift(start, index, from, click) {
    const { qubits } = this.work.circuit.operations[index];
    const leg = qubits.reduce((near, one) =>
      Math.abs(one - from.wire) < Math.abs(near - from.wire) ? one : near,
    );
    followPointer(start, {
      move: (event) => {
        this.lifted = index;
        this.target = this.cellUnder(event.clientX, event.clientY);
      },
      drop: () => {
        if (this.target) act(this, 'carry', index, leg, this.target);
        else act(this, 'removeAt', index);
      },
      click,
      end: () => {
        this.lifted = null;
        this.target = null;
      },
    });
  }

  /** Keeps the cursor and the step in sight. @param {number} column */
  reveal(column) {
    const { columns } = this.geometry;
    const { from, width } = columns[Math.min(column, columns.length - 1)];
    const { stage } = this;
    if (!stage || stage.clientWidth < width) return;
    if (from < stage.scrollLeft) stage.scrollLeft = from - 12;
    else if (from + width > stage.scrollLeft + stage.clientWidth) {
      stage.scrollLeft = from + width - stage.clientWidth + 24;
    }
  }

  /** The operation under the cursor, or -1. */
  get chosen() {
    return indexAt(this.work.circuit, this.cursor);
  }
}

/** @param {number} qubit @param {number} y @param {boolean} here */
const wireName = (qubit, y, here) =>
  svg`<text class=${here ? 'wire-name here' : 'wire-name'} x="0" y=${y}>${subscript('q', qubit)}</text>`;

customElements.define('workshop-board', WorkshopBoard);

import { html, nothing } from 'lit';
import { groups, toolOf, tools } from '../model/workshop/gates.js';
import { docText } from '../views/workshop/board.js';
import { followPointer } from './dragging.js';
import { act, Element } from './element.js';

/** @typedef {import('../model/workshop/gates.js').Tool} Tool */
/** @typedef {import('./workshop-board.js').WorkshopBoard} Board */

const order = groups.flatMap((group) => group.tools.map(({ name }) => name));

/** What stands on a tile: the symbol, or the name of a gate on several qubits. @param {Tool} tool */
const face = ({ name, symbol, qubits }) => (qubits > 1 ? name.toUpperCase() : symbol);

/** What a tile is called: its face, and the name that is typed where that is another. @param {Tool} tool */
const spoken = (tool) =>
  face(tool) === tool.name.toUpperCase() ? face(tool) : `${face(tool)}, ${tool.name.toUpperCase()}`;

/** Every gate of the table, to be dragged onto a wire, or placed where the cursor stands. */
export class WorkshopPalette extends Element {
  /** @override */
  static properties = { here: { state: true }, told: { state: true } };

  constructor() {
    super();
    this.here = 'h'; // the tile that the tab key leads to
    /** @type {string | null} */
    this.told = null;
  }

  /** @override */
  render() {
    return html`
      <h2>Gates <small>${tools.length - 3} and three more</small></h2>
      <div class="palette" role="toolbar" aria-label="Gates" aria-orientation="vertical" @keydown=${this.key}>
        ${groups.map(
          (group) =>
            html`<div class="tiles" role="group" aria-label=${group.title}>
              <h3>${group.title}</h3>
              <div>${group.tools.map((tool) => this.tile(tool))}</div>
            </div>`,
        )}
      </div>
      <p class="doc caption">${this.doc()}</p>
    `;
  }

  doc() {
    const tool = this.told === null ? null : toolOf(this.told);
    if (!tool) return 'Drag a gate onto a wire. Click, or Enter, puts it where the frame stands.';
    return html`<b>${face(tool)}</b> ${docText(tool.doc)}
      ${tool.name === 'barrier' ? nothing : html`Type <kbd>${tool.name}</kbd>.`}`;
  }

  /** @param {Tool} tool */
  tile(tool) {
    const { name } = tool;
    const show = () => (this.told = name);
    return html`<button
      type="button"
      class="tile ${tool.angles > 0 ? 'turned' : ''} ${['', 'small', 'long'][Math.max(0, face(tool).length - 3)]}"
      data-gate=${name}
      tabindex=${name === this.here ? 0 : -1}
      aria-label="${spoken(tool)}. ${docText(tool.doc)}"
      title="${name}: ${docText(tool.doc)}"
      @pointerdown=${(/** @type {PointerEvent} */ event) => this.press(event, tool)}
      @pointerenter=${show}
      @focus=${show}
      @click=${(/** @type {MouseEvent} */ event) => {
        if (event.detail === 0) this.place(name); // by keyboard; a pointer's click is followed below
      }}
    >
      ${face(tool)}
    </button>`;
  }

  /** @param {string} name */
  place(name) {
    this.here = name;
    act(this, 'placeHere', name);
    /** @type {HTMLElement | null} */ (document.querySelector('#board'))?.focus({ preventScroll: true });
  }

  /**
   * @param {PointerEvent} event
   * @param {Tool} tool
   */
  press(event, tool) {
    if (event.button !== 0) return;
    const board = /** @type {Board} */ (document.querySelector('workshop-board'));
    const ghost = document.createElement('div');
    ghost.className = 'ghost';
    ghost.textContent = face(tool);
    followPointer(event, {
      move: ({ clientX, clientY }) => {
        if (!ghost.isConnected) document.body.append(ghost);
        ghost.style.transform = `translate(${clientX}px, ${clientY}px)`;
        board.target = board.cellUnder(clientX, clientY);
      },
      drop: () => {
        if (board.target) act(this, 'drop', tool.name, board.target);
      },
      click: () => this.place(tool.name),
      end: () => {
        ghost.remove();
        board.target = null;
      },
    });
  }

  /**
   * Arrow keys go from tile to tile; Escape goes back to the board.
   * @param {KeyboardEvent} event
   */
  key(event) {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') {
      /** @type {HTMLElement | null} */ (document.querySelector('#board'))?.focus();
    } else if (by || event.key === 'Home' || event.key === 'End') {
      const at = order.indexOf(this.here);
      const next = by ? (at + by + order.length) % order.length : event.key === 'Home' ? 0 : order.length - 1;
      this.here = order[next];
      const tile = /** @type {HTMLElement | null} */ (this.querySelector(`[data-gate="${this.here}"]`));
      tile?.focus();
    } else return;
    event.preventDefault();
  }
}

customElements.define('workshop-palette', WorkshopPalette);

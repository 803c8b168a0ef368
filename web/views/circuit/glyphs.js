import { svg } from 'lit';

/** The marks of which printed circuits are made, each at a place of its own. */

/**
 * A box with a name and perhaps a value under it.
 * @param {number} x
 * @param {number} y
 * @param {{ width: number, height: number, kind: string, name: string, value?: string }} look
 */
export const box = (x, y, { width, height, kind, name, value = '' }) => svg`
  <rect class="gate ${kind}" x=${x - width / 2} y=${y - height / 2} width=${width} height=${height} rx="5" />
  <text class="gate-name" x=${x} y=${y - (value ? 3 : -4)}>${name}</text>
  <text class="gate-angle" x=${x} y=${y + 12}>${value}</text>`;

/**
 * The line between the qubits of one gate.
 * @param {number} x
 * @param {number} from
 * @param {number} to
 */
export const link = (x, from, to) => svg`<line class="link" x1=${x} x2=${x} y1=${from} y2=${to} />`;

/** @param {number} x @param {number} y */
export const dot = (x, y) => svg`<circle class="control" cx=${x} cy=${y} r="4" />`;

/** The target of a CX. @param {number} x @param {number} y */
export const plus = (x, y) => svg`
  <circle class="target" cx=${x} cy=${y} r="9" />
  <path class="link" d="M${x - 9} ${y}H${x + 9}M${x} ${y - 9}V${y + 9}" />`;

/** One end of a swap. @param {number} x @param {number} y */
export const cross = (x, y) =>
  svg`<path class="link cross" d="M${x - 6} ${y - 6}L${x + 6} ${y + 6}M${x - 6} ${y + 6}L${x + 6} ${y - 6}" />`;

/**
 * A measurement: a dial in a box.
 * @param {number} x
 * @param {number} y
 * @param {{ width: number, height: number, value: string }} look
 */
export const dial = (x, y, { width, height, value }) => svg`
  <rect class="gate meter-box" x=${x - width / 2} y=${y - height / 2} width=${width} height=${height} rx="5" />
  <path class="dial" d="M${x - 15} ${y + 5}a8 8 0 0 1 16 0M${x - 7} ${y + 5}L${x - 1} ${y - 6}" />
  <text class="gate-angle bit" x=${x + 12} y=${y + 6}>${value}</text>`;

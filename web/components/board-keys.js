import { isTyping } from '../model/workshop/typing.js';
import { act } from './element.js';

/** @typedef {import('./workshop-board.js').WorkshopBoard} Board */

const arrows = /** @type {Record<string, [wires: number, columns: number]>} */ ({
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
});

/** What keys do that are not letters. @type {Record<string, (board: Board) => void>} */
const keys = {
  Home: (board) => act(board, 'moveToEnd', false),
  End: (board) => act(board, 'moveToEnd', true),
  Delete: (board) => act(board, 'removeHere', false),
  Backspace: (board) => act(board, 'removeHere', true),
  Enter: enter,
  '+': (board) => act(board, 'addQubit'),
  '=': (board) => act(board, 'addQubit'),
  '-': (board) => act(board, 'removeQubit'),
  '−': (board) => act(board, 'removeQubit'),
  ',': (board) => act(board, 'stepBy', -1),
  '.': (board) => act(board, 'stepBy', 1),
  ' ': (board) => act(board, 'stepHere'),
};

/**
 * A key on the board. What is not the board's own goes on to the browser.
 * @param {Board} board
 * @param {KeyboardEvent} event
 */
export function boardKey(board, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { key } = event;
  if (arrows[key]) act(board, event.shiftKey ? 'nudge' : 'moveCursor', ...arrows[key]);
  else if (Object.hasOwn(keys, key)) keys[key](board);
  else if (/^[a-zA-Z]$/.test(key)) act(board, 'type', key);
  else if (key === 'Escape' && isTyping(board.typing)) act(board, 'forget');
  else return;
  event.preventDefault();
}

/**
 * Places what has been typed; else goes to the angle of the gate under the cursor, or to the palette.
 * @param {Board} board
 */
function enter(board) {
  if (board.typing.letters !== '') {
    act(board, 'settle');
    return;
  }
  const angle = document.querySelector('workshop-gate input');
  const tile = document.querySelector('workshop-palette button[tabindex="0"]');
  const next = /** @type {HTMLInputElement | null} */ (board.chosen >= 0 && angle ? angle : tile);
  next?.focus();
  if (next && 'select' in next) next.select?.();
}

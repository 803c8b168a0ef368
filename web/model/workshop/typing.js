import { controlled, findTool, toolNames } from './gates.js';
import { wiresFrom } from './edit.js';

/** @typedef {import('./types.js').Typing} Typing */
/** @typedef {import('./types.js').Cell} Cell */
/**
 * What a key does: the typing after it, perhaps a gate on these qubits, perhaps words for the reader.
 * @typedef {{ typing: Typing, place?: { name: string, qubits: number[] }, say?: string }} Typed
 */

/** @type {Typing} */
export const nothingTyped = { controls: [], letters: '' };

/** @param {Typing} typing */
export const isTyping = ({ controls, letters }) => controls.length > 0 || letters !== '';

/**
 * A letter typed on the circuit. The letters of a gate put it on the cursor as soon as they can mean nothing else;
 * C marks a control where the cursor is, so that c, x is a CX from there to the wire below, and c, down, down, x one to
 * the wire under that.
 * @param {Typing} typing
 * @param {string} key one letter or digit
 * @param {Cell} cursor
 * @param {number} qubits of the circuit
 * @returns {Typed}
 */
export function typeLetter(typing, key, { wire }, qubits) {
  const letter = key.toLowerCase();
  if (letter === 'c' && typing.letters === '') return markControl(typing, wire, qubits);
  const letters = typing.letters + letter;
  const depth = typing.controls.length;
  const choices = choicesFor(letters, depth);
  if (choices.length === 0) {
    const known = choicesFor('', depth).join(', ');
    const what =
      depth === 0
        ? `No gate starts with ${letters}.`
        : `No controlled gate starts with ${letters}: there are ${known}.`;
    return { typing: { ...typing, letters: '' }, say: what };
  }
  const next = { ...typing, letters };
  if (choices.length === 1 && choices[0] === letters) return finish(next, { wire, column: 0 }, qubits);
  const also = choices.filter((name) => name !== letters);
  const say = choices.includes(letters)
    ? `${letters}: Enter places it, or go on to ${also.join(', ')}.`
    : `${letters}… ${also.join(', ')}`;
  return { typing: next, say };
}

/**
 * Places what has been typed, where it is the name of a gate.
 * @param {Typing} typing
 * @param {Cell} cursor
 * @param {number} qubits
 * @returns {Typed}
 */
export function finish(typing, { wire }, qubits) {
  const { controls, letters } = typing;
  if (letters === '') return { typing: nothingTyped };
  const row = controls.length > 0 ? controlled(letters, controls.length) : findTool(letters);
  if (!row) return { typing: { ...typing, letters: '' }, say: `${letters} is not the name of a gate.` };
  if (row.name === 'barrier') {
    const all = Array.from({ length: qubits }, (_, qubit) => qubit);
    return { typing: nothingTyped, place: { name: row.name, qubits: all } };
  }
  const taken = controls.includes(wire) ? controls : controls.filter((one) => one !== wire);
  const targets = wiresFrom(wire, row.qubits - controls.length, qubits, taken);
  if (!targets) {
    const say = `${row.name.toUpperCase()} needs ${row.qubits} qubits: press + for one more.`;
    return { typing: nothingTyped, say };
  }
  return { typing: nothingTyped, place: { name: row.name, qubits: [...controls, ...targets] } };
}

/** The last letter or the last control taken back. @param {Typing} typing @returns {Typing} */
export const takeBack = ({ controls, letters }) =>
  letters === '' ? { controls: controls.slice(0, -1), letters } : { controls, letters: letters.slice(0, -1) };

/**
 * @param {Typing} typing
 * @param {number} wire
 * @param {number} qubits
 * @returns {Typed}
 */
function markControl(typing, wire, qubits) {
  const { controls } = typing;
  const [free] = wiresFrom(wire, 1, qubits, controls) ?? [];
  if (free === undefined || choicesFor('', controls.length + 1).length === 0) {
    const say =
      free === undefined ? 'Every qubit is a control already.' : 'Two controls are the most there are.';
    return { typing, say };
  }
  const marked = [...controls, free];
  const names = choicesFor('', marked.length).join(', ');
  const where = marked.map((qubit) => `qubit ${qubit}`).join(' and ');
  return {
    typing: { controls: marked, letters: '' },
    say: `Control on ${where}. Type the gate: ${names}. The arrow keys choose another target.`,
  };
}

/**
 * What the letters can still become, under so many controls.
 * @param {string} letters
 * @param {number} controls
 */
function choicesFor(letters, controls) {
  const prefix = 'c'.repeat(controls);
  return toolNames
    .filter(
      (name) => controls === 0 || (name.startsWith(prefix) && controlled(name.slice(controls), controls)),
    )
    .map((name) => name.slice(controls))
    .filter((name) => name.startsWith(letters) && (controls > 0 || !isControlledName(name)));
}

/** Names that C leads to. @param {string} name */
const isControlledName = (name) => (findTool(name)?.controls ?? 0) > 0;

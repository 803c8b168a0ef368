import { columnsIn } from '../../model/workshop/circuit.js';

/** @typedef {import('../../model/workshop/types.js').Drawn} Drawn */
/** @typedef {import('../../model/workshop/types.js').Cell} Cell */
/** @typedef {{ from: number, width: number, middle: number }} Column */
/**
 * @typedef {{
 *   columns: Column[], numbers: number[], wireY: (wire: number) => number, pitch: number, boxHeight: number,
 *   width: number, height: number,
 * }} Geometry numbers is the column of each operation; lengths in pixels
 */

const left = 14;
const head = 16; // above the first wire's box
const wide = 50;
const wider = 66;
const narrow = 34;
const thin = 18;
const fewest = 7; // columns that are drawn even where nothing stands in them

/**
 * Where everything on the board is. Many wires stand closer together.
 * @param {Drawn} circuit
 * @param {number} room pixels that there are to fill
 * @returns {Geometry}
 */
export function geometryOf(circuit, room) {
  const numbers = columnsIn(circuit);
  const count = 2 + Math.max(fewest - 2, ...numbers); // one more than are in use
  const widths = new Array(count).fill(0);
  for (const [i, operation] of circuit.operations.entries()) {
    widths[numbers[i]] = Math.max(widths[numbers[i]], widthOf(operation));
  }
  /** @type {Column[]} */
  const columns = [];
  let from = left;
  for (const one of widths) {
    const width = one || wide;
    columns.push({ from, width, middle: from + width / 2 });
    from += width;
  }
  while (from + wide < room) {
    columns.push({ from, width: wide, middle: from + wide / 2 });
    from += wide;
  }
  const pitch = pitchOf(circuit.qubits);
  const wireY = (/** @type {number} */ wire) => head + pitch * (wire + 0.5);
  const boxHeight = Math.min(38, pitch - 8);
  return {
    columns,
    numbers,
    wireY,
    pitch,
    boxHeight,
    width: from + 4,
    height: wireY(circuit.qubits) - pitch / 2 + 8,
  };
}

/** @param {number} qubits */
const pitchOf = (qubits) => (qubits <= 6 ? 54 : qubits <= 10 ? 46 : 36);

/** @param {import('../../model/workshop/types.js').Placed} operation */
function widthOf({ gate, angles, condition }) {
  if (gate === 'barrier') return thin;
  if (angles.length > 1 || condition) return wider;
  const isLink = ['cx', 'ccx', 'cz', 'swap', 'cswap'].includes(gate);
  if (isLink) return narrow;
  return wide;
}

/**
 * The cell under a point of the board.
 * @param {Geometry} geometry
 * @param {number} qubits
 * @param {number} x
 * @param {number} y
 * @returns {Cell | null} null outside of the board
 */
export function cellAt({ columns, pitch, width, height }, qubits, x, y) {
  if (x < -20 || y < -10 || x > width + 20 || y > height + 10) return null;
  const found = columns.findIndex(({ from, width: own }) => x < from + own);
  return {
    wire: Math.min(qubits - 1, Math.max(0, Math.floor((y - head) / pitch))),
    column: found < 0 ? columns.length - 1 : found,
  };
}

/**
 * The line between what has happened and what has not: dashed, with one jog where a column is half done.
 * @param {Geometry} geometry
 * @param {Drawn} circuit
 * @param {number} step
 */
export function markerPath({ columns, numbers, wireY, pitch, height }, { operations }, step) {
  const top = 2;
  const bottom = height - 2;
  if (step === 0 || operations.length === 0) return `M${columns[0].from - 4} ${top}V${bottom}`;
  const at = numbers[step - 1];
  const column = columns[at];
  const right = column.from + column.width;
  if (numbers[step] !== at) return `M${right} ${top}V${bottom}`;
  const jog = wireY(Math.max(...operations[step - 1].qubits)) + pitch / 2;
  const before = at === 0 ? column.from - 4 : column.from;
  return `M${right} ${top}V${jog}H${before}V${bottom}`;
}

import { html, nothing, svg } from 'lit';
import { angleNow, greek, piFraction, sourceName } from '../../model/workshop/angle.js';
import { toolOf } from '../../model/workshop/gates.js';
import { conditionText, operationWords } from '../../model/workshop/words.js';
import { box, cross, dial, dot, link, plus } from '../circuit/glyphs.js';
import { signed } from '../format.js';
import { markerPath } from './geometry.js';

/** @typedef {import('../../model/workshop/types.js').Placed} Placed */
/** @typedef {import('../../model/workshop/types.js').Cell} Cell */
/** @typedef {import('../../model/workshop/types.js').Angle} Angle */
/** @typedef {import('./geometry.js').Geometry} Geometry */
/**
 * @typedef {{
 *   circuit: import('../../model/workshop/types.js').Drawn,
 *   values: import('../../model/workshop/types.js').Values, step: number, cursor: Cell,
 *   typing: import('../../model/workshop/types.js').Typing, target: Cell | null, lifted: number | null,
 * }} BoardState target is where something that is dragged would land; lifted is what is dragged
 */

/**
 * The circuit to be edited: gates that have happened in full, those to come pale, the step as a dashed line.
 * @param {Geometry} geometry
 * @param {BoardState} state
 */
export function boardView(geometry, state) {
  const { circuit, step, cursor, target } = state;
  const { width, height } = geometry;
  const wires = Array.from({ length: circuit.qubits }, (_, wire) => wire);
  return html`<svg
    class="circuit board"
    width=${width}
    height=${height}
    viewBox="0 0 ${width} ${height}"
    aria-hidden="true"
  >
    ${wires.map((wire) => {
      const y = geometry.wireY(wire);
      return svg`<line class="wire" x1="0" x2=${width} y1=${y} y2=${y} />`;
    })}
    ${cellView(geometry, cursor, 'cursor')} ${target ? cellView(geometry, target, 'landing') : nothing}
    ${circuit.operations.map((operation, i) => operationView(geometry, operation, i, state))}
    ${typingView(geometry, state)}
    <path class="marker" d=${markerPath(geometry, circuit, step)} />
  </svg>`;
}

/**
 * @param {Geometry} geometry
 * @param {Cell} cell
 * @param {string} kind
 */
function cellView({ columns, wireY, boxHeight }, { wire, column }, kind) {
  const { from, width } = columns[Math.min(column, columns.length - 1)];
  return svg`<rect class=${kind} x=${from + 1} y=${wireY(wire) - boxHeight / 2 - 3} width=${width - 2}
    height=${boxHeight + 6} rx="7" />`;
}

/**
 * @param {Geometry} geometry
 * @param {Placed} operation
 * @param {number} index
 * @param {BoardState} state
 */
function operationView(geometry, operation, index, { step, lifted, values }) {
  const { columns, numbers, wireY, boxHeight } = geometry;
  const { middle, width } = columns[numbers[index]];
  const { qubits } = operation;
  const [top, bottom] = [Math.min(...qubits), Math.max(...qubits)].map(wireY);
  const when = index >= step ? 'later' : index === step - 1 ? 'now' : '';
  return svg`<g class="operation ${when} ${index === lifted ? 'lifted' : ''}" data-index=${index}>
    <title>${operationWords(operation)}</title>
    <rect class="hold" x=${middle - width / 2} y=${top - boxHeight / 2} width=${width} height=${bottom - top + boxHeight} />
    ${glyphs(operation, middle, geometry, Math.min(width - 6, 60), values)}
    ${scrubHandles(operation, middle, geometry, width)}
    ${operation.condition ? conditionTag(operation.condition, middle, top - boxHeight / 2) : nothing}
  </g>`;
}

/**
 * The lower half of a box with one angle: dragged sideways, it turns.
 * @param {Placed} operation
 * @param {number} x
 * @param {Geometry} geometry
 * @param {number} width
 */
function scrubHandles({ gate, qubits, angles }, x, { wireY, boxHeight }, width) {
  if (angles.length !== 1) return nothing;
  return qubits
    .slice(toolOf(gate).controls)
    .map(
      (qubit) =>
        svg`<rect class="scrub" x=${x - width / 2} y=${wireY(qubit)} width=${width} height=${boxHeight / 2} />`,
    );
}

/**
 * @param {Placed} operation
 * @param {number} x
 * @param {Geometry} geometry
 * @param {number} width
 * @param {import('../../model/workshop/types.js').Values} values
 */
function glyphs(operation, x, { wireY, boxHeight: height, height: full }, width, values) {
  const { gate, qubits, angles, bit } = operation;
  const ys = qubits.map(wireY);
  const line = qubits.length > 1 ? link(x, Math.min(...ys), Math.max(...ys)) : nothing;
  if (gate === 'barrier') return barrier(x, Math.min(...ys), Math.max(...ys), height, full);
  if (gate === 'measure') return dial(x, ys[0], { width, height, value: `c${bit}` });
  if (gate === 'cz') return svg`${line}${ys.map((y) => dot(x, y))}`;
  const { controls, symbol } = toolOf(gate);
  const dots = ys.slice(0, controls).map((y) => dot(x, y));
  const targets = ys.slice(controls);
  if (gate === 'cx' || gate === 'ccx') return svg`${line}${dots}${targets.map((y) => plus(x, y))}`;
  if (gate.endsWith('swap')) return svg`${line}${dots}${targets.map((y) => cross(x, y))}`;
  const look = {
    ...{ width, height, name: symbol, value: angles.map((angle) => boxAngle(angle, values)).join(' ') },
    kind: `${angles.some((angle) => typeof angle === 'object') ? 'trainable' : 'fixed'}${angles.length > 0 ? ' turned' : ''}`,
  };
  return svg`${line}${dots}${targets.map((y) => box(x, y, look))}`;
}

/**
 * @param {number} x
 * @param {number} top
 * @param {number} bottom
 * @param {number} height
 * @param {number} full
 */
const barrier = (x, top, bottom, height, full) => svg`<line class="barrier" x1=${x} x2=${x}
  y1=${Math.max(4, top - height / 2 - 4)} y2=${Math.min(full - 4, bottom + height / 2 + 4)} />`;

/**
 * @param {NonNullable<Placed['condition']>} condition
 * @param {number} x
 * @param {number} y
 */
const conditionTag = (condition, x, y) => svg`<g class="condition">
  <rect x=${x - 27} y=${y - 7} width="54" height="14" rx="7" />
  <text x=${x} y=${y + 3.5}>if ${conditionText(condition).replaceAll(' ', '')}</text>
</g>`;

/** The controls marked so far, and the letters typed. @param {Geometry} geometry @param {BoardState} state */
function typingView({ columns, wireY, boxHeight }, { typing, cursor }) {
  const { middle } = columns[Math.min(cursor.column, columns.length - 1)];
  const letters =
    typing.letters === ''
      ? nothing
      : box(middle, wireY(cursor.wire), {
          width: 44,
          height: boxHeight,
          kind: 'typed',
          name: `${typing.letters.toUpperCase()}…`,
        });
  return svg`${typing.controls.map((wire) => svg`<circle class="pending" cx=${middle} cy=${wireY(wire)} r="6" />`)}${letters}`;
}

const printed = /** @type {const} */ ([
  [/\|(\w+)>/g, '|$1⟩'],
  [/\btheta\b/g, 'θ'],
  [/\bphi\b/g, 'φ'],
  [/\blambda\b/g, 'λ'],
  [/\bpi\b/g, 'π'],
  [/\(-/g, '(−'],
]);

/** What the gate table says, which is written in ASCII, as it is printed. @param {string} doc */
export const docText = (doc) =>
  printed.reduce((text, [pattern, letter]) => text.replace(pattern, letter), doc);

/**
 * An angle as a box shows it: a name where it is short, else the value that it has just now.
 * @param {Angle} angle
 * @param {import('../../model/workshop/types.js').Values} values
 */
function boxAngle(angle, values) {
  const text = shortAngle(angle);
  return text.length > 6 ? shortNumber(angleNow(angle, values)) : text;
}

/** An angle in the few letters that a box holds: π/2, 0.30, 2θ₀. @param {Angle} angle */
export function shortAngle(angle) {
  if (typeof angle === 'number') return shortNumber(angle);
  const name = greek(sourceName(angle, '·'));
  const { scale, offset } = angle;
  const head = `${scale === 1 ? '' : scale === -1 ? '−' : factorText(scale)}${name}`;
  return offset === 0 ? head : `${head}${offset < 0 ? '' : '+'}${shortNumber(offset)}`;
}

/** 2, 0.5, π/2 @param {number} value */
const factorText = (value) =>
  Number.isInteger(value) ? String(value).replace('-', '−') : shortNumber(value);

/** @param {number} value */
export function shortNumber(value) {
  const fraction = piFraction(value);
  if (!fraction) return signed(value);
  const [top, bottom] = fraction;
  if (top === 0) return '0';
  const head = `${top < 0 ? '−' : ''}${Math.abs(top) === 1 ? '' : Math.abs(top)}π`;
  return bottom === 1 ? head : `${head}/${bottom}`;
}

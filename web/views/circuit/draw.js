import { html, nothing, svg } from 'lit';
import { signed, subscript } from '../format.js';
import { angleValue } from './angles.js';
import { box, dot, link, plus } from './glyphs.js';
import { wireY } from './layout.js';

/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./layout.js').PlacedGate} PlacedGate */
/** @typedef {import('./angles.js').Bindings} Bindings */

const boxWidth = 42;
const boxHeight = 38;
const tail = 78;

/**
 * The circuit as it would be printed, with the present angles in its gates.
 * @param {Layout} layout
 * @param {Bindings} bindings
 * @param {{
 *   title: string, expectations?: number[] | null, read?: Set<number>, names?: string[] | null,
 *   mark?: (operation: import('../../model/types.js').Operation) => string,
 * }} options ⟨Z⟩ of each qubit, and which of them the model reads, where there is anything to read; what the columns
 *   that gates read are called; and the class of each gate
 */
export function circuitView(
  layout,
  bindings,
  { title, expectations, read, names, mark = () => 'operation' },
) {
  const width = layout.width + (read ? tail : 0);
  const qubits = Array.from({ length: layout.qubits }, (_, qubit) => qubit);
  return html`<svg
    class="circuit"
    role="img"
    aria-label=${title}
    width=${width}
    height=${layout.height}
    viewBox="0 0 ${width} ${layout.height}"
  >
    ${qubits.map((qubit) => wire(qubit, layout.width))}
    ${layout.gates.map((gate) => svg`<g class=${mark(gate.operation)}>${gateView(gate, bindings, names ?? null)}</g>`)}
    ${read ? qubits.map((qubit) => outcome(qubit, layout.width, expectations?.[qubit], read.has(qubit))) : nothing}
    ${layout.sections.map(({ label, from, to }) => bracket(label, from, to, wireY(layout.qubits - 1) + 34))}
  </svg>`;
}

/**
 * @param {number} qubit
 * @param {number} end
 */
const wire = (qubit, end) => svg`
  <text class="wire-name" x="0" y=${wireY(qubit) + 4}>${subscript('q', qubit)}</text>
  <line class="wire" x1="24" x2=${end + 4} y1=${wireY(qubit)} y2=${wireY(qubit)} />`;

/**
 * What comes out at the end of a wire; a frame marks the qubits that the model reads.
 * @param {number} qubit
 * @param {number} x
 * @param {number | undefined} value
 * @param {boolean} read
 */
const outcome = (qubit, x, value, read) => svg`
  ${
    read
      ? svg`<rect class="meter" x=${x + 2} y=${wireY(qubit) - 14} width="74" height="28" rx="5" />`
      : nothing
  }
  <text class=${read ? 'outcome read' : 'outcome'} x=${x + 9} y=${wireY(qubit) + 4}>⟨Z⟩</text>
  <text class="outcome value" x=${x + 70} y=${wireY(qubit) + 4}>${value === undefined ? '' : signed(value)}</text>`;

/**
 * @param {string} label
 * @param {number} from
 * @param {number} to
 * @param {number} y
 */
const bracket = (label, from, to, y) => svg`
  <line class="bracket" x1=${from + 3} x2=${to - 3} y1=${y} y2=${y} />
  <text class="section" x=${(from + to) / 2} y=${y + 15}>${label}</text>`;

/**
 * @param {PlacedGate} gate
 * @param {Bindings} bindings
 * @param {string[] | null} names of the columns that gates read
 */
function gateView({ operation, kind, x }, bindings, names) {
  const { gate, qubits, angles } = operation;
  const target = qubits[qubits.length - 1];
  const controls = qubits.slice(0, -1);
  const ends = /** @type {const} */ ([wireY(Math.min(...qubits)), wireY(Math.max(...qubits))]);
  const line = link(x, ...ends);
  if (gate === 'barrier')
    return svg`<line class="barrier" x1=${x} x2=${x} y1=${ends[0] - 20} y2=${ends[1] + 20} />`;
  if (gate === 'cx') return svg`${line}${dots(controls, x)}${plus(x, wireY(target))}`;
  if (gate === 'cz') return svg`${line}${dots(qubits, x)}`;
  const boxed = gate.startsWith('c') ? [target] : qubits;
  const value = angles.map((angle) => signed(angleValue(angle, bindings))).join(' ');
  const look = { width: boxWidth, height: boxHeight, kind, name: gateLabel(operation, names), value };
  return svg`${qubits.length > 1 ? line : nothing}${dots(gate.startsWith('c') ? controls : [], x)}
    ${boxed.map((qubit) => box(x, wireY(qubit), look))}`;
}

/**
 * RY, or RY x₀ where a column of the data is the angle.
 * @param {import('../../model/types.js').Operation} operation
 * @param {string[] | null} names
 */
function gateLabel({ gate, angles }, names) {
  const [angle] = angles;
  const name = gate.replace(/^c(?=r|p)/, '').toUpperCase();
  if (typeof angle !== 'object' || !('feature' in angle)) return name;
  return `${name} ${names?.[angle.feature] ?? subscript('x', angle.feature)}`;
}

/**
 * @param {number[]} qubits
 * @param {number} x
 */
const dots = (qubits, x) => qubits.map((qubit) => dot(x, wireY(qubit)));

import { html, nothing, svg } from 'lit';
import { blochMark } from '../circuit/bloch.js';
import { signed, subscript } from '../format.js';

/** @typedef {import('./geometry.js').Geometry} Geometry */
/** @typedef {import('../circuit/bloch.js').Vector} Vector */
/** @typedef {{ a: number, b: number, ideal: number, noisy: number | null }} Link concurrence of two qubits, 0 to 1 */

const faint = 0.005; // a concurrence that is not drawn

/**
 * The pairs that are entangled on their own account, the strongest first.
 * @param {number} qubits
 * @param {Float64Array | undefined} ideal qubits × qubits
 * @param {Float64Array | undefined} noisy
 * @returns {Link[]}
 */
export function linksOf(qubits, ideal, noisy) {
  /** @type {Link[]} */
  const links = [];
  if (!ideal) return links;
  for (let a = 0; a < qubits; a++) {
    for (let b = a + 1; b < qubits; b++) {
      const at = a * qubits + b;
      const link = { a, b, ideal: ideal[at], noisy: noisy ? noisy[at] : null };
      if (Math.max(link.ideal, link.noisy ?? 0) > faint) links.push(link);
    }
  }
  return links.sort((one, other) => other.ideal - one.ideal);
}

/**
 * What stands at the ends of the wires at a step: a Bloch sphere and ⟨Z⟩ for each qubit, and arcs between qubits that
 * are entangled with each other.
 * @param {Geometry} geometry
 * @param {number} qubits
 * @param {{ vectors: (Vector | null)[], noisy: (Vector | null)[], links: Link[], narrow: boolean }} state
 *   narrow leaves the numbers out
 */
export function wireEndsView(geometry, qubits, { vectors, noisy, links, narrow }) {
  const { wireY, pitch, height } = geometry;
  const size = Math.min(20, pitch / 2 - 4);
  const wires = Array.from({ length: qubits }, (_, qubit) => qubit);
  const arcs = narrow ? 52 : 100; // where the arcs begin
  const width = arcs + (narrow ? 32 : 40);
  return html`<svg
    class="circuit ends"
    role="img"
    aria-label=${endsWords(vectors, noisy, links)}
    width=${width}
    height=${height}
    viewBox="0 0 ${width} ${height}"
  >
    ${narrow ? nothing : svg`<text class="head" x="94" y="11">⟨Z⟩</text>`}
    ${links.length > 0 ? svg`<text class="head" x=${width} y="11">linked</text>` : nothing}
    ${wires.map((qubit) => {
      const y = wireY(qubit);
      const vector = vectors[qubit];
      return svg`<line class="wire" x1="0" x2="10" y1=${y} y2=${y} />
        ${blochMark(12 + size, y, size, vector, noisy[qubit])}
        ${narrow ? nothing : numbers(y, vector, noisy[qubit])}`;
    })}
    ${links.map((link) => arc(link, wireY, qubits, arcs))}
  </svg>`;
}

/**
 * @param {number} y
 * @param {Vector | null} vector
 * @param {Vector | null} noisy
 */
const numbers = (y, vector, noisy) => svg`
  <text class="outcome value" x="94" y=${noisy ? y - 2 : y + 4}>${signedOr(vector)}</text>
  <text class="outcome value noisy" x="94" y=${y + 12}>${signedOr(noisy)}</text>`;

/** @param {Vector | null} vector */
const signedOr = (vector) => (vector ? signed(vector[2]) : '');

/**
 * @param {Link} link
 * @param {(wire: number) => number} wireY
 * @param {number} qubits
 * @param {number} x
 */
function arc({ a, b, ideal, noisy }, wireY, qubits, x) {
  const [from, to] = [wireY(a), wireY(b)];
  const bow = 10 + (30 * (b - a)) / Math.max(3, qubits - 1);
  const path = (/** @type {number} */ by) => `M${x} ${from}C${x + by} ${from} ${x + by} ${to} ${x} ${to}`;
  return svg`<g>
    <title>${linkWords({ a, b, ideal, noisy })}</title>
    <path class="entangled" stroke-width=${0.8 + 3.2 * ideal} d=${path(bow)} />
    ${noisy === null ? nothing : svg`<path class="entangled noisy" stroke-width=${0.8 + 2.4 * noisy} d=${path(bow + 7)} />`}
  </g>`;
}

/** @param {Link} link */
export const linkWords = ({ a, b, ideal, noisy }) =>
  `${subscript('q', a)} and ${subscript('q', b)}: concurrence ${ideal.toFixed(2)}${noisy === null ? '' : `, noisy ${noisy.toFixed(2)}`}`;

/**
 * @param {(Vector | null)[]} vectors
 * @param {(Vector | null)[]} noisy
 * @param {Link[]} links
 */
function endsWords(vectors, noisy, links) {
  const each = vectors.map((vector, qubit) => {
    const other = noisy[qubit];
    return vector ? `qubit ${qubit} Z ${signed(vector[2])}${other ? `, noisy ${signed(other[2])}` : ''}` : '';
  });
  const pairs = links.slice(0, 8).map(linkWords).join('; ');
  return `Bloch vectors at this step: ${each.filter(Boolean).join('; ') || 'not computed'}. ${pairs ? `Entangled pairs: ${pairs}` : 'No entangled pairs'}`;
}

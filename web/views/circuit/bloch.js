import { html, svg } from 'lit';
import { signed, subscript } from '../format.js';

const radius = 50;
const turn = 0.42; // how far the sphere is turned about its own axis, in radians
const tilt = 0.32; // how far the reader looks down on it

/**
 * A point of the unit ball on paper.
 * @param {number} x
 * @param {number} y
 * @param {number} z
 * @returns {[number, number]}
 */
function project(x, y, z) {
  const across = y * Math.cos(turn) - x * Math.sin(turn);
  const near = x * Math.cos(turn) + y * Math.sin(turn);
  return [radius * across, radius * (near * Math.sin(tilt) - z * Math.cos(tilt))];
}

/**
 * The state of one qubit as an arrow in the Bloch sphere, with its length in words.
 * @param {number} qubit
 * @param {[number, number, number]} vector expectations of X, Y and Z
 */
export function blochView(qubit, [x, y, z]) {
  const length = Math.hypot(x, y, z);
  const [px, py] = project(x, y, z);
  const [fx, fy] = project(x, y, 0);
  const name = subscript('q', qubit);
  const values = `X ${signed(x)}, Y ${signed(y)}, Z ${signed(z)}, length ${length.toFixed(2)}`;
  return html`<figure class="bloch">
    <svg
      role="img"
      aria-label="Bloch vector of ${name}: ${values}"
      viewBox="-68 -68 136 136"
      width="136"
      height="136"
    >
      <circle class="ball" r=${radius} />
      <ellipse class="equator" rx=${radius} ry=${radius * Math.sin(tilt)} />
      ${axis(0, 0, 1)} ${axis(1, 0, 0)} ${axis(0, 1, 0)}
      <text class="name" x="-66" y="-52">${name}</text>
      <text class="ket" y=${-radius - 6}>|0⟩</text>
      <text class="ket" y=${radius + 15}>|1⟩</text>
      <path class="shade" d="M${px} ${py}L${fx} ${fy}L0 0" />
      <line class="arrow" x2=${px} y2=${py} />
      <circle class="tip" cx=${px} cy=${py} r="4" />
    </svg>
    <figcaption>
      <span>X <i>${signed(x)}</i></span>
      <span>Y <i>${signed(y)}</i></span>
      <span>Z <i>${signed(z)}</i></span>
      <span>length <i>${length.toFixed(2)}</i></span>
    </figcaption>
  </figure>`;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} z
 */
function axis(x, y, z) {
  const [px, py] = project(x, y, z);
  return svg`<line class="axis" x1=${-px} y1=${-py} x2=${px} y2=${py} />`;
}

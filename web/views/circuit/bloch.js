import { html, nothing, svg } from 'lit';
import { signed, subscript } from '../format.js';

const radius = 50;
const turn = 0.42; // how far the sphere is turned about its own axis, in radians
const tilt = 0.32; // how far the reader looks down on it

/** @typedef {[x: number, y: number, z: number]} Vector expectations of X, Y and Z */
/** @typedef {[across: number, down: number]} Point */

/**
 * A point of the unit ball on paper.
 * @param {Vector} vector
 * @param {number} [size] radius of the sphere
 * @returns {Point}
 */
function project([x, y, z], size = radius) {
  const across = y * Math.cos(turn) - x * Math.sin(turn);
  const near = x * Math.cos(turn) + y * Math.sin(turn);
  return [size * across, size * (near * Math.sin(tilt) - z * Math.cos(tilt))];
}

/**
 * The state of one qubit as an arrow in the Bloch sphere, with its length in words; under noise a second arrow.
 * @param {number} qubit
 * @param {Vector} vector
 * @param {Vector | null} [noisy]
 */
export function blochView(qubit, [x, y, z], noisy = null) {
  const length = Math.hypot(x, y, z);
  const [px, py] = project([x, y, z]);
  const [fx, fy] = project([x, y, 0]);
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
      ${axis([0, 0, 1])} ${axis([1, 0, 0])} ${axis([0, 1, 0])}
      <text class="name" x="-66" y="-52">${name}</text>
      <text class="ket" y=${-radius - 6}>|0⟩</text>
      <text class="ket" y=${radius + 15}>|1⟩</text>
      <path class="shade" d="M${px} ${py}L${fx} ${fy}L0 0" />
      <line class="arrow" x2=${px} y2=${py} />
      <circle class="tip" cx=${px} cy=${py} r="4" />
      ${noisy ? noisyArrow(project(noisy), 4) : nothing}
    </svg>
    <figcaption>
      <span>X <i>${signed(x)}</i></span>
      <span>Y <i>${signed(y)}</i></span>
      <span>Z <i>${signed(z)}</i></span>
      <span>length <i>${length.toFixed(2)}</i></span>
    </figcaption>
  </figure>`;
}

/** @param {Vector} along */
function axis(along) {
  const [px, py] = project(along);
  return svg`<line class="axis" x1=${-px} y1=${-py} x2=${px} y2=${py} />`;
}

/**
 * The noisy state: dashed, with a ring for a tip, so that colour is not all that tells it apart.
 * @param {Point} tip
 * @param {number} size
 */
const noisyArrow = ([x, y], size) => svg`
  <line class="arrow noisy" x2=${x} y2=${y} />
  <circle class="tip noisy" cx=${x} cy=${y} r=${size} />`;

/**
 * A small sphere for the end of a wire.
 * @param {number} x
 * @param {number} y
 * @param {number} size radius
 * @param {Vector | null} vector null where it is not known
 * @param {Vector | null} noisy
 */
export function blochMark(x, y, size, vector, noisy) {
  const [px, py] = vector ? project(vector, size) : [0, 0];
  return svg`<g class="bloch mark" transform="translate(${x} ${y})">
    <circle class="ball" r=${size} />
    <ellipse class="equator" rx=${size} ry=${size * Math.sin(tilt)} />
    ${vector ? svg`<line class="arrow" x2=${px} y2=${py} /><circle class="tip" cx=${px} cy=${py} r="2.4" />` : nothing}
    ${noisy ? noisyArrow(project(noisy, size), 2.4) : nothing}
  </g>`;
}

import { html, svg } from 'lit';

/** Phase as a hue and as the hand of a disc: 0 points right, π/2 up. */

const turn = 2 * Math.PI;

const first = 290; // degrees: the hue of phase 0 is that of everything quantum

/**
 * Equally light for every phase, so that only size decides how strong it looks.
 * @param {number} phase radians
 * @param {number} [alpha]
 */
export const phaseColor = (phase, alpha = 1) =>
  `oklch(0.62 0.17 ${Math.round((((first + (phase / turn) * 360) % 360) + 360) % 360)} / ${alpha.toFixed(3)})`;

/**
 * The phase in words: 0, π/2, −0.71 rad.
 * @param {number} phase
 */
export function phaseText(phase) {
  const eighths = (phase / Math.PI) * 8;
  const whole = Math.round(eighths);
  if (Math.abs(eighths - whole) > 1e-3 && Math.abs(phase) >= 0.005)
    return `${phase < 0 ? '−' : ''}${Math.abs(phase).toFixed(2)}`;
  if (whole === 0) return '0';
  const divisor = [8, 4, 2, 1].find((one) => whole % one === 0) ?? 1;
  const [top, bottom] = [Math.abs(whole) / divisor, 8 / divisor];
  return `${whole < 0 && Math.abs(whole) !== 8 ? '−' : ''}${top === 1 ? '' : top}π${bottom === 1 ? '' : `/${bottom}`}`;
}

/**
 * An amplitude as a disc: its radius is the size, its hand and hue the phase.
 * @param {number} size 0 to 1
 * @param {number} phase radians
 */
export function amplitudeDisc(size, phase) {
  const radius = 9 * size;
  const [x, y] = [radius * Math.cos(phase), -radius * Math.sin(phase)];
  return svg`<svg class="disc" viewBox="-10 -10 20 20" width="20" height="20" aria-hidden="true">
    <circle class="rim" r="9" />
    <circle r=${radius} fill=${phaseColor(phase)} />
    <line class="hand" x2=${x} y2=${y} />
  </svg>`;
}

const sectors = 24;

/** What each hue means. */
export function phaseWheel() {
  const parts = Array.from({ length: sectors }, (_, i) => {
    const [from, to] = [(i - 0.5) / sectors, (i + 0.52) / sectors].map((share) => share * turn);
    const point = (/** @type {number} */ radius, /** @type {number} */ angle) =>
      `${(radius * Math.cos(angle)).toFixed(2)} ${(-radius * Math.sin(angle)).toFixed(2)}`;
    return svg`<path fill=${phaseColor((i / sectors) * turn)}
      d="M${point(9, from)}L${point(17, from)}A17 17 0 0 0 ${point(17, to)}L${point(9, to)}A9 9 0 0 1 ${point(9, from)}" />`;
  });
  return html`<svg
    class="wheel"
    role="img"
    aria-label="Phase as hue: 0 is violet and to the right, a quarter turn red and up, half a turn olive, three quarters teal"
    viewBox="-38 -28 76 56"
    width="76"
    height="56"
  >
    ${parts}
    <text x="28" y="4">0</text>
    <text x="0" y="-19">π/2</text>
    <text x="-27" y="4">π</text>
    <text x="0" y="27">−π/2</text>
  </svg>`;
}

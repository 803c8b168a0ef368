import { QualmError, show } from './errors.js';
import { devices } from './generated/devices.js';

export { devices };

/**
 * Published figures of one device; what is not published is null.
 * @typedef {{
 *   name: string, title: string, sentence: string, qubits: number, technology: 'superconducting' | 'trapped-ion',
 *   calibrated: string | null, read: string, source: string, note: string, basis: string[], edges: [number, number][],
 *   t1: number | (number | null)[] | null, t2: number | (number | null)[] | null,
 *   p01: number | (number | null)[] | null, p10: number | (number | null)[] | null,
 *   gates: { gate: string, qubits?: number[], error: number | null, seconds: number | null }[],
 * }} Device edges are the pairs that a two-qubit gate may join, none where it may join all; times in seconds; error is
 *   1 − average gate fidelity; p01 reads 0 when it was 1; calibrated is the date of the figures, where it is published,
 *   and read that on which the source was read
 */

/**
 * The figures of a device; nothing for 'ideal', which has no noise.
 * @param {unknown} [name]
 * @returns {Device | undefined}
 */
export function deviceNamed(name = 'ideal') {
  if (name === 'ideal') return undefined;
  const found = devices.find((device) => device.name === name);
  if (found) return found;
  const known = ['ideal', ...devices.map((device) => device.name)].join(', ');
  throw new QualmError('invalid-noise', `There is no device ${show(name)}.`, show(name), known);
}

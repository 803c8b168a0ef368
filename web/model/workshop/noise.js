/** @typedef {import('./types.js').NoiseChoice} NoiseChoice */
/**
 * @typedef {{
 *   kind: string, label: string, channel?: string, parameter?: string, symbol: string, most: number, step: number,
 *   first: number, sentence: string,
 * }} NoiseKind most and first are the end of the slider and where it starts
 */

/** One row for each kind of noise that has one number; devices have a scale instead. @type {readonly NoiseKind[]} */
export const noiseKinds = [
  {
    ...{ kind: 'none', label: 'None', symbol: '', most: 0, step: 1, first: 0 },
    sentence: 'Nothing goes wrong: ideal gates, a privilege of simulators.',
  },
  {
    ...{ kind: 'depolarizing', label: 'Depolarizing', channel: 'depolarizing', parameter: 'p', symbol: 'p' },
    ...{ most: 0.2, step: 0.001, first: 0.02 },
    sentence:
      'After each gate, with probability p, one of the other Paulis on its qubits: arrows shrink alike in all directions.',
  },
  {
    ...{
      kind: 'amplitude-damping',
      label: 'Amplitude damping',
      channel: 'amplitude-damping',
      parameter: 'gamma',
    },
    ...{ symbol: 'γ', most: 0.5, step: 0.005, first: 0.05 },
    sentence: 'After each gate, |1⟩ falls to |0⟩ with probability γ: energy leaks, arrows drift up to |0⟩.',
  },
  {
    ...{ kind: 'phase-damping', label: 'Phase damping', channel: 'phase-damping', parameter: 'lambda' },
    ...{ symbol: 'λ', most: 0.5, step: 0.005, first: 0.05 },
    sentence:
      'After each gate, the phase is partly forgotten: arrows shrink towards the axis, probabilities stay.',
  },
  {
    ...{ kind: 'bit-flip', label: 'Bit flip', channel: 'bit-flip', parameter: 'p', symbol: 'p' },
    ...{ most: 0.5, step: 0.005, first: 0.02 },
    sentence: 'After each gate, each of its qubits is flipped with probability p.',
  },
];

/** The slider of a device: its published errors × scale. */
export const deviceScale = { symbol: 'scale', most: 3, step: 0.05, first: 1 };

/** @param {string} kind */
export const findKind = (kind) => noiseKinds.find((row) => row.kind === kind);

/** The slider that goes with a choice. @param {NoiseChoice} choice */
export const sliderOf = ({ kind }) => findKind(kind) ?? deviceScale;

/**
 * The noise as the library takes it; undefined for none.
 * @param {NoiseChoice} choice
 */
export function noiseOption({ kind, strength }) {
  const row = findKind(kind);
  if (!row) return { device: kind, scale: strength };
  if (!row.channel || !row.parameter || strength === 0) return undefined;
  return { gates: [{ on: 'all', channel: row.channel, [row.parameter]: strength }] };
}

/**
 * A choice as it is read.
 * @param {NoiseChoice} choice
 * @param {readonly import('./types.js').DeviceLine[]} devices
 */
export function noiseWords({ kind, strength }, devices) {
  const row = findKind(kind);
  if (row) return row.channel ? `${row.label.toLowerCase()}, ${row.symbol} = ${strength}` : 'no noise';
  const title = devices.find(({ name }) => name === kind)?.title ?? kind;
  return strength === 1 ? title : `${title} × ${strength}`;
}

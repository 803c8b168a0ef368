/** @typedef {import('./types.js').NoiseChoice} NoiseChoice */
/** @typedef {import('../../../bindings/js/types.js').Noise} Noise */
/**
 * @typedef {{
 *   kind: string, label: string, group: string, option?: (strength: number) => Noise, symbol: string, most: number,
 *   step: number, first: number, sentence: string,
 * }} NoiseKind option: as the library takes it; most and first are the end of the slider and where it starts
 */

const [afterGates, whileTimePasses] = ['After every gate', 'While time passes'];

/** @param {string} channel @param {string} parameter @returns {(strength: number) => Noise} */
const onGates = (channel, parameter) => (strength) => ({
  gates: [{ on: 'all', channel, [parameter]: strength }],
});

/** The clock of noise that takes time: gates on several qubits take a unit each, others none. */
const unit = 1e-6; // seconds
const durations = { '2q': unit, '3q': unit };
const stable = 1; // seconds: a T1 beside which all that happens here is short

/** One row for each kind of noise that has one number; devices have a scale instead. @type {readonly NoiseKind[]} */
export const noiseKinds = [
  {
    ...{ kind: 'none', label: 'None', group: '', symbol: '', most: 0, step: 1, first: 0 },
    sentence: 'Nothing goes wrong: ideal gates, a privilege of simulators.',
  },
  {
    ...{ kind: 'depolarizing', label: 'Depolarizing', group: afterGates, symbol: 'p' },
    ...{ option: onGates('depolarizing', 'p'), most: 0.2, step: 0.001, first: 0.02 },
    sentence:
      'After each gate, with probability p, one of the other Paulis on its qubits: arrows shrink alike in all directions.',
  },
  {
    ...{ kind: 'amplitude-damping', label: 'Amplitude damping', group: afterGates, symbol: 'γ' },
    ...{ option: onGates('amplitude-damping', 'gamma'), most: 0.5, step: 0.005, first: 0.05 },
    sentence: 'After each gate, |1⟩ falls to |0⟩ with probability γ: energy leaks, arrows drift up to |0⟩.',
  },
  {
    ...{ kind: 'phase-damping', label: 'Phase damping', group: afterGates, symbol: 'λ' },
    ...{ option: onGates('phase-damping', 'lambda'), most: 0.5, step: 0.005, first: 0.05 },
    sentence:
      'After each gate, the phase is partly forgotten: arrows shrink towards the axis, probabilities stay.',
  },
  {
    ...{ kind: 'bit-flip', label: 'Bit flip', group: afterGates, symbol: 'p' },
    ...{ option: onGates('bit-flip', 'p'), most: 0.5, step: 0.005, first: 0.02 },
    sentence: 'After each gate, each of its qubits is flipped with probability p.',
  },
  {
    ...{ kind: 'slow-dephasing', label: 'Slow dephasing', group: whileTimePasses, symbol: 'σ' },
    option: (strength) => ({ durations, detuning: { sigma: strength / unit } }),
    ...{ most: 1.5, step: 0.01, first: 0.3 },
    sentence:
      'Each qubit’s frequency is off by a random amount of standard deviation σ, in radians for each gate on several qubits: only these take time. It stays through a shot, so an echo undoes it. What waiting costs shows when the wait ends.',
  },
  {
    ...{ kind: 'white-dephasing', label: 'White dephasing', group: whileTimePasses, symbol: '1/T2' },
    option: (strength) => ({ durations, idle: { t1: stable, t2: unit / strength } }),
    ...{ most: 1.5, step: 0.01, first: 0.1 },
    sentence:
      'A qubit that waits loses its phase from moment to moment, T2 counted in gates on several qubits: only these take time. Nothing is remembered, so no echo helps. What waiting costs shows when the wait ends.',
  },
];

/** The kinds as a list of choices shows them: those without a group stand alone. */
export const noiseGroups = [...new Set(noiseKinds.map(({ group }) => group))].map((group) => ({
  group,
  kinds: noiseKinds.filter((row) => row.group === group),
}));

/** The slider of a device: its published errors × scale. */
export const deviceScale = { symbol: 'scale', most: 3, step: 0.05, first: 1 };

/** @param {string} kind */
export const findKind = (kind) => noiseKinds.find((row) => row.kind === kind);

/** The slider that goes with a choice. @param {NoiseChoice} choice */
export const sliderOf = ({ kind }) => findKind(kind) ?? deviceScale;

/**
 * The noise as the library takes it; undefined for none.
 * @param {NoiseChoice} choice
 * @returns {Noise | undefined}
 */
export function noiseOption({ kind, strength }) {
  const row = findKind(kind);
  if (!row) return { device: kind, scale: strength };
  return strength === 0 ? undefined : row.option?.(strength);
}

/**
 * A choice as it is read.
 * @param {NoiseChoice} choice
 * @param {readonly import('./types.js').DeviceLine[]} devices
 */
export function noiseWords({ kind, strength }, devices) {
  const row = findKind(kind);
  if (row) return row.option ? `${row.label.toLowerCase()}, ${row.symbol} = ${strength}` : 'no noise';
  const title = devices.find(({ name }) => name === kind)?.title ?? kind;
  return strength === 1 ? title : `${title} × ${strength}`;
}

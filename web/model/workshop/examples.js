import { fromPlain } from './circuit.js';

/** @typedef {import('./types.js').Placed} Placed */
/** @typedef {import('./types.js').Angle} Angle */
/** @typedef {{ title: string, link: string, shows: string, circuit: import('./types.js').Drawn, values: import('./types.js').Values }} Example */

/**
 * @param {string} gate
 * @param {number | number[]} qubits
 * @param {...Angle} angles
 * @returns {Placed}
 */
const on = (gate, qubits, ...angles) => ({ gate, qubits: [qubits].flat(), angles });

/** @param {number} qubit @param {number} bit @returns {Placed} */
const measured = (qubit, bit) => ({ ...on('measure', qubit), bit });

/** @param {number} qubits */
const each = (qubits) => Array.from({ length: qubits }, (_, qubit) => qubit);

/** @param {string} name @returns {Angle} */
const named = (name) => ({ param: name, scale: 1, offset: 0 });

/** A chain of CX: (|0…0⟩ + |1…1⟩)/√2. @param {number} qubits */
const ghz = (qubits) => [on('h', 0), ...each(qubits - 1).map((qubit) => on('cx', [qubit, qubit + 1]))];

/** Qubit 0's state, RY(theta)|0⟩, reappears on qubit 2. */
const teleportation = [
  on('ry', 0, named('theta')),
  ...[on('h', 1), on('cx', [1, 2]), on('barrier', [0, 1, 2])],
  ...[on('cx', [0, 1]), on('h', 0), measured(0, 0), measured(1, 1)],
  { ...on('x', 2), condition: { bits: [1], value: 1 } },
  { ...on('z', 2), condition: { bits: [0], value: 1 } },
];

/** Grover's search for |11⟩: one round finds it for certain. */
const grover2 = [
  ...each(2).map((qubit) => on('h', qubit)),
  ...[on('barrier', [0, 1]), on('cz', [0, 1]), on('barrier', [0, 1])],
  ...each(2).map((qubit) => on('h', qubit)),
  ...each(2).map((qubit) => on('x', qubit)),
  on('cz', [0, 1]),
  ...each(2).map((qubit) => on('x', qubit)),
  ...each(2).map((qubit) => on('h', qubit)),
];

/** Flips the sign of |111⟩. */
const signOf111 = [on('h', 2), on('ccx', [0, 1, 2]), on('h', 2)];

const round3 = [
  ...[...signOf111, on('barrier', [0, 1, 2])],
  ...each(3).map((qubit) => on('h', qubit)),
  ...each(3).map((qubit) => on('x', qubit)),
  ...signOf111,
  ...each(3).map((qubit) => on('x', qubit)),
  ...each(3).map((qubit) => on('h', qubit)),
  on('barrier', [0, 1, 2]),
];

/** Two rounds of Grover's search for |111⟩: 121/128. */
const grover3 = [...each(3).map((qubit) => on('h', qubit)), ...round3, ...round3];

/** The quantum Fourier transform, of |1⟩ here: all sizes equal, phases once around. @param {number} qubits */
function fourier(qubits) {
  const operations = each(qubits)
    .reverse()
    .flatMap((target) => [
      on('h', target),
      ...each(target)
        .reverse()
        .map((control) => on('cp', [control, target], Math.PI / (1 << (target - control)))),
    ]);
  const swaps = each(Math.floor(qubits / 2)).map((qubit) => on('swap', [qubit, qubits - 1 - qubit]));
  return [...operations, ...swaps];
}

/** The inverse: reversed, with opposite angles. @param {number} qubits */
const fourierBack = (qubits) =>
  fourier(qubits)
    .reverse()
    .map(({ angles, ...rest }) => ({ ...rest, angles: angles.map((angle) => -Number(angle)) }));

/** (|001⟩ + |010⟩ + |100⟩)/√3: one excitation, shared by three. */
const wState = [
  on('ry', 0, 1.9106332362490184), // 2·acos(1/√3)
  ...[on('ch', [0, 1]), on('cx', [1, 2]), on('cx', [0, 1]), on('x', 0)],
];

/** The phase 3/8 of p(3π/4) on |1⟩, read by three qubits: they end in |011⟩. */
const phaseEstimation = [
  ...[on('x', 3), ...each(3).map((qubit) => on('h', qubit))],
  ...each(3).map((qubit) => on('cp', [qubit, 3], ((1 << qubit) * 3 * Math.PI) / 4)),
  on('barrier', [0, 1, 2, 3]),
  ...fourierBack(3),
];

/** One layer of a model to be trained: turn each qubit, then a ring of CX. */
const variational = [
  ...each(4).map((qubit) => on('ry', qubit, named(`theta_${qubit}`))),
  ...each(4).map((qubit) => on('rz', qubit, named(`phi_${qubit}`))),
  ...each(4).map((qubit) => on('cx', [qubit, (qubit + 1) % 4])),
];

/** @param {number} qubits */
const layer = (qubits) => [
  ...each(qubits).map((qubit) => on('ry', qubit, (3 + qubit) / 10)),
  ...each(qubits).map((qubit) => on('rz', qubit, (4 + qubit) / 20)),
  ...each(qubits - 1).map((qubit) => on('cx', [qubit, qubit + 1])),
];

/**
 * @param {string} link
 * @param {string} title
 * @param {number} qubits
 * @param {Placed[]} operations
 * @param {string} shows
 * @param {Record<string, number>} [values]
 * @returns {Example}
 */
const example = (link, title, qubits, operations, shows, values = {}) => ({
  ...{ link, title, shows, values },
  circuit: fromPlain({ qubits, operations }).circuit,
});

/** Circuits worth a look: each title is what to see. */
export const examples = [
  example('bell', 'Bell pair', 2, ghz(2), 'Two qubits that have no state of their own, only one together.'),
  example('ghz', 'GHZ', 4, ghz(4), 'All or nothing: entangled as a whole, and no two of them alone.'),
  example('w', 'W state', 3, wState, 'One excitation shared by three: every pair stays entangled.'),
  example(
    'teleportation',
    'Teleportation',
    3,
    teleportation,
    'A state moves from qubit 0 to qubit 2 by two measured bits.',
    { theta: 0.9 },
  ),
  example('grover2', 'Grover, 2 qubits', 2, grover2, 'One look finds |11⟩ among four.'),
  example(
    'grover3',
    'Grover, 3 qubits',
    3,
    grover3,
    'Two rounds find |111⟩ among eight, almost for certain.',
  ),
  example(
    'qft',
    'Fourier transform',
    3,
    [on('x', 0), ...fourier(3)],
    'A number turns into a wave: the phases go once around.',
  ),
  example(
    'phase',
    'Phase estimation',
    4,
    phaseEstimation,
    'Three qubits read the phase of a gate: 3/8 is |011⟩.',
  ),
  example(
    'variational',
    'Variational layer',
    4,
    variational,
    'Eight angles that a model would train: drag one.',
    {
      ...{ theta_0: 0.4, theta_1: 1.1, theta_2: 1.9, theta_3: 2.6 },
      ...{ phi_0: 0.3, phi_1: -0.7, phi_2: 1.2, phi_3: 0.5 },
    },
  ),
  example('layer16', '16 qubits', 16, layer(16), 'Sixteen qubits: 65,536 amplitudes at every step.'),
  example('ghz20', '20 qubits', 20, ghz(20), 'Twenty qubits: a million amplitudes, two of them not zero.'),
];

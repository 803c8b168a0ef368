import { percent } from '../js/verdict.js';
import { alignColumns, count, named, plural, seconds } from './format.js';

/** @typedef {import('../js/types.js').CircuitMetrics} CircuitMetrics */

const mostOutcomes = 16; // lines of counts

/**
 * What a circuit measured.
 * @param {{
 *   circuit: import('../js/circuit.js').Circuit, shots: number, noise: { device: string, scale: number },
 *   counts: Record<string, number>, execution?: import('../js/types.js').Execution,
 *   fidelity?: number, fidelityAfter?: number, fidelityReason?: string,
 * }} run
 */
export function describeRun(run) {
  const { circuit, shots, noise, counts, execution, fidelityReason } = run;
  const { device, scale } = noise;
  const noisy = device !== 'ideal';
  const lines = [
    [
      'circuit',
      `${plural(circuit.qubits, 'qubit')}, depth ${circuit.depth}; ${gateList(circuit.gateCounts)}`,
    ],
    ['noise', noisy ? `${device}${scale === 1 ? '' : ` × ${scale}`}` : 'none'],
    ...(execution ? [['simulator', `${execution.simulator}: ${execution.reason}`]] : []),
    ...(execution?.qubits ? [['on qubits', deviceText(execution)]] : []),
    ...(run.fidelity === undefined ? [] : [['fidelity', fidelityText(run)]]),
    ...(fidelityReason === undefined ? [] : [['fidelity', `not computed: ${fidelityReason}`]]),
    ['shots', count(shots)],
  ];
  return [named(lines), '', outcomeTable(counts, shots)].join('\n');
}

/** @param {Parameters<typeof describeRun>[0]} run */
function fidelityText({ circuit, execution, fidelity = NaN, fidelityAfter }) {
  const { operations } = circuit;
  const until =
    fidelityAfter === operations.length
      ? 'before readout'
      : `after ${fidelityAfter} of ${plural(operations.length, 'operation')}, before anything is measured or reset`;
  const compiled = execution?.qubits ? '; what compilation adds comes on top' : '';
  return `${fidelity.toFixed(6)} ${until}, gate by gate as drawn${compiled}`;
}

/** @param {import('../js/types.js').Execution} execution */
function deviceText({ qubits = [], gates, depth, swaps, seconds: time }) {
  const facts = [
    gates !== undefined && plural(gates, 'gate'),
    depth !== undefined && `depth ${depth}`,
    swaps !== undefined && plural(swaps, 'swap'),
    time !== undefined && `${seconds(time)} a shot`,
  ].filter(Boolean);
  return [qubits.join(', '), ...facts].join('; ');
}

/**
 * The outcomes, most frequent first.
 * @param {Record<string, number>} counts
 * @param {number} shots
 */
function outcomeTable(counts, shots) {
  const outcomes = Object.entries(counts).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const shown = outcomes.slice(0, mostOutcomes).map(([bits, n]) => [bits, count(n), percent(n / shots)]);
  const rest = outcomes.slice(mostOutcomes).reduce((sum, [, n]) => sum + n, 0);
  const others = outcomes.length - shown.length;
  const rows = others > 0 ? [...shown, [`${others} others`, count(rest), percent(rest / shots)]] : shown;
  return alignColumns(rows, ['right', 'right', 'right']);
}

/**
 * What compilation made of a circuit.
 * @param {Omit<import('../js/types.js').Compiled, 'circuit'> & { device: string }} compiled
 * @param {string} [out] the file that holds it
 */
export function describeCompiled({ device, before, after, swaps, initialLayout, finalLayout }, out) {
  const rows = [
    ['', 'before', 'after'],
    ['gates', count(before.gates), count(after.gates)],
    ['on two qubits or more', count(before.twoQubitGates), count(after.twoQubitGates)],
    ['depth', count(before.depth), count(after.depth)],
  ];
  const lines = [
    ['device', device],
    ['gates', gateList(after.gateCounts)],
    ['swaps', `${count(swaps)} put in by routing`],
    ['layout', `${layout(initialLayout)} at the start, ${layout(finalLayout)} at the end`],
    ...(out === undefined ? [] : [['written to', out]]),
  ];
  return [alignColumns(rows, ['left', 'right', 'right']), '', named(lines)].join('\n');
}

/** @param {number[]} qubits the device's, one for each of the circuit's */
const layout = (qubits) => `[${qubits.join(', ')}]`;

/** @param {Record<string, number>} counts */
const gateList = (counts) =>
  Object.entries(counts)
    .map(([gate, times]) => `${times} ${gate}`)
    .join(', ') || 'no gates';

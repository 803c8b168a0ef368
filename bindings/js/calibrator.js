import { QualmError, show } from './errors.js';
import { runTrial } from './trial.js';

/**
 * @typedef {import('./types.js').CalibratorOptions} CalibratorOptions
 * @typedef {import('./types.js').TrialStep} TrialStep
 * @typedef {import('./types.js').PlainCircuit} PlainCircuit
 */

const mostCircuits = 100;

/**
 * Which method suits a circuit, found on circuits like it whose ideal values are known: the same gates on the same
 * qubits, most of their angles made Clifford. The circuit itself never runs. Methods that learn from such circuits have
 * an advantage here that they may not have on the circuit itself.
 * @param {import('./client.js').Qualm} qualm
 * @param {(count: number, nonClifford: number) => Promise<PlainCircuit[]>} draw circuits like the reader's
 * @param {CalibratorOptions} options
 * @returns {AsyncGenerator<TrialStep>} as a trial gives them; the report's recommendation is the choice
 */
export async function* runCalibrator(qualm, draw, options) {
  const { circuits = 4, nonClifford = 2, seeds = 20, ...trial } = options;
  if (!Number.isInteger(circuits) || circuits < 1 || circuits > mostCircuits) {
    const message = 'A calibrator looks at a number of circuits.';
    throw new QualmError('invalid-option', message, show(circuits), `an integer from 1 to ${mostCircuits}`);
  }
  if (!Number.isInteger(nonClifford) || nonClifford < 0) {
    const message = 'Some gates of its circuits may be other than Clifford.';
    throw new QualmError('invalid-option', message, show(nonClifford), 'an integer from 0');
  }
  const bound = { ...trial, seeds, params: undefined, features: undefined };
  yield* runTrial(qualm, await draw(circuits, nonClifford), bound);
}

import { QualmError, show } from './errors.js';

const simulators = ['auto', 'statevector', 'density', 'trajectories'];
const mostTrajectories = 1e9;

/**
 * How a run is simulated, in the form that the library takes.
 * @param {import('./types.js').RunOptions} options
 * @param {number} qubits of the circuit
 */
export function simulation({ simulator = 'auto', trajectories, precision, initialState }, qubits) {
  if (!simulators.includes(simulator)) {
    const message = `There is no simulator ${show(simulator)}.`;
    throw new QualmError('invalid-option', message, show(simulator), simulators.join(', '));
  }
  return {
    simulator,
    ...(trajectories !== undefined && { trajectories: checkTrajectories(trajectories) }),
    ...(precision !== undefined && { precision: checkPrecision(precision) }),
    ...(initialState !== undefined && { initialState: checkState(initialState, qubits) }),
  };
}

/** @param {unknown} count */
function checkTrajectories(count) {
  if (typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= mostTrajectories)
    return count;
  const allowed = `an integer from 1 to ${mostTrajectories}`;
  throw new QualmError('invalid-option', 'Trajectories are a whole number.', show(count), allowed);
}

/** @param {unknown} error the standard error at which trajectories may stop */
function checkPrecision(error) {
  if (typeof error === 'number' && error > 0 && Number.isFinite(error)) return error;
  const message = 'A precision is the standard error to reach.';
  throw new QualmError('invalid-option', message, show(error), 'a number above 0');
}

/**
 * @param {unknown} state
 * @param {number} qubits
 */
function checkState(state, qubits) {
  const numbers = checkNumbers(state, 'initialState');
  const wanted = powerOfTwo(qubits + 1);
  if (numbers.length === wanted) return numbers;
  const message = `A state of ${qubits} qubits has a real and an imaginary part for each amplitude.`;
  throw new QualmError('invalid-state', message, `${numbers.length} numbers`, `${wanted} numbers`);
}

/**
 * Finite numbers as a Float64Array.
 * @param {unknown} values
 * @param {string} name
 * @returns {Float64Array}
 */
function checkNumbers(values, name) {
  const array = Array.isArray(values) ? Float64Array.from(values, numberOrNaN) : values;
  if (array instanceof Float64Array && array.every(Number.isFinite)) return array;
  const allowed = 'a Float64Array with real and imaginary parts in turn';
  throw new QualmError('invalid-state', `${name} does not hold a state.`, show(values), allowed);
}

/** @param {unknown} value */
const numberOrNaN = (value) => (typeof value === 'number' ? value : NaN);

/** @param {number} exponent */
export const powerOfTwo = (exponent) =>
  Array.from({ length: exponent }).reduce((/** @type {number} */ p) => 2 * p, 1);

/**
 * A state or a density matrix to measure, by its own name.
 * @param {unknown} value
 * @param {string} name
 * @returns {{ state: Float64Array } | { density: Float64Array }}
 */
export function quantumState(value, name) {
  const { state, density } = /** @type {Record<string, unknown>} */ (value ?? {});
  if ((state === undefined) !== (density === undefined)) {
    if (state !== undefined) return { state: checkNumbers(state, `${name}.state`) };
    return { density: checkNumbers(density, `${name}.density`) };
  }
  const allowed = `${name}: { state } or { density }, as a run returns them`;
  throw new QualmError('invalid-state', `${name} holds no state.`, show(value), allowed);
}

/**
 * The result with the qubits of its execution in a list, which JSON can hold.
 * @template {{ execution?: import('./types.js').Execution }} T
 * @param {T} result
 * @returns {T}
 */
export function plainExecution(result) {
  const { execution } = result;
  if (!execution?.qubits) return result;
  return { ...result, execution: { ...execution, qubits: Array.from(execution.qubits) } };
}

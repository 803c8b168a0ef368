import { Circuit } from './circuit.js';
import { deviceNamed } from './devices.js';
import { QualmError, show } from './errors.js';
import { knownParams } from './formats.js';
import { modulesOf, plainMitigation } from './mitigation.js';
import { plainNoise } from './noise.js';
import { requireObservables } from './observables.js';
import { checkMethod, checkOptions, checkReturns, checkSeed, checkSlots, sampling } from './options.js';
import { quantumState, simulation } from './simulation.js';

/** @typedef {import('./types.js').PlainCircuit} PlainCircuit */

const slotKeys = ['params', 'features'];
const samplingKeys = ['observables', 'shots', 'seed', ...slotKeys, 'noise', 'signal'];
const runKeys = [
  ...samplingKeys,
  'mitigation',
  'returns',
  'simulator',
  'trajectories',
  'precision',
  'initialState',
];
const gradientKeys = [...samplingKeys, 'mitigation', 'method', 'step'];
const traceKeys = [...slotKeys, 'noise', 'signal'];
const compileKeys = ['device', 'basis', 'qubits', 'edges', 'optimize', 'trials', 'seed', 'signal'];

/**
 * The arguments of the library's run().
 * @param {Circuit | PlainCircuit} input
 * @param {import('./types.js').RunOptions} options
 */
export function runRequest(input, options) {
  checkOptions(options, runKeys);
  const returns = checkReturns(options.returns);
  const circuit = Circuit.from(input);
  const sampled = {
    ...sampling(options),
    ...noiseOf(options),
    ...mitigationOf(options),
    ...simulation(options, circuit.qubits),
  };
  requireExpectations(returns, sampled);
  return /** @type {const} */ ([checkedCircuit(circuit, sampled), { ...sampled, returns }]);
}

/**
 * The arguments of the library's gradient().
 * @param {Circuit | PlainCircuit} input
 * @param {import('./types.js').GradientOptions} options
 */
export function gradientRequest(input, options) {
  checkOptions(options, gradientKeys);
  requireObservables(options.observables);
  const request = {
    ...sampling(options),
    ...noiseOf(options),
    ...mitigationOf(options),
    ...checkMethod(options),
  };
  if (request.method === 'adjoint' && (request.shots > 0 || request.noise)) {
    const message = 'The adjoint method needs the exact state: it takes neither shots nor noise.';
    const received = request.noise ? 'noise' : `${request.shots} shots`;
    throw new QualmError('invalid-option', message, received, "method: 'parameter-shift'");
  }
  return /** @type {const} */ ([checkedCircuit(Circuit.from(input), request), request]);
}

/**
 * The first arguments of the library's nearClifford().
 * @param {Circuit | PlainCircuit} input
 * @param {{ params?: Record<string, number>, features?: readonly (readonly number[])[] }} options
 */
export function nearCliffordRequest(input, options) {
  const slots = checkSlots(options);
  requireOneRow(slots.rows);
  return /** @type {const} */ ([checkedCircuit(Circuit.from(input), slots), slots]);
}

/**
 * The arguments of the library's trace().
 * @param {Circuit | PlainCircuit} input
 * @param {import('./types.js').TraceOptions} options
 */
export function traceRequest(input, options) {
  checkOptions(options, traceKeys);
  const request = { ...checkSlots(options), ...noiseOf(options) };
  requireOneRow(request.rows);
  return /** @type {const} */ ([checkedCircuit(Circuit.from(input), request), request]);
}

/**
 * The arguments of the library's inspect().
 * @param {Circuit | PlainCircuit} input
 * @param {import('./types.js').InspectOptions} options
 */
export function inspectRequest(input, options) {
  checkOptions(options, [...traceKeys, 'step']);
  const { step, ...traced } = options;
  const [circuit, request] = traceRequest(input, traced);
  const last = circuit.operations.length;
  if (step === undefined) return /** @type {const} */ ([circuit, { ...request, step: last }]);
  if (Number.isInteger(step) && step >= 0 && step <= last)
    return /** @type {const} */ ([circuit, { ...request, step }]);
  const message = 'A step counts the operations that have happened.';
  throw new QualmError('invalid-option', message, show(step), `an integer from 0 to ${last}`);
}

/**
 * The argument of the library's measures().
 * @param {import('./types.js').MeasuresOptions} options
 */
export function measuresRequest(options) {
  checkOptions(options, ['a', 'b', 'qubits', 'signal']);
  const { a, b, qubits } = options;
  if (qubits !== undefined) checkIndices(qubits, 'qubits');
  return {
    a: quantumState(a, 'a'),
    ...(b !== undefined && { b: quantumState(b, 'b') }),
    ...(qubits !== undefined && { qubits: [...qubits] }),
  };
}

/**
 * The arguments of the library's compile().
 * @param {Circuit | PlainCircuit} input
 * @param {import('./types.js').CompileOptions} options
 */
export function compileRequest(input, options) {
  checkOptions(options, compileKeys);
  const { optimize = true, trials = 4, seed = 0 } = options;
  if (typeof optimize !== 'boolean') {
    throw new QualmError('invalid-option', 'optimize is a choice.', show(optimize), 'true, false');
  }
  if (!Number.isInteger(trials) || trials < 1 || trials > 1000) {
    const message = 'Layout and routing are tried a whole number of times.';
    throw new QualmError('invalid-option', message, show(trials), 'an integer from 1 to 1000');
  }
  const target = targetOf(options);
  const circuit = Circuit.from(input).toJSON();
  return /** @type {const} */ ([circuit, { ...target, optimize, trials }, checkSeed(seed)]);
}

/**
 * What a circuit is compiled for: a device, or gates and couplings of one's own.
 * @param {import('./types.js').CompileOptions} options
 */
function targetOf({ device, basis, qubits = 0, edges = [] }) {
  const own = basis !== undefined || qubits !== 0 || edges.length > 0;
  if ((device === undefined) !== own) {
    const received = own ? 'both' : 'neither';
    const message = 'A circuit is compiled for a device, or for a basis of gates.';
    throw new QualmError('invalid-option', message, received, 'device, or basis with qubits and edges');
  }
  if (device !== undefined) {
    const figures = deviceNamed(device);
    if (figures) return { basis: figures.basis, qubits: figures.qubits, edges: figures.edges };
    throw new QualmError(
      'invalid-option',
      'The ideal device takes any gate.',
      show(device),
      'another device',
    );
  }
  if (!Array.isArray(basis) || basis.length === 0 || !basis.every((name) => typeof name === 'string')) {
    throw new QualmError(
      'invalid-option',
      'A basis is a list of gates.',
      show(basis),
      "['rz', 'sx', 'x', 'cx']",
    );
  }
  if (!Number.isInteger(qubits) || qubits < 0) {
    throw new QualmError(
      'invalid-option',
      'A device has a number of qubits.',
      show(qubits),
      'an integer from 1',
    );
  }
  if (!Array.isArray(edges)) {
    throw new QualmError('invalid-option', 'A coupling map is a list.', show(edges), '[[0, 1], …]');
  }
  edges.forEach((edge, i) => checkIndices(edge, `edges[${i}]`, 2));
  return { basis, qubits, edges };
}

/**
 * Which of the modules runs a request, the ideal engine or the one with every simulator, and those with the methods
 * around it.
 * @param {PlainCircuit} circuit
 * @param {import('./native-api.js').Sampling & Partial<import('./native-api.js').RunRequest>} request
 */
export function where(circuit, request) {
  const { mitigation, noise } = request;
  const variant = mitigation || needsSimulators(circuit, request) ? 'noisy' : 'native';
  return /** @type {const} */ ([variant, modulesOf(mitigation, noise)]);
}

/**
 * Whether a run or a gradient needs more than ideal state vectors: noise, another simulator, or a circuit that measures
 * on the way.
 * @param {PlainCircuit} circuit
 * @param {import('./native-api.js').Sampling & Partial<import('./native-api.js').RunRequest>} request
 */
function needsSimulators({ operations }, request) {
  const { noise, simulator = 'auto', returns = [], trajectories, precision } = request;
  if (noise || trajectories !== undefined || precision !== undefined) return true;
  if (returns.includes('density') || !['auto', 'statevector'].includes(simulator)) return true;
  return simulator === 'auto' && !endsInMeasurements(operations);
}

/**
 * Whether each measurement is the last that happens to its qubit, and nothing is reset or conditional.
 * @param {readonly import('./types.js').Operation[]} operations
 */
function endsInMeasurements(operations) {
  const measured = new Set();
  for (const { gate, qubits, condition } of operations) {
    if (gate === 'barrier') continue;
    if (gate === 'reset' || condition || qubits.some((qubit) => measured.has(qubit))) return false;
    if (gate === 'measure') measured.add(qubits[0]);
  }
  return true;
}

/** @param {{ noise?: unknown }} options */
function noiseOf({ noise }) {
  const plain = plainNoise(noise);
  return plain ? { noise: plain } : {};
}

/** @param {{ mitigation?: unknown }} options */
function mitigationOf({ mitigation }) {
  const plain = plainMitigation(mitigation);
  return plain ? { mitigation: plain } : {};
}

/**
 * Mitigation corrects expectations, under noise that is followed exactly; noise with a memory is followed the same way.
 * @param {string[]} returns
 * @param {Partial<import('./native-api.js').RunRequest>} request
 */
function requireExpectations(returns, { mitigation, noise, observables = [], ...how }) {
  const message = 'Mitigation corrects expectations of observables.';
  const refuse = (/** @type {string} */ received, /** @type {string} */ allowed) => {
    throw new QualmError('unsupported', message, received, allowed);
  };
  if (mitigation || noise?.detuning) requireDensity(how);
  if (!mitigation && returns.includes('evidence')) refuse('evidence without mitigation', 'mitigation');
  if (!mitigation) return;
  if (returns.some((name) => name !== 'evidence')) {
    refuse(`returns: ${returns.join(', ')}`, "expectations and returns: ['evidence']");
  }
  if (observables.length === 0) refuse('no observables', "observables like ['Z0']");
}

/** @param {Partial<import('./native-api.js').RunRequest>} how */
function requireDensity({ simulator, trajectories, precision }) {
  if (['auto', 'density', undefined].includes(simulator) && !trajectories && !precision) return;
  const message = 'Under mitigation and noise with a memory density matrices are followed.';
  throw new QualmError('unsupported', message, `simulator: ${simulator}`, "simulator: 'auto' or 'density'");
}

/**
 * The plain form of a circuit whose parameters and features are those that values are given for.
 * @param {Circuit} circuit
 * @param {{ params: Record<string, number>, features: Float64Array, rows: number }} slots
 */
function checkedCircuit(circuit, { params, features, rows }) {
  knownParams(params, circuit.parameters);
  const columns = features.length / rows;
  if (columns > 0 && columns !== circuit.features) {
    const message = 'The rows have another number of columns than the circuit has features.';
    throw new QualmError('shape-mismatch', message, `${columns} columns`, `${circuit.features} columns`);
  }
  return circuit.toJSON();
}

/** @param {number} rows */
function requireOneRow(rows) {
  if (rows === 1) return;
  const message = 'Steps are followed for one row of features.';
  throw new QualmError('shape-mismatch', message, `${rows} rows`, '1 row');
}

/**
 * @param {unknown} value
 * @param {string} name
 * @param {number} [count] how many there are to be
 */
function checkIndices(value, name, count) {
  const sound = Array.isArray(value) && value.every((one) => Number.isInteger(one) && one >= 0);
  if (sound && value.length === (count ?? value.length) && new Set(value).size === value.length) return;
  const allowed = `${count ?? 'some'} different integers from 0`;
  throw new QualmError('invalid-option', `${name} does not name qubits.`, show(value), allowed);
}

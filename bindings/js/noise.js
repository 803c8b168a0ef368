import { deviceNamed } from './devices.js';
import { QualmError, show } from './errors.js';
import { isRecord } from './options.js';

/** @typedef {import('./types.js').Noise} Noise */
/** @typedef {import('./native-api.js').PlainNoise} PlainNoise */

const keys = ['device', 'scale', 'gates', 'idle', 'durations', 'crosstalk', 'readout', 'detuning'];
const largestScale = 3;

/**
 * Noise in the form that the library takes: its shape checked, a device's name replaced by its figures. The library
 * checks what the numbers mean.
 * @param {unknown} noise
 * @returns {PlainNoise | undefined} nothing where there is no noise
 * @throws {QualmError} 'invalid-noise' with the path of what is wrong
 */
export function plainNoise(noise) {
  if (noise === undefined || noise === null) return undefined;
  const { device, scale = 1, ...own } = /** @type {Noise} */ (record(noise, 'noise', keys));
  checkParts(own);
  if (typeof scale !== 'number' || !(scale >= 0 && scale <= largestScale)) {
    throw wrong('noise.scale', 'is not a strength', scale, `a number from 0 to ${largestScale}`);
  }
  const figures = deviceNamed(device);
  const parts = Object.values(own).filter((part) => part !== undefined);
  if (!figures && parts.length === 0) return undefined;
  return { ...own, scale, ...(figures && { device: figures }) };
}

/** @param {Omit<Noise, 'device' | 'scale'>} parts */
function checkParts({ gates, idle, durations, crosstalk, readout, detuning }) {
  if (gates !== undefined)
    list(gates, 'noise.gates').forEach((rule, i) => checkRule(rule, `noise.gates[${i}]`));
  if (idle !== undefined) {
    const { t1, t2 } = record(idle, 'noise.idle', ['t1', 't2']);
    if (t1 === undefined && t2 === undefined)
      throw wrong('noise.idle', 'is empty', idle, 't1, t2 or both, seconds');
    if (t1 !== undefined) checkTimes(t1, 'noise.idle.t1');
    if (t2 !== undefined) checkTimes(t2, 'noise.idle.t2');
  }
  if (durations !== undefined) {
    for (const [name, seconds] of Object.entries(record(durations, 'noise.durations')))
      finite(seconds, `noise.durations.${name}`, 'seconds from 0', 0);
  }
  if (crosstalk !== undefined) {
    list(crosstalk, 'noise.crosstalk').forEach((pair, i) => {
      const path = `noise.crosstalk[${i}]`;
      const { qubits, zz } = record(pair, path, ['qubits', 'zz']);
      checkQubits(qubits, `${path}.qubits`);
      finite(zz, `${path}.zz`, 'radians a second');
    });
  }
  if (readout !== undefined) checkReadout(readout);
  if (detuning !== undefined) checkDetuning(detuning);
}

/** @param {unknown} detuning a correlation that is left out or infinite: constant through a shot */
function checkDetuning(detuning) {
  const { sigma, correlation = Infinity } = record(detuning, 'noise.detuning', ['sigma', 'correlation']);
  if (Array.isArray(sigma)) {
    sigma.forEach((one, q) => finite(one, `noise.detuning.sigma[${q}]`, 'radians a second from 0', 0));
    if (sigma.length === 0) throw wrong('noise.detuning.sigma', 'is empty', sigma, 'one value a qubit');
  } else
    finite(sigma, 'noise.detuning.sigma', 'radians a second from 0, or a list of them for each qubit', 0);
  if (typeof correlation === 'number' && correlation > 0) return;
  throw wrong(
    'noise.detuning.correlation',
    'is no time',
    correlation,
    'seconds above 0, or nothing: constant through a shot',
  );
}

/**
 * A channel and where it happens: beside `on`, `qubits` and `channel` it holds the channel's numbers by their names.
 * @param {unknown} rule
 * @param {string} path
 */
function checkRule(rule, path) {
  const { on, qubits, channel, kraus, ...values } = record(rule, path);
  const places = Array.isArray(on) ? on : [on];
  if (places.length === 0 || !places.every((place) => typeof place === 'string')) {
    throw wrong(
      `${path}.on`,
      'does not say where',
      on,
      "'1q', '2q', '3q', 'all', 'measure', a gate or a list of them",
    );
  }
  if (typeof channel !== 'string')
    throw wrong(`${path}.channel`, 'names no channel', channel, "'depolarizing', …");
  if (qubits !== undefined) checkQubits(qubits, `${path}.qubits`);
  if (channel === 'kraus')
    list(kraus, `${path}.kraus`).forEach((one, i) => checkKraus(one, `${path}.kraus[${i}]`));
  else if (kraus !== undefined)
    throw wrong(`${path}.kraus`, `is not read by ${channel}`, kraus, "channel: 'kraus'");
  for (const [name, value] of Object.entries(values)) finite(value, `${path}.${name}`, 'a finite number');
}

/**
 * A matrix of [re, im].
 * @param {unknown} matrix
 * @param {string} path
 */
function checkKraus(matrix, path) {
  const rows = list(matrix, path);
  for (const [i, row] of rows.entries()) {
    const entries = list(row, `${path}[${i}]`);
    const square = entries.length === rows.length && entries.every(isComplex);
    if (!square)
      throw wrong(`${path}[${i}]`, 'is no row of a square matrix', row, 'as many [re, im] as rows');
  }
}

/** @param {unknown} entry */
const isComplex = (entry) => Array.isArray(entry) && entry.length === 2 && entry.every(Number.isFinite);

/** @param {unknown} readout one pair of probabilities, one for each qubit, or matrices */
function checkReadout(readout) {
  if (Array.isArray(readout)) {
    readout.forEach((one, i) => checkMisreading(one, `noise.readout[${i}]`));
  } else if (isRecord(readout) && 'matrices' in readout) {
    const { matrices } = record(readout, 'noise.readout', ['matrices']);
    list(matrices, 'noise.readout.matrices').forEach((one, i) => {
      const path = `noise.readout.matrices[${i}]`;
      const { qubits, matrix } = record(one, path, ['qubits', 'matrix']);
      checkQubits(qubits, `${path}.qubits`);
      list(matrix, `${path}.matrix`).forEach((row, r) =>
        list(row, `${path}.matrix[${r}]`).forEach((value, c) =>
          finite(value, `${path}.matrix[${r}][${c}]`, 'a probability'),
        ),
      );
    });
  } else checkMisreading(readout, 'noise.readout');
}

/**
 * @param {unknown} value
 * @param {string} path
 */
function checkMisreading(value, path) {
  const { p01, p10 } = record(value, path, ['p01', 'p10']);
  finite(p01, `${path}.p01`, 'the probability to read 0 when it was 1');
  finite(p10, `${path}.p10`, 'the probability to read 1 when it was 0');
}

/**
 * Seconds for all qubits, or a list with those of each.
 * @param {unknown} times
 * @param {string} path
 */
function checkTimes(times, path) {
  if (Array.isArray(times)) times.forEach((one, q) => finite(one, `${path}[${q}]`, 'seconds'));
  else finite(times, path, 'seconds, or a list of them for each qubit');
}

/**
 * @param {unknown} qubits
 * @param {string} path
 */
function checkQubits(qubits, path) {
  const sound = Array.isArray(qubits) && qubits.every((qubit) => Number.isInteger(qubit) && qubit >= 0);
  if (!sound || qubits.length === 0) throw wrong(path, 'names no qubits', qubits, 'a list like [0, 1]');
}

/**
 * @param {unknown} value
 * @param {string} path
 * @param {string} allowed
 * @param {number} [least]
 */
function finite(value, path, allowed, least = -Infinity) {
  if (typeof value === 'number' && Number.isFinite(value) && value >= least) return;
  throw wrong(path, 'is not such a number', value, allowed);
}

/**
 * @param {unknown} value
 * @param {string} path
 * @returns {unknown[]}
 */
function list(value, path) {
  if (Array.isArray(value)) return value;
  throw wrong(path, 'is not a list', value, '[…]');
}

/**
 * @param {unknown} value
 * @param {string} path
 * @param {readonly string[]} [known] the keys that it may have; any where this is left out
 * @returns {Record<string, unknown>}
 */
function record(value, path, known) {
  if (!isRecord(value))
    throw wrong(path, 'is not an object', value, known ? `{ ${known.join(', ')} }` : '{ … }');
  const stray = known && Object.keys(value).find((key) => !known.includes(key));
  if (stray !== undefined) throw wrong(`${path}.${stray}`, 'has no meaning', stray, known?.join(', ') ?? '');
  return value;
}

/**
 * @param {string} path
 * @param {string} fault
 * @param {unknown} received
 * @param {string} allowed
 */
const wrong = (path, fault, received, allowed) =>
  new QualmError('invalid-noise', `${path} ${fault}.`, show(received), allowed);

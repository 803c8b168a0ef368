import { parametersOf, inOrder, valuesFor } from './circuit.js';
import { angleText, parseAngle } from './angle.js';
import { findTool } from './gates.js';
import { mostQubits } from './edit.js';
import { findKind } from './noise.js';

/** @typedef {import('./types.js').Drawn} Drawn */
/** @typedef {import('./types.js').Placed} Placed */
/** @typedef {import('./types.js').Values} Values */
/** @typedef {import('./types.js').NoiseChoice} NoiseChoice */
/** @typedef {import('./types.js').Notice} Notice */
/** @typedef {import('./types.js').Asked} Asked */
/** @typedef {{ circuit: Drawn, values: Values, noise: NoiseChoice, step: number | null, asked?: Asked }} Shared step null: the end */

/**
 * The part of a link behind '#': `c=2:h0;cx0,1&noise=depolarizing,0.02&step=1`. A condition is `~bits=value` behind a
 * gate, the bit of a measurement `@bit`, an angle stands in brackets as it is typed, values of parameters are
 * `name=value` with a `p.` before, what is put on trial has a `t.` before.
 * @param {Shared} shared
 */
export function toHash({ circuit, values, noise, step, asked = {} }) {
  const parts = [`c=${circuit.qubits}:${circuit.operations.map(operationText).join(';')}`];
  for (const name of parametersOf(circuit)) parts.push(`p.${name}=${angleText(values[name] ?? 0)}`);
  if (noise.kind !== 'none') parts.push(`noise=${noise.kind},${noise.strength}`);
  if (step !== null && step !== circuit.operations.length) parts.push(`step=${step}`);
  for (const [name, text] of Object.entries(asked)) parts.push(`t.${name}=${written(text)}`);
  return parts.join('&');
}

/** What may stand in an address stays readable. @param {string} text */
const written = (text) => encodeURIComponent(text).replaceAll('%2C', ',');

/** @param {Placed} operation */
function operationText({ gate, qubits, angles, bit, condition }) {
  const turned =
    angles.length > 0 ? `(${angles.map((angle) => angleText(angle).replaceAll(' ', '')).join(',')})` : '';
  const into = bit === undefined ? '' : `@${bit}`;
  const when = condition ? `~${condition.bits.join(',')}=${condition.value}` : '';
  return `${gate}${turned}${qubits.join(',')}${into}${when}`;
}

/**
 * What a link says. One that is damaged gives null and the reason, never half a circuit.
 * @param {string} hash with or without '#'
 * @returns {{ shared: Shared | null, notice: Notice | null }}
 */
export function fromHash(hash) {
  const fields = hash
    .replace(/^#/, '')
    .split('&')
    .filter((part) => part !== '');
  if (fields.length === 0) return { shared: null, notice: null };
  try {
    return { shared: readFields(fields.map(decodeURIComponent)), notice: null };
  } catch (error) {
    const received = hash.length > 60 ? `${hash.slice(0, 57)}...` : hash;
    const message = `This link can’t be read: ${error instanceof Error ? error.message : error}`;
    return { shared: null, notice: { code: 'invalid-link', message, received, allowed: 'c=2:h0;cx0,1' } };
  }
}

/** @param {string[]} fields @returns {Shared} */
function readFields(fields) {
  /** @type {Drawn | null} */
  let circuit = null;
  /** @type {Values} */
  const values = {};
  let noise = { kind: 'none', strength: 0 };
  /** @type {number | null} */
  let step = null;
  /** @type {Asked} */
  const asked = {};
  for (const field of fields) {
    const at = field.indexOf('=');
    const [key, text] = [field.slice(0, at), field.slice(at + 1)];
    if (key === 'c') circuit = readCircuit(text);
    else if (key.startsWith('p.')) values[key.slice(2)] = numberOf(text);
    else if (key.startsWith('t.')) asked[askedName(key)] = text;
    else if (key === 'noise') noise = readNoise(text);
    else if (key === 'step') step = integer(text);
    else throw new Error(`${key || field} means nothing here.`);
  }
  if (!circuit) throw new Error('it carries no circuit.');
  return {
    circuit,
    values: valuesFor(circuit, values),
    noise,
    step,
    ...(Object.keys(asked).length > 0 && { asked }),
  };
}

const askedNames = /** @type {const} */ ([
  'observable',
  'shots',
  'seeds',
  'methods',
  'symmetries',
  'operators',
]);

/** @param {string} key */
function askedName(key) {
  const name = askedNames.find((one) => `t.${one}` === key);
  if (!name) throw new Error(`${key} means nothing here.`);
  return name;
}

/** @param {string} text @returns {Drawn} */
function readCircuit(text) {
  const [, count, list] = /^(\d+):(.*)$/s.exec(text) ?? [];
  const qubits = integer(count ?? '');
  if (qubits < 1 || qubits > mostQubits) throw new Error(`a circuit has 1 to ${mostQubits} qubits.`);
  const operations = list
    .split(';')
    .filter((one) => one !== '')
    .map((one) => readOperation(one, qubits));
  return inOrder({ qubits, operations });
}

const form = /^([a-z]+)(?:\(([^)]*)\))?([\d,]+)(?:@(\d+))?(?:~([\d,]+)=(\d+))?$/;

/** @param {string} text @param {number} size @returns {Placed} */
function readOperation(text, size) {
  const [, gate, turned, wires, bit, when, value] = form.exec(text) ?? [];
  const row = findTool(gate ?? '');
  if (!row) throw new Error(`there is no gate in “${text}”.`);
  const qubits = wires.split(',').map(integer);
  const angles = turned === undefined ? [] : turned.split(',').map(parseAngle);
  const wanted = gate === 'barrier' ? qubits.length : row.qubits;
  if (qubits.length !== wanted || new Set(qubits).size !== wanted || qubits.some((qubit) => qubit >= size)) {
    throw new Error(`the qubits of “${text}” don’t fit.`);
  }
  if (angles.length !== row.angles) throw new Error(`“${text}” needs ${row.angles} angles.`);
  if ((gate === 'measure') !== (bit !== undefined)) throw new Error(`“${text}” needs a bit.`);
  return {
    ...{ gate, qubits, angles },
    ...(bit !== undefined && { bit: integer(bit) }),
    ...(when !== undefined && { condition: { bits: when.split(',').map(integer), value: integer(value) } }),
  };
}

/** @param {string} text @returns {NoiseChoice} */
function readNoise(text) {
  const [kind, strength] = text.split(',');
  if (!findKind(kind) && !/^[a-z0-9_.-]+$/.test(kind)) throw new Error(`there is no noise called ${kind}.`);
  return { kind, strength: numberOf(strength ?? '') };
}

/** @param {string} text */
function integer(text) {
  if (!/^\d{1,4}$/.test(text)) throw new Error(`“${text}” is not a whole number.`);
  return Number(text);
}

/** @param {string} text */
function numberOf(text) {
  const angle = parseAngle(text);
  if (typeof angle !== 'number') throw new Error(`“${text}” is not a number.`);
  return angle;
}

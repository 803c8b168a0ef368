import { QualmError, show } from './errors.js';
import { methodRows, mitigationModules } from './mitigation-methods.js';
import { checkOptions } from './options.js';

/** @typedef {import('./native-api.js').PlainMitigation} PlainMitigation */
/** @typedef {import('./mitigation-methods.js').MitigationModule} MitigationModule */

/**
 * A list of mitigation methods in the form that the library takes, the first one innermost; nothing where it is empty.
 * @param {unknown} list
 * @returns {PlainMitigation[] | undefined}
 * @throws {QualmError} 'invalid-option' naming what is wrong and where
 */
export function plainMitigation(list = []) {
  if (!Array.isArray(list)) {
    const allowed = "a list like [{ kind: 'readout' }, { kind: 'zero-noise' }]";
    throw new QualmError('invalid-option', 'mitigation is a list of methods.', show(list), allowed);
  }
  return list.length === 0 ? undefined : list.map(plainMethod);
}

/**
 * The same for a model's training and scoring.
 * @param {unknown} list
 * @throws {QualmError} 'unsupported' for a method that single circuits have and models don't
 */
export function trainableMitigation(list) {
  const plain = plainMitigation(list);
  const other = plain?.find(({ kind }) => !methodRows[kind].trainable);
  if (!other) return plain;
  const message = 'Models are not trained and scored with this mitigation.';
  const trainable = Object.keys(methodRows).filter((kind) => methodRows[kind].trainable);
  throw new QualmError('unsupported', message, show(other.kind), trainable.join(', '));
}

/**
 * The module that has all of the methods, and knows detuned qubits where there are some.
 * @param {readonly PlainMitigation[]} methods
 * @param {boolean} detuned
 * @returns {MitigationModule}
 * @throws {QualmError} 'unsupported' where the methods are in different modules
 */
export function moduleFor(methods, detuned) {
  const able = (/** @type {MitigationModule} */ name) =>
    (!detuned || name === 'decoupling') &&
    methods.every(({ kind }) => methodRows[kind].modules.includes(name));
  const found = mitigationModules.find(able);
  if (found) return found;
  const sets = detuned ? [setOf('decoupling')] : mitigationModules.map(setOf);
  const message = detuned
    ? 'This method is not there for noise with a memory.'
    : 'These methods do not go together: they are in different modules.';
  const kinds = methods.map(({ kind }) => kind).join(', ');
  throw new QualmError('unsupported', message, kinds, `methods of one set: ${sets.join('; ')}`);
}

/** @param {MitigationModule} name */
const setOf = (name) =>
  Object.entries(methodRows)
    .flatMap(([kind, { modules }]) => (modules.includes(name) ? [kind] : []))
    .join(', ');

/**
 * @param {unknown} method
 * @param {number} index
 * @returns {PlainMitigation}
 */
function plainMethod(method, index) {
  const path = `mitigation[${index}]`;
  const { kind, ...given } = /** @type {Record<string, unknown>} */ (method ?? {});
  if (typeof kind !== 'string' || !Object.hasOwn(methodRows, kind)) {
    const message = `${path} is no method of mitigation.`;
    throw new QualmError('invalid-option', message, show(kind), Object.keys(methodRows).join(', '));
  }
  const { options } = methodRows[kind];
  checkOptions(given, Object.keys(options));
  const plain = Object.entries(options).map(([name, { fallback, allowed, fits }]) => {
    const value = given[name] ?? fallback;
    if (fits(value)) return [name, value];
    throw new QualmError('invalid-option', `${path}.${name} can't be that.`, show(value), allowed);
  });
  return /** @type {PlainMitigation} */ ({ kind, ...Object.fromEntries(plain) });
}

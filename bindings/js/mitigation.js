import { QualmError, show } from './errors.js';
import { methodRows } from './mitigation-methods.js';
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
 * The modules that have the methods, and what detuned qubits take.
 * @param {readonly PlainMitigation[] | undefined} methods
 * @param {import('./native-api.js').PlainNoise | null} [noise]
 * @returns {MitigationModule[]}
 */
export function modulesOf(methods = [], noise = null) {
  const modules = new Set(methods.map(({ module }) => module));
  if (noise?.detuning) modules.add('mitigation');
  return [...modules];
}

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
  const { module, options } = methodRows[kind];
  checkOptions(given, Object.keys(options));
  const plain = Object.entries(options).map(([name, { fallback, allowed, fits }]) => {
    const value = given[name] ?? fallback;
    if (fits(value)) return [name, value];
    throw new QualmError('invalid-option', `${path}.${name} can't be that.`, show(value), allowed);
  });
  return /** @type {PlainMitigation} */ ({ kind, module, ...Object.fromEntries(plain) });
}

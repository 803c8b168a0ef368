import { isBroken } from './dispatch.js';
import { plainError, QualmError, reviveError, show } from './errors.js';
import { instantiate } from './native.js';

/** @typedef {import('./native-api.js').FormatsApi} FormatsApi */
/** @typedef {'qasm' | 'code'} Format OpenQASM in and out; other languages and figures out */

const moduleOfFormat = /** @type {const} */ ({ qasm: 'text', code: 'code' });
const formatOfModule = /** @type {const} */ ({ text: 'qasm', code: 'code' });

/** @type {Partial<Record<keyof FormatsApi, any>>} the modules on this thread */
const library = {};
/** @type {Partial<Record<keyof FormatsApi, Promise<void>>>} */
const opening = {};
/** @type {import('./modules.js').Modules | undefined} those of the last client */
let source;

/**
 * The formats that a caller asks for by name; all of them for true.
 * @param {unknown} wanted
 * @returns {Format[]}
 */
export function checkFormats(wanted) {
  const all = /** @type {Format[]} */ (Object.keys(moduleOfFormat));
  if (wanted === true) return all;
  if (wanted === false) return [];
  if (Array.isArray(wanted) && wanted.every((name) => all.includes(name))) return wanted;
  const allowed = `true, false, or a list of ${all.join(', ')}`;
  throw new QualmError('invalid-option', 'There are no such formats.', show(wanted), allowed);
}

/**
 * Gets the modules of some formats on this thread, for the calls that answer at once.
 * @param {import('./modules.js').Modules} modules
 * @param {readonly Format[]} formats
 * @returns {Promise<void>}
 */
export async function openFormats(modules, formats) {
  source = modules;
  await Promise.all(formats.map((format) => open(modules, moduleOfFormat[format])));
}

/**
 * @param {import('./modules.js').Modules} modules
 * @param {keyof FormatsApi} name
 */
function open(modules, name) {
  opening[name] ??= start(modules, name).catch((error) => {
    delete opening[name]; // the next call tries again
    throw error;
  });
  return opening[name];
}

/**
 * @param {import('./modules.js').Modules} modules
 * @param {keyof FormatsApi} name
 */
async function start(modules, name) {
  library[name] = await instantiate(name, await modules(name));
}

/**
 * Calls a function of a module on this thread.
 * @template {keyof FormatsApi} Module
 * @template {keyof FormatsApi[Module] & string} Name
 * @param {Module} module
 * @param {Name} name
 * @param {FormatsApi[Module][Name] extends (...args: infer Args) => unknown ? Args : never} args
 * @returns {FormatsApi[Module][Name] extends (...args: any[]) => infer Result ? Result : never}
 * @throws {QualmError} 'not-loaded' before load(), or after one that left these formats out
 */
export function callFormat(module, name, ...args) {
  const native = library[module];
  if (!native) {
    const message = 'Formats are there once load() has been awaited.';
    const allowed = `await load(), or await qualm.loadFormats(['${formatOfModule[module]}']) where it left them out`;
    throw new QualmError('not-loaded', message, `${name}() before that`, allowed);
  }
  try {
    return native[name](...args);
  } catch (error) {
    if (isBroken(error)) restart(module);
    throw reviveError(plainError(error));
  }
}

/** @param {keyof FormatsApi} module that can't go on */
function restart(module) {
  delete library[module];
  delete opening[module];
  if (source) open(source, module)?.catch(() => {});
}

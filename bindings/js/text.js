import { isBroken } from './dispatch.js';
import { plainError, QualmError, reviveError } from './errors.js';
import { instantiate } from './native.js';

/** @typedef {import('./native-api.js').TextApi} TextApi */

/** @type {TextApi | undefined} */
let library;
/** @type {Promise<void> | undefined} */
let opening;
let reopen = () => {};

/**
 * Gets the text module on this thread, for the calls that answer at once. load() waits for it.
 * @param {import('./modules.js').Modules} modules
 * @returns {Promise<void>}
 */
export function openText(modules) {
  reopen = () => void openText(modules).catch(() => {});
  opening ??= start(modules);
  return opening;
}

/** @param {import('./modules.js').Modules} modules */
async function start(modules) {
  try {
    library = /** @type {any} */ (await instantiate('text', await modules('text')));
  } catch (error) {
    opening = undefined;
    throw error;
  }
}

/**
 * Calls a function of the text module on this thread.
 * @template {keyof TextApi} Name
 * @param {Name} name
 * @param {Parameters<TextApi[Name]>} args
 * @returns {ReturnType<TextApi[Name]>}
 * @throws {QualmError} 'not-loaded' before load()
 */
export function text(name, ...args) {
  if (!library) {
    const message = 'Formats are there once load() has been awaited.';
    throw new QualmError('not-loaded', message, `${name}() before load()`, 'await load() first');
  }
  try {
    return /** @type {any} */ (library[name])(...args);
  } catch (error) {
    if (isBroken(error)) {
      library = undefined;
      opening = undefined;
      reopen();
    }
    throw reviveError(plainError(error));
  }
}

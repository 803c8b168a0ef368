import { modulesFrom } from '../../../bindings/js/modules.js';
import { platform } from '../../../bindings/js/platform.js';
import { instantiate } from '../../../bindings/js/native.js';

/** The built modules, compiled when a test first asks for one. */
export const modules = modulesFrom(await platform());

/**
 * A module of the library on this thread.
 * @param {import('../../../bindings/js/methods.js').ModuleName} name
 */
export const libraryOf = async (name) => instantiate(name, await modules(name));

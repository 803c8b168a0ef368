import { QualmError, show } from './errors.js';
import { checkOptions, checkParams } from './options.js';
import { callFormat } from './text.js';

/** @typedef {import('./circuit.js').Circuit} Circuit */

/**
 * @param {Circuit} circuit
 * @param {{ version?: 2 | 3 }} options
 */
export function qasmOf(circuit, options) {
  checkOptions(options, ['version']);
  const { version = 3 } = options;
  if (version !== 2 && version !== 3) {
    throw new QualmError('invalid-option', 'OpenQASM has version 2 or 3.', show(version), '2, 3');
  }
  return callFormat('text', 'toQasm', circuit.toJSON(), version);
}

/** @param {string} program */
export function readQasm(program) {
  if (typeof program === 'string') return callFormat('text', 'fromQasm', program);
  throw new QualmError('invalid-option', 'An OpenQASM program is text.', show(program), 'a string');
}

/**
 * @param {Circuit} circuit
 * @param {import('./native-api.js').CodeLanguage} language
 * @param {{ params?: Record<string, number> }} options
 */
export function codeOf(circuit, language, options) {
  checkOptions(options, ['params']);
  const { params } = options;
  if (params !== undefined) knownParams(checkParams(params), circuit.parameters);
  return callFormat('code', 'toCode', circuit.toJSON(), language, params);
}

/** @param {Circuit} circuit */
export const latexOf = (circuit) => callFormat('code', 'toLatex', circuit.toJSON());

/** @param {Circuit} circuit */
export const svgOf = (circuit) => callFormat('code', 'toSvg', circuit.toJSON());

/**
 * Refuses values for parameters that the circuit does not have.
 * @param {Record<string, number>} params
 * @param {readonly string[]} names
 */
export function knownParams(params, names) {
  const stray = Object.keys(params).find((name) => !names.includes(name));
  if (stray === undefined) return;
  const message = `The circuit has no parameter ${show(stray)}.`;
  const allowed = names.length === 0 ? 'no parameters' : names.join(', ');
  throw new QualmError('invalid-option', message, show(stray), allowed);
}

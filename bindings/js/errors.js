/**
 * What Qualm throws on bad input, wherever the mistake is found: in the builder, the specification,
 * a CSV file or the C++ library.
 */
export class QualmError extends Error {
  /**
   * @param {string} code what went wrong, in kebab case: 'qubit-out-of-range'
   * @param {string} message one sentence for a person
   * @param {string} [received] the value that was refused
   * @param {string} [allowed] what would have been accepted
   */
  constructor(code, message, received = '', allowed = '') {
    super(message);
    this.name = 'QualmError';
    this.code = code;
    this.received = received;
    this.allowed = allowed;
  }
}

/**
 * The plain form in which an error crosses between threads.
 * @typedef {{ name: string, code: string, message: string, received: string, allowed: string }} PlainError
 */

/**
 * Anything that was thrown, as a plain object. Errors that are not Qualm's own get the code 'internal'.
 * @param {any} error
 * @returns {PlainError}
 */
export function plainError(error) {
  const own = error?.name === 'QualmError';
  return {
    name: 'QualmError',
    code: own ? String(error.code) : 'internal',
    message: String(error?.message ?? error),
    received: own ? String(error.received ?? '') : '',
    allowed: own ? String(error.allowed ?? '') : '',
  };
}

/**
 * The error that a plain form describes.
 * @param {PlainError} plain
 */
export function reviveError(plain) {
  return new QualmError(plain.code, plain.message, plain.received, plain.allowed);
}

/**
 * A value as it is shown in an error: short, and never throwing.
 * @param {unknown} value
 */
export function show(value) {
  if (typeof value === 'string')
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  let text;
  try {
    text = JSON.stringify(value);
  } catch {
    text = undefined;
  }
  if (text === undefined) return 'an object';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

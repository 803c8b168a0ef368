import { generatedHeader } from './header.js';

/** @typedef {Omit<import('../../bindings/js/types.js').EncoderRow, 'options'> & { options: string }} NativeRow */

/**
 * The encoder table as a JavaScript module.
 * @param {NativeRow[]} encoders what the C++ library says
 */
export function encodersModule(encoders) {
  return `${generatedHeader('the C++ encoder table')}
/**
 * Every way that Qualm knows to put a row of data into a circuit.
 * @type {readonly Readonly<import('../types.js').EncoderRow>[]}
 */
export const encoders = Object.freeze([
${encoders.map(frozen).join('\n')}
]);
`;
}

/** @param {NativeRow} row */
function frozen({ options, ...row }) {
  const list = `Object.freeze(${JSON.stringify(options.split(' ').filter(Boolean))})`;
  return `Object.freeze({ ${JSON.stringify(row).slice(1, -1)}, options: ${list} }),`;
}

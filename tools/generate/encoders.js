import { generatedHeader } from './header.js';

/**
 * The encoder table as a JavaScript module.
 * @param {import('../../bindings/js/types.js').EncoderRow[]} encoders what the C++ library says
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

/** @param {import('../../bindings/js/types.js').EncoderRow} row */
function frozen({ options, ...row }) {
  const list = `Object.freeze(${JSON.stringify(options ?? [])})`;
  return `Object.freeze({ ${JSON.stringify(row).slice(1, -1)}, options: ${list} }),`;
}

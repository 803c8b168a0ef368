import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';

const folder = new URL('../../qasm/', import.meta.url);

/**
 * A program whose outcome is known, from the comments at its head:
 *   // params: a=0.5, b=-0.2                     values of its inputs
 *   // features: 0.8, 0.1                        one row of data
 *   // expect: 1011 0.25                         how likely an outcome is
 *   // expect-probabilities: 00 0.5, 11 0.5      all outcomes that occur
 *   // expect-pauli: Z0 Z1 -0.5                  an expectation
 * An outcome is that of the classical bits where the program measures, else of the qubits; bit 0 is rightmost.
 * @typedef {{
 *   name: string, text: string, params: Record<string, number>, features?: number[][],
 *   outcomes: Map<string, number>, complete: boolean, paulis: [term: string, value: number][],
 * }} Program complete says that no other outcomes occur
 */

/** @returns {Promise<Program[]>} */
export async function programs() {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.qasm')).sort();
  return Promise.all(
    files.map(async (file) => ({
      name: basename(file, '.qasm'),
      ...parse(await readFile(new URL(file, folder), 'utf8')),
    })),
  );
}

/** @param {string} text */
function parse(text) {
  const notes = [...text.matchAll(/^\/\/ ([a-z-]+): (.*)$/gm)].map(([, key, value]) => ({ key, value }));
  const all = (/** @type {string} */ key) => notes.flatMap((note) => (note.key === key ? [note.value] : []));
  const items = (/** @type {string} */ key) =>
    all(key).flatMap((value) => value.split(',').map((one) => one.trim()));
  const features = items('features').map(Number);
  return {
    text,
    params: Object.fromEntries(items('params').map((item) => named(item, '='))),
    ...(features.length > 0 && { features: [features] }),
    outcomes: new Map([...all('expect'), ...items('expect-probabilities')].map((item) => named(item, ' '))),
    complete: all('expect-probabilities').length > 0,
    paulis: all('expect-pauli').map((item) => named(item, ' ')),
  };
}

/**
 * A name and the number after its last separator.
 * @param {string} item
 * @param {string} separator
 * @returns {[name: string, value: number]}
 */
function named(item, separator) {
  const cut = item.lastIndexOf(separator);
  const value = Number(item.slice(cut + 1));
  if (cut < 0 || !Number.isFinite(value)) throw new Error(`The corpus has a note that is none: ${item}`);
  return [item.slice(0, cut).trim(), value];
}

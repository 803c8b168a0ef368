import { after } from 'node:test';
import { load } from '../../../bindings/js/index.js';

/**
 * A client that is closed when the tests of a file are over.
 * @param {Parameters<typeof load>[0]} [options]
 */
export async function client(options = { workers: 2 }) {
  const qualm = await load(options);
  after(() => qualm.close());
  return qualm;
}

/**
 * All that an async iterable gives.
 * @template T
 * @param {AsyncIterable<T>} iterable
 */
export async function collect(iterable) {
  const all = [];
  for await (const one of iterable) all.push(one);
  return all;
}

/**
 * An experiment whose updates are cut into dozens of chunks, so that every worker gets some; exact derivatives would
 * come in a few.
 * @type {import('../../../bindings/js/index.js').SpecInput}
 */
export const wideSpec = {
  seed: 5,
  data: { source: 'wine' },
  preprocess: [{ kind: 'standard' }, { kind: 'pca', components: 8 }, { kind: 'min-max' }],
  train: { epochs: 1, batch: 64, gradient: 'finite-difference' },
};

/** A small experiment that takes a fraction of a second. */
export const smallSpec = Object.freeze({
  seed: 3,
  data: { source: 'moons', rows: 80 },
  model: { ansatz: { layers: 2 } },
  train: { epochs: 3, batch: 16 },
});

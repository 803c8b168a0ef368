import { Qualm } from '../../../bindings/js/client.js';
import { Pool } from '../../../bindings/js/pool.js';

/** @typedef {Record<string, (...args: any[]) => any>} Functions */

/**
 * A client whose library is a set of functions of the test.
 * @param {Functions} native
 * @param {Functions} [noisy] those with every simulator
 */
export function fakeClient(native, noisy = native) {
  const ideal = remote(native);
  const other = remote(noisy);
  const api = (/** @type {string} */ variant) => (variant === 'native' ? ideal : other);
  const lane = { load: 0, restarts: 0, native: ideal, api, close() {} };
  return new Qualm(new Pool('main', [/** @type {any} */ (lane)]), /** @type {any} */ (undefined));
}

/** @param {Functions} functions */
const remote = (functions) =>
  Object.fromEntries(
    Object.entries(functions).map(([name, call]) => [
      name,
      async (/** @type {any[]} */ ...args) => call(...args),
    ]),
  );

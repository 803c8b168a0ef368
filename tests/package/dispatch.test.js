import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dispatch, transferables } from '../../bindings/js/dispatch.js';

const heap = new Float64Array(64);

/**
 * A reply of a library whose compare() is the given function.
 * @param {() => unknown} compare
 */
const reply = (compare) => {
  const native = /** @type {any} */ ({ compare, HEAPU8: new Uint8Array(heap.buffer) });
  return dispatch(
    { classical: native, engine: native },
    { id: 4, module: 'classical', method: 'compare', args: [] },
  );
};

test('a reply carries the number of its request and the size of all heaps', () => {
  assert.deepEqual(
    reply(() => 'yes'),
    { id: 4, value: 'yes', heapBytes: 1024 },
  );
});

test('views into the heap are copied, arrays of their own are not', () => {
  const own = new Float64Array(2);
  const { value } = reply(() => ({ inner: [heap.subarray(3, 5)], own }));
  const { inner, own: kept } = /** @type {any} */ (value);
  assert.notEqual(inner[0].buffer, heap.buffer);
  assert.equal(inner[0].length, 2);
  assert.equal(kept, own);
});

test('each buffer is moved once, however often it occurs', () => {
  const one = new Float64Array(4);
  const two = new Int32Array(4);
  const found = transferables({ a: one, b: [one.subarray(1), { c: two }], d: null, e: 'text' });
  assert.deepEqual(found, [one.buffer, two.buffer]);
});

test('an error of the library keeps its code, anything else is internal', () => {
  const refusal = { name: 'QualmError', code: 'one-class', message: 'no', received: '1', allowed: '2' };
  assert.deepEqual(
    reply(() => {
      throw refusal;
    }).error,
    refusal,
  );
  const odd = reply(() => {
    throw new TypeError('odd');
  });
  assert.deepEqual([odd.error?.code, odd.error?.message, odd.broken], ['internal', 'odd', false]);
});

test('after a trap the library is called broken', () => {
  const { broken } = reply(() => {
    throw new WebAssembly.RuntimeError('unreachable');
  });
  assert.equal(broken, true);
});

test('only functions of the table can be called', () => {
  const native = /** @type {any} */ ({ _free: () => 1, gateTable: () => [], HEAPU8: new Uint8Array(8) });
  for (const method of ['_free', 'gateTable', 'circuitMetrics', 'compare', 'constructor', 'toString']) {
    assert.equal(
      dispatch({ engine: native }, { id: 1, module: 'engine', method, args: [] }).error?.code,
      'internal',
    );
  }
});

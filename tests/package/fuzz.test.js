import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzz } from '../fuzz/csv_fuzz.js';

test('hostile files come to an error that is Qualm’s own, or to the same rows everywhere', async (running) => {
  const seed = process.hrtime()[1];
  running.diagnostic(`seed ${seed}`);
  assert.ok((await fuzz(4, seed)) > 20);
});

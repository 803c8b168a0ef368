import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Circuit, load } from '../../bindings/js/index.js';

const megabyte = 1024 * 1024;
const runs = 50;
const large = new Circuit(22).h(21); // a state of 64 MB: the library's heap grows beyond what a worker may keep

test('memory comes back after large runs: the worker that grew is replaced', async (context) => {
  const qualm = await load({ workers: 1 });
  /** @type {number[]} */
  const resident = [];
  for (let i = 0; i < runs; i++) {
    const { expectations } = await qualm.run(large, { observables: ['X21'] });
    assert.ok(Math.abs(Number(expectations?.[0]) - 1) < 1e-12);
    resident.push(process.memoryUsage().rss / megabyte);
  }
  qualm.close();
  const [early, late] = [resident.slice(5, 15), resident.slice(-10)].map((some) => Math.max(...some));
  context.diagnostic(`${early.toFixed(0)} MB early, ${late.toFixed(0)} MB late`);
  assert.ok(late < early + 64, `grew from ${early} MB to ${late} MB over ${runs} runs`);
});

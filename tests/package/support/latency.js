import assert from 'node:assert/strict';

/**
 * Holds an answer to its time. Other work on the machine is no fault of the package's: a round that was too slow is
 * measured again, twice at most.
 * @param {import('node:test').TestContext} context
 * @param {number} bound ms
 * @param {() => Promise<number>} measure gives ms
 */
export async function answersWithin(context, bound, measure) {
  /** @type {number[]} */
  const rounds = [];
  do rounds.push(await measure());
  while (rounds.length < 3 && Math.min(...rounds) >= bound);
  const shown = rounds.map((taken) => taken.toFixed(1)).join(', ');
  if (rounds.length > 1) context.diagnostic(`${shown} ms`);
  assert.ok(Math.min(...rounds) < bound, `${shown} ms`);
}

/**
 * Milliseconds from an abort to the end of what it ends.
 * @param {number} delay ms before the abort
 * @param {(signal: AbortSignal) => Promise<unknown>} work is cancelled
 */
export async function abortTime(delay, work) {
  const controller = new AbortController();
  let aborted = 0;
  setTimeout(() => {
    aborted = performance.now();
    controller.abort();
  }, delay);
  await assert.rejects(work(controller.signal), { code: 'cancelled' });
  return performance.now() - aborted;
}

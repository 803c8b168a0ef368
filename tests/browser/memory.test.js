/** Memory comes back in a page, too: a worker that grew for a large register is replaced. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBothBrowsers, projectFolder } from './support/index.js';
import { megabytesOf } from './support/memory.js';

const runs = 50;
const stateMegabytes = 64; // of 22 qubits

/**
 * The lowest of ten measurements over two seconds: browsers give memory back in their own time.
 * @param {() => Promise<number>} measure
 */
async function lowestSoon(measure) {
  let lowest = Infinity;
  for (let i = 0; i < 10; i++) {
    lowest = Math.min(lowest, await measure());
    await new Promise((done) => setTimeout(done, 200));
  }
  return lowest;
}

inBothBrowsers(
  'memory',
  ({ open }) => {
    test(`${runs} runs of 22 qubits leave the page as large as before`, async (context) => {
      const { page } = await open('tests/browser/empty.html');
      await page.evaluate(async (address) => {
        const { Circuit, load } = await import(address);
        const large = new Circuit(22).h(21);
        const qualm = await load({ workers: 1 });
        Object.assign(globalThis, {
          runLarge: async () => (await qualm.run(large, { observables: ['X21'] })).expectations[0],
          runSmall: async () =>
            (await qualm.run(new Circuit(1).h(0), { observables: ['X0'] })).expectations[0],
        });
      }, '/bindings/js/index.js');
      await page.evaluate(() => /** @type {any} */ (globalThis).runSmall());
      const before = await megabytesOf(page.browser());
      /** @type {number[]} */
      const held = [];
      for (let i = 0; i < runs; i++) {
        const value = await page.evaluate(() => /** @type {any} */ (globalThis).runLarge());
        assert.ok(Math.abs(value - 1) < 1e-12, `${value}`);
        held.push(await megabytesOf(page.browser()));
      }
      await page.evaluate(() => /** @type {any} */ (globalThis).runSmall());
      const after = await lowestSoon(() => megabytesOf(page.browser()));
      const [early, late] = [held.slice(5, 15), held.slice(-10)].map((some) => Math.max(...some));
      const shown = [before, early, late, after].map((some) => some.toFixed(0));
      context.diagnostic(
        `${shown[0]} MB before, ${shown[1]} MB early, ${shown[2]} MB late, ${shown[3]} MB after`,
      );
      assert.ok(late < early + 2 * stateMegabytes, `grew from ${early} MB to ${late} MB over ${runs} runs`);
      assert.ok(after < before + stateMegabytes, `${before} MB before, ${after} MB after`);
    });
  },
  { folder: projectFolder, own: true },
);

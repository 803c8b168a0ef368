/** While it trains, the page's frames keep 60 a second: all computing is in workers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBothBrowsers } from './support/index.js';
import { whenPhase } from './support/playground.js';

const seconds = 4;

inBothBrowsers('frames', ({ name, open }) => {
  test('a training on moons leaves the main thread free', async (context) => {
    const { page } = await open('#epochs=500', { ready: '#lab[data-phase="training"]' });
    await whenPhase(page, 'training');
    await new Promise((done) => setTimeout(done, 1500));
    const gaps = await page.evaluate(async (milliseconds) => {
      /** @type {number[]} */
      const times = [];
      await new Promise((done) => {
        const start = performance.now();
        const frame = (/** @type {number} */ now) => {
          times.push(now);
          if (now - start < milliseconds) requestAnimationFrame(frame);
          else done(null);
        };
        requestAnimationFrame(frame);
      });
      return times.slice(1).map((time, i) => time - times[i]);
    }, 1000 * seconds);
    gaps.sort((a, b) => a - b);
    const at = (/** @type {number} */ share) =>
      gaps[Math.min(gaps.length - 1, Math.floor(share * gaps.length))];
    const report = `median ${at(0.5).toFixed(1)} ms, 95 % ${at(0.95).toFixed(1)} ms, worst ${at(1).toFixed(1)} ms`;
    context.diagnostic(`${name}: ${gaps.length / seconds} frames a second; ${report}`);
    assert.ok(at(0.5) < 17.5, report);
    assert.ok(gaps.length / seconds > 50, `${gaps.length / seconds} frames a second; ${report}`);
    await page.close();
  });
});

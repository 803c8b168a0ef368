/**
 * A page on a machine that has other work. `QUALM_LATE=100` makes every frame, every answer of the server and every
 * message of a worker that many milliseconds late: what a test reads too early fails at every run instead of once a month.
 */
import assert from 'node:assert/strict';

/** Milliseconds. */
export const lateness = Number(process.env.QUALM_LATE ?? 0);

/**
 * Asserts that something took less than a bound, unless the page was made late.
 * @param {number} taken
 * @param {number} bound in the same unit
 * @param {string} message
 */
export function assertTakes(taken, bound, message) {
  if (lateness === 0) assert.ok(taken < bound, message);
}

/**
 * Before the page's first script.
 * @param {import('puppeteer-core').Page} page
 */
export async function makeLate(page) {
  if (lateness === 0) return;
  for (const delay of [delayFrames, delayMessages]) await page.evaluateOnNewDocument(delay, lateness);
}

/**
 * In the page.
 * @param {number} delay ms
 */
export function delayFrames(delay) {
  const frame = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) => Number(setTimeout(() => frame(callback), delay));
}

/**
 * In the page.
 * @param {number} delay ms
 */
function delayMessages(delay) {
  const { get, set } = /** @type {Required<PropertyDescriptor>} */ (
    Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage')
  );
  Object.defineProperty(Worker.prototype, 'onmessage', {
    configurable: true,
    get,
    set(/** @type {((event: MessageEvent) => void) | null} */ listener) {
      set.call(this, listener && ((/** @type {MessageEvent} */ event) => setTimeout(listener, delay, event)));
    },
  });
}

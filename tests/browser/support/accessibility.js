import axe from 'axe-core';

/**
 * What axe-core finds wrong with a page, one line a finding: rule, impact and the elements.
 * @param {import('puppeteer-core').Page} page
 * @param {import('axe-core').RunOptions} [options]
 * @returns {Promise<string[]>}
 */
export async function accessibilityProblems(page, options = {}) {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(
    async (runOptions) => (await /** @type {any} */ (globalThis).axe.run(runOptions)).violations,
    /** @type {any} */ ({ resultTypes: ['violations'], ...options }),
  );
  return violations.map(
    (/** @type {import('axe-core').Result} */ { id, impact, help, nodes }) =>
      `${id} (${impact}): ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

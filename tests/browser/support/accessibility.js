import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const program = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe-core finds wrong with a page, one line a finding: rule, impact and the elements.
 * @param {import('puppeteer-core').Page} page
 * @param {import('axe-core').RunOptions} [options]
 * @returns {Promise<string[]>}
 */
export async function accessibilityProblems(page, options = {}) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(program);
  const violations = await page.evaluate(
    async (runOptions) => (await /** @type {any} */ (globalThis).axe.run(runOptions)).violations,
    /** @type {any} */ ({ resultTypes: ['violations'], ...options }),
  );
  return violations.map(
    (/** @type {import('axe-core').Result} */ { id, impact, help, nodes }) =>
      `${id} (${impact}): ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

/** What the house promises: a README in every folder, and a linter that keeps results repeatable. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import { filesBelow, root } from './graph.js';

/** Every room of the house: src/qualm/<room>, and <top>/<room> elsewhere; what is deeper belongs to its room. */
function rooms() {
  const files = ['bindings', 'demos', 'tests', 'tools', 'web'].flatMap((folder) =>
    filesBelow(folder, /\/[^/]+\.\w+$/),
  );
  // What lies in web/public is copied to the page as it is.
  const code = files
    .filter((file) => !file.startsWith('web/public/'))
    .flatMap((file) => /^[^/]+\/[^/]+(?=\/)/.exec(file)?.[0] ?? []);
  const library = filesBelow('src/qualm', /\.[ch]pp$/).map((file) => file.slice(0, file.lastIndexOf('/')));
  return new Set(['bindings', 'demos', 'tests', 'tools', 'web', ...code, ...library]);
}

test('every folder opens with a README.md', () => {
  const missing = [...rooms()].filter((folder) => !existsSync(join(root, folder, 'README.md')));
  assert.deepEqual(missing, []);
});

const eslint = new ESLint({ cwd: root });

/**
 * The rules that a line of code breaks in a file.
 * @param {string} line
 * @param {string} file
 */
async function brokenRules(line, file) {
  const [{ messages }] = await eslint.lintText(`export const f = (x) => ${line};\n`, {
    filePath: join(root, file),
  });
  return messages.map(({ ruleId }) => ruleId);
}

for (const line of [
  'Math.sin(x)',
  'Math.exp(x)',
  'Math.pow(x, 2)',
  'Math.hypot(x, x)',
  'Math.random() * x',
  "Math['log'](x)",
  'x ** 2',
  '(x **= 2) + x',
  'Date.now() + x',
  'new Date(x)',
]) {
  test(`ESLint refuses ${line} in what computes results, and lets views draw with it`, async () => {
    for (const file of ['bindings/js/a.js', 'web/model/a.js', 'web/actions/a.js']) {
      assert.deepEqual(await brokenRules(line, file), ['no-restricted-syntax'], file);
    }
    assert.deepEqual(await brokenRules(line, 'web/views/a.js'), []);
  });
}

test('ESLint allows the operations that repeat on every engine', async () => {
  const line = 'Math.sqrt(Math.abs(x)) + Math.max(Math.floor(x), 2) * Math.PI';
  assert.deepEqual(await brokenRules(line, 'bindings/js/a.js'), []);
});

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { execute, root } from './support/command.js';

const folder = join(root, 'demos/node');

for (const name of readdirSync(folder).filter((one) => one.endsWith('.js'))) {
  test(`the demo ${name} runs, prints and ends by itself`, async () => {
    const { code, stdout, stderr } = await execute(process.execPath, [join(folder, name)]);
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    assert.ok(stdout.length > 0);
  });
}

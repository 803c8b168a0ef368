import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { execute, root, temporaryFolder } from './support/command.js';

const folder = await temporaryFolder();
const readme = await readFile(join(root, 'README.md'), 'utf8');

/**
 * The code blocks of the README in one language; '' stands for output.
 * @param {string} language
 */
const blocks = (language) =>
  [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, name, text]) =>
    name === language ? [text] : [],
  );

// A folder in which the package is installed, with a data set of one's own.
before(async () => {
  await mkdir(join(folder, 'node_modules'));
  await symlink(root, join(folder, 'node_modules/qualm'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module", "private": true }');
  const iris = await readFile(join(root, 'bindings/data/iris.csv'), 'utf8');
  await writeFile(join(folder, 'data.csv'), iris.replace('target', 'species'));
  await copyFile(join(root, 'bindings/data/iris.csv'), join(folder, 'iris.csv'));
  const document = { data: { source: 'moons' }, train: { epochs: 2 } };
  await writeFile(join(folder, 'experiment.json'), JSON.stringify(document));
  await writeFile(join(folder, 'bell.qasm'), 'OPENQASM 3;\nqubit[2] q;\nh q[0];\ncx q[0], q[1];\n');
});

test('the README has examples', () => {
  assert.ok(blocks('js').length > 0 && blocks('sh').length > 0);
});

blocks('js').forEach((program, i) => {
  test(`JavaScript example ${i + 1} runs`, async () => {
    await writeFile(join(folder, `example${i}.js`), program);
    const { code, stderr } = await execute(process.execPath, [`example${i}.js`], { cwd: folder });
    assert.equal(code, 0, stderr);
  });
});

test('the output that the README shows is what the command prints', async () => {
  const shown = blocks('').flatMap((block) => block.split('\n').map((line) => line.trimEnd()));
  assert.ok(shown.length > 5);
  const words = ['train', join(root, 'bindings/data/breast_cancer.csv')];
  const { stdout } = await execute(process.execPath, [join(root, 'bindings/cli/qualm.js'), ...words]);
  const printed = stdout.split('\n');
  assert.deepEqual(
    shown.filter((line) => !printed.includes(line)),
    [],
    'lines of the README that are not in the output',
  );
});

const commands = blocks('sh')
  .flatMap((block) => block.split('\n'))
  .map((line) => line.replace(/\s+#.*$/, '').trim());

for (const line of commands.filter((one) => /^(npx )?qualm /.test(one))) {
  test(`the command runs: ${line}`, async () => {
    const [, ...words] = line.replace(/^npx /, '').split(/\s+/);
    const { code, stderr } = await execute(
      process.execPath,
      [join(root, 'bindings/cli/qualm.js'), ...words],
      { cwd: folder },
    );
    assert.equal(code, 0, stderr);
  });
}

for (const line of commands.filter((one) => one.startsWith('tools/'))) {
  test(`the command is there: ${line}`, async () => {
    const path = join(root, line.split(' ')[0]);
    assert.equal((await execute('test', ['-x', path])).code, 0, path);
  });
}

import assert from 'node:assert/strict';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { execute, root, temporaryFolder } from './support/command.js';

const folder = await temporaryFolder();
const installed = join(folder, 'node_modules/qualm');

// What `npm install qualm.tgz` does, without a network: unpack, and put the one dependency beside it.
before(async () => {
  const packed = await execute('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder]);
  assert.equal(packed.code, 0, packed.stderr);
  await mkdir(installed, { recursive: true });
  const archive = join(folder, packed.stdout.trim());
  const unpacked = await execute('tar', ['-xzf', archive, '-C', installed, '--strip-components=1']);
  assert.equal(unpacked.code, 0, unpacked.stderr);
  await symlink(join(root, 'node_modules/papaparse'), join(folder, 'node_modules/papaparse'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module", "private": true }');
});

test('the package imports by its names and runs a circuit', async () => {
  const program = `
import { load, Circuit } from 'qualm';
import { readCsv } from 'qualm/csv';
const qualm = await load();
const { expectations } = await qualm.run(new Circuit(2).x(0), { observables: ['Z0', 'Z1'] });
const table = readCsv('x,k\\n1,a\\n2,b');
const { train } = await qualm.prepare({ data: { source: 'iris' } });
console.log([...expectations].join(), table.classes.join(), train.rows);
`;
  await writeFile(join(folder, 'program.js'), program);
  const { code, stdout, stderr } = await execute(process.execPath, ['program.js'], { cwd: folder });
  assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: '-1,1 a,b 112\n', stderr: '' });
});

test('the command runs from the installed package', async () => {
  const data = join(root, 'bindings/data/iris.csv');
  const words = [join(installed, 'bindings/cli/qualm.js'), 'train', data, '--epochs', '1'];
  const { code, stdout, stderr } = await execute(process.execPath, words, { cwd: folder });
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^verdict /m);
});

test('the package has its types, its data and its licence, and nothing of the workshop', async () => {
  const { exports } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
  for (const entry of Object.values(exports)) {
    for (const path of typeof entry === 'string' ? [entry] : Object.values(entry))
      await readFile(join(installed, path));
  }
  for (const name of ['LICENSE', 'README.md', 'bindings/data/README.md', 'bindings/data/digits.csv']) {
    await readFile(join(installed, name));
  }
  const { stdout } = await execute('find', [installed, '-type', 'f']);
  const strays = stdout
    .split('\n')
    .filter((path) => /\/(tests|tools|src|web|build)\/|\.test\.js$|\.cpp$/.test(path));
  assert.deepEqual(strays, []);
});

import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { execute, root, temporaryFolder } from './support/command.js';

const tsc = join(root, 'node_modules/typescript/bin/tsc');
const folder = await temporaryFolder();

/**
 * What tsc says of a program that imports the package.
 * @param {string} program in TypeScript
 */
async function check(program) {
  await writeFile(join(folder, 'program.ts'), program);
  const words = [
    '--strict',
    '--noEmit',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--lib',
    'es2023,dom',
    'program.ts',
  ];
  const { stdout } = await execute(process.execPath, [tsc, ...words], { cwd: folder });
  return stdout.trim();
}

before(async () => {
  const words = [tsc, '-p', 'tsconfig.types.json', '--outDir', join(folder, 'types')];
  const { code, stdout } = await execute(process.execPath, words);
  assert.equal(code, 0, stdout);
  await mkdir(join(folder, 'node_modules/qualm/dist'), { recursive: true });
  await symlink(join(root, 'package.json'), join(folder, 'node_modules/qualm/package.json'));
  await symlink(join(folder, 'types'), join(folder, 'node_modules/qualm/dist/types'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
});

test('a program as the documentation writes it has types', async () => {
  const program = `
import {
  load, Circuit, param, feature, devices, QualmError, price,
  type Device, type Execution, type Noise, type Report, type TrainingRecord,
} from 'qualm';
import { readCsv } from 'qualm/csv';

const qualm = await load({ workers: 2 });
const circuit: Circuit = new Circuit(2).h(0).cx(0, 1).ry(0, feature(0)).u(1, 0.1, param('a', { scale: 2 }), 0.3);
const run = await qualm.run(circuit, { observables: ['Z0', [[0.5, 'Z0 Z1']]], shots: 100, features: [[1]] });
const values: Float64Array | undefined = run.expectations;
const names: string[] = (await qualm.gradient(circuit, { observables: ['Z0'] })).parameters;
const noise: Noise = { device: 'ibmq_manila', scale: 0.5, gates: [{ on: '2q', channel: 'depolarizing', p: 0.01 }] };
const noisy = await qualm.run(circuit, { noise, simulator: 'density', returns: ['density'], features: [[1]] });
const execution: Execution = noisy.execution;
const bloch: Float64Array | undefined = (await qualm.trace(circuit, { noise })).noisy?.bloch;
const close: number | undefined = (await qualm.measures({ a: { state: [1, 0] }, b: { density: noisy.density! } })).fidelity;
const known: readonly Device[] = devices;
const compiled: Circuit = (await qualm.compile(circuit, { device: known[0].name, seed: 1 })).circuit;
const text: string = compiled.toQasm({ version: 2 }) + circuit.toQiskit({ params: { a: 1 } }) + circuit.toSvg();
const read: Circuit = Circuit.fromQasm(text).measure(0, 1).if({ bits: [1], value: 1 }, (c) => c.x(0)).barrier();
const bits: number = read.bits;
for await (const record of qualm.train({ data: { source: 'iris' }, train: { epochs: 1 } }, { granularity: 'update' })) {
  const known: TrainingRecord = record;
  const loss: number | undefined = known.heldOut?.loss;
}
const report: Report = await qualm.experiment({ data: { source: 'csv' } }, { table: readCsv('x,k\\n1,a\\n2,b') });
const dollars: number = price(report.ledger)[0].dollars;
try { circuit.h(9); } catch (error) { if (error instanceof QualmError) error.code.toUpperCase(); }
`;
  assert.equal(await check(program), '');
});

const mistakes = [
  'new Circuit(1).hadamard(0);',
  'new Circuit(2).cx(0);',
  'new Circuit(2).h(0, 1);',
  "new Circuit(1).rx(0, 'half');",
  "qualm.run(new Circuit(1), { observable: ['Z0'] });",
  "qualm.train({ data: { source: 'moons' }, train: { epochs: '3' } });",
  "for await (const record of qualm.train({ data: { source: 'xor' } })) record.toFixed();",
  "load({ transport: 'pigeon' });",
  "qualm.run(new Circuit(1), { noise: { scale: '1' } });",
  "qualm.run(new Circuit(1), { simulator: 'tensor' });",
  "new Circuit(1, 1).if('b', (c) => c.x(0));",
  'new Circuit(1).toQasm({ version: 4 });',
  "qualm.compile(new Circuit(1), { devices: 'ibmq_manila' });",
];

test('tsc refuses each of the usual mistakes', async () => {
  const head = "import { load, Circuit } from 'qualm'; const qualm = await load();";
  const errors = await check([head, ...mistakes].join('\n'));
  const lines = new Set(
    [...errors.matchAll(/^program\.ts\((\d+),\d+\): error/gm)].map((match) => Number(match[1])),
  );
  assert.deepEqual(
    mistakes.filter((_, i) => !lines.has(i + 2)),
    [],
  );
  assert.equal(lines.has(1), false);
});

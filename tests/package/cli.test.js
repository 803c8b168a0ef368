import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { qualm, root, temporaryFolder } from './support/command.js';

const folder = await temporaryFolder();

/**
 * @param {string} name
 * @param {string | Uint8Array} content
 */
async function file(name, content) {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

for (const [name, rows, columns, held] of /** @type {const} */ ([
  ['iris', 150, 4, 38],
  ['breast_cancer', 569, 30, 143],
])) {
  test(`train on ${name}: both models' scores with intervals, the ledger, the price and the verdict`, async () => {
    const { code, stdout, stderr } = await qualm(
      'train',
      `bindings/data/${name}.csv`,
      '--target',
      'target',
      '--epochs',
      '3',
    );
    assert.equal(code, 0, stderr);
    assert.match(
      stdout,
      new RegExp(`^data {9}.*${name}\\.csv: ${rows} rows, ${columns} columns; label target: `, 'm'),
    );
    assert.match(stdout, new RegExp(`^split .* ${held} held out$`, 'm'));
    const interval = String.raw`\s+\d+\.\d % +\d+\.\d % to +\d+\.\d % +\d+\.\d{4} +\d+ of ${held}$`;
    assert.match(stdout, new RegExp(`^quantum model${interval}`, 'm'));
    assert.match(stdout, new RegExp(`^logistic regression, the same 4 features${interval}`, 'm'));
    assert.match(stdout, new RegExp(`^logistic regression, all ${columns} columns${interval}`, 'm'));
    assert.match(stdout, new RegExp(`^majority class${interval}`, 'm'));
    assert.match(
      stdout,
      /^ledger +[\d,]+ circuits, exact expectations, [\d,]+ gates \([\d,]+ on two qubits\)$/m,
    );
    assert.match(stdout, /^price +\$[\d,]+\.\d\d on IBM Quantum, Pay-As-You-Go \(about /m);
    assert.match(stdout, /priced at 1000 shots per circuit/);
    assert.match(stdout, /^fingerprint {2}[0-9a-f]{4}·[0-9a-f]{4}·[0-9a-f]{4}$/m);
    assert.match(stdout, /^verdict {6}(No advantage shown|Logistic regression does better|On this split)/m);
    assert.deepEqual(stderr.match(/^epoch \d\/3 /gm), [
      'epoch 0/3 ',
      'epoch 1/3 ',
      'epoch 2/3 ',
      'epoch 3/3 ',
    ]);
    assert.doesNotMatch(stdout + stderr, /\x1b/); // eslint-disable-line no-control-regex
  });
}

test('the options reach the experiment, and --json prints the report alone', async () => {
  const words = [
    '--seed',
    '5',
    '--epochs',
    '1',
    '--layers',
    '2',
    '--components',
    '3',
    '--shots',
    '10',
    '--workers',
    '1',
  ];
  const { code, stdout, stderr } = await qualm('train', 'bindings/data/wine.csv', ...words, '--json');
  assert.equal(code, 0, stderr);
  const report = JSON.parse(stdout);
  assert.equal(report.spec.seed, 5);
  assert.equal(report.spec.train.epochs, 1);
  assert.equal(report.spec.train.shots, 10);
  assert.equal(report.spec.model.ansatz.layers, 2);
  assert.deepEqual(report.spec.preprocess[1], { kind: 'pca', components: 3 });
  assert.deepEqual(report.classes, ['class_0', 'class_1', 'class_2']);
  assert.equal(report.ledger.shots, 10 * report.ledger.circuits);
});

test('a document is replayed bit for bit, from its data set and from the CSV file', async () => {
  const document = { data: { source: 'iris' }, seed: 2, train: { epochs: 2 } };
  const own = await file('own.json', JSON.stringify(document));
  const csv = await file(
    'csv.json',
    JSON.stringify({ ...document, data: { source: 'csv', target: 'target' } }),
  );
  const data = ['--data', 'bindings/data/iris.csv'];
  const runs = await Promise.all([
    qualm('run', own, '--json'),
    qualm('run', own, '--json', '--workers', '3'),
    qualm('run', csv, '--json', ...data),
    qualm('train', 'bindings/data/iris.csv', '--spec', own, '--json'),
  ]);
  const prints = runs.map(({ stdout }) => JSON.parse(stdout).fingerprint);
  assert.equal(new Set(prints).size, 1);
});

test('the document in a report replays it', async () => {
  const text =
    'kind,x,y\n' + Array.from({ length: 40 }, (_, i) => `${'ab'[i % 2]},${i},${(i * 7) % 11}`).join('\n');
  const csv = await file('kinds.csv', text);
  const trained = await qualm('train', csv, '--target', 'kind', '--epochs', '1', '--json');
  const report = JSON.parse(trained.stdout);
  const document = await file('replay.json', JSON.stringify(report.spec));
  const replayed = await qualm('run', document, '--data', csv, '--json');
  assert.equal(JSON.parse(replayed.stdout).fingerprint, report.fingerprint);
});

test('one column and one layer are called by their number', async () => {
  const csv = await file(
    'one.csv',
    'x,k\n' + Array.from({ length: 24 }, (_, i) => `${i},${'ab'[i % 2]}`).join('\n'),
  );
  const { code, stdout, stderr } = await qualm('train', csv, '--layers', '1', '--epochs', '1');
  assert.equal(code, 0, stderr);
  assert.match(stdout, /24 rows, 1 column; .*\n.*\n.*\ncircuit +1 qubit, .* with 1 layer, /);
});

const bell = await file('bell.qasm', 'OPENQASM 3;\nqubit[2] q;\nh q[0];\ncx q[0], q[1];\n');

test('circuit: counts, the simulator and its reason, and under a device its qubits and the fidelity', async () => {
  const ideal = await qualm('circuit', bell, '--shots', '500', '--seed', '3');
  assert.equal(ideal.code, 0, ideal.stderr);
  assert.match(ideal.stdout, /^circuit +2 qubits, depth 2; 1 h, 1 cx$/m);
  assert.match(ideal.stdout, /^noise +none$/m);
  assert.match(ideal.stdout, /^simulator +statevector: .+$/m);
  assert.match(ideal.stdout, /^(00|11) +\d+ +\d+\.\d %\n(00|11) +\d+ +\d+\.\d %$/m);
  const noisy = await qualm('circuit', bell, '--device', 'ibmq_manila', '--scale', '2');
  assert.equal(noisy.code, 0, noisy.stderr);
  assert.match(noisy.stdout, /^noise +ibmq_manila × 2$/m);
  assert.match(noisy.stdout, /^on qubits +\d, \d; /m);
  assert.match(
    noisy.stdout,
    /^fidelity +0\.\d{6} before readout, gate by gate as drawn; what compilation adds comes on top$/m,
  );
  assert.match(noisy.stdout, /^01 +\d+/m);
});

test('circuit: inputs have values, and --json prints the run alone', async () => {
  const path = await file(
    'turned.qasm',
    'OPENQASM 3;\ninput float a;\nqubit q;\nbit c;\nrx(a) q;\nc = measure q;\n',
  );
  const words = ['--param', 'a=3.141592653589793', '--shots', '20', '--json'];
  const { code, stdout, stderr } = await qualm('circuit', path, ...words);
  assert.equal(code, 0, stderr);
  const run = JSON.parse(stdout);
  assert.deepEqual(run.counts, { 1: 20 });
  assert.deepEqual(run.circuit, { qubits: 1, bits: 1, depth: 2, gateCounts: { rx: 1, measure: 1 } });
  assert.match((await qualm('circuit', path)).stderr, /unbound-slot/);
});

test('trial: bias, spread and price of each method beside doing nothing, and a sentence', async () => {
  const words = ['trial', bell, '--device', 'ibmq_manila', '--observables', 'Z0 Z1,X0 X1', '--seeds', '5'];
  const { code, stdout, stderr } = await qualm(...words);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^raw +[+−]0\.\d{4} +0\.\d{4} +0\.\d{4} +2 +8,000 +\$/m);
  assert.match(stdout, /^readout in zero noise, Richardson +[+−]/m);
  assert.match(stdout, /^observables +Z0 Z1, X0 X1; ideally 1\.0000, 1\.0000$/m);
  assert.match(stdout, /^recommended +\S/m);
  const again = JSON.parse((await qualm(...words, '--json')).stdout);
  assert.equal(again.methods.length, 7);
  assert.match(again.refused[0].message, /Clifford/);
  assert.ok(again.methods[0].bias[0] < -0.01, 'noise pulls a Bell pair below 1');
  assert.match((await qualm('trial', bell)).stderr, /trial needs a --device/);
  assert.match((await qualm('trial', bell, '--device', 'ideal')).stderr, /invalid-noise/);
});

test('correction: a table of rates with intervals, what the codes take, and where the curves cross', async () => {
  const words = [
    'correction',
    '--code',
    'repetition',
    '--distances',
    '3,7',
    '--rates',
    '0.03,0.06',
    '--shots',
    '5000',
  ];
  const { code, stdout, stderr } = await qualm(...words);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^repetition code +distance 3 +95 % interval +distance 7/m);
  assert.match(stdout, /^ +3\.00 % +\d\.\d\de-\d +\d\.\de-\d to \d\.\de-\d/m);
  assert.match(stdout, /^codes +distance 3: 5 qubits, 3 rounds, up to \d+\.\d\d µs to decode one$/m);
  assert.match(stdout, /^crossing +Distances 3 and 7 cross at [3-5]\.\d %/m);
  const again = JSON.parse((await qualm(...words, '--json')).stdout);
  assert.equal(again.reports.length, 1);
  assert.equal(again.reports[0].crossings[0].order, 'crosses');
  assert.match((await qualm('correction', '--code', 'steane')).stderr, /invalid-option/);
  assert.match((await qualm('correction', '--rates', '1,x')).stderr, /--rates takes a number/);
});

test('compile: metrics before and after, and the circuit in a file', async () => {
  const out = join(folder, 'compiled.qasm');
  const { code, stdout, stderr } = await qualm('compile', bell, '--device', 'ibm_torino', '--out', out);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^ +before +after$/m);
  assert.match(stdout, /^gates +2 +\d+$/m);
  assert.match(stdout, /^device +ibm_torino$/m);
  const text = await readFile(out, 'utf8');
  assert.match(text, /^OPENQASM 3[\s\S]*cz /);
  const json = JSON.parse((await qualm('compile', bell, '--device', 'ibm_torino', '--json')).stdout);
  assert.equal(json.qasm, text);
  assert.equal(json.finalLayout.length, 2);
});

test('encode: what every encoder costs, and which figures are extrapolated', async () => {
  const { code, stdout, stderr } = await qualm('encode', '--features', '4096', '--device', 'ibmq_manila');
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^ +qubits +depth +1-qubit +2-qubit +time +no error +fits up to$/m);
  assert.match(stdout, /^angle \* +4,096 ! /m);
  assert.match(stdout, /^amplitude +\* extrapolated from \d+ features by the formula: 2\^n − 1 RY/m);
  const words = ['encode', '--features', '4', '--encoder', 'iqp', '--json'];
  const json = JSON.parse((await qualm(...words)).stdout);
  assert.deepEqual(
    json.costs.map((/** @type {any} */ cost) => [cost.encoder, cost.extrapolated, cost.seconds]),
    [['iqp', false, null]],
  );
  assert.match((await qualm('encode', '--encoder', 'angel')).stderr, /invalid-spec/);
});

test('train with another encoder', async () => {
  const words = ['--epochs', '1', '--layers', '1', '--encoder', 'zz-feature-map', '--json'];
  const { code, stdout, stderr } = await qualm('train', 'bindings/data/iris.csv', ...words);
  assert.equal(code, 0, stderr);
  const { encoder } = JSON.parse(stdout).spec.model;
  assert.deepEqual(encoder, { kind: 'zz-feature-map', repetitions: 2, entanglement: 'full' });
});

test('train under a device: the score without noise and with it, both with their verdict', async () => {
  const words = ['--epochs', '1', '--layers', '1', '--device', 'ibmq_manila', '--scale', '0.5'];
  const { code, stdout, stderr } = await qualm('train', 'bindings/data/iris.csv', ...words);
  assert.equal(code, 0, stderr);
  const score = String.raw`\s+\d+\.\d % +\d+\.\d % to +\d+\.\d % +\d+\.\d{4} +\d+ of 38$`;
  assert.match(stdout, new RegExp(`^quantum model, ideal${score}`, 'm'));
  const noisy = score.replace(String.raw`\d+\.\d{4}`, '–');
  assert.match(stdout, new RegExp(`^quantum model, ibmq_manila noise × 0\\.5${noisy}`, 'm'));
  assert.match(stdout, /^verdict +Ideal: [\s\S]*^ +With ibmq_manila noise × 0\.5: /m);
});

test('help and version', async () => {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  assert.deepEqual(await qualm('--version'), { code: 0, stdout: `${version}\n`, stderr: '' });
  for (const words of [['--help'], [], ['train', '--help'], ['run', '-h']]) {
    const { code, stdout } = await qualm(...words);
    assert.equal(code, 0);
    assert.match(stdout, /qualm train data\.csv/);
  }
});

/** @type {[string, string[], RegExp][]} */
const misuses = [
  ['an unknown command', ['fly'], /no command "fly"/],
  ['no file', ['train'], /takes one file/],
  ['two files', ['train', 'a.csv', 'b.csv'], /takes one file/],
  ['an unknown option', ['train', 'a.csv', '--epoch', '3'], /--epoch/],
  [
    'a number that is none',
    ['train', 'a.csv', '--epochs', 'many'],
    /--epochs takes a whole number, not "many"/,
  ],
  ['an option without its value', ['train', 'a.csv', '--target'], /--target/],
  ['an option of the other command', ['run', 'a.json', '--target', 'x'], /--target/],
  ['a scale that is no number', ['circuit', 'a.qasm', '--scale', 'big'], /--scale takes a number, not "big"/],
  ['an input without a value', ['circuit', 'a.qasm', '--param', 'a'], /--param takes NAME=X, not "a"/],
  ['an input that is no number', ['circuit', 'a.qasm', '--param', 'a=b'], /takes a number, not "b"/],
  ['a compilation for nothing', ['compile', 'a.qasm'], /needs a --device/],
  ['a file to encode', ['encode', 'a.csv'], /takes no file/],
];

for (const [title, words, message] of misuses) {
  test(`wrong usage: ${title}`, async () => {
    const { code, stdout, stderr } = await qualm(...words);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, message);
    assert.match(stderr, /Try qualm --help\.$/m);
  });
}

/** @type {[string, string | Uint8Array, string[], RegExp][]} title, content of the file, options, what stderr shows */
const badFiles = [
  ['an empty file', '', [], /csv-empty/],
  ['no header', '1,2\n3,4\n', [], /csv-no-header/],
  ['a missing label', 'x,k\n1,a\n2,NaN\n', [], /csv-missing-value\n.*Line 3/],
  ['one class', 'x,k\n1,a\n2,a\n', [], /one-class/],
  ['an unknown target', 'x,k\n1,a\n2,b\n', ['--target', 'species'], /csv-unknown-target[\s\S]*allowed +x, k/],
  ['too many components', 'x,k\n1,a\n2,b\n', ['--components', '2'], /invalid-option[\s\S]*--components 2/],
  ['too few rows', 'x,k\n1,a\n2,b\n', [], /too-few-rows/],
  ['no epochs that fit', 'x,k\n1,a\n2,b\n', ['--epochs', '1000000000'], /invalid-spec\n.*train\.epochs/],
  ['a binary file', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), [], /csv-not-text/],
];

for (const [title, content, options, message] of badFiles) {
  test(`bad input: ${title}`, async () => {
    const path = await file(`${title.replaceAll(' ', '-')}.csv`, content);
    const { code, stdout, stderr } = await qualm('train', path, ...options);
    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.match(stderr, message);
    assert.match(stderr, /^ {2}received .*\n {2}allowed /m);
  });
}

test('bad circuits: a mistake in the program, and a device that is none', async () => {
  const broken = await qualm('circuit', await file('bad.qasm', 'OPENQASM 3;\nqubit q;\nx r;\n'));
  assert.equal(broken.code, 1);
  assert.match(broken.stderr, /Line 3, column \d/);
  const nowhere = await qualm('compile', bell, '--device', 'abacus');
  assert.equal(nowhere.code, 1);
  assert.match(nowhere.stderr, /There is no device "abacus"[\s\S]*allowed +ideal, ibmq_manila/);
  assert.match((await qualm('circuit', bell, '--shots', '0')).stderr, /invalid-shots/);
});

test('files that are missing, folders or no JSON', async () => {
  const none = await qualm('train', join(folder, 'nothing.csv'));
  assert.equal(none.code, 1);
  assert.match(none.stderr, /file-unreadable\n {2}There is no such file/);
  assert.match((await qualm('train', folder)).stderr, /folder/);
  assert.match((await qualm('run', await file('bad.json', '{'))).stderr, /invalid-spec\n.*not JSON/);
  assert.match((await qualm('run', await file('null.json', 'null'))).stderr, /invalid-spec/);
  const csv = await file('csv-only.json', '{ "data": { "source": "csv" } }');
  assert.match((await qualm('run', csv)).stderr, /--data FILE/);
});

test('with --json an error is JSON too', async () => {
  const { code, stdout } = await qualm('train', join(folder, 'nothing.csv'), '--json');
  assert.equal(code, 1);
  assert.equal(JSON.parse(stdout).error.code, 'file-unreadable');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Circuit, feature, load, param } from '../../bindings/js/index.js';
import { ansatz } from './support/ansatz.js';
import { client } from './support/client.js';

const bell = new Circuit(2).h(0).cx(0, 1);
const early = [
  () => bell.toQasm(),
  () => Circuit.fromQasm('qubit q;'),
  () => bell.toQiskit(),
  () => bell.toSvg(),
];
const beforeLoad = early.map((call) => {
  try {
    return call();
  } catch (error) {
    return error;
  }
});
const bare = await client({ workers: 1, formats: false });
const withoutFormats = codeOf(() => bell.toQasm());
await bare.loadFormats(['qasm']);
const withQasm = [codeOf(() => bell.toQasm()), codeOf(() => bell.toQiskit()), codeOf(() => bell.toSvg())];
const qualm = await client({ workers: 1 });

/**
 * The code of what a call throws; nothing where it succeeds.
 * @param {() => unknown} call
 */
function codeOf(call) {
  try {
    call();
    return '';
  } catch (error) {
    return /** @type {any} */ (error).code;
  }
}

test('before load() formats say that nothing is loaded', () => {
  for (const error of beforeLoad) {
    const { name, code } = /** @type {any} */ (error);
    assert.deepEqual([name, code], ['QualmError', 'not-loaded']);
  }
});

test('formats can be left out, and had later, each on its own', async () => {
  assert.equal(withoutFormats, 'not-loaded');
  assert.deepEqual(withQasm, ['', 'not-loaded', 'not-loaded']);
  for (const formats of ['qasm', ['python'], null, 7]) {
    await assert.rejects(load(/** @type {any} */ ({ formats })), { code: 'invalid-option' });
    await assert.rejects(bare.loadFormats(/** @type {any} */ (formats)), { code: 'invalid-option' });
  }
});

test('OpenQASM 2 and 3 come back as the same circuit', () => {
  const circuit = new Circuit(3, 2)
    .h(0)
    .crz(0, 2, 0.25)
    .u(1, 0.1, -0.2, 0.3)
    .barrier(0, 1)
    .measure(0, 1)
    .if({ bits: [1], value: 1 }, (c) => c.x(2))
    .reset(0)
    .cswap(0, 1, 2);
  const again = Circuit.fromQasm(circuit.toQasm());
  assert.match(circuit.toQasm(), /^OPENQASM 3/);
  assert.deepEqual(again.toJSON(), circuit.toJSON());
  assert.match(bell.toQasm({ version: 2 }), /^OPENQASM 2\.0;/);
  assert.deepEqual(Circuit.fromQasm(bell.toQasm({ version: 2 })).operations, bell.operations);
});

test('parameters are inputs of version 3, and version 2 has none', () => {
  const text = ansatz().toQasm();
  assert.match(text, /input float(\[64\])? b;/);
  assert.deepEqual(Circuit.fromQasm(text).parameters.slice(-3), ['a', 'b', 'c']);
  assert.throws(() => ansatz().toQasm({ version: 2 }), { name: 'QualmError', code: 'unbound-slot' });
});

/** @type {[string, string, RegExp][]} program, code, message */
const programs = [
  ['OPENQASM 3;\nqubit[2] q;\nhh q[0];\n', '', /Line 3, column 1/],
  ['OPENQASM 2.0;\nqreg q[2;\n', 'syntax-error', /Line 2, column 9/],
  ['OPENQASM 3;\nqubit q;\nwhile (true) { x q; }\n', 'unsupported', /Line 3, column 1/],
  ['OPENQASM 3;\nqubit[2] q;\nx q[7];\n', '', /Line 3, column/],
];

for (const [program, code, message] of programs) {
  test(`a mistake is told with its place: ${message.source}`, () => {
    assert.throws(
      () => Circuit.fromQasm(program),
      (/** @type {any} */ error) => {
        assert.equal(error.name, 'QualmError');
        if (code) assert.equal(error.code, code);
        assert.match(error.message, message);
        return true;
      },
    );
  });
}

/** @type {[string, (circuit: Circuit, options?: any) => string, RegExp][]} */
const languages = [
  ['Qiskit', (c, options) => c.toQiskit(options), /QuantumCircuit/],
  ['PennyLane', (c, options) => c.toPennyLane(options), /pennylane/],
  ['Cirq', (c, options) => c.toCirq(options), /cirq/],
  ['Braket', (c, options) => c.toBraket(options), /braket/],
  ['Q#', (c, options) => c.toQSharp(options), /operation/],
];

for (const [name, write, pattern] of languages) {
  test(`${name}: code with trained parameters`, () => {
    assert.match(write(bell), pattern);
    const turned = new Circuit(1).ry(0, param('a', { scale: 2 })).rz(0, feature(0));
    const code = write(turned, { params: { a: 0.375 } });
    assert.match(code, /0\.75|0\.375/);
    assert.throws(() => write(turned, { params: { b: 1 } }), { code: 'invalid-option' });
    assert.throws(() => write(turned, { params: { a: NaN } }), { code: 'not-finite' });
    assert.throws(() => write(turned, { parameters: {} }), { code: 'invalid-option' });
  });
}

test('figures: LaTeX and SVG', () => {
  assert.match(bell.toLatex(), /\\begin\{quantikz\}[\s\S]*\\end\{quantikz\}/);
  assert.match(bell.toSvg(), /^<svg [\s\S]*<\/svg>\s*$/);
});

test('options are checked', () => {
  for (const options of [{ version: 4 }, { version: '3' }, { verson: 2 }, null]) {
    assert.throws(() => bell.toQasm(/** @type {any} */ (options)), { code: 'invalid-option' });
  }
  for (const program of [undefined, 7, null, ['qubit q;']]) {
    assert.throws(() => Circuit.fromQasm(/** @type {any} */ (program)), { code: 'invalid-option' });
  }
});

test('a circuit that was read runs as the one that was written', async () => {
  const { state } = await qualm.run(bell, { returns: ['state'] });
  const read = await qualm.run(Circuit.fromQasm(bell.toQasm()), { returns: ['state'] });
  assert.deepEqual(read.state, state);
});

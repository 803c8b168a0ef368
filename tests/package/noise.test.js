import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSpec, devices } from '../../bindings/js/index.js';
import { plainNoise } from '../../bindings/js/noise.js';
import { nativeSpec } from '../../bindings/js/spec/spec.js';

const full = {
  scale: 0.5,
  gates: [
    { on: '1q', channel: 'amplitude-damping', gamma: 0.01 },
    { on: ['rx', 'ry'], qubits: [0], channel: 'pauli', px: 0.1, py: 0, pz: 0 },
    {
      on: 'all',
      channel: 'kraus',
      kraus: [
        [
          [
            [1, 0],
            [0, 0],
          ],
          [
            [0, 0],
            [1, 0],
          ],
        ],
      ],
    },
  ],
  idle: { t1: 1e-4, t2: [1e-4, 8e-5] },
  durations: { '1q': 3e-8, cx: 3e-7, measure: 1e-6 },
  crosstalk: [{ qubits: [0, 1], zz: 1e5 }],
  readout: [
    { p01: 0.02, p10: 0.01 },
    { p01: 0.03, p10: 0.01 },
  ],
  detuning: { sigma: [1e5, 2e5], correlation: 1e-5 },
};

test('noise of one’s own goes to the library as it is', () => {
  assert.deepEqual(plainNoise(full), full);
  const matrices = [
    {
      qubits: [0],
      matrix: [
        [0.9, 0.2],
        [0.1, 0.8],
      ],
    },
  ];
  assert.deepEqual(plainNoise({ readout: { matrices } }), { readout: { matrices }, scale: 1 });
});

test('detuning has a correlation time, or none where it is constant', () => {
  for (const detuning of [{ sigma: 0 }, { sigma: 1e5, correlation: Infinity }, { sigma: [1e5] }]) {
    assert.deepEqual(plainNoise({ detuning }), { detuning, scale: 1 });
  }
});

test('a device goes to the library with its figures', () => {
  for (const device of devices) {
    assert.deepEqual(plainNoise({ device: device.name, scale: 2 }), { device, scale: 2 });
  }
});

test('no noise is nothing', () => {
  for (const none of [undefined, null, {}, { device: 'ideal' }, { scale: 3 }, { gates: undefined }]) {
    assert.equal(plainNoise(none), undefined);
  }
});

const rule = { on: '1q', channel: 'bit-flip', p: 0.1 };
/** @type {[any, RegExp, string][]} noise, message, received */
const mistakes = [
  ['ibm', /^noise is not an object/, '"ibm"'],
  [[], /^noise is not an object/, '[]'],
  [{ divice: 'ideal' }, /^noise\.divice has no meaning/, '"divice"'],
  [{ device: 'abacus' }, /no device "abacus"/, '"abacus"'],
  [{ device: 7 }, /no device 7/, '7'],
  [{ scale: -0.1 }, /^noise\.scale/, '-0.1'],
  [{ scale: 3.1 }, /^noise\.scale/, '3.1'],
  [{ scale: NaN }, /^noise\.scale/, 'NaN'],
  [{ scale: '1' }, /^noise\.scale/, '"1"'],
  [{ gates: rule }, /^noise\.gates is not a list/, '{"on":"1q","channel":"bit-flip","p":0.1}'],
  [{ gates: [null] }, /^noise\.gates\[0\] is not an object/, 'null'],
  [{ gates: [{ ...rule, on: 1 }] }, /^noise\.gates\[0\]\.on/, '1'],
  [{ gates: [{ ...rule, on: [] }] }, /^noise\.gates\[0\]\.on/, '[]'],
  [{ gates: [rule, { on: '1q', p: 1 }] }, /^noise\.gates\[1\]\.channel/, 'undefined'],
  [{ gates: [{ ...rule, p: '0.1' }] }, /^noise\.gates\[0\]\.p/, '"0.1"'],
  [{ gates: [{ ...rule, p: Infinity }] }, /^noise\.gates\[0\]\.p/, 'Infinity'],
  [{ gates: [{ ...rule, qubits: 0 }] }, /^noise\.gates\[0\]\.qubits/, '0'],
  [{ gates: [{ ...rule, kraus: [] }] }, /^noise\.gates\[0\]\.kraus is not read by bit-flip/, '[]'],
  [{ gates: [{ on: '1q', channel: 'kraus' }] }, /^noise\.gates\[0\]\.kraus/, 'undefined'],
  [{ gates: [{ on: '1q', channel: 'kraus', kraus: [[[[1, 0]], [[0, 0]]]] }] }, /kraus\[0\]\[0\]/, '[[1,0]]'],
  [{ idle: {} }, /^noise\.idle is empty/, '{}'],
  [{ idle: { t1: 1e-4, t2: [1, null] } }, /^noise\.idle\.t2\[1\]/, 'null'],
  [{ idle: { t1: 1, t2: 1, t3: 1 } }, /^noise\.idle\.t3/, '"t3"'],
  [{ durations: { cx: -1 } }, /^noise\.durations\.cx/, '-1'],
  [{ crosstalk: [{ qubits: [0, 1] }] }, /^noise\.crosstalk\[0\]\.zz/, 'undefined'],
  [{ readout: 0.1 }, /^noise\.readout/, '0.1'],
  [{ detuning: 1e5 }, /^noise\.detuning is not an object/, '100000'],
  [{ detuning: {} }, /^noise\.detuning\.sigma is not such a number/, 'undefined'],
  [{ detuning: { sigma: [] } }, /^noise\.detuning\.sigma is empty/, '[]'],
  [{ detuning: { sigma: [1, -1] } }, /^noise\.detuning\.sigma\[1\]/, '-1'],
  [{ detuning: { sigma: Infinity } }, /^noise\.detuning\.sigma/, 'Infinity'],
  [{ detuning: { sigma: 1, correlation: 0 } }, /^noise\.detuning\.correlation is no time/, '0'],
  [{ detuning: { sigma: 1, correlation: '1' } }, /^noise\.detuning\.correlation/, '"1"'],
  [{ detuning: { sigma: 1, tau: 1 } }, /^noise\.detuning\.tau has no meaning/, '"tau"'],
  [{ readout: { p01: 0.1 } }, /^noise\.readout\.p10/, 'undefined'],
  [{ readout: [{ p01: 0, p10: NaN }] }, /^noise\.readout\[0\]\.p10/, 'NaN'],
  [{ readout: { matrices: [{ qubits: [0], matrix: [[1, '0']] }] } }, /matrix\[0\]\[1\]/, '"0"'],
];

for (const [noise, message, received] of mistakes) {
  test(`refused: ${message.source} (${received})`, () => {
    assert.throws(() => plainNoise(noise), { name: 'QualmError', code: 'invalid-noise', message, received });
  });
}

test('an unknown device is answered with the names of those that there are', () => {
  assert.throws(
    () => plainNoise({ device: 'abacus' }),
    (/** @type {any} */ error) => {
      assert.deepEqual(error.allowed.split(', '), ['ideal', ...devices.map(({ name }) => name)]);
      return true;
    },
  );
});

const moons = { data: { source: 'moons' } };

test('a document’s noise is checked as that of a run, and goes to the library with its figures', () => {
  assert.equal(nativeSpec(defaultSpec(moons)).noise, null);
  const own = { gates: [rule], training: true };
  const spec = defaultSpec({ ...moons, noise: own });
  assert.deepEqual(spec.noise, { ...own, device: 'ideal', scale: 1 });
  assert.deepEqual(nativeSpec(spec).noise, { ...own, scale: 1 });
  const wrong = { ...moons, noise: { gates: [{ ...rule, p: 'much' }] } };
  assert.throws(() => defaultSpec(wrong), { code: 'invalid-noise', message: /^noise\.gates\[0\]\.p/ });
});

const date = /^\d{4}-\d\d-\d\d$/;

test('figures of devices are those of the data file: names once, dated, couplings between its qubits', () => {
  assert.equal(new Set(devices.map(({ name }) => name)).size, devices.length);
  for (const device of devices) {
    const { name, qubits, edges, basis, gates, t1, t2, p01, p10, source, calibrated, read } = device;
    assert.ok(
      edges.flat().every((qubit) => Number.isInteger(qubit) && qubit >= 0 && qubit < qubits),
      name,
    );
    assert.ok(basis.length > 0 && source, name);
    assert.match(read, date, name);
    if (calibrated !== null) assert.match(calibrated, date, name);
    assert.ok((calibrated ?? read) <= read, `${name} was calibrated after its source was read`);
    for (const figure of [t1, t2, p01, p10]) {
      if (Array.isArray(figure)) assert.equal(figure.length, qubits, name);
    }
    for (const { error, seconds } of gates) {
      assert.ok(error === null || (error >= 0 && error < 1), name);
      assert.ok(seconds === null || (seconds >= 0 && seconds < 0.01), name);
    }
  }
});

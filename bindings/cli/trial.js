import { Circuit } from '../js/circuit.js';
import { load } from '../js/load.js';
import { readText } from './files.js';
import { describeTrial } from './trial-report.js';

/** @typedef {import('./arguments.js').Options} Options */
/** @typedef {import('../js/types.js').Mitigation} Mitigation */

/** What is tried where nothing else is said; noise that one of them can't undo is said in words. */
const methods = /** @type {Record<string, Mitigation[]>} */ ({
  readout: [{ kind: 'readout' }],
  'twirled readout': [{ kind: 'twirled-readout' }],
  'zero noise, linear': [{ kind: 'zero-noise', extrapolation: 'linear' }],
  'zero noise, Richardson': [{ kind: 'zero-noise', extrapolation: 'richardson' }],
  'readout in zero noise, linear': [{ kind: 'readout' }, { kind: 'zero-noise', extrapolation: 'linear' }],
  'readout in zero noise, Richardson': [
    { kind: 'readout' },
    { kind: 'zero-noise', extrapolation: 'richardson' },
  ],
  'Clifford data regression': [{ kind: 'clifford-data-regression' }],
});

/**
 * `qualm trial bell.qasm --device NAME`
 * @param {string} path
 * @param {Options} options
 */
export async function trialFile(path, options) {
  const program = await readText(path);
  const { device, scale = 1, shots = 4000, seed = 0, seeds = 20, params = {}, workers } = options;
  const qualm = await load({ ...(workers !== undefined && { workers }), formats: ['qasm'] });
  try {
    const circuit = withoutMeasurements(Circuit.fromQasm(program));
    const observables = options.observables ?? [parity(circuit.qubits)];
    const asked = { observables, noise: { device, scale }, shots, seeds, seed, params, methods };
    for await (const { done, total, report } of qualm.trial(circuit, asked)) {
      if (process.stderr.isTTY) process.stderr.write(done < total ? `\r${done} of ${total}` : '\r\x1b[K');
      if (!report) continue;
      const { noise } = asked;
      console.log(
        options.json
          ? JSON.stringify({ observables, noise, seed, ...report }, null, 2)
          : describeTrial({ observables, noise, seeds, report }),
      );
    }
  } finally {
    qualm.close();
  }
}

/**
 * Expectations are read off the state before its measurements.
 * @param {Circuit} circuit
 */
function withoutMeasurements(circuit) {
  const plain = circuit.toJSON();
  return Circuit.from({
    ...plain,
    bits: 0,
    operations: plain.operations.filter(({ gate }) => gate !== 'measure'),
  });
}

/** @param {number} qubits */
const parity = (qubits) => Array.from({ length: qubits }, (_, q) => `Z${q}`).join(' ');

import { Circuit } from '../js/circuit.js';
import { load } from '../js/load.js';
import { describeCompiled, describeRun } from './circuit-report.js';
import { readText, writeText } from './files.js';

/** @typedef {import('./arguments.js').Options} Options */
/** @typedef {import('../js/client.js').Qualm} Qualm */

/**
 * `qualm circuit bell.qasm`
 * @param {string} path
 * @param {Options} options
 */
export async function runCircuitFile(path, options) {
  const program = await readText(path);
  const { shots = 1000, seed = 0, device = 'ideal', scale = 1, params = {} } = options;
  const noise = { device, scale };
  await withQualm(options, async (qualm) => {
    const circuit = Circuit.fromQasm(program);
    const { counts, ledger, execution } = await qualm.run(circuit, {
      shots,
      seed,
      params,
      noise,
      returns: ['counts'],
    });
    const fidelity = device === 'ideal' ? undefined : await lastFidelity(qualm, circuit, { params, noise });
    const found = {
      circuit,
      shots,
      noise,
      counts: /** @type {Record<string, number>} */ (counts),
      execution,
      ledger,
    };
    const { qubits, bits, depth, gateCounts } = circuit;
    const plain = { ...found, circuit: { qubits, bits, depth, gateCounts }, seed, ...fidelity };
    console.log(options.json ? JSON.stringify(plain, null, 2) : describeRun({ ...found, ...fidelity }));
  });
}

/**
 * `qualm compile bell.qasm --device NAME`
 * @param {string} path
 * @param {Options} options
 */
export async function compileFile(path, options) {
  const program = await readText(path);
  const { device, out, seed = 0, trials = 4 } = options;
  await withQualm(options, async (qualm) => {
    const { circuit, ...compiled } = await qualm.compile(Circuit.fromQasm(program), { device, seed, trials });
    const qasm = circuit.toQasm();
    if (out !== undefined) await writeText(out, qasm);
    if (options.json) console.log(JSON.stringify({ device, ...compiled, qasm }, null, 2));
    else console.log(describeCompiled({ device: String(device), ...compiled }, out));
  });
}

/**
 * @param {Options} options
 * @param {(qualm: Qualm) => Promise<void>} work
 */
async function withQualm({ workers = 1 }, work) {
  const qualm = await load({ workers, formats: ['qasm'] });
  try {
    await work(qualm);
  } finally {
    qualm.close();
  }
}

/**
 * How close the noisy state is to the ideal one at the end, or at the last operation before there is no one ideal state
 * any more, or why that is not known.
 * @param {Qualm} qualm
 * @param {Circuit} circuit
 * @param {import('../js/types.js').TraceOptions} options
 * @returns {Promise<{ fidelity?: number, fidelityAfter?: number, fidelityReason?: string }>} after so many operations
 */
async function lastFidelity(qualm, circuit, options) {
  const { fidelity, reasons } = await qualm.trace(circuit, options);
  if (!fidelity) return { fidelityReason: reasons.join(' ') };
  const fidelityAfter = fidelity.length - 1;
  return { fidelity: fidelity[fidelityAfter], fidelityAfter };
}

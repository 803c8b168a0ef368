// One circuit in many languages, and compiled for a device: node demos/node/formats.js
import { load, Circuit } from '../../bindings/js/index.js';

const qualm = await load(); // formats are there once this has been awaited
const circuit = Circuit.fromQasm(`OPENQASM 3;
include "stdgates.inc";
qubit[3] q;
h q[0];
cx q[0], q[1];
ccx q[0], q[1], q[2];
`);
console.log(circuit.toQasm({ version: 2 }));
console.log(circuit.toQiskit());
const { circuit: compiled, before, after } = await qualm.compile(circuit, { device: 'ibm_torino', seed: 7 });
console.log(`gates ${before.gates} → ${after.gates}, depth ${before.depth} → ${after.depth}`);
console.log(compiled.gateCounts);

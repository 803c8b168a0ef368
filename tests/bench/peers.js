/**
 * The layered circuit of bench.cpp in other JavaScript simulators: `node tests/bench/peers.js`. One JSON line each.
 */
// @ts-expect-error it has no types
import jsqubits from 'jsqubits';
// @ts-expect-error it has no types
import QuantumCircuit from 'quantum-circuit';

const qubits = 10;
const layers = 10;

/** Angles from a small generator: the work does not depend on their values. */
function* angles() {
  for (let state = 1; ; state = (state * 48271) % 2147483647) yield (state / 2147483647) * 6 - 3;
}

/** @param {() => unknown} work */
function medianSeconds(work) {
  const seconds = Array.from({ length: 4 }, () => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000;
  });
  return seconds.slice(1).sort((a, b) => a - b)[1]; // the first warms up
}

function quantumCircuit() {
  const circuit = new QuantumCircuit(qubits);
  const angle = angles();
  for (let layer = 0; layer < layers; layer++) {
    for (let q = 0; q < qubits; q++) {
      circuit.appendGate('ry', q, { params: { theta: angle.next().value } });
      circuit.appendGate('rz', q, { params: { phi: angle.next().value } });
    }
    for (let q = 0; q < qubits; q++) circuit.appendGate('cx', [q, (q + 1) % qubits]);
  }
  circuit.run();
  return circuit.probabilities();
}

function jsqubitsCircuit() {
  let state = jsqubits('|' + '0'.repeat(qubits) + '>');
  const angle = angles();
  for (let layer = 0; layer < layers; layer++) {
    for (let q = 0; q < qubits; q++)
      state = state.rotateY(q, angle.next().value).rotateZ(q, angle.next().value);
    for (let q = 0; q < qubits; q++) state = state.cnot(q, (q + 1) % qubits);
  }
  return state;
}

for (const [peer, work] of Object.entries({
  'quantum-circuit': quantumCircuit,
  jsqubits: jsqubitsCircuit,
})) {
  const seconds = medianSeconds(work);
  console.log(JSON.stringify({ workload: `layered circuit, ${qubits} qubits: npm ${peer}`, seconds }));
}

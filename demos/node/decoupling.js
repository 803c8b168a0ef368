// Pulses on a qubit that waits undo noise that has a memory, and do nothing about noise that has none:
// node demos/node/decoupling.js
import { load, Circuit } from '../../bindings/js/index.js';

const qualm = await load();
const gate = 1e-7; // seconds
const durations = { sx: gate, x: gate / 10, y: gate / 10 };
const waiting = new Circuit(2).h(0).barrier(); // qubit 0 keeps a superposition while qubit 1 is at work
for (let i = 0; i < 80; i++) waiting.sx(1);
waiting.barrier().h(0);

/** @type {Record<string, import('../../bindings/js/index.js').Noise>} */
const noises = {
  'slow, for 1 ms the same': { durations, detuning: { sigma: 1.5e5, correlation: 1e-3 } },
  'white, T2 of 12 µs': { durations, idle: { t1: 1, t2: 12e-6 } },
};
/** @type {Record<string, import('../../bindings/js/index.js').Mitigation[]>} */
const methods = {
  nothing: [],
  XX: [{ kind: 'dynamical-decoupling', sequence: 'xx' }],
  XY4: [{ kind: 'dynamical-decoupling', sequence: 'xy4' }],
  XY8: [{ kind: 'dynamical-decoupling', sequence: 'xy8' }],
};
for (const [name, noise] of Object.entries(noises)) {
  console.log(`${name}; without noise ⟨Z0⟩ would be 1`);
  for (const [method, mitigation] of Object.entries(methods)) {
    const { expectations = [] } = await qualm.run(waiting, { observables: ['Z0'], noise, mitigation });
    console.log(`  ${method.padEnd(8)} ${expectations[0].toFixed(3)}`);
  }
}
qualm.close();

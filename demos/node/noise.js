// A Bell pair on a published device, with its noise dialled up, and where the fidelity goes: node demos/node/noise.js
import { load, Circuit } from '../../bindings/js/index.js';

const qualm = await load();
const bell = new Circuit(2).h(0).cx(0, 1);
for (const scale of [0, 1, 2, 3]) {
  const noise = { device: 'ibmq_manila', scale };
  const { expectations, execution } = await qualm.run(bell, { observables: ['Z0 Z1'], noise });
  console.log(`scale ${scale}: ⟨Z0 Z1⟩ = ${expectations?.[0].toFixed(4)} (${execution.simulator})`);
}
const own = { gates: [{ on: '2q', channel: 'depolarizing', p: 0.02 }], readout: { p01: 0.02, p10: 0.03 } };
const { fidelity } = await qualm.trace(bell, { noise: own });
console.log('fidelity, operation by operation:', fidelity);

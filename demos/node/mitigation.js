// When mitigation pays and when doing nothing is better, 20 seeds each: node demos/node/mitigation.js
import { load, Circuit } from '../../bindings/js/index.js';

const qualm = await load();
const circuit = new Circuit(3).ry(0, 0.6).cx(0, 1).ry(1, 1.1).cx(1, 2).ry(2, -0.4).cx(0, 1);
const noise = { gates: [{ on: '2q', channel: 'depolarizing', p: 0.01 }] };
/** @type {Record<string, import('../../bindings/js/index.js').Mitigation[]>} */
const methods = {
  Richardson: [{ kind: 'zero-noise', extrapolation: 'richardson' }],
  linear: [{ kind: 'zero-noise', extrapolation: 'linear' }],
};
for (const shots of [100, 1_000_000]) {
  const trial = qualm.trial(circuit, { observables: ['Z0 Z1 Z2'], noise, shots, methods, seeds: 20 });
  for await (const { report } of trial) {
    if (!report) continue;
    console.log(`${shots} shots`);
    for (const { name, meanSquaredError } of report.methods)
      console.log(`  ${name.padEnd(10)} root mean square error ${Math.sqrt(meanSquaredError).toFixed(4)}`);
    console.log(`  ${report.recommendation.reason}`);
  }
}

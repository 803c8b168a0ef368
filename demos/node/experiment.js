// A whole experiment with its verdict: node demos/node/experiment.js
import { load, shortFingerprint } from '../../bindings/js/index.js';

const qualm = await load();
const report = await qualm.experiment({ seed: 7, data: { source: 'breast_cancer' }, train: { epochs: 10 } });
console.log(report.verdict);
console.log(`${report.ledger.circuits} circuits, fingerprint ${shortFingerprint(report.fingerprint)}`);
for (const { provider, plan, dollars } of report.price)
  console.log(`$${dollars.toFixed(2)} on ${provider}, ${plan}`);

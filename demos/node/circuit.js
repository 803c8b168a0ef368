// A Bell pair: measured, and exactly: node demos/node/circuit.js
import { load, Circuit } from '../../bindings/js/index.js';

const qualm = await load();
const bell = new Circuit(2).h(0).cx(0, 1);
const { expectations, standardErrors, counts } = await qualm.run(bell, {
  observables: ['Z0 Z1', 'X0 X1', 'Z0'],
  shots: 4000,
  seed: 7,
});
console.log({ expectations, standardErrors, counts });
const { probabilities } = await qualm.run(bell, { returns: ['probabilities'] });
console.log(probabilities);

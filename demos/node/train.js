// A quantum classifier and logistic regression on the iris data, epoch by epoch: node demos/node/train.js
import { load } from '../../bindings/js/index.js';

const qualm = await load();
const spec = { data: { source: 'iris' }, train: { epochs: 10 } };
for await (const { epoch, loss, heldOut } of qualm.train(spec)) {
  console.log(`epoch ${epoch}: loss ${loss.toFixed(3)}, held out ${heldOut?.accuracy.toFixed(3)}`);
}
const { test, strength } = await qualm.baseline(spec);
console.log(`logistic regression (strength ${strength}): ${test.correct} of ${test.rows} right`);

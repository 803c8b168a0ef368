import assert from 'node:assert/strict';
import { test } from 'node:test';
import { price, prices } from '../../bindings/js/index.js';

const ledger = {
  circuits: 200,
  shots: 0,
  gates: 2000,
  twoQubitGates: 400,
  simulatorSeconds: 1,
  classicalSeconds: 1,
};
const sheet = {
  ...prices,
  assumed: {
    repetitionDelaySeconds: 1e-3,
    readoutSeconds: 0,
    oneQubitGateSeconds: 1e-4,
    twoQubitGateSeconds: 1e-4,
  },
};

/**
 * @param {typeof ledger} bill
 * @param {string} plan
 * @param {{ shotsPerCircuit?: number }} [options]
 */
const offer = (bill, plan, options) => {
  const found = price(bill, sheet, options).find((one) => one.plan === plan);
  assert.ok(found);
  return found;
};
const near = (/** @type {number} */ a, /** @type {number} */ b) =>
  assert.ok(Math.abs(a - b) < 1e-9 * b, `${a} ${b}`);

test('an exact run is priced at 1000 shots per circuit, and says so', () => {
  const forte = offer(ledger, 'IonQ Forte');
  assert.deepEqual([forte.exact, forte.shots], [true, 200_000]);
  near(forte.dollars, 200 * 0.3 + 200_000 * 0.08);
  assert.match(forte.note, /1000 shots per circuit/);
  near(offer(ledger, 'IonQ Forte', { shotsPerCircuit: 10 }).dollars, 200 * 0.3 + 2000 * 0.08);
});

test('shots that were counted are the ones that are paid', () => {
  const garnet = offer({ ...ledger, shots: 5000 }, 'IQM Garnet');
  assert.deepEqual([garnet.exact, garnet.note], [false, '']);
  near(garnet.dollars, 200 * 0.3 + 5000 * 0.00145);
});

test('device time is the delay and the average circuit, per shot', () => {
  const ibm = offer({ ...ledger, shots: 1000 }, 'Pay-As-You-Go');
  near(ibm.seconds, 1000 * (1e-3 + 10 * 1e-4));
  near(ibm.dollars, 1.6 * ibm.seconds);
});

test('nothing costs nothing', () => {
  const nothing = {
    circuits: 0,
    shots: 0,
    gates: 0,
    twoQubitGates: 0,
    simulatorSeconds: 0,
    classicalSeconds: 0,
  };
  for (const { dollars, exact } of price(nothing)) assert.deepEqual([dollars, exact], [0, false]);
});

test('every offer of the sheet has its source and its date', () => {
  assert.match(String(prices.assumed.note), /^Assumed/);
  for (const { source, asOf, provider, plan } of prices.offers) {
    assert.match(source, /^https:/);
    assert.match(asOf, /^20\d\d/);
    assert.ok(provider && plan);
  }
});

test('half a shot per circuit is refused', () => {
  assert.throws(() => price(ledger, prices, { shotsPerCircuit: 0.5 }), { code: 'invalid-option' });
});

test('what is no ledger has no price', () => {
  const none = /** @type {any} */ (null);
  assert.throws(() => price(none), { name: 'QualmError', code: 'invalid-option' });
  assert.throws(() => price(ledger, prices, none), { name: 'QualmError', code: 'invalid-option' });
});

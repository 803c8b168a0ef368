import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Circuit } from '../../bindings/js/index.js';
import { client } from './support/client.js';
import { programs } from './support/corpus.js';

const qualm = await client({ workers: 1 });
const shots = 4000;
const corpus = await programs();

/**
 * How likely each outcome is: exactly where nothing is measured, else from shots.
 * @param {Circuit} circuit
 * @param {object} bound
 */
async function outcomesOf(circuit, bound) {
  if (circuit.isUnitary) {
    const { probabilities = [] } = await qualm.run(circuit, { ...bound, returns: ['probabilities'] });
    const entries = Array.from(probabilities, (p, i) => /** @type {const} */ ([bits(i, circuit.qubits), p]));
    return new Map(entries.filter(([, p]) => p > 1e-9));
  }
  const { counts = {} } = await qualm.run(circuit, { ...bound, shots, seed: 1 });
  return new Map(Object.entries(counts).map(([outcome, count]) => [outcome, Number(count) / shots]));
}

/**
 * @param {number} index
 * @param {number} width
 */
const bits = (index, width) => index.toString(2).padStart(width, '0');

/**
 * How far an answer may be off: an exact one by rounding; an estimate by five standard errors, so that a new seed fails
 * one of the 40 in 40,000 times. With these seeds the tests repeat.
 * @param {Circuit} circuit
 * @param {number} p
 */
const tolerance = ({ isUnitary }, p) => 1e-9 + (isUnitary ? 0 : 5 * Math.sqrt((p * (1 - p)) / shots));

test('the corpus has at least 25 programs, and each has a known outcome', () => {
  assert.ok(corpus.length >= 25, `${corpus.length} programs`);
  assert.deepEqual(
    corpus.filter(({ outcomes, paulis }) => outcomes.size + paulis.length === 0).map(({ name }) => name),
    [],
  );
});

for (const { name, text, params, features, outcomes, complete, paulis } of corpus) {
  test(`${name} has its known outcome`, async () => {
    const circuit = Circuit.fromQasm(text);
    const bound = { params, ...(features && { features }) };
    const found = await outcomesOf(circuit, bound);
    for (const [outcome, wanted] of outcomes) {
      const p = found.get(outcome) ?? 0;
      assert.ok(Math.abs(p - wanted) <= tolerance(circuit, wanted), `${outcome}: ${p}, not ${wanted}`);
    }
    const possible = [...outcomes.keys()].filter((outcome) => outcomes.get(outcome));
    if (complete) assert.deepEqual([...found.keys()].sort(), possible.sort());
    if (paulis.length === 0) return;
    const observables = paulis.map(([term]) => term);
    const { expectations = [] } = await qualm.run(circuit, { ...bound, observables });
    paulis.forEach(([term, wanted], i) =>
      assert.ok(Math.abs(expectations[i] - wanted) < 1e-9, `${term}: ${expectations[i]}, not ${wanted}`),
    );
  });
}

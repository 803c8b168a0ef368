/** @typedef {import('./types.js').Ledger} Ledger */

/**
 * The bill of two pieces of work.
 * @param {Ledger} a
 * @param {Ledger} b
 * @returns {Ledger}
 */
export function addLedgers(a, b) {
  return {
    circuits: a.circuits + b.circuits,
    shots: a.shots + b.shots,
    gates: a.gates + b.gates,
    twoQubitGates: a.twoQubitGates + b.twoQubitGates,
    simulatorSeconds: a.simulatorSeconds + b.simulatorSeconds,
    classicalSeconds: a.classicalSeconds + b.classicalSeconds,
  };
}

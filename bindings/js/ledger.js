/** @typedef {import('./types.js').Ledger} Ledger */

/**
 * How much more one way takes than another: "3.1 times the circuits and 9.0 times the gates".
 * @param {Ledger} more
 * @param {Ledger} less
 */
export function multipliedBill(more, less) {
  const times = (/** @type {'circuits' | 'gates'} */ key) => (more[key] / less[key]).toFixed(1);
  return `${times('circuits')} times the circuits and ${times('gates')} times the gates`;
}

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

import { examples } from './examples.js';
import { emptyTimeline } from './timeline.js';
import { nothingTyped } from './typing.js';
import { valuesFor } from './circuit.js';

/** @typedef {import('./types.js').Bench} Bench */

/**
 * What the page knows before anything has been computed.
 * @param {import('./hash.js').Shared | null} shared from the link
 * @param {readonly import('./types.js').DeviceLine[]} devices
 * @returns {Bench}
 */
export function firstBench(shared, devices) {
  const { circuit, values } = shared ?? examples[0];
  return {
    work: { circuit, values: valuesFor(circuit, values) },
    timeline: emptyTimeline(),
    cursor: { wire: 0, column: 0 },
    typing: nothingTyped,
    step: shared?.step ?? circuit.operations.length,
    playing: false,
    noise: shared?.noise ?? { kind: 'none', strength: 0 },
    devices,
    text: { draft: null, fault: null },
    exported: null,
    trace: null,
    inspection: null,
    refusal: null,
    sampled: null,
    sampling: false,
    shown: { most: 16, sort: 'value' },
    said: '',
    notice: null,
    status: '',
    ready: false,
    trial: null,
    asked: shared?.asked ?? {},
    correction: null,
  };
}

/**
 * What is to be computed just now.
 * @param {Bench} bench
 * @returns {import('./types.js').Question}
 */
export const questionOf = ({ work, noise }) => ({ ...work, noise });

/**
 * Whether an answer is to the question that stands now.
 * @param {import('./types.js').Question} of
 * @param {Bench} bench
 */
export const isCurrent = (of, { work, noise }) =>
  of.circuit === work.circuit && of.values === work.values && of.noise === noise;

/**
 * The answers that may be shown: of this circuit with other angles or noise until the new ones are there, never of
 * another circuit. A refusal is an answer too: nothing, and why.
 * @param {Bench} bench
 * @returns {{ trace: import('./types.js').Trace | null, inspection: import('./types.js').Inspection | null }}
 */
export function shownAnswers({ work, trace, inspection, refusal }) {
  const { qubits, operations } = work.circuit;
  if (refusal) {
    const reasons = [refusal.message];
    return { trace: { steps: operations.length + 1, reasons }, inspection: { reasons } };
  }
  const fits = (/** @type {import('./types.js').Question | undefined} */ of) =>
    of?.circuit.qubits === qubits && of.circuit.operations.length === operations.length;
  return {
    trace: fits(trace?.of) ? (trace?.answer ?? null) : null,
    inspection: fits(inspection?.of) ? (inspection?.answer ?? null) : null,
  };
}

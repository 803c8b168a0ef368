import { multipliedBill } from '../../bindings/js/ledger.js';
import { actingNoise, noNoisy } from './noise.js';

/** @typedef {import('./types.js').Settings} Settings */
/** @typedef {import('./types.js').Noisy} Noisy */
/** @typedef {import('./types.js').Run} Run */
/** @typedef {import('../../bindings/js/types.js').PredictOptions['mitigation']} Methods */

const zeroNoise = /** @type {const} */ ({ kind: 'zero-noise' });
const richardson = /** @type {const} */ ({ kind: 'zero-noise', extrapolation: 'richardson' });
const readout = /** @type {const} */ ({ kind: 'readout' });
const twirledReadout = /** @type {const} */ ({ kind: 'twirled-readout' });
// Each point of a boundary is mitigated on its own: few circuits each, so that a boundary takes seconds at most.
const twirling = /** @type {const} */ ({ kind: 'pauli-twirling', instances: 4 });
const layerwise = /** @type {const} */ ({ kind: 'layerwise-richardson', chunks: 3 });
const regression = /** @type {const} */ ({ kind: 'clifford-data-regression', circuits: 6, nonClifford: 10 });

/**
 * Error cancellation is not among them: every device refuses it, as the gates that it inserts would make qubits wait.
 * @type {{ value: string, label: string, methods: NonNullable<Methods>, does: string }[]}
 */
const rows = [
  { value: 'none', label: 'None', methods: [], does: '' },
  { value: 'readout', label: 'Readout', methods: [readout], does: 'misread bits undone by calibration' },
  {
    value: 'twirled-readout',
    label: 'Twirled readout (TREX)',
    methods: [twirledReadout],
    does: 'bits flipped at random before they are read and back after, so that one factor undoes all misreading',
  },
  {
    value: 'zero-noise',
    label: 'Zero-noise extrapolation',
    methods: [zeroNoise],
    does: 'read again with three and five times the gates, and extrapolated back to none',
  },
  {
    value: 'richardson',
    label: 'Zero noise, Richardson',
    methods: [richardson],
    does: 'read again with three and five times the gates, and extrapolated back to none by a parabola through all three',
  },
  {
    value: 'layerwise',
    label: 'Zero noise, layer by layer',
    methods: [layerwise],
    does: 'read again with one third of the layers folded at a time, and each third extrapolated back to none',
  },
  {
    value: 'both',
    label: 'Readout inside zero noise',
    methods: [readout, zeroNoise],
    does: 'misread bits undone by calibration, with one, three and five times the gates, and extrapolated back to none',
  },
  {
    value: 'twirled',
    label: 'Twirling inside zero noise',
    methods: [twirling, zeroNoise],
    does: 'errors made into chance by random Paulis, with one, three and five times the gates, and extrapolated back to none',
  },
  {
    value: 'regression',
    label: 'Clifford data regression',
    methods: [regression],
    does: 'corrected by a straight line from noisy to ideal, learned for each row on six circuits that are nearly Clifford',
  },
];

/** What can be put around the noisy circuit. */
export const mitigationChoices = rows.map(({ value, label }) => ({ value, label }));

/** @param {Settings} settings */
const rowOf = ({ mitigation }) => rows.find(({ value }) => value === mitigation) ?? rows[0];

/** The methods that are chosen, as a document and a prediction take them. @param {Settings} settings */
export const mitigationOf = (settings) => rowOf(settings).methods;

/** Whether there is noise and a method against it. @param {Settings} settings */
export const mitigates = (settings) => actingNoise(settings) !== null && mitigationOf(settings).length > 0;

/**
 * What there is to show of the mitigated model; nothing where nothing is mitigated.
 * @param {Run | null} run
 * @param {Settings} settings
 * @returns {Noisy | null}
 */
export const shownMitigated = (run, settings) => (mitigates(settings) ? (run?.mitigated ?? noNoisy) : null);

/**
 * What the method does, and what it takes beside doing nothing, for the test rows.
 * @param {Settings} settings
 * @param {Noisy | null} noisy
 * @param {Noisy | null} mitigated
 */
export function mitigationSentence(settings, noisy, mitigated) {
  const [less, more] = [noisy?.ledger, mitigated?.ledger];
  const bill = less && more ? `, for ${multipliedBill(more, less)}` : '';
  return `Mitigated: ${rowOf(settings).does}${bill}.`;
}

import { isCurrent } from './bench.js';
import { mitigations, trialName, usualMitigations } from './mitigations.js';
import { noiseOption } from './noise.js';
import { parity, readObservable } from './observable.js';
import { pauliOf, readOperators, readSymmetries } from './paulis.js';

/**
 * @typedef {import('./types.js').Bench} Bench
 * @typedef {import('./types.js').Trial} Trial
 * @typedef {import('./types.js').TrialReport} TrialReport
 * @typedef {import('./types.js').Extrapolation} Extrapolation
 * @typedef {import('./types.js').Verification} Verification
 * @typedef {import('./mitigations.js').Method} Method
 * @typedef {'observable' | 'shots' | 'seeds' | 'methods' | import('./mitigations.js').PauliField} Field
 * @typedef {Pick<import('./types.js').Drawn, 'qubits' | 'operations'>} Circuit
 */

const mostShots = 1e9;
const mostSeeds = 10_000;

/** A trial that has not been held. @type {Trial} */
export const firstTrial = {
  ...{ observable: null, symmetries: '', operators: '', shots: '4000', seeds: '20' },
  chosen: usualMitigations.map(({ key }) => key),
  ...{ cost: 'circuits', running: null, result: null, notice: null, outcome: '' },
};

/**
 * The observable as it stands in its field: that of the reader, or a parity.
 * @param {Trial} trial
 * @param {number} qubits
 */
export const observableText = ({ observable }, qubits) => observable ?? parity(qubits);

/** The methods that are chosen, in the order of the list. @param {Trial} trial */
export const chosenMethods = ({ chosen }) => mitigations.filter(({ key }) => chosen.includes(key));

/** @param {Trial} trial @param {Circuit} circuit */
const observableOf = (trial, { qubits }) => readObservable(observableText(trial, qubits), qubits).observable;

/**
 * The list that a method takes, and what is wrong with it.
 * @param {Trial} trial
 * @param {Circuit} circuit
 * @param {import('./mitigations.js').PauliField} field
 */
export function readField(trial, circuit, field) {
  if (field === 'operators') return readOperators(trial.operators, circuit.qubits);
  return readSymmetries(trial.symmetries, circuit.qubits, observableOf(trial, circuit));
}

/**
 * What is wrong with what has been set, field by field; empty where nothing is. What no method that is chosen asks for
 * is not looked at.
 * @param {Trial} trial
 * @param {Circuit} circuit
 * @returns {Partial<Record<Field, string>>}
 */
export function faultsOf(trial, circuit) {
  const methods = chosenMethods(trial);
  const { fault } = readObservable(observableText(trial, circuit.qubits), circuit.qubits);
  const lists = methods.flatMap(({ field }) =>
    field ? [[field, readField(trial, circuit, field).fault]] : [],
  );
  const faults = {
    observable: fault,
    shots: wholeFault(trial.shots, 'Shots are', mostShots),
    seeds: wholeFault(trial.seeds, 'Seeds are', mostSeeds),
    methods: methods.length === 0 ? 'Choose a method at least: doing nothing is there anyway.' : '',
    ...Object.fromEntries(lists),
  };
  return Object.fromEntries(Object.entries(faults).filter(([, words]) => words !== ''));
}

/**
 * The methods that are chosen, with what has been typed for them.
 * @param {Trial} trial
 * @param {Circuit} circuit
 * @returns {Method[]}
 */
export const methodsOn = (trial, circuit) =>
  chosenMethods(trial).map((row) => {
    const { field, stack } = row;
    if (!field) return row;
    const { list } = readField(trial, circuit, field);
    const told = stack.map((one) => /** @type {typeof one} */ ({ ...one, [field]: list }));
    return { ...row, stack: told };
  });

/**
 * What is wrong with a number as it is typed; empty where nothing is.
 * @param {string} text
 * @param {string} subject
 * @param {number} most
 */
export function wholeFault(text, subject, most) {
  const value = wholeNumber(text);
  if (value >= 2 && value <= most) return '';
  return `${subject} a whole number from 2 to ${grouped(most)}.`;
}

/** Digits, with or without commas between them. @param {string} text */
export function wholeNumber(text) {
  const digits = text.trim().replaceAll(',', '');
  return /^\d+$/.test(digits) ? Number(digits) : NaN;
}

/** 2,800 @param {number} value */
export const grouped = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/**
 * What is missing before a trial makes sense; empty where nothing is.
 * @param {import('./types.js').NoiseChoice} noise
 */
export function missingNoise(noise) {
  if (noise.kind === 'none') return 'There is no noise in the workshop, so there is nothing to mitigate.';
  const strong = noiseOption(noise) !== undefined && noise.strength > 0;
  return strong ? '' : 'The noise has strength 0, so there is nothing to mitigate.';
}

/**
 * The trial as the library takes it; its fields have no faults.
 * @param {Trial} trial
 * @param {Bench} bench
 */
export function trialOptions(trial, { work: { circuit, values }, noise }) {
  const { observable } = readObservable(observableText(trial, circuit.qubits), circuit.qubits);
  return {
    observables: [/** @type {import('./observable.js').Observable} */ (observable)],
    noise: /** @type {import('../../../bindings/js/types.js').Noise} */ (noiseOption(noise)),
    shots: wholeNumber(trial.shots),
    seeds: wholeNumber(trial.seeds),
    params: values,
    methods: Object.fromEntries(methodsOn(trial, circuit).map((row) => [trialName(row), row.stack])),
  };
}

/**
 * Whether what a trial has shown is of the circuit and the noise that stand now.
 * @param {Trial} trial
 * @param {Bench} bench
 */
export const isResultCurrent = ({ result }, bench) => result === null || isCurrent(result.of, bench);

/**
 * What zero noise went by, from the evidence of a run of one observable; null where the method has no such thing.
 * @param {Method} row
 * @param {Record<string, Float64Array> | undefined} evidence
 * @returns {Extrapolation | null}
 */
export function extrapolationOf({ key, name, stack }, evidence) {
  const read = (/** @type {string} */ part) => [...(evidence?.[`zero-noise.${part}`] ?? [])];
  const [scales, values, errors] = [read('scales'), read('values'), read('standardErrors')];
  if (scales.length === 0 || values.length !== scales.length) return null;
  const curve = { scales: read('curveScales'), values: read('curve'), errors: read('curveErrors') };
  const given = stack.find(({ kind }) => kind === 'zero-noise');
  const requested = given?.kind === 'zero-noise' && given.scales ? [...given.scales] : [1, 3, 5];
  return { key, name, requested, scales, values, errors, curve };
}

/**
 * What symmetry verification checked, from the evidence of a run of one observable; null where the method does not.
 * @param {Record<string, Float64Array> | undefined} evidence
 * @returns {Verification | null}
 */
export function verificationOf(evidence) {
  const masks = evidence?.['symmetry-verification.symmetries'];
  if (!masks) return null;
  const symmetries = Array.from({ length: masks.length / 3 }, (_, i) =>
    pauliOf(masks[3 * i], masks[3 * i + 1], masks[3 * i + 2]),
  );
  return { symmetries, discarded: [...(evidence['symmetry-verification.discarded'] ?? [])] };
}

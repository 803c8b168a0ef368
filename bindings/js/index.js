/**
 * Qualm: quantum and logistic models on the same data, in a page and in Node.
 * Nothing that is reached from here needs a bundler: every import is a relative address.
 */
export { feature, param } from './angles.js';
export { Circuit } from './circuit.js';
export { Qualm } from './client.js';
export { load } from './load.js';
export { datasets, loadDataset } from './datasets.js';
export { devices } from './devices.js';
export { QualmError } from './errors.js';
export { shortFingerprint } from './fingerprint.js';
export { loadingTime } from './encoding.js';
export { encoders } from './generated/encoders.js';
export { gates } from './generated/gates.js';
export { schema } from './generated/validate.js';
export { loadPipeline, savePipeline } from './pipeline/document.js';
export { toPySpark } from './pipeline/pyspark.js';
export { toSklearn } from './pipeline/sklearn.js';
export { price, prices } from './prices.js';
export { defaultSpec } from './spec/spec.js';
export { preprocessSteps } from './spec/steps.js';

/** @typedef {import('./types.js').CorrectionReport} CorrectionReport */
/** @typedef {import('./types.js').Encoded} Encoded */
/** @typedef {import('./types.js').Encoder} Encoder */
/** @typedef {import('./types.js').EncoderRow} EncoderRow */
/** @typedef {import('./types.js').EncodingCost} EncodingCost */
/** @typedef {import('./types.js').EncodingWall} EncodingWall */
/** @typedef {import('./types.js').Execution} Execution */
/** @typedef {import('./types.js').Gate} Gate */
/** @typedef {import('./types.js').Ledger} Ledger */
/** @typedef {import('./types.js').Mitigation} Mitigation */
/** @typedef {import('./types.js').Model} Model */
/** @typedef {import('./types.js').Noise} Noise */
/** @typedef {import('./types.js').PlainCircuit} PlainCircuit */
/** @typedef {import('./types.js').Prepared} Prepared */
/** @typedef {import('./types.js').Pipeline} Pipeline */
/** @typedef {import('./types.js').Spec} Spec */
/** @typedef {import('./types.js').SpecInput} SpecInput */
/** @typedef {import('./types.js').RunOptions} RunOptions */
/** @typedef {import('./types.js').RunResult} RunResult */
/** @typedef {import('./types.js').Table} Table */
/** @typedef {import('./types.js').TrainingRecord} TrainingRecord */
/** @typedef {import('./types.js').TrialReport} TrialReport */
/** @typedef {import('./types.js').TrialStep} TrialStep */
/** @typedef {import('./devices.js').Device} Device */
/** @typedef {import('./experiment.js').Report} Report */
/** @typedef {import('./prices.js').Price} Price */
/** @typedef {import('./prices.js').PriceSheet} PriceSheet */

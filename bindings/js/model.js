import { Circuit } from './circuit.js';
import { QualmError, show } from './errors.js';
import { plainObservables } from './observables.js';
import { isRecord } from './options.js';
import { isPipeline } from './pipeline/document.js';

/** @typedef {import('./types.js').Model} Model */

const kinds = ['quantum', 'logistic-regression'];
const shapes = {
  kind: kinds.join(', '),
  classes: 'a list of at least two names',
  parameters: 'a Float64Array of finite numbers',
  pipeline: 'a fitted pipeline',
  encoder: 'an encoder with its options',
  features: 'how many columns the encoder reads',
};

/**
 * A trained model in its plain form, as far as it can be checked by its parts; the library checks that they fit.
 * @param {Model} model
 * @returns {Model}
 * @throws {QualmError} 'invalid-model'; for a part of a quantum model also what a circuit and observables throw
 */
export function checkModel(model) {
  if (typeof model !== 'object' || model === null) {
    const allowed = `the model of a training or a baseline (${kinds.join(', ')})`;
    throw new QualmError('invalid-model', 'This is not a trained model.', show(model), allowed);
  }
  const { kind, classes, parameters, pipeline } = model;
  requirePart(model, 'kind', kinds.includes(kind));
  const named = Array.isArray(classes) && classes.every((name) => typeof name === 'string');
  requirePart(model, 'classes', named && classes.length >= 2);
  requirePart(model, 'parameters', parameters instanceof Float64Array && parameters.every(Number.isFinite));
  requirePart(model, 'pipeline', isPipeline(pipeline));
  if (kind !== 'quantum') return model;
  requirePart(model, 'encoder', isRecord(model.encoder) && typeof model.encoder.kind === 'string');
  requirePart(model, 'features', Number.isInteger(model.features) && model.features >= 1);
  const observables = plainObservables(model.observables);
  return { ...model, circuit: Circuit.from(model.circuit).toJSON(), observables };
}

/**
 * @param {Model} model
 * @param {keyof typeof shapes} part
 * @param {boolean} sound
 */
function requirePart(model, part, sound) {
  if (sound) return;
  const message = `This is not a trained model: its ${part} cannot be used.`;
  throw new QualmError('invalid-model', message, show(model[part]), shapes[part]);
}

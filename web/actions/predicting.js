import { planeOf, planeRows } from '../model/plane.js';
import { finest } from '../model/grid.js';

/** @typedef {import('../model/types.js').Run} Run */
/** @typedef {import('../model/types.js').Field} Field */
/** @typedef {import('../../bindings/js/types.js').Model} Model */
/** @typedef {Omit<import('../../bindings/js/types.js').PredictOptions, 'space'>} How */

/**
 * What a model says of each point of the plane.
 * @param {import('./session.js').Client} client
 * @param {Run} run
 * @param {Model} model
 * @param {How} [how] exactly and without noise where this is left out
 * @param {number} [size] points along each side
 * @returns {Promise<Field>}
 */
export async function fieldOf(client, { prepared }, model, how = {}, size = finest) {
  const plane = planeOf(prepared, size);
  const rows = planeRows(plane, prepared.train);
  const { probabilities } = await client.predict(model, rows, { space: 'encoded', ...how });
  return { plane, classes: prepared.classes.length, probabilities };
}

/**
 * The model as it is at the latest record.
 * @param {Run} run
 * @returns {Model}
 */
export const quantumModel = ({ prepared, record }) => ({
  ...prepared.model,
  parameters: /** @type {import('../model/types.js').TrainingRecord} */ (record).parameters,
});

/** The ideal score is measured as the training measures: exactly, or with as many shots. @param {Run} run */
export const sampling = ({ spec }) => ({ shots: spec.train.shots, seed: spec.seed });

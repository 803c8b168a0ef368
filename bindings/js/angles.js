import { QualmError, show } from './errors.js';
import { checkOptions } from './options.js';

const mostFeatures = 65536; // columns

/**
 * A parameter to be trained: the angle is scale · value + offset.
 * @typedef {{ param: string, scale: number, offset: number }} ParamAngle
 * A column of the data: the angle is scale · value + offset.
 * @typedef {{ feature: number, scale: number, offset: number }} FeatureAngle
 * An angle in radians, or the slot that will hold one.
 * @typedef {number | ParamAngle | FeatureAngle} Angle
 * What a gate method takes: scale and offset may be left out.
 * @typedef {number | { param: string, scale?: number, offset?: number }
 *   | { feature: number, scale?: number, offset?: number }} AngleInput
 */

/**
 * A slot for a trainable parameter. Slots with one name share one value.
 * @param {string} name
 * @param {{ scale?: number, offset?: number }} [form] the angle is scale · value + offset
 * @returns {ParamAngle}
 */
export function param(name, form = {}) {
  if (typeof name !== 'string' || name === '') {
    throw new QualmError(
      'invalid-angle',
      'A parameter needs a name.',
      show(name),
      'a string that is not empty',
    );
  }
  return { param: name, ...affine(form) };
}

/**
 * A slot for a column of the data.
 * @param {number} index the column, counted from 0
 * @param {{ scale?: number, offset?: number }} [form] the angle is scale · value + offset
 * @returns {FeatureAngle}
 */
export function feature(index, form = {}) {
  if (!Number.isInteger(index) || index < 0 || index >= mostFeatures) {
    const allowed = `an integer from 0 to ${mostFeatures - 1}`;
    throw new QualmError('invalid-angle', 'A feature is named by its column.', show(index), allowed);
  }
  return { feature: index, ...affine(form) };
}

/**
 * The angle in its full form; throws invalid-angle for anything that is not one.
 * @param {unknown} angle
 * @param {string} gate the gate that it was given to, for the message
 * @returns {Angle}
 */
export function checkAngle(angle, gate) {
  if (typeof angle === 'number' && Number.isFinite(angle)) return angle;
  if (typeof angle === 'object' && angle !== null) {
    const { param: name, feature: index, ...form } = /** @type {any} */ (angle);
    if ('param' in angle !== 'feature' in angle)
      return 'param' in angle ? param(name, form) : feature(index, form);
  }
  throw new QualmError(
    'invalid-angle',
    `An angle of ${gate} is not a finite number.`,
    show(angle),
    'a finite number of radians, param(name) or feature(index)',
  );
}

/** @param {{ scale?: number, offset?: number }} form */
function affine(form) {
  checkOptions(form, ['scale', 'offset'], 'invalid-angle');
  const { scale = 1, offset = 0 } = form;
  for (const [key, value] of Object.entries({ scale, offset })) {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      throw new QualmError(
        'invalid-angle',
        `The ${key} of an angle is not finite.`,
        show(value),
        'a finite number',
      );
    }
  }
  return { scale, offset };
}

import { QualmError, show } from './errors.js';

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
  if (!Number.isInteger(index) || index < 0) {
    throw new QualmError(
      'invalid-angle',
      'A feature is named by its column.',
      show(index),
      'an integer from 0',
    );
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
    if ('param' in angle) return param(/** @type {any} */ (angle).param, form(angle));
    if ('feature' in angle) return feature(/** @type {any} */ (angle).feature, form(angle));
  }
  throw new QualmError(
    'invalid-angle',
    `An angle of ${gate} is not a finite number.`,
    show(angle),
    'a finite number of radians, param(name) or feature(index)',
  );
}

/**
 * @param {object} angle
 * @returns {{ scale?: number, offset?: number }}
 */
const form = (angle) => angle;

/** @param {{ scale?: number, offset?: number }} form */
function affine({ scale = 1, offset = 0 }) {
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

import { QualmError, show } from './errors.js';
import { checkOptions } from './options.js';

const mostFeatures = 65536; // columns

/**
 * A parameter to be trained: the angle is scale · value + offset.
 * @typedef {{ param: string, scale: number, offset: number }} ParamAngle
 * A column of the data: the angle is scale · value + offset.
 * @typedef {{ feature: number, scale: number, offset: number }} FeatureAngle
 * A trained weight of a column: the angle is scale · parameter · value + offset.
 * @typedef {{ param: string, feature: number, scale: number, offset: number }} WeightedAngle
 * An angle in radians, or the slot that will hold one.
 * @typedef {number | ParamAngle | FeatureAngle | WeightedAngle} Angle
 * What a gate method takes: scale and offset may be left out.
 * @typedef {number | { param: string, feature?: number, scale?: number, offset?: number }
 *   | { feature: number, scale?: number, offset?: number }} AngleInput
 */

/**
 * A slot for a trainable parameter. Slots with one name share one value.
 * @template {{ feature?: number, scale?: number, offset?: number }} [F={}]
 * @param {string} name
 * @param {F} [form] the angle is scale · value + offset; with a feature the parameter is a weight of that column, and
 *   the angle is scale · parameter · value + offset
 * @returns {F extends { feature: number } ? WeightedAngle : ParamAngle}
 */
export function param(name, form) {
  if (typeof name !== 'string' || name === '') {
    throw new QualmError(
      'invalid-angle',
      'A parameter needs a name.',
      show(name),
      'a string that is not empty',
    );
  }
  const { feature: column, ...rest } = checkForm(form);
  const read = column === undefined ? {} : { feature: checkColumn(column) };
  return /** @type {any} */ ({ param: name, ...read, ...affine(rest) });
}

/**
 * A slot for a column of the data.
 * @param {number} index the column, counted from 0
 * @param {{ scale?: number, offset?: number }} [form] the angle is scale · value + offset
 * @returns {FeatureAngle}
 */
export function feature(index, form = {}) {
  return { feature: checkColumn(index), ...affine(form) };
}

/** @param {number} index */
function checkColumn(index) {
  if (Number.isInteger(index) && index >= 0 && index < mostFeatures) return index;
  const allowed = `an integer from 0 to ${mostFeatures - 1}`;
  throw new QualmError('invalid-angle', 'A feature is named by its column.', show(index), allowed);
}

/**
 * @param {{ feature?: number, scale?: number, offset?: number }} [form]
 * @returns {{ feature?: number, scale?: number, offset?: number }}
 */
function checkForm(form = {}) {
  checkOptions(form, ['feature', 'scale', 'offset'], 'invalid-angle');
  return form;
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
    const { param: name, ...form } = /** @type {any} */ (angle);
    if ('param' in angle) return param(name, form);
    const { feature: index, ...rest } = form;
    if ('feature' in angle) return feature(index, rest);
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

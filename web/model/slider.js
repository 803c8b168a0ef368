/** @typedef {import('./settings.js').Setting} Setting */

/**
 * The positions of a slider: the numbers of a setting, or one for each of its choices.
 * @param {Setting} row
 */
export const positions = ({ choices: listed, min = 0, max = 0, step = 1 }) =>
  listed ? { min: 0, max: listed.length - 1, step: 1 } : { min, max, step };

/**
 * @param {Setting} row
 * @param {unknown} value
 */
export const positionOf = ({ choices: listed }, value) =>
  listed ? listed.findIndex((choice) => choice.value === value) : Number(value);

/**
 * What a setting is at a position of its slider, as text.
 * @param {Setting} row
 * @param {string} position
 */
export const valueAt = ({ choices: listed }, position) =>
  listed ? (listed[Number(position)]?.value ?? '') : position;

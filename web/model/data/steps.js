import { preprocessSteps } from '../../../bindings/js/spec/steps.js';

/** @typedef {import('../../../bindings/js/spec/steps.js').StepOption} StepOption */
/** @typedef {import('../../../bindings/js/spec/steps.js').StepRow} StepRow */
/** @typedef {{ kind: StepRow['kind'], [option: string]: unknown }} Step as it stands in a document */

/** As many as an experiment document holds. */
export const mostSteps = 16;

/** @param {string} kind */
export const stepRow = (kind) => preprocessSteps.find((row) => row.kind === kind);

/**
 * A step with its usual options.
 * @param {StepRow} row
 * @returns {Step}
 */
export function usualStep({ kind, options }) {
  const usual = options.filter((option) => option.default !== undefined);
  return { kind, ...Object.fromEntries(usual.map((option) => [option.name, option.default])) };
}

/**
 * @param {readonly Step[]} steps
 * @param {number} at its place afterwards
 * @param {Step} step
 */
export const withStep = (steps, at, step) => [...steps.slice(0, at), step, ...steps.slice(at)];

/**
 * @param {readonly Step[]} steps
 * @param {number} at
 */
export const withoutStep = (steps, at) => steps.filter((_, i) => i !== at);

const cleaning = ['drop-duplicates', 'impute', 'one-hot', 'ordinal'];

/**
 * Where a new step usually belongs: what cleans comes first, in its own order, and the range of the angles stays last.
 * @param {readonly Step[]} steps
 * @param {string} kind
 */
export function usualPlace(steps, kind) {
  const rank = cleaning.indexOf(kind);
  if (rank >= 0) {
    const later = steps.findIndex(
      (step) => !cleaning.includes(step.kind) || cleaning.indexOf(step.kind) > rank,
    );
    return later < 0 ? steps.length : later;
  }
  const ranged = steps.at(-1)?.kind === 'min-max' && kind !== 'clip';
  return ranged ? steps.length - 1 : steps.length;
}

/**
 * The steps with one moved to another place; places beyond the ends are the ends.
 * @param {readonly Step[]} steps
 * @param {number} from
 * @param {number} to
 */
export function movedStep(steps, from, to) {
  const place = Math.min(steps.length - 1, Math.max(0, to));
  return withStep(withoutStep(steps, from), place, steps[from]);
}

/**
 * The steps with an option of one set; undefined takes it out, where it has no default.
 * @param {readonly Step[]} steps
 * @param {number} at
 * @param {string} name
 * @param {unknown} value
 * @returns {Step[]}
 */
export function withOption(steps, at, name, value) {
  return steps.map((step, i) => {
    if (i !== at) return step;
    const changed = { ...step, [name]: value };
    if (value === undefined) delete changed[name];
    return changed;
  });
}

/**
 * The value that a text stands for, or undefined where the option does not allow it.
 * @param {StepOption} option
 * @param {string} text a range is two numbers with '..' between them
 * @returns {unknown}
 */
export function parseOption(option, text) {
  const { type, choices } = option;
  if (type === 'choice') return choices?.includes(text) ? text : undefined;
  if (type === 'boolean') return { true: true, false: false }[text];
  if (type === 'array') {
    const ends = text.split('..').map(numberOf);
    return ends.length === 2 && ends[0] < ends[1] ? ends : undefined;
  }
  const value = numberOf(text);
  return inside(option, value) ? value : undefined;
}

/** @param {unknown} value of an option, as parseOption() reads it */
export const optionText = (value) => (Array.isArray(value) ? value.join('..') : String(value));

/**
 * What an option allows, in words.
 * @param {StepOption} option
 */
export function allowedOption({ type, choices, minimum, exclusiveMinimum, maximum }) {
  if (choices) return choices.join(', ');
  if (type === 'boolean') return 'true, false';
  if (type === 'array') return 'two numbers, the lower first';
  const low = exclusiveMinimum === undefined ? `from ${minimum}` : `above ${exclusiveMinimum}`;
  const from = minimum === undefined && exclusiveMinimum === undefined ? '' : ` ${low}`;
  return `${type === 'integer' ? 'a whole number' : 'a number'}${from}${maximum === undefined ? '' : ` to ${maximum}`}`;
}

/** @param {string} text */
const numberOf = (text) => (text.trim() === '' ? NaN : Number(text));

/**
 * @param {StepOption} option
 * @param {number} value
 */
function inside({ type, minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity }, value) {
  const finite = value - value === 0;
  const whole = type !== 'integer' || Number.isInteger(value);
  return finite && whole && value >= minimum && value <= maximum && value > exclusiveMinimum;
}

import { schema } from '../generated/validate.js';

/**
 * An option of a step, as the schema of the experiment document has it.
 * @typedef {{
 *   name: string, description: string, type: 'number' | 'integer' | 'boolean' | 'array' | 'choice',
 *   default?: unknown, choices?: string[], minimum?: number, exclusiveMinimum?: number, maximum?: number,
 * }} StepOption
 * @typedef {{
 *   kind: import('../types.js').PreprocessStep['kind'], title: string, description: string, options: StepOption[],
 * }} StepRow
 */

/** @type {any[]} */
const rows = schema.properties.preprocess.items.allOf;

/**
 * Every step of preprocessing: what it is called, what it does and what can be set. The schema is the one table of them.
 * @type {readonly StepRow[]}
 */
export const preprocessSteps = Object.freeze(
  rows.map(({ title, description, if: { properties }, then }) => ({
    kind: properties.kind.const,
    title,
    description,
    options: Object.entries(then.properties)
      .filter(([name]) => name !== 'kind')
      .map(([name, form]) => optionOf(name, form)),
  })),
);

/**
 * @param {string} name
 * @param {any} form
 * @returns {StepOption}
 */
function optionOf(name, { description, type, enum: choices, items: _items, ...bounds }) {
  return { name, description, type: choices ? 'choice' : type, ...(choices && { choices }), ...bounds };
}

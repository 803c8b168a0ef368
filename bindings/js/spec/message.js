import { QualmError, show } from '../errors.js';
import { schema } from '../generated/validate.js';

/**
 * What the compiled validator says of a mistake.
 * @typedef {{ instancePath: string, schemaPath: string, keyword: string, params: Record<string, any> }} Mistake
 * @typedef {((document: unknown) => boolean) & { errors: Mistake[] }} Validator
 *   it fills in defaults; errors are those of the last document
 */

/** @type {Record<string, (params: Record<string, any>) => [sentence: string, allowed: string]>} */
const sentences = {
  type: ({ type }) => [`must be of type ${type}`, String(type)],
  enum: ({ allowedValues }) => [
    'is not one of the values that are allowed',
    allowedValues.map(show).join(', '),
  ],
  minimum: ({ limit }) => ['is too small', `at least ${limit}`],
  maximum: ({ limit }) => ['is too large', `at most ${limit}`],
  exclusiveMinimum: ({ limit }) => ['is too small', `more than ${limit}`],
  exclusiveMaximum: ({ limit }) => ['is too large', `less than ${limit}`],
  minItems: ({ limit }) => [limit === 1 ? 'must not be empty' : 'has too few items', `at least ${limit}`],
  maxItems: ({ limit }) => [
    'has too many items',
    limit === 0 ? '[], for this version has none' : `at most ${limit}`,
  ],
  pattern: ({ pattern }) => ['does not have the form that it needs', pattern],
  uniqueItems: () => ['names something twice', 'each item once'],
};

/**
 * A validator's finding as an error for a person.
 * @param {Mistake} mistake
 * @param {unknown} spec
 */
export function specError(mistake, spec) {
  const { instancePath, keyword, params } = mistake;
  const path = dotted(instancePath);
  if (keyword === 'additionalProperties') {
    const key = params.additionalProperty;
    const message = `${joined(path, key)} is not part of an experiment document.`;
    return new QualmError('invalid-spec', message, show(key), knownKeys(mistake).join(', '));
  }
  if (keyword === 'required') {
    const message = `${joined(path, params.missingProperty)} is missing.`;
    return new QualmError('invalid-spec', message, 'nothing', params.missingProperty);
  }
  const [sentence, allowed] = sentences[keyword]?.(params) ?? ['is not valid', ''];
  const message = `${path || 'The experiment'} ${sentence}.`;
  return new QualmError('invalid-spec', message, show(valueAt(spec, instancePath)), allowed);
}

/**
 * '/preprocess/1/components' as 'preprocess[1].components'.
 * @param {string} pointer
 */
function dotted(pointer) {
  return steps(pointer).reduce(
    (path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : joined(path, step)),
    '',
  );
}

/**
 * @param {string} path
 * @param {string} key
 */
const joined = (path, key) => (path === '' ? key : `${path}.${key}`);

/** @param {string} pointer a JSON pointer, perhaps with a leading # */
const steps = (pointer) =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));

/**
 * @param {unknown} value
 * @param {string} pointer
 */
const valueAt = (value, pointer) =>
  steps(pointer).reduce((inner, step) => /** @type {any} */ (inner)?.[step], value);

/** @param {Mistake} mistake */
function knownKeys({ schemaPath }) {
  const parent = /** @type {any} */ (valueAt(schema, schemaPath.replace(/\/additionalProperties$/, '')));
  return Object.keys(parent?.properties ?? {});
}

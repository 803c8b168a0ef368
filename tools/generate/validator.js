import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { generatedHeader } from './header.js';

const exported = 'export const validate = validate10;export default validate10;';

/**
 * Ajv's compiled validator of the experiment document, and the document's schema, as one module without imports.
 * @param {object} schema
 */
export function validatorModule(schema) {
  const ajv = new Ajv.default({
    code: { source: true, esm: true },
    useDefaults: true,
    messages: false, // the package words its own
    strictTypes: false,
  });
  const code = standaloneCode.default(ajv, ajv.compile(schema)).replace('"use strict";', '');
  if (/\brequire\(|\bimport\b/.test(code)) throw new Error('The validator would need an import at run time.');
  if (!code.includes(exported)) throw new Error('Ajv exports its validator in another way now.');
  return `${generatedHeader('bindings/js/spec/schema.json')}// @ts-nocheck
/* eslint-disable */

/** @type {[validate: import('../spec/message.js').Validator, schema: Record<string, any>]} */
// prettier-ignore
export const [validate, schema] = (() => {${code.replace(exported, '')}
return [validate10, ${compiledSchemaName(code)}];
})();
`;
}

/**
 * The name under which Ajv's code keeps the schema.
 * @param {string} code
 */
function compiledSchemaName(code) {
  const name = /const (schema\d+) = \{"\$id"/.exec(code)?.[1];
  if (!name) throw new Error('Ajv no longer keeps the schema in its code.');
  return name;
}

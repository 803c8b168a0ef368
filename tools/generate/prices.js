import { generatedHeader } from './header.js';

/**
 * The price sheet as a module, for JSON can't be imported everywhere.
 * @param {object} sheet
 */
export function pricesModule(sheet) {
  return `${generatedHeader('bindings/data/prices.json')}
/** @type {import('../prices.js').PriceSheet} */
export const prices = ${JSON.stringify(sheet)};
`;
}

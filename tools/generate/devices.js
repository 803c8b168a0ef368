import { generatedHeader } from './header.js';

/**
 * The published figures of devices as a module, for JSON can't be imported everywhere.
 * @param {{ devices: object[] }} sheet
 */
export function devicesModule({ devices }) {
  return `${generatedHeader('bindings/data/devices.json')}
/** @type {readonly import('../devices.js').Device[]} */
export const devices = ${JSON.stringify(devices)};
`;
}

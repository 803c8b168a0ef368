import { load } from '../js/load.js';
import { deviceNamed } from '../js/devices.js';
import { encoders } from '../js/generated/encoders.js';
import { describeCosts } from './encoding-report.js';

/** @typedef {import('./arguments.js').Options} Options */

/**
 * `qualm encode --features 16 --device ibm_torino`: what every encoder costs, or the one that is named.
 * @param {Options} options
 */
export async function showCosts(options) {
  const { features = 4, device = 'ideal', encoder, seed = 0, workers = 1 } = options;
  deviceNamed(device);
  const kinds = encoder === undefined ? encoders.map(({ kind }) => kind) : [encoder];
  const qualm = await load({ formats: false, workers, first: 'encoding' });
  try {
    const costs = [];
    for (const kind of kinds) {
      const cost = await qualm.encodingCost({ encoder: /** @type {any} */ (kind), features, device, seed });
      costs.push({ encoder: kind, ...cost });
    }
    const found = { device, features, seed, costs };
    console.log(options.json ? JSON.stringify(found, null, 2) : describeCosts(found));
  } finally {
    qualm.close();
  }
}

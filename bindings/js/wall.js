import { QualmError, show } from './errors.js';
import { checkFeatureCount, costRequest } from './encoding.js';
import { checkOptions } from './options.js';

/** @typedef {import('./types.js').EncodingCost} EncodingCost */

/**
 * The cost of an encoder at many numbers of features, one call of the library for each, so that it can be stopped and
 * followed. Points that are extrapolated share the measured one that they start from.
 * @param {(call: (library: import('./native-api.js').RemoteApi) => Promise<any>) => Promise<any>} ask
 * @param {import('./types.js').WallOptions} options
 * @returns {Promise<import('./types.js').EncodingWall>}
 */
export async function encodingWall(ask, options) {
  checkOptions(options, ['encoder', 'device', 'features', 'seed', 'signal', 'onProgress']);
  const { features, onProgress } = options;
  if (!Array.isArray(features) || features.length === 0) {
    throw new QualmError('invalid-option', 'A wall has points.', show(features), '[2, 4, 8, …]');
  }
  if (onProgress !== undefined && typeof onProgress !== 'function') {
    throw new QualmError('invalid-option', 'onProgress is called.', show(onProgress), 'a function');
  }
  const counts = features.map(checkFeatureCount);
  const { encoder, device, seed } = costRequest(options);
  /** @type {Map<number, EncodingCost>} */
  const anchors = new Map();
  /** @param {number} count */
  const costOf = async (count) => {
    const measured = await ask((library) => library.largestMeasured(encoder, count, device));
    const anchor = measured === count ? null : (anchors.get(measured) ?? (await costOf(measured)));
    const cost = await ask((library) => library.encodingCost(encoder, count, device, seed, anchor));
    if (!cost.extrapolated) anchors.set(count, cost);
    return cost;
  };
  const points = [];
  for (const count of counts) {
    points.push(await costOf(count));
    onProgress?.({ done: points.length, all: counts.length, point: points[points.length - 1] });
  }
  const measured = points.filter((point) => !point.extrapolated).map((point) => point.features);
  return { points, measuredUpTo: measured.reduce((most, one) => Math.max(most, one), 0) };
}

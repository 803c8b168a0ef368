/** @typedef {import('./types.js').Prepared} Prepared */
/** @typedef {import('./types.js').EncodedRows} EncodedRows */
/** @typedef {import('./types.js').Plane} Plane */

/**
 * The plane of the first two encoded features that holds every row of both parts, with a margin.
 * @param {Prepared} prepared
 * @param {number} size points along each side
 * @returns {Plane}
 */
export function planeOf(prepared, size) {
  return { size, x: extent(prepared, 0), y: extent(prepared, 1) };
}

/** The number of features: columns of the encoded rows. @param {EncodedRows} part */
export const featureCount = (part) => (part.rows === 0 ? 0 : part.values.length / part.rows);

/**
 * @param {Prepared} prepared
 * @param {number} feature
 * @returns {[number, number]}
 */
function extent({ train, test }, feature) {
  let low = Infinity;
  let high = -Infinity;
  for (const part of [train, test]) {
    const features = featureCount(part);
    for (let i = feature; i < part.values.length && feature < features; i += features) {
      low = Math.min(low, part.values[i]);
      high = Math.max(high, part.values[i]);
    }
  }
  if (!(low < high)) return [-0.2, 3.4];
  const margin = 0.06 * (high - low);
  return [low - margin, high + margin];
}

/**
 * The encoded rows to ask a model about: every point of the plane, the other features at their mean over the
 * training rows.
 * @param {Plane} plane
 * @param {EncodedRows} train
 * @returns {{ values: Float64Array, rows: number }} size·size × features, rows from the lowest y
 */
export function planeRows({ size, x, y }, train) {
  const features = featureCount(train);
  const means = meansOf(train, features);
  const values = new Float64Array(size * size * features);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const start = (row * size + column) * features;
      values.set(means, start);
      values[start] = x[0] + ((x[1] - x[0]) * column) / (size - 1);
      if (features > 1) values[start + 1] = y[0] + ((y[1] - y[0]) * row) / (size - 1);
    }
  }
  return { values, rows: size * size };
}

/**
 * @param {EncodedRows} part
 * @param {number} features
 */
function meansOf(part, features) {
  const means = new Float64Array(features);
  for (let i = 0; i < part.values.length; i++) means[i % features] += part.values[i];
  return means.map((sum) => sum / part.rows);
}

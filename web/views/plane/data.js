import { featureCount } from '../../model/plane.js';
import { subscript } from '../format.js';

/** @typedef {import('../../model/types.js').Prepared} Prepared */
/** @typedef {import('./points.js').PlanePoint} PlanePoint */

/**
 * The rows of both parts on the plane of the first two encoded features; training rows first.
 * @param {Prepared} prepared
 * @returns {PlanePoint[]}
 */
export function planePoints(prepared) {
  return /** @type {const} */ (['train', 'test']).flatMap((part) => {
    const { values, labels, rows } = prepared[part];
    const features = featureCount(prepared[part]);
    return Array.from({ length: rows }, (_, index) => ({
      x: values[index * features],
      y: features > 1 ? values[index * features + 1] : 0,
      label: labels[index],
      part,
      index,
    }));
  });
}

/**
 * Painted points where they were put; which part each belongs to is known once the split is made.
 * @param {import('../../model/types.js').Point[]} points
 * @param {Prepared | null} prepared
 * @returns {PlanePoint[]}
 */
export function paintedPoints(points, prepared) {
  /** @type {Map<number, number>} */
  const testRows = new Map();
  prepared?.rows.test.forEach((row, index) => testRows.set(row, index));
  return points.map(([x, y, label], row) => ({
    x,
    y,
    label,
    part: testRows.has(row) ? 'test' : 'train',
    index: testRows.get(row) ?? prepared?.rows.train.indexOf(row) ?? 0,
  }));
}

/**
 * The names of the first two axes, with their unit.
 * @param {Prepared} prepared
 */
export const axisNames = ({ features }) => ({ x: axisName(features, 0), y: axisName(features, 1) });

/**
 * @param {string[]} features
 * @param {number} index
 */
function axisName(features, index) {
  const name = features[index];
  if (name === undefined) return '';
  const plain = name.replaceAll('_', ' ');
  return `${plain.length < 3 ? subscript('x', index) : plain}, as an angle in rad`;
}

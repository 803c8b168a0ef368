/** Points along each side of the plane, coarsest first; the last is as fine as the page draws. */
const sizes = [10, 14, 20, 28, 40, 56];

export const finest = 56;

/**
 * Milliseconds that a field may take: while the reader turns something, and once it rests. A turn is to be seen within
 * 100 ms, of which two frames, the way to the workers and back and the score before it take their part.
 */
export const budgets = { hurried: 30, rested: 400, longest: 3000 };

const presentable = 28;

/**
 * The finest grid that is answered in time.
 * @param {number | null} perPoint milliseconds that a point took last time; null where nobody knows yet
 * @param {number} budget milliseconds
 * @param {number} least
 */
export function gridSize(perPoint, budget, least = sizes[0]) {
  if (perPoint === null) return least;
  const inTime = sizes.filter((size) => size * size * perPoint <= budget);
  return Math.max(least, inTime.at(-1) ?? sizes[0]);
}

/**
 * The grid once nothing changes any more: coarse ones are not worth showing, unless finer ones would be waited for too
 * long.
 * @param {number | null} perPoint
 */
export function restedSize(perPoint) {
  const longest = perPoint === null ? presentable : gridSize(perPoint, budgets.longest);
  return gridSize(perPoint, budgets.rested, Math.min(presentable, longest));
}

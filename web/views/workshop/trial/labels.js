/** @typedef {{ x: number, y: number, text: string }} Spot pixels, and the words that belong there */
/** @typedef {{ x: number, y: number, anchor: 'start' | 'end' | 'middle', text: string, lead: boolean }} Label lead: it stands apart from its spot, and a line joins them */
/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box */

const letter = 6.1; // pixels of an average letter at 11 px
const [ascent, descent] = [9, 4];
const reach = 9; // pixels from the middle of a mark to its words
const markSize = 6;

/** Where words may stand, nearest first: pixels from the spot. */
const places = /** @type {const} */ ([
  [reach, 4, 'start'],
  [-reach, 4, 'end'],
  [reach, -8, 'start'],
  [reach, 16, 'start'],
  [-reach, -8, 'end'],
  [-reach, 16, 'end'],
  [0, -12, 'middle'],
  [0, 20, 'middle'],
  ...[30, -30, 46, -46, 64, -64, 84, -84].flatMap(
    (dy) =>
      /** @type {const} */ ([
        [reach + 5, dy, 'start'],
        [-reach - 5, dy, 'end'],
      ]),
  ),
]);

/**
 * Words beside their spots, clear of each other, of every spot and of what else stands there; where there is no such
 * place they stand at the first that is inside.
 * @param {Spot[]} spots
 * @param {Box} room
 * @param {Box[]} [taken]
 * @returns {Label[]} in the order of the spots
 */
export function placeLabels(spots, room, taken = []) {
  const marks = spots.map(({ x, y }) => ({
    ...{ left: x - markSize, right: x + markSize, top: y - markSize, bottom: y + markSize },
  }));
  const placed = [...taken];
  return spots.map((spot, i) => {
    const inside = places.filter((place) => contains(room, boxOf(spot, place)));
    const others = marks.filter((_, j) => j !== i);
    const free = inside.find(
      (place) => ![...placed, ...others].some((box) => overlap(box, boxOf(spot, place))),
    );
    const place = free ?? inside[0] ?? places[0];
    placed.push(boxOf(spot, place));
    const [dx, dy, anchor] = place;
    return { x: spot.x + dx, y: spot.y + dy, anchor, text: spot.text, lead: Math.abs(dy) > 24 };
  });
}

/**
 * @param {Spot} spot
 * @param {typeof places[number]} place
 * @returns {Box}
 */
function boxOf({ x, y, text }, [dx, dy, anchor]) {
  const width = letter * text.length;
  const left = x + dx - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
  return { left, right: left + width, top: y + dy - ascent, bottom: y + dy + descent };
}

/** @param {Box} outer @param {Box} inner */
const contains = (outer, inner) =>
  inner.left >= outer.left &&
  inner.right <= outer.right &&
  inner.top >= outer.top &&
  inner.bottom <= outer.bottom;

/** @param {Box} a @param {Box} b */
const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

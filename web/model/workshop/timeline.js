/** @typedef {import('./types.js').Work} Work */
/** @typedef {import('./types.js').Timeline} Timeline */

const longest = 200; // steps of undo

/** @returns {Timeline} */
export const emptyTimeline = () => ({ past: [], future: [], tag: '' });

/**
 * The timeline after a change. Changes in a row about the same thing, a drag for one, are one step of undo.
 * @param {Timeline} timeline
 * @param {Work} before what was there until now
 * @param {string} [tag] what the change is about; '' is never the same thing
 * @returns {Timeline}
 */
export function record({ past, tag: latest }, before, tag = '') {
  if (tag !== '' && tag === latest) return { past, future: [], tag };
  return { past: [...past, before].slice(-longest), future: [], tag };
}

/**
 * Ends what changes in a row are about, so that the next one is a step of its own.
 * @param {Timeline} timeline
 * @returns {Timeline}
 */
export const rest = (timeline) => ({ ...timeline, tag: '' });

/**
 * @param {Timeline} timeline
 * @param {Work} present
 * @returns {{ timeline: Timeline, work: Work } | null} null where there is nothing to undo
 */
export function undo({ past, future }, present) {
  const work = past.at(-1);
  if (!work) return null;
  return { work, timeline: { past: past.slice(0, -1), future: [present, ...future], tag: '' } };
}

/**
 * @param {Timeline} timeline
 * @param {Work} present
 * @returns {{ timeline: Timeline, work: Work } | null} null where there is nothing to redo
 */
export function redo({ past, future }, present) {
  const [work, ...later] = future;
  if (!work) return null;
  return { work, timeline: { past: [...past, present], future: later, tag: '' } };
}

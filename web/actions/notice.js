/** @typedef {import('../model/types.js').Notice} Notice */

/**
 * What to tell the reader about an error; null for one that the page itself caused by cancelling.
 * @param {any} error
 * @returns {Notice | null}
 */
export function noticeOf(error) {
  if (error?.code === 'cancelled' || error?.code === 'closed') return null;
  const own = error?.name === 'QualmError';
  return {
    code: own ? String(error.code) : 'internal',
    message: String(error?.message ?? error),
    received: own ? String(error.received ?? '') : '',
    allowed: own ? String(error.allowed ?? '') : '',
  };
}

/**
 * What to tell the reader when a part of the page could not be fetched.
 * @param {string} title
 * @param {any} error
 * @returns {Notice}
 */
export const missingPart = (title, error) => ({
  code: 'not-fetched',
  message: `${title} could not be fetched. Load this page again when its server answers.`,
  received: String(error?.message ?? error),
  allowed: '',
});

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

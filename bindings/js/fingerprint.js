/**
 * The first twelve digits of a fingerprint, as people compare them: 7c1e·9a40·d2f8.
 * @param {string} fingerprint 64 hexadecimal digits
 */
export const shortFingerprint = (fingerprint) => fingerprint.slice(0, 12).replace(/(....)(?=.)/g, '$1·');

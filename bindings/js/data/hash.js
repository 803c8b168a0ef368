/**
 * A whole number from 1 to 2^53 − 1 that stands for a text: FNV-1a twice, with two multipliers (Fowler, Noll, Vo), each
 * spread by the finaliser of MurmurHash3.
 * @param {string} text
 */
export function hashText(text) {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < text.length; ++i) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x5bd1e995) ^ (b >>> 15);
  }
  return spread(a) * 2097152 + (spread(b) >>> 11) || 1;
}

/** @param {number} word */
function spread(word) {
  let bits = word ^ (word >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

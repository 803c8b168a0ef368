const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** 41,472 @param {number} value */
export const count = (value) => whole.format(value);

/** Large counts with a prefix: 41.5 M. @param {number} value */
export function short(value) {
  if (value < 1e5) return count(value);
  const [unit, size] = value < 1e6 ? ['k', 1e3] : value < 1e9 ? ['M', 1e6] : ['G', 1e9];
  const scaled = value / size;
  return `${scaled < 100 ? scaled.toFixed(1) : scaled.toFixed(0)} ${unit}`;
}

/** 91.6, from a share. @param {number} share */
export const percent = (share) => (100 * share).toFixed(1);

/** −0.77, with a minus that is as wide as a plus. @param {number} value @param {number} [digits] */
export const signed = (value, digits = 2) => minus(value.toFixed(digits).replace(/^-(0\.?0*)$/, '$1'));

/** @param {string} text */
const minus = (text) => text.replace('-', '−');

/** $1,286 or $0.42. @param {number} value */
export function dollars(value) {
  if (value >= 1e6) return `$${(value / 1e6).toFixed(2)} M`;
  return value < 100 ? `$${value.toFixed(2)}` : `$${count(value)}`;
}

/** A time from nanoseconds to days. @param {number} seconds */
export function duration(seconds) {
  if (seconds < 1e-3) return `${(seconds * 1e6).toFixed(0)} µs`;
  if (seconds < 1) return `${(seconds * 1e3).toFixed(0)} ms`;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
  if (seconds < 172800) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  return `${(seconds / 86400).toFixed(1)} days`;
}

/** The first twelve digits of a fingerprint: 7c1e·9a40·d2f8. @param {string} hex */
export const fingerprint = (hex) => [hex.slice(0, 4), hex.slice(4, 8), hex.slice(8, 12)].join('·');

/** x₁₂ @param {string} name @param {number} index */
export const subscript = (name, index) =>
  name + [...String(index)].map((digit) => String.fromCharCode(0x2080 + Number(digit))).join('');

/** A bare number says that it is a class. @param {string} name */
export const className = (name) => (/^\d+$/.test(name) ? `class ${name}` : name.replaceAll('_', ' '));

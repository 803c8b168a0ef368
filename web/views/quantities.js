/** Numbers that span many powers of ten, for the eye. */

const prefixes = ['f', 'p', 'n', 'µ', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const unity = prefixes.indexOf('');

/**
 * Three digits and an SI prefix: 1.23 µs. What no prefix reaches is a power of ten.
 * @param {number} value
 * @param {string} unit
 */
export function prefixed(value, unit) {
  if (value === 0) return `0 ${unit}`.trim();
  const group = Math.floor(Math.log10(Number(Math.abs(value).toPrecision(3))) / 3);
  const prefix = prefixes[group + unity];
  if (prefix === undefined) return `${powerOfTen(value)} ${unit}`.trim();
  const scaled = Number((value / 10 ** (3 * group)).toPrecision(3));
  return `${scaled} ${prefix}${unit}`.trim();
}

/** 1.5·10¹⁸ @param {number} value */
export function powerOfTen(value) {
  const [digits, power] = value.toExponential(1).split('e');
  const lead = Number(digits);
  return `${lead === 1 ? '' : `${lead}·`}10${raised(Number(power))}`;
}

/** ⁻¹² @param {number} power */
export const raised = (power) => [...String(power)].map((sign) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)] ?? '⁻').join('');

const minute = 60;
const hour = 3600;
const day = 86400;
const year = 31557600; // Julian

/** A time from femtoseconds to more years than there have been, in the unit that people use. @param {number} seconds */
export function longTime(seconds) {
  if (seconds < minute) return prefixed(seconds, 's');
  if (seconds < hour) return `${digits3(seconds / minute)} min`;
  if (seconds < 2 * day) return `${digits3(seconds / hour)} h`;
  if (seconds < year) return `${digits3(seconds / day)} days`;
  const years = seconds / year;
  return `${years < 1e6 ? digits3(years) : powerOfTen(years)} years`;
}

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** @param {number} value */
const digits3 = (value) => (value < 100 ? String(Number(value.toPrecision(3))) : whole.format(value));

/** A probability: 99.1 %, or a power of ten where that would be nothing. @param {number} share */
export function probability(share) {
  if (share === 0) return 'below 10⁻³⁰⁰';
  if (share < 0.0005) return powerOfTen(share);
  return `${Number((100 * share).toPrecision(3))} %`;
}

/** A count, in full up to a million. @param {number} value */
export const many = (value) => (value < 1e7 ? whole.format(value) : powerOfTen(value));

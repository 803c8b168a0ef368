import { toolNames } from './gates.js';

/** @typedef {import('./types.js').Angle} Angle */
/** @typedef {import('./types.js').Values} Values */
/**
 * constant + factor · name; no name, no factor.
 * @typedef {{ constant: number, factor: number, name: string }} Form
 */

const constants = /** @type {Record<string, number>} */ ({
  pi: Math.PI,
  π: Math.PI,
  tau: 2 * Math.PI,
  τ: 2 * Math.PI,
});
const words = [
  'input',
  'qubit',
  'bit',
  'float',
  'gate',
  'if',
  'let',
  'const',
  'U',
  'gphase',
  'euler',
  'ctrl',
  'inv',
  'pow',
];
const token =
  /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([A-Za-z_\u0370-\u03ff][\w\u0370-\u03ff]*)|(\S))/y;

/** What is said of an angle that can't be read. */
export class AngleFault extends Error {}

/**
 * An angle as a reader types it: 0.3, pi/2, -3*pi/4, theta, 2*theta + pi/4.
 * @param {string} text
 * @returns {Angle}
 * @throws {AngleFault} which says what is wrong
 */
export function parseAngle(text) {
  const reader = createReader(text);
  const form = sum(reader);
  if (reader.peek() !== null) throw new AngleFault(`“${reader.peek()}” was not expected here.`);
  if (!Number.isFinite(form.constant) || !Number.isFinite(form.factor)) {
    throw new AngleFault('That is not a finite number.');
  }
  const constant = form.constant + 0; // −0 is 0
  if (form.name === '') return constant;
  return { param: form.name, scale: form.factor, offset: constant };
}

/** @param {string} text */
function createReader(text) {
  /** @type {string[]} */
  const tokens = [];
  token.lastIndex = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) tokens.push(match[0].trim());
  let at = 0;
  return {
    peek: () => tokens[at] ?? null,
    take: () => tokens[at++] ?? null,
  };
}

/** @typedef {ReturnType<typeof createReader>} Reader */

/** @param {Reader} reader @returns {Form} */
function sum(reader) {
  let left = product(reader);
  for (let sign = reader.peek(); sign === '+' || sign === '-' || sign === '−'; sign = reader.peek()) {
    reader.take();
    left = add(left, scaled(product(reader), sign === '+' ? 1 : -1));
  }
  return left;
}

/** @param {Reader} reader @returns {Form} */
function product(reader) {
  const number = /^[\d.]/.test(reader.peek() ?? '') ? String(reader.peek()) : '';
  let left = signed(reader);
  for (;;) {
    const next = reader.peek();
    if (next === '*' || next === '·') {
      reader.take();
      left = times(left, signed(reader));
    } else if (next === '/') {
      reader.take();
      left = over(left, signed(reader));
    } else if (next !== null && /[1-9]/.test(number) && (isName(next) || next === '(')) {
      left = times(left, signed(reader)); // 2pi, 3(…)
    } else {
      return left;
    }
  }
}

/** @param {Reader} reader @returns {Form} */
function signed(reader) {
  const next = reader.take();
  if (next === null) throw new AngleFault('An angle is missing here. Write 0.3, pi/2, theta or 2*theta.');
  if (next === '-' || next === '−') return scaled(signed(reader), -1);
  if (next === '+') return signed(reader);
  if (next === '(') {
    const inner = sum(reader);
    if (reader.take() !== ')') throw new AngleFault('A bracket is not closed.');
    return inner;
  }
  if (/^[\d.]/.test(next)) return { constant: Number(next), factor: 0, name: '' };
  if (Object.hasOwn(constants, next)) return { constant: constants[next], factor: 0, name: '' };
  if (isName(next)) return { constant: 0, factor: 1, name: checkedName(next) };
  throw new AngleFault(`“${next}” was not expected here.`);
}

/** @param {string} text */
const isName = (text) => /^[A-Za-z_\u0370-\u03ff]/.test(text);

/** @param {string} name */
function checkedName(name) {
  const latin = greekNames.get(name) ?? name;
  if (!/^\w+$/.test(latin)) throw new AngleFault(`“${name}” can’t be a name here: use Latin letters.`);
  if (!isFree(latin)) {
    throw new AngleFault(`“${latin}” means something else in OpenQASM: choose another name.`);
  }
  return latin;
}

/** Whether a name can stand in OpenQASM. @param {string} name */
const isFree = (name) => /^[A-Za-z_]\w*$/.test(name) && !toolNames.includes(name) && !words.includes(name);

/**
 * Names of parameters as OpenQASM allows them: layer0.q0.rz0 becomes layer0_q0_rz0. Different names stay different.
 * @param {readonly string[]} names
 * @returns {Map<string, string>}
 */
export function identifiersFor(names) {
  /** @type {Map<string, string>} */
  const found = new Map(names.filter(isFree).map((name) => [name, name]));
  const taken = new Set(found.values());
  for (const name of names) {
    if (found.has(name)) continue;
    let plain = name.replace(/\W/g, '_').replace(/^(?=\d)/, '_');
    while (!isFree(plain) || taken.has(plain)) plain += '_';
    taken.add(plain);
    found.set(name, plain);
  }
  return found;
}

/** @param {Form} a @param {Form} b @returns {Form} */
function add(a, b) {
  if (a.name !== '' && b.name !== '' && a.name !== b.name) {
    throw new AngleFault(`An angle has one parameter: ${a.name} or ${b.name}, not both.`);
  }
  return tidy({ constant: a.constant + b.constant, factor: a.factor + b.factor, name: a.name || b.name });
}

/** @param {Form} form @param {number} by @returns {Form} */
const scaled = ({ constant, factor, name }, by) =>
  tidy({ constant: constant * by, factor: factor * by, name });

/** @param {Form} a @param {Form} b @returns {Form} */
function times(a, b) {
  if (a.name !== '' && b.name !== '') throw new AngleFault('A parameter can’t be multiplied by a parameter.');
  return a.name === '' ? scaled(b, a.constant) : scaled(a, b.constant);
}

/** @param {Form} a @param {Form} b @returns {Form} */
function over(a, b) {
  if (b.name !== '') throw new AngleFault('An angle can’t be divided by a parameter.');
  return tidy({ constant: a.constant / b.constant, factor: a.factor / b.constant, name: a.name });
}

/** A parameter that cancels out is gone. @param {Form} form @returns {Form} */
const tidy = (form) => (form.factor === 0 ? { ...form, name: '' } : form);

/**
 * The angle as it can be typed again: a fraction of pi where it is one, else as many digits as it takes.
 * @param {Angle} angle
 */
export function angleText(angle) {
  if (typeof angle === 'number') return numberText(angle);
  const name = sourceName(angle, '*');
  const { scale, offset } = angle;
  const head = scale === 1 ? name : scale === -1 ? `-${name}` : `${numberText(scale)}*${name}`;
  if (offset === 0) return head;
  return `${head} ${offset < 0 ? '-' : '+'} ${numberText(Math.abs(offset))}`;
}

/**
 * What an angle follows: a parameter, a column of the data, or a parameter times a column.
 * @param {Exclude<Angle, number>} angle
 * @param {string} sign of a product
 */
export function sourceName(angle, sign) {
  const column = 'feature' in angle ? [`x_${angle.feature}`] : [];
  return ('param' in angle ? [angle.param, ...column] : column).join(sign);
}

/** @param {number} value */
function numberText(value) {
  const fraction = piFraction(value);
  if (fraction === null) return String(value);
  const [top, bottom] = fraction;
  if (top === 0) return '0';
  const head = Math.abs(top) === 1 ? 'pi' : `${Math.abs(top)}*pi`;
  return `${top < 0 ? '-' : ''}${head}${bottom === 1 ? '' : `/${bottom}`}`;
}

const bottoms = [1, 2, 3, 4, 6, 8, 12, 16, 32, 64];

/**
 * A number as a small fraction of π, where it is one to the last few bits.
 * @param {number} value
 * @returns {[top: number, bottom: number] | null}
 */
export function piFraction(value) {
  for (const bottom of bottoms) {
    const top = Math.round((value / Math.PI) * bottom);
    if (Math.abs(top) <= 64 && Math.abs(value - (top * Math.PI) / bottom) < 4e-16 * (1 + Math.abs(value))) {
      return [top, bottom];
    }
  }
  return null;
}

/**
 * The present value of an angle, in radians.
 * @param {Angle} angle
 * @param {Values} values
 */
export function angleNow(angle, values) {
  if (typeof angle === 'number') return angle;
  return 'param' in angle ? angle.scale * (values[angle.param] ?? 0) + angle.offset : 0;
}

const letters = [
  'alpha α',
  'beta β',
  'gamma γ',
  'delta δ',
  'epsilon ε',
  'theta θ',
  'lambda λ',
  'mu μ',
  'rho ρ',
  'phi φ',
  'chi χ',
  'psi ψ',
  'omega ω',
];
const greekNames = new Map(
  letters.map((pair) => /** @type {[string, string]} */ ([pair.split(' ')[1], pair.split(' ')[0]])),
);
const greekLetters = new Map([...greekNames].map(([letter, name]) => [name, letter]));

/** A parameter's name as it is printed: θ for theta, θ₀ for theta_0. @param {string} name */
export function greek(name) {
  const [, head, digits] = /^(.*?)_?(\d*)$/.exec(name) ?? [name, name, ''];
  const letter = greekLetters.get(head);
  if (!letter && head !== 'x') return name;
  return (letter ?? head) + [...digits].map((digit) => String.fromCharCode(0x2080 + Number(digit))).join('');
}

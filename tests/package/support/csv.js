/**
 * A generator for tests: Park and Miller's (1988). It is no part of what it tests.
 * @param {number} seed
 */
export function draws(seed) {
  let state = (seed % 2147483646) + 1;
  const uniform = () => (state = (state * 48271) % 2147483647) / 2147483647;
  for (let i = 0; i < 5; ++i) uniform();
  return {
    uniform,
    /** @param {number} bound */
    below: (bound) => Math.floor(uniform() * bound),
    /** Nearly normal: the sum of twelve uniform numbers (mean 0, variance 1). */
    normal: () => Array.from({ length: 12 }, uniform).reduce((sum, one) => sum + one, -6),
  };
}

/**
 * Bytes in pieces of random lengths, empty ones too.
 * @param {Uint8Array} bytes
 * @param {(bound: number) => number} below
 * @param {number} longest
 */
export async function* pieces(bytes, below, longest) {
  for (let start = 0; start < bytes.length;) {
    const end = Math.min(bytes.length, start + below(longest + 1));
    yield bytes.subarray(start, end);
    start = end;
  }
}

/**
 * A file of everything that cells can be, with quotes, separators and line ends inside of quotes.
 * @param {ReturnType<typeof draws>} random
 * @param {number} rows
 */
export function motley({ below, uniform, normal }, rows) {
  const words = [
    'Oslo',
    'São Paulo',
    '"a ""quoted"" word"',
    '"two\nlines"',
    '"a, b"',
    '東京',
    '',
    'NA',
    '?',
    '"1,5"',
    '=1+2',
  ];
  const ends = ['\n', '\r\n'];
  let text = 'id,number,whole,word,mixed,k\n';
  for (let i = 0; i < rows; ++i) {
    const mixed = uniform() < 0.1 ? 'low' : below(50);
    text += `${i},${normal().toFixed(3)},${below(9)},${words[below(words.length)]},${mixed},${'ab'[below(2)]}`;
    text += ends[below(2)] + (uniform() < 0.05 ? '\n' : '');
  }
  return text;
}

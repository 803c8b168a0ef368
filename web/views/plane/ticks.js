/**
 * Three to six round numbers within a range.
 * @param {[number, number]} range
 * @returns {import('./axes.js').Tick[]}
 */
export function roundTicks([low, high]) {
  const rough = (high - low) / 4;
  if (!(rough > 0)) return [];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = /** @type {number} */ ([1, 2, 5, 10].find((times) => times * power >= rough)) * power;
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const at = (first + i) * step;
    return { at, text: String(Number(at.toPrecision(6))).replace('-', '−') };
  });
}

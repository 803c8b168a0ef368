/**
 * A CSV file, the same in every thread.
 * @param {number} rows
 */
export function makeFile(rows) {
  const lines = ['id,x,word,k'];
  for (let i = 0; i < rows; ++i) lines.push(`${i},${(i * 7919) % 10007}.25,w${i % 13},${'ab'[i % 2]}`);
  return lines.join('\n');
}

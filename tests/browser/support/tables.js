/** CSV files for the tests of the data panel: a dirty one, and one of any length. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

/**
 * Semicolons and decimal commas, gaps in three spellings, text, an identifier, a leak, a constant and repeated rows.
 * @param {number} rows
 */
export function dirtyCsv(rows = 400) {
  const gaps = ['', 'NA', '?'];
  const lines = Array.from({ length: rows }, (_, i) => {
    const yes = i % 3 === 0;
    const width = i % 11 === 5 ? gaps[i % 3] : `${((i * 7) % 10) + (yes ? 3 : 0)},${(i * 3) % 10}`;
    const colour = i % 13 === 6 ? 'NA' : ['red', 'green', 'blue'][((i * 5) % 7) % 3];
    return `k${i};${width};${colour};${yes ? '1,5' : '2,5'};${(i * 17) % 23};cm;${yes ? 'yes' : 'no'}`;
  });
  return ['key;width;colour;copy;age;unit;answer', ...lines, lines[1], lines[2]].join('\n');
}

/**
 * Writes rows of ten columns, about fifty bytes each, which repeat after a while.
 * @param {string} path
 * @param {number} rows
 */
export async function writeLongCsv(path, rows) {
  const block = Array.from({ length: 10_000 }, (_, i) => {
    const numbers = Array.from({ length: 8 }, (__, j) => ((i * (2 * j + 7919)) % 10_007) / 100);
    return `${numbers.map((number) => number.toFixed(2)).join(',')},${'abcde'[i % 5]},${(i * 31) % 97 < 48 ? 'yes' : 'no'}\n`;
  }).join('');
  const file = createWriteStream(path);
  file.write(`${Array.from({ length: 8 }, (_, j) => `x${j}`).join(',')},kind,answer\n`);
  for (let written = 0; written < rows; written += 10_000) if (!file.write(block)) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
}

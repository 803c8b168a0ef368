// Prints the JSON lines of tests/bench/bench.cpp and peers.js as a table; with a file of such lines of the native build,
// also how many times as long as there each workload took.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** @typedef {{ workload: string, seconds: number }} Line */

/** @param {number} seconds */
const milliseconds = (seconds) => `${(seconds * 1e3).toPrecision(3)} ms`;

const file = process.argv[2];
const native = new Map(
  (file ? readFileSync(file, 'utf8') : '')
    .split('\n')
    .filter(Boolean)
    .map((line) => /** @type {Line} */ (JSON.parse(line)))
    .map(({ workload, seconds }) => /** @type {const} */ ([workload, seconds])),
);

const columns = [66, 12, 12, 12, 12];
/** @param {string[]} cells */
const row = (cells) =>
  cells.map((cell, i) => (i ? cell.padStart(columns[i]) : cell.padEnd(columns[i]))).join('');

console.log(row(['workload', 'time', ...(file ? ['÷ native'] : []), 'reference', 'ratio']));
for await (const line of createInterface({ input: process.stdin })) {
  const { workload, seconds, referenceSeconds, ratio, gigabytesPerSecond } = JSON.parse(line);
  const cells = [workload, milliseconds(seconds)];
  const there = native.get(workload);
  if (file) cells.push(there ? `${(seconds / there).toFixed(2)}×` : '');
  if (ratio) cells.push(milliseconds(referenceSeconds), `${ratio.toFixed(1)}×`);
  if (gigabytesPerSecond) cells.push('', `${gigabytesPerSecond.toFixed(1)} GB/s`);
  console.log(row(cells));
}

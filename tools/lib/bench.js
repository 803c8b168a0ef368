// Prints the JSON lines of tests/bench/bench.cpp and peers.js as a table.
import { createInterface } from 'node:readline';

/** @param {number} seconds */
const milliseconds = (seconds) => `${(seconds * 1e3).toPrecision(3)} ms`;

const columns = [66, 12, 12, 12];
/** @param {string[]} cells */
const row = (cells) =>
  cells.map((cell, i) => (i ? cell.padStart(columns[i]) : cell.padEnd(columns[i]))).join('');

console.log(row(['workload', 'time', 'reference', 'ratio']));
for await (const line of createInterface({ input: process.stdin })) {
  const { workload, seconds, referenceSeconds, ratio, gigabytesPerSecond } = JSON.parse(line);
  const cells = [workload, milliseconds(seconds)];
  if (ratio) cells.push(milliseconds(referenceSeconds), `${ratio.toFixed(1)}×`);
  if (gigabytesPerSecond) cells.push('', `${gigabytesPerSecond.toFixed(1)} GB/s`);
  console.log(row(cells));
}

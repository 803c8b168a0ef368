// Prints the JSON lines of tests/bench/bench.cpp as a table.
import { createInterface } from 'node:readline';

/** @param {number} seconds */
const milliseconds = (seconds) => `${(seconds * 1e3).toPrecision(3)} ms`;

const columns = [58, 12, 12, 8];
/** @param {string[]} cells */
const row = (cells) =>
  cells.map((cell, i) => (i ? cell.padStart(columns[i]) : cell.padEnd(columns[i]))).join('');

console.log(row(['workload', 'Qualm', 'reference', 'ratio']));
for await (const line of createInterface({ input: process.stdin })) {
  const { workload, seconds, referenceSeconds, ratio } = JSON.parse(line);
  console.log(row([workload, milliseconds(seconds), milliseconds(referenceSeconds), `${ratio.toFixed(1)}×`]));
}

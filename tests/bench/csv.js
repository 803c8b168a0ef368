/**
 * Rows a second and megabytes a second of profile() and readTable() in Node, on a generated file of 2 million rows and
 * 10 columns (about 100 MB), with the most memory that was in use. Goal: under a minute, within 1 GB.
 */
import { profile, readTable } from '../../bindings/js/csv.js';
import { draws } from '../package/support/csv.js';

const rows = 2_000_000;
const header = 'id,age,income,score,city,flag,x,y,note,target\n';
const cities = ['Oslo', 'Rome', 'Paris', 'Lima', 'Cairo'];

/** @param {ReturnType<typeof draws>} random */
function line({ uniform, below }, /** @type {number} */ i) {
  const yes = uniform() < 0.4;
  const numbers = `${i},${18 + below(60)},${(uniform() * 9e4).toFixed(2)},${uniform().toFixed(4)}`;
  const words = `${cities[below(5)]},${below(2)},${(uniform() * 10).toFixed(3)},${(uniform() + (yes ? 1 : 0)).toFixed(3)}`;
  return `${numbers},${words},n${below(100_000)},${yes ? 'yes' : 'no'}\n`;
}

/** @param {number} count */
async function* file(count) {
  const random = draws(1);
  const encoder = new TextEncoder();
  yield encoder.encode(header);
  for (let i = 0; i < count; i += 5000) {
    yield encoder.encode(
      Array.from({ length: Math.min(5000, count - i) }, (_, j) => line(random, i + j)).join(''),
    );
  }
}

/**
 * @param {string} title
 * @param {number} count rows
 * @param {number} bytes
 * @param {number} seconds
 */
function report(title, count, bytes, seconds) {
  const rate = `${Math.round(count / seconds / 1000)} thousand rows/s, ${(bytes / seconds / 1e6).toFixed(1)} MB/s`;
  console.log(`${title}: ${count} rows, ${(bytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(1)} s: ${rate}`);
}

/** What the file costs to make is measured apart and taken off. */
async function making() {
  const start = performance.now();
  let bytes = 0;
  for await (const piece of file(rows)) bytes += piece.length;
  return { bytes, seconds: (performance.now() - start) / 1000 };
}

const { bytes, seconds: made } = await making();
let peak = 0;
const start = performance.now();
await profile(file(rows), {
  target: 'target',
  onProgress: () => (peak = Math.max(peak, process.memoryUsage().rss)),
});
report('profile', rows, bytes, (performance.now() - start) / 1000 - made);
console.log(`most memory in use: ${(peak / 1e6).toFixed(0)} MB`);

const small = [];
for await (const piece of file(100_000)) small.push(piece);
const whole = new Uint8Array(Buffer.concat(small));
const read = performance.now();
readTable(whole);
report('readTable', 100_000, whole.length, (performance.now() - read) / 1000);

import { profile } from '../../../bindings/js/csv.js';
import { makeFile } from './file.js';

let workers = 0;

class CountedWorker extends Worker {
  /** @param {ConstructorParameters<typeof Worker>} words */
  constructor(...words) {
    super(...words);
    workers += 1;
  }
}
globalThis.Worker = CountedWorker;

/** Notes the longest time between two frames, until it is stopped. */
function watchFrames() {
  let longest = 0;
  let last = performance.now();
  let on = true;
  const frame = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    if (on) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  return () => {
    on = false;
    return longest;
  };
}

/**
 * Profiles a file here, as the test asks.
 * @param {{ rows: number, transport?: 'worker' | 'blob' | 'main', abortAfter?: number }} how abortAfter counts pieces
 */
async function tryProfile({ rows, transport, abortAfter }) {
  const file = new Blob([makeFile(rows)]);
  const control = new AbortController();
  let pieces = 0;
  let aborted = 0;
  const onProgress = () => {
    if (++pieces !== abortAfter) return;
    aborted = performance.now();
    control.abort();
  };
  workers = 0;
  const stop = watchFrames();
  const options = { target: 'k', signal: control.signal, onProgress, ...(transport && { transport }) };
  const result = await profile(file, options).then(
    (found) => ({ found: JSON.stringify(found), code: '' }),
    (error) => ({ found: '', code: String(error.code) }),
  );
  return { ...result, pieces, workers, longest: stop(), waited: performance.now() - aborted };
}

Object.assign(globalThis, { tryProfile });
document.body.dataset.ready = 'yes';

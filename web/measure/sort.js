/**
 * How many values this machine sorts into an index, and in what time; a worker of its own measures it.
 * @returns {Promise<{ values: number, seconds: number }>}
 */
export function measureSort() {
  const worker = new Worker(new URL('./sort-worker.js', import.meta.url), { type: 'module' });
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => resolve(data));
    worker.addEventListener('error', () => reject(new Error('The worker that measures could not start.')));
  }).finally(() => worker.terminate());
}

/**
 * Runs jobs, as many at once as there are workers, and gives each back as soon as it is done.
 * @template T
 * @param {readonly T[]} jobs
 * @param {(job: T) => Promise<void>} attempt
 * @param {number} workers
 * @returns {AsyncGenerator<T>}
 */
export async function* pooled(jobs, attempt, workers) {
  /** @type {Map<number, Promise<number>>} */
  const running = new Map();
  let next = 0;
  const start = () => {
    const index = next++;
    running.set(
      index,
      attempt(jobs[index]).then(() => index),
    );
  };
  try {
    while (next < jobs.length || running.size > 0) {
      while (next < jobs.length && running.size <= workers) start();
      const index = await Promise.race(running.values());
      running.delete(index);
      yield jobs[index];
    }
  } finally {
    for (const left of running.values()) left.catch(() => {}); // the first failure is the one that is told
  }
}

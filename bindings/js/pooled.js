/**
 * Runs jobs, one at once for each worker, and gives each back as soon as it is done. Whether there is another job is
 * asked when a worker is free.
 * @template T
 * @param {Iterator<T, unknown>} jobs
 * @param {(job: T) => Promise<void>} attempt
 * @param {number} workers
 * @returns {AsyncGenerator<T>}
 */
export async function* pooled(jobs, attempt, workers) {
  /** @type {Map<T, Promise<T>>} */
  const running = new Map();
  const start = () => {
    const { done, value } = jobs.next();
    if (!done)
      running.set(
        value,
        attempt(value).then(() => value),
      );
    return !done;
  };
  try {
    while (start() && running.size < workers);
    while (running.size > 0) {
      const job = await Promise.race(running.values());
      running.delete(job);
      start();
      yield job;
    }
  } finally {
    for (const left of running.values()) left.catch(() => {}); // the first failure is the one that is told
  }
}

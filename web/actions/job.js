/** @param {number} milliseconds */
export const wait = (milliseconds) =>
  new Promise((resolve) => setTimeout(resolve, milliseconds > 0 ? milliseconds : 0));

/**
 * Work that follows something faster than itself: never twice at once, never more often than asked for, and always
 * once more after the last request.
 * @param {() => Promise<void>} work
 * @param {number} rest milliseconds between an answer and the next start
 * @param {(error: unknown) => void} fail
 */
export function createJob(work, rest, fail) {
  let busy = false;
  let again = false;
  const start = async () => {
    busy = true;
    again = false;
    try {
      await work();
    } catch (error) {
      fail(error);
    }
    await wait(rest);
    busy = false;
    if (again) void start();
  };
  return {
    ask() {
      if (busy) again = true;
      else void start();
    },
  };
}

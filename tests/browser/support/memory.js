/** What a browser holds in memory, from Linux's own books. */
import { readdir, readFile } from 'node:fs/promises';

const lines = { parent: /^PPid:\s+(\d+)/m, share: /^Pss:\s+(\d+) kB/m };

/**
 * Memory of a browser's processes, each shared page counted once in all, MB.
 * @param {import('puppeteer-core').Browser} browser
 */
export async function megabytesOf(browser) {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const parents = new Map(
    await Promise.all(
      numbers.map(async (id) => {
        const parent = await numberIn(`/proc/${id}/status`, lines.parent);
        return /** @type {const} */ ([Number(id), parent]);
      }),
    ),
  );
  const root = Number(browser.process()?.pid);
  const isOurs = (/** @type {number} */ id) => {
    for (let at = id; at > 1; at = parents.get(at) ?? 0) if (at === root) return true;
    return false;
  };
  const shares = [...parents.keys()]
    .filter(isOurs)
    .map((id) => numberIn(`/proc/${id}/smaps_rollup`, lines.share));
  return (await Promise.all(shares)).reduce((sum, share) => sum + share, 0) / 1024;
}

/**
 * The number that a file of /proc says; 0 where the process has just ended.
 * @param {string} path
 * @param {RegExp} pattern
 */
async function numberIn(path, pattern) {
  const text = await readFile(path, 'utf8').catch(() => '');
  return Number(pattern.exec(text)?.[1] ?? 0);
}

/**
 * The two browsers of the tests, driven by puppeteer-core: Debian's Chromium and Firefox, or those that a variable names.
 * A browser starts for each file of tests, or once for all of them where lane.js has started it.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer from 'puppeteer-core';

/** @typedef {'chromium' | 'firefox'} BrowserName */
/** @typedef {import('puppeteer-core').Browser} Browser */

/** What lane.js tells the tests that it starts: the only browser of theirs, and where it is. */
const lane = { browser: process.env.QUALM_LANE, address: process.env.QUALM_LANE_ADDRESS };

/** @type {BrowserName[]} */
export const browserNames = /** @type {BrowserName[]} */ (['chromium', 'firefox']).filter(
  (name) => !lane.browser || name === lane.browser,
);

const programs = {
  chromium: [process.env.QUALM_CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome'],
  firefox: [process.env.QUALM_FIREFOX, 'firefox-esr', 'firefox'],
};

const chromiumFlags = [
  '--no-sandbox', // tests run as root in containers; the pages are our own
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One process for all pages of a site: it compiles for all of them what a process of their own would compile again. */
const sharing = {
  chromium: ['--process-per-site'],
  firefox: { 'dom.ipc.processCount.webIsolated': 1 },
};

/**
 * Starts a browser of one's own.
 * @param {BrowserName} name
 * @param {{ shared?: boolean }} [options] shared: many pages will come, one after the other
 * @returns {Promise<Browser>}
 * @throws when the browser is not installed
 */
export function launch(name, { shared = false } = {}) {
  const executablePath = find(name);
  const args = [...chromiumFlags, ...(shared ? sharing.chromium : [])];
  return name === 'chromium'
    ? puppeteer.launch({ browser: 'chrome', executablePath, args })
    : puppeteer.launch({
        browser: 'firefox',
        executablePath,
        extraPrefsFirefox: shared ? sharing.firefox : {},
      });
}

/**
 * The browser that runs already, or else one that starts.
 * @param {BrowserName} name
 * @param {string} url of the server that will be visited
 * @returns {Promise<{ browser: Browser, leave: () => Promise<void> }>}
 */
export async function borrow(name, url) {
  if (lane.browser === name && lane.address) {
    const browser = await puppeteer
      .connect({
        browserWSEndpoint: lane.address,
        ...(name === 'firefox' && { protocol: 'webDriverBiDi' }),
      })
      .catch(() => null); // it may have died with the file before
    if (browser) {
      const [first, ...left] = await browser.pages();
      await Promise.all(left.map((page) => page.close())); // by a file that was ended
      await first.goto(new URL('nothing', url).href); // it keeps the site's process while others come and go
      return { browser, leave: () => browser.disconnect() };
    }
  }
  const browser = await launch(name);
  return { browser, leave: () => browser.close() };
}

/** @param {BrowserName} name */
function find(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const program of programs[name]) {
    if (!program) continue;
    const candidates = program.includes('/') ? [program] : folders.map((folder) => join(folder, program));
    const found = candidates.find(isExecutable);
    if (found) return found;
  }
  throw new Error(`${name} is not installed (looked for ${programs[name].filter(Boolean).join(', ')}).`);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

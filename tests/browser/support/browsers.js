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

/**
 * Starts a browser of one's own.
 * @param {BrowserName} name
 * @returns {Promise<Browser>}
 * @throws when the browser is not installed
 */
export function launch(name) {
  const executablePath = find(name);
  return name === 'chromium'
    ? puppeteer.launch({ browser: 'chrome', executablePath, args: chromiumFlags })
    : puppeteer.launch({ browser: 'firefox', executablePath });
}

/**
 * The browser that runs already, or else one that starts.
 * @param {BrowserName} name
 * @returns {Promise<{ browser: Browser, leave: () => Promise<void> }>}
 */
export async function borrow(name) {
  if (lane.browser === name && lane.address) {
    const browser = await puppeteer
      .connect({
        browserWSEndpoint: lane.address,
        ...(name === 'firefox' && { protocol: 'webDriverBiDi' }),
      })
      .catch(() => null); // it may have died with the file before
    if (browser) {
      const [, ...left] = await browser.pages(); // by a file that was ended
      await Promise.all(left.map((page) => page.close()));
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

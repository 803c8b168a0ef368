/** The two browsers of the tests, driven by puppeteer-core: Debian's Chromium and Firefox, or those that a variable names. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer from 'puppeteer-core';

/** @typedef {'chromium' | 'firefox'} BrowserName */

/** @type {BrowserName[]} */
export const browserNames = ['chromium', 'firefox'];

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
 * @param {BrowserName} name
 * @returns {Promise<import('puppeteer-core').Browser>}
 * @throws when the browser is not installed
 */
export function launch(name) {
  const executablePath = find(name);
  return name === 'chromium'
    ? puppeteer.launch({ browser: 'chrome', executablePath, args: chromiumFlags })
    : puppeteer.launch({ browser: 'firefox', executablePath });
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

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

/** The top folder of the project. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Runs a program to its end. Never rejects: the exit code is part of the answer.
 * @param {string} program
 * @param {string[]} words
 * @param {{ cwd?: string, timeout?: number }} [options]
 * @returns {Promise<{ code: number | string, stdout: string, stderr: string }>}
 */
export function execute(program, words, { cwd = root, timeout = 120_000 } = {}) {
  return new Promise((resolve) => {
    const options = { cwd, timeout, maxBuffer: 1 << 26, env: { ...process.env, NO_COLOR: '1' } };
    execFile(program, words, options, (error, stdout, stderr) => {
      resolve({ code: error ? (error.code ?? String(error.signal)) : 0, stdout, stderr });
    });
  });
}

/**
 * Runs the command line as a user would.
 * @param {...string} words
 */
export const qualm = (...words) => execute(process.execPath, ['bindings/cli/qualm.js', ...words]);

/** An empty folder that is removed after the tests of a file. */
export async function temporaryFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'qualm-'));
  after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

import { readFile, writeFile } from 'node:fs/promises';
import { QualmError } from '../js/errors.js';

const reasons = /** @type {Record<string, string>} */ ({
  ENOENT: 'There is no such file.',
  EISDIR: 'This is a folder, not a file.',
  EACCES: 'The file may not be read.',
});

/**
 * The text of a file; bytes that are not UTF-8 become replacement characters.
 * @param {string} path
 */
export async function readText(path) {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code = '', message } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new QualmError('file-unreadable', reasons[code] ?? message, path, 'a file that can be read');
  }
}

/**
 * @param {string} path
 * @param {string} text
 */
export async function writeText(path, text) {
  try {
    await writeFile(path, text);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new QualmError('file-unwritable', `The file can't be written: ${message}`, path, 'a file to write');
  }
}

/**
 * An experiment document from a file, not yet validated.
 * @param {string} path
 */
export async function readDocument(path) {
  const text = await readText(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new QualmError(
      'invalid-spec',
      `The file is not JSON: ${message}`,
      path,
      'an experiment document in JSON',
    );
  }
}

/** The version in package.json. */
export async function version() {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return JSON.parse(text).version;
}

import { createReadStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
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
    throw unreadable(error, path);
  }
}

/**
 * The bytes of a file.
 * @param {string} path
 */
export async function readBytes(path) {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw unreadable(error, path);
  }
}

/**
 * The bytes of a file as they come, and how many they are.
 * @param {string} path
 */
export async function openStream(path) {
  const { size } = await stat(path).catch((error) => {
    throw unreadable(error, path);
  });
  const stream = async function* () {
    try {
      yield* createReadStream(path, { highWaterMark: 1 << 18 });
    } catch (error) {
      throw unreadable(error, path);
    }
  };
  return { stream: stream(), size };
}

/**
 * @param {unknown} error
 * @param {string} path
 */
function unreadable(error, path) {
  const { code = '', message } = /** @type {NodeJS.ErrnoException} */ (error);
  return new QualmError('file-unreadable', reasons[code] ?? message, path, 'a file that can be read');
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

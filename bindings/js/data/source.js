import { QualmError, show } from '../errors.js';

/** @typedef {Uint8Array | string} Piece */
/**
 * Where a file comes from.
 * @typedef {string | Uint8Array | ArrayBuffer | Blob | ReadableStream<Piece> | AsyncIterable<Piece>} Source
 */

/**
 * The pieces of a file, and how long it is where that is known.
 * @param {Source} source
 * @param {number} [said] its length in bytes, where a caller knows it
 * @returns {{ pieces: AsyncIterable<Piece>, totalBytes: number | null, cancel: () => void }}
 */
export function openSource(source, said) {
  if (said !== undefined && !(Number.isSafeInteger(said) && said >= 0))
    throw new QualmError('invalid-option', 'A length is a whole number.', show(said), 'bytes');
  const whole = source instanceof ArrayBuffer ? new Uint8Array(source) : source;
  if (typeof whole === 'string' || whole instanceof Uint8Array)
    return { pieces: once(whole), totalBytes: said ?? whole.length, cancel() {} };
  if (whole instanceof Blob) return { ...fromStream(whole.stream()), totalBytes: said ?? whole.size };
  const opened = whole instanceof ReadableStream ? fromStream(whole) : fromIterable(whole);
  return { ...opened, totalBytes: said ?? null };
}

/** @param {AsyncIterable<Piece>} pieces */
function fromIterable(pieces) {
  if (typeof pieces?.[Symbol.asyncIterator] === 'function') return { pieces, cancel() {} };
  const allowed = 'text, bytes, a Blob, a ReadableStream or an async iterable of text or bytes';
  throw new QualmError('invalid-option', 'This is no source of a file.', show(pieces), allowed);
}

/**
 * @param {ReadableStream<Piece>} stream
 */
function fromStream(stream) {
  const reader = stream.getReader();
  const cancel = () => void reader.cancel().catch(() => {}); // it may have ended
  return { pieces: read(reader), cancel };
}

/** @param {ReadableStreamDefaultReader<Piece>} reader */
async function* read(reader) {
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

/** @param {Piece} whole */
async function* once(whole) {
  yield whole;
}

/**
 * The same file in pieces of a limited length.
 * @param {AsyncIterable<Piece>} pieces
 * @param {number} length in bytes, or characters
 */
export async function* cut(pieces, length) {
  for await (const piece of pieces) {
    if (typeof piece !== 'string' && !(piece instanceof Uint8Array)) {
      const message = 'A source gives pieces of a file.';
      throw new QualmError('invalid-option', message, show(piece), 'text or Uint8Array');
    }
    for (let start = 0; start < piece.length; start += length) {
      const end = start + length;
      yield typeof piece === 'string' ? piece.slice(start, end) : own(piece.subarray(start, end));
    }
  }
}

/**
 * Bytes with a buffer of their own: a message to a worker would take the whole of a longer one along.
 * @param {Uint8Array} bytes
 */
const own = (bytes) => (bytes.length === bytes.buffer.byteLength ? bytes : bytes.slice());

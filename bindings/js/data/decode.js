import { QualmError } from '../errors.js';

/** @typedef {'utf-8' | 'utf-16le' | 'utf-16be'} Encoding */

const headBytes = 1024; // what is looked at before an encoding is chosen; the same however the bytes are cut

/**
 * Text from the bytes of a file, or from text, as it comes. Line ends become line feeds and a byte order mark is taken
 * off, whatever the cut.
 */
export class Decoder {
  /** @type {Uint8Array[]} */
  #head = [];
  #headLength = 0;
  /** @type {TextDecoder | undefined} */
  #decoder;
  #characters = 0;
  #openReturn = '';

  /**
   * What the text was in; text that was never bytes is UTF-8.
   * @type {Encoding}
   */
  encoding = 'utf-8';

  /**
   * @param {Uint8Array | string} piece
   * @returns {string}
   */
  push(piece) {
    if (typeof piece === 'string') return this.#clean(piece, false);
    if (this.#decoder) return this.#clean(this.#decoder.decode(piece, { stream: true }), false);
    this.#head.push(piece);
    this.#headLength += piece.length;
    return this.#headLength < headBytes
      ? ''
      : this.#clean(this.#open().decode(this.#joined(), { stream: true }), false);
  }

  /** @returns {string} what is left */
  end() {
    if (this.#headLength === 0) return this.#clean('', true);
    if (this.#decoder) return this.#clean(this.#decoder.decode(), true);
    return this.#clean(this.#open().decode(this.#joined()), true);
  }

  #joined() {
    const bytes = new Uint8Array(this.#headLength);
    let offset = 0;
    for (const piece of this.#head) {
      bytes.set(piece, offset);
      offset += piece.length;
    }
    this.#head = [];
    return bytes;
  }

  #open() {
    const start = this.#joinedStart();
    this.encoding = encodingOf(start);
    this.#decoder = new TextDecoder(this.encoding);
    return this.#decoder;
  }

  /** The start of the file; the bytes that came stay where they are. */
  #joinedStart() {
    const joined = this.#joined();
    this.#head = [joined];
    return joined.subarray(0, headBytes);
  }

  /**
   * @param {string} raw
   * @param {boolean} last
   */
  #clean(raw, last) {
    let text = this.#characters === 0 ? raw.replace(/^\ufeff/, '') : raw;
    // The replacement character stands for bytes that are no text.
    const binary = text.search(/[\0\ufffd]/);
    if (binary >= 0) throw notText(`a byte that is no text at position ${this.#characters + binary}`);
    this.#characters += text.length;
    text = this.#openReturn + text;
    this.#openReturn = !last && text.endsWith('\r') ? '\r' : '';
    if (this.#openReturn) text = text.slice(0, -1);
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  }
}

/**
 * @param {Uint8Array} start of a file
 * @returns {Encoding}
 */
function encodingOf(start) {
  const [first, second] = start;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  start.forEach((byte, i) => void (zeros[i % 2] += byte === 0 ? 1 : 0));
  // Text in UTF-16 has a zero in every second byte of a Western letter; binary files have them anywhere.
  const half = start.length / 2;
  if (Math.min(...zeros) === 0 && Math.max(...zeros) > half / 2) {
    const order = zeros[1] > zeros[0] ? 'little' : 'big';
    throw notText(`what looks like UTF-16, ${order} end first, without a byte order mark`);
  }
  return 'utf-8';
}

/** @param {string} received */
const notText = (received) =>
  new QualmError(
    'csv-not-text',
    'This is not a text file in UTF-8.',
    received,
    'a CSV file in UTF-8, or in UTF-16 with a byte order mark',
  );

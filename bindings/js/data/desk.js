import { buildTable } from './build.js';
import { Profiler } from './profiler.js';
import { Reader, readAll } from './reader.js';

/** @typedef {import('../native.js').Native} Native */
/** @typedef {import('./profiler.js').ProfilerOptions & import('./options.js').FormOptions} DeskOptions */

/**
 * The work on files of the reader's own, in whichever thread it lives. One file at a time.
 */
export class Desk {
  #native;
  /** @type {{ reader: Reader, profiler: Profiler } | undefined} */
  #open;
  #bytes = 0;

  /** @param {Native} native the module 'profile' */
  constructor(native) {
    this.#native = native;
  }

  /** @param {DeskOptions} options */
  open(options) {
    const profiler = new Profiler(this.#native, options);
    this.#open = { profiler, reader: new Reader(options, profiler) };
    this.#bytes = 0;
  }

  /**
   * @param {Uint8Array | string} piece
   * @returns {{ bytes: number, rows: number }} how far the work is
   */
  push(piece) {
    const { reader, profiler } = this.#file();
    reader.push(piece);
    this.#bytes += piece.length;
    return { bytes: this.#bytes, rows: profiler.rows };
  }

  finish() {
    const { reader, profiler } = this.#file();
    reader.end();
    const { encoding, blankLines } = reader;
    this.#open = undefined;
    return profiler.finish({ encoding, blankLines, bytes: this.#bytes });
  }

  /**
   * The profile of a table: its columns and, where it has one, its label.
   * @param {import('../types.js').Table} table
   * @param {DeskOptions} options
   */
  profileTable(table, options) {
    const { columns, categories, values, labels, classes, target, rowNumbers } = table;
    const profiler = new Profiler(this.#native, {
      ...options,
      missing: [''],
      ...(target !== undefined && { target }),
    });
    profiler.open({ delimiter: ',', decimal: '.' });
    profiler.row(target === undefined ? columns : [...columns, target], 0);
    const width = columns.length;
    for (let i = 0; i * width < values.length; ++i) {
      const cells = columns.map((_, j) => textOf(values[i * width + j], categories?.[j]));
      if (target !== undefined) cells.push(classes[labels[i]]);
      profiler.row(cells, rowNumbers?.[i] ?? i);
    }
    return profiler.finish({ encoding: 'utf-8', blankLines: 0, bytes: 0 });
  }

  /**
   * @param {string | Uint8Array | Blob} file
   * @param {import('./options.js').TableOptions} options
   */
  async readTable(file, options) {
    const whole = file instanceof Blob ? await file.arrayBuffer() : file;
    return buildTable((sink, said) => readAll(whole, said, sink), options);
  }

  /**
   * @param {{ reference: Float64Array, batch: Float64Array, text: boolean }[]} columns
   * @param {number} level
   */
  compareColumns(columns, level) {
    return this.#native.compareColumns(columns, level);
  }

  #file() {
    if (!this.#open) throw new TypeError('No file is open.');
    return this.#open;
  }
}

/**
 * @param {number} value
 * @param {readonly string[]} [categories]
 */
function textOf(value, categories) {
  if (value !== value) return '';
  return categories && categories.length > 0 ? categories[value] : String(value);
}

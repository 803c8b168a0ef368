import { percent } from '../js/verdict.js';

const width = 24;
const plainLines = 10; // how many lines a log gets

/**
 * Shows the epochs of a training: a bar that moves on a terminal, a few lines anywhere else.
 * @param {NodeJS.WriteStream} stream
 * @param {number} epochs
 */
export function progressOn(stream, epochs) {
  const every = Math.max(1, Math.round(epochs / plainLines));
  return {
    /** @param {import('../js/types.js').TrainingRecord} record */
    show(record) {
      const line = describe(record, epochs);
      if (stream.isTTY) stream.write(`\r\x1b[K${bar(record.epoch, epochs)} ${line}`);
      else if (record.epoch % every === 0 || record.epoch === epochs) stream.write(`${line}\n`);
    },
    end() {
      if (stream.isTTY) stream.write('\r\x1b[K');
    },
  };
}

/**
 * @param {import('../js/types.js').TrainingRecord} record
 * @param {number} epochs
 */
function describe({ epoch, loss, accuracy, heldOut }, epochs) {
  const count = `${String(epoch).padStart(String(epochs).length)}/${epochs}`;
  const test = heldOut ? `, held out ${percent(heldOut.accuracy)}` : '';
  return `epoch ${count}  loss ${loss.toFixed(4)}  accuracy ${percent(accuracy)}${test}`;
}

/**
 * @param {number} done
 * @param {number} all
 */
function bar(done, all) {
  const filled = all === 0 ? width : Math.round((width * done) / all);
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}

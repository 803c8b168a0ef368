import { choiceToData, noChoice } from './data/choice.js';
import { encoderOf } from './encoder.js';
import { mitigates, mitigationOf } from './mitigation.js';
import { noiseOf, trainedShots } from './noise.js';
import { applies, settingRows } from './settings.js';
import { starterPoints } from './points.js';

/** @typedef {import('./types.js').Settings} Settings */
/** @typedef {import('./types.js').SpecInput} SpecInput */

/** @returns {Settings} */
export function defaultSettings() {
  const values = Object.fromEntries(settingRows.map((row) => [row.key, row.default]));
  return { ...values, points: starterPoints, choice: noChoice, steps: null };
}

/**
 * The experiment document that the settings describe: what goes to the library, and what a link replays.
 * @param {Settings} settings
 * @returns {SpecInput}
 */
export function toSpec(settings) {
  const s = /** @type {Record<string, any>} */ (settings);
  const noise = noiseOf(settings);
  return {
    schema: 'qualm.experiment/1',
    seed: s.seed,
    data: { ...dataOf(settings), ...choiceToData(String(settings.data), settings.choice) },
    ...(settings.steps && { preprocess: /** @type {SpecInput['preprocess']} */ (settings.steps) }),
    model: {
      encoder: encoderOf(settings),
      ansatz: { kind: s.ansatz, layers: s.layers, entangler: s.entangler },
      readout: s.readout === 'parity' ? { kind: 'parity' } : { kind: 'z', qubits: s.readout },
    },
    train: {
      optimizer: { kind: s.optimizer, rate: s.rate },
      gradient: s.gradient,
      epochs: s.epochs,
      batch: s.batch,
      shots: trainedShots(settings),
    },
    ...(noise && { noise: { ...noise, training: s.noisyTraining === 'on' } }),
    ...(mitigates(settings) && { mitigation: [...mitigationOf(settings)] }),
  };
}

/**
 * @param {Settings} settings
 * @returns {SpecInput['data']}
 */
function dataOf(settings) {
  const source = String(settings.data);
  if (source === 'painted') return { source, points: settings.points };
  if (source === 'digits') return { source, classes: ['3', '5'] };
  const own = settingRows.filter((row) => row.sources && applies(row, source));
  return { source, ...Object.fromEntries(own.map((row) => [row.key, Number(settings[row.key])])) };
}

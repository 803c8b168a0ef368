import { settingRow, settingRows } from './settings.js';

/** @typedef {import('./types.js').Settings} Settings */
/** @typedef {import('./types.js').Notice} Notice */
/** @typedef {import('./types.js').Refused} Refused */

/**
 * Where to say that settings were refused: at the control, if one of the encoder's was changed, else over the page.
 * @param {Settings} settings that were refused
 * @param {Settings} before that are trained on
 * @param {Notice | null} notice
 * @returns {{ refused: Refused | null, notice: Notice | null }}
 */
export function refusal(settings, before, notice) {
  const key = settingRows.find(
    (row) => row.group === 'encoding' && settings[row.key] !== before[row.key],
  )?.key;
  if (!notice || key === undefined) return { refused: null, notice };
  return { refused: { key, label: wordsOf(key, settings[key]), notice }, notice: null };
}

/**
 * A value as its control calls it.
 * @param {string} key
 * @param {unknown} value
 */
export const wordsOf = (key, value) =>
  settingRow(key)?.choices?.find((choice) => choice.value === value)?.label ?? String(value);

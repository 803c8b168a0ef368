import { defaultSettings } from './document.js';
import { choiceFromLink, choiceToLink, hasChoice, isChoiceKey, noChoice } from './data/choice.js';
import { stepsToText, textToSteps } from './data/step-text.js';
import { pointsToText, textToPoints } from './points.js';
import { allowedText, hasMeaning, parseSetting, settingRow, settingRows } from './settings.js';

/** @typedef {import('./types.js').Settings} Settings */
/** @typedef {import('./types.js').Notice} Notice */

/**
 * The part of a link behind '#': every setting that is not the default, `data=circles&layers=4`.
 * @param {Settings} settings
 */
export function toLink(settings) {
  const standard = defaultSettings();
  const parts = settingRows
    .filter((row) => settings[row.key] !== standard[row.key] && hasMeaning(row, settings))
    .map((row) => `${row.key}=${settings[row.key]}`);
  if (settings.data === 'painted') {
    const text = pointsToText(settings.points);
    if (text !== pointsToText(standard.points)) parts.push(`points=${text}`);
  }
  if (hasChoice(settings.data)) parts.push(...choiceToLink(settings.choice));
  if (settings.steps) parts.push(`steps=${stepsToText(settings.steps)}`);
  return parts.join('&');
}

/**
 * The settings of a link. What it says wrongly keeps its default and is named in the notice.
 * @param {string} hash with or without '#'
 * @returns {{ settings: Settings, notice: Notice | null, awaited: Settings | null }} awaited are the settings of a link
 *   to a file that it does not carry: its choices are for when the file is there
 */
export function fromLink(hash) {
  const settings = defaultSettings();
  /** @type {Notice | null} */
  let notice = null;
  for (const part of hash.replace(/^#/, '').split('&')) {
    if (part === '') continue;
    const [key, ...rest] = part.split('=');
    const fault = readPart(settings, key, rest.join('='));
    notice ??= fault;
  }
  if (settings.data === 'csv') {
    notice ??= badLink('A link does not carry a file: open the CSV here again.', 'data=csv', 'Use my CSV');
    return {
      settings: { ...settings, data: 'moons', choice: noChoice, steps: null },
      notice,
      awaited: settings,
    };
  }
  return { settings, notice, awaited: null };
}

/**
 * @param {Settings} settings changed in place
 * @param {string} key
 * @param {string} text
 * @returns {Notice | null}
 */
function readPart(settings, key, text) {
  if (key === 'points') {
    const points = textToPoints(text);
    if (points) settings.points = points;
    return points
      ? null
      : badLink('The painted points in this link are damaged.', text.slice(0, 24), 'three letters a point');
  }
  if (key === 'steps') {
    const steps = textToSteps(text);
    if (steps) settings.steps = steps;
    return steps
      ? null
      : badLink('The steps in this link are damaged.', text.slice(0, 48), 'kind(option:value),…');
  }
  if (isChoiceKey(key)) {
    const part = choiceFromLink(key, text);
    if (part) settings.choice = { ...settings.choice, ...part };
    return part
      ? null
      : badLink(`The link’s ${key} can’t be used.`, text.slice(0, 48), 'what a column allows');
  }
  const row = settingRow(key);
  if (!row) {
    return badLink(
      `The link has a setting that does not exist.`,
      key,
      settingRows.map((one) => one.key).join(', '),
    );
  }
  const value = parseSetting(row, text);
  if (value === null)
    return badLink(`The link’s ${row.label.toLowerCase()} can’t be used.`, text, allowedText(row));
  settings[key] = value;
  return null;
}

/**
 * @param {string} message
 * @param {string} received
 * @param {string} allowed
 * @returns {Notice}
 */
const badLink = (message, received, allowed) => ({ code: 'invalid-link', message, received, allowed });

import { optionText, parseOption, mostSteps, stepRow, usualStep } from './steps.js';

/** @typedef {import('./steps.js').Step} Step */

const none = 'none';

/**
 * Steps as a link carries them: `impute(by:median),one-hot,pca(components:3)`; usual options are left out.
 * @param {readonly Step[]} steps
 */
export function stepsToText(steps) {
  if (steps.length === 0) return none;
  return steps
    .map((step) => {
      const said = (stepRow(step.kind)?.options ?? []).flatMap((option) => {
        const value = step[option.name];
        if (value === undefined || optionText(value) === optionText(option.default)) return [];
        return [`${option.name}:${optionText(value)}`];
      });
      return said.length === 0 ? step.kind : `${step.kind}(${said.join(';')})`;
    })
    .join(',');
}

/**
 * @param {string} text
 * @returns {Step[] | null} null where the text is not one that stepsToText() writes
 */
export function textToSteps(text) {
  if (text === none) return [];
  const steps = text.split(',').map(textToStep);
  if (steps.length > mostSteps) return null;
  return steps.every((step) => step !== null) ? /** @type {Step[]} */ (steps) : null;
}

/** @param {string} text */
function textToStep(text) {
  const found = /^([a-z0-9-]+)(?:\(([^()]*)\))?$/.exec(text);
  const row = found && stepRow(found[1]);
  if (!row) return null;
  const step = usualStep(row);
  for (const part of found[2]?.split(';') ?? []) {
    const [name, value = ''] = part.split(':');
    const option = row.options.find((one) => one.name === name);
    const parsed = option && parseOption(option, value);
    if (parsed === undefined) return null;
    step[name] = parsed;
  }
  return step;
}

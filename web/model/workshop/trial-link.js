import { mitigations } from './mitigations.js';
import { chosenMethods, firstTrial } from './trial.js';

/** @typedef {import('./types.js').Trial} Trial */
/** @typedef {import('./types.js').Asked} Asked */
/** @typedef {import('./types.js').Notice} Notice */

/** What a link has of a trial: what is not as it is at first. @param {Trial} trial @returns {Asked} */
export function askedOf(trial) {
  const { observable, shots, seeds, symmetries, operators } = trial;
  const methods = keysOf(trial);
  return {
    ...(observable !== null && { observable }),
    ...(shots !== firstTrial.shots && { shots }),
    ...(seeds !== firstTrial.seeds && { seeds }),
    ...(methods !== keysOf(firstTrial) && { methods }),
    ...(symmetries !== firstTrial.symmetries && { symmetries }),
    ...(operators !== firstTrial.operators && { operators }),
  };
}

/** @param {Trial} trial */
const keysOf = (trial) =>
  chosenMethods(trial)
    .map(({ key }) => key)
    .join(',');

/**
 * The trial that a link asks for. Texts stand as they are in their fields, which say what is wrong with them.
 * @param {Asked} asked
 * @returns {{ fields: Partial<Trial>, notice: Notice | null }}
 */
export function trialAsked({ methods, ...texts }) {
  const { observable, symmetries, operators, shots, seeds } = firstTrial;
  const keys = methods?.split(',').filter((key) => key !== '') ?? firstTrial.chosen;
  const known = mitigations.map(({ key }) => key);
  const strange = keys.filter((key) => !known.includes(key));
  const fields = {
    ...{ observable, symmetries, operators, shots, seeds, ...texts },
    chosen: known.filter((key) => keys.includes(key)),
  };
  if (strange.length === 0) return { fields, notice: null };
  const message = 'The link puts a method on trial that there is not; the others stay.';
  return {
    fields,
    notice: {
      code: 'invalid-link',
      message,
      received: strange.join(', ').slice(0, 48),
      allowed: known.join(', '),
    },
  };
}

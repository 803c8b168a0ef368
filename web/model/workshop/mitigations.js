/** @typedef {import('../../../bindings/js/types.js').Mitigation} Mitigation */
/**
 * @typedef {{ key: string, name: string, short: string, sentence: string, stack: Mitigation[] }} Method name as sentences
 *   and tables have it, short as it stands beside a point; the first of a stack is innermost
 */

/**
 * @param {string} key
 * @param {string} name
 * @param {string} short
 * @param {string} sentence
 * @param {...Mitigation} stack
 * @returns {Method}
 */
const method = (key, name, short, sentence, ...stack) => ({ key, name, short, sentence, stack });

const readout = /** @type {Mitigation} */ ({ kind: 'readout' });
const linear = /** @type {Mitigation} */ ({ kind: 'zero-noise', extrapolation: 'linear' });
const richardson = /** @type {Mitigation} */ ({ kind: 'zero-noise', extrapolation: 'richardson' });

/** The methods that can be put on trial, one row each. @type {readonly Method[]} */
export const mitigations = [
  method(
    'readout',
    'Readout correction',
    'readout',
    'Measures how bits are misread, then undoes that.',
    readout,
  ),
  method(
    'linear',
    'Zero noise, linear',
    'linear',
    'More noise on purpose, then a straight line back to none.',
    linear,
  ),
  method(
    'richardson',
    'Zero noise, Richardson',
    'Richardson',
    'The same by a parabola: less bias, more spread.',
    richardson,
  ),
  method(
    'readout-linear',
    'Readout inside zero noise',
    'readout + linear',
    'Both: each scale is corrected first.',
    readout,
    linear,
  ),
  method('twirling', 'Pauli twirling', 'twirling', 'Random Paulis make coherent errors into chance.', {
    kind: 'pauli-twirling',
  }),
  method(
    'cancellation',
    'Error cancellation',
    'cancellation',
    'Undoes each error by signed random circuits: no bias, many circuits.',
    { kind: 'error-cancellation' },
  ),
];

/** Doing nothing, which is always on trial. @type {Method} */
export const doingNothing = {
  ...{ key: 'raw', name: 'Doing nothing', short: 'raw', stack: [] },
  sentence: 'The same shots, all spent on the circuit as it is. Always on trial.',
};

/** What the library calls a method of a trial; doing nothing has a name of its own there. @param {Method} row */
export const trialName = ({ key, name }) => (key === doingNothing.key ? key : name);

/** The row that goes with a name in a report. @param {string} name */
export const methodNamed = (name) =>
  [doingNothing, ...mitigations].find((row) => trialName(row) === name) ?? {
    ...doingNothing,
    key: name,
    name,
    short: name,
  };

import { multipliedBill } from '../js/ledger.js';
import { shortFingerprint } from '../js/fingerprint.js';
import { percent } from '../js/verdict.js';
import {
  alignColumns,
  bold,
  count,
  dollars,
  labelWidth,
  list,
  named,
  plural,
  seconds,
  wrap,
} from './format.js';

/** @typedef {import('../js/experiment.js').Report} Report */
/** @typedef {Omit<import('../js/types.js').Score, 'loss'> & { loss: number | null }} Score */

/**
 * What was found in the data and what will be trained.
 * @param {import('../js/types.js').Prepared} prepared
 * @param {import('../js/types.js').Table | null} table
 * @param {string} title
 */
export function describeData(
  { spec, columns, features, classes, train, test, circuit, parameters },
  table,
  title,
) {
  const { ansatz } = spec.model;
  const rows = train.rows + test.rows;
  const labels = classes.map((name, index) => {
    const of = (/** @type {Int32Array} */ all) => all.filter((label) => label === index).length;
    return `${name} ${of(train.labels) + of(test.labels)}`;
  });
  const label = table?.target ? `label ${table.target}: ` : '';
  const circuitText = `${plural(circuit.qubits, 'qubit')}, angle encoding, ${ansatz.kind.replace('-', ' ')} with ${plural(ansatz.layers, 'layer')}`;
  return named([
    [
      'data',
      `${title}: ${plural(rows, 'row')}, ${plural(columns.length, 'column')}; ${label}${list(labels)}`,
    ],
    ['split', `${count(train.rows)} rows to train on, ${count(test.rows)} held out`],
    ['features', features.length > 8 ? `${features.length} of them` : features.join(', ')],
    ['circuit', `${circuitText}, ${parameters.initial.length} parameters`],
    ['steps', wrap(spec.preprocess.map(stepText).join(', '), labelWidth + 2)],
  ]);
}

/**
 * 'pca { components: 4 }'.
 * @param {import('../js/types.js').PreprocessStep} step
 */
function stepText({ kind, ...options }) {
  const said = Object.entries(options).map(([name, value]) => `${name}: ${stepValue(value)}`);
  return said.length === 0 ? kind : `${kind} { ${said.join(', ')} }`;
}

/** @param {unknown} value */
const stepValue = (value) =>
  Array.isArray(value)
    ? value.map((one) => String(Number(Number(one).toPrecision(4)))).join(' to ')
    : String(value);

/** @param {Report} report */
export function describeReport(report) {
  return ['', scoreTable(report), '', facts(report)].join('\n');
}

/** @param {Report} report */
function scoreTable({ quantum, noisy, mitigated, baselines }) {
  const header = ['', 'accuracy', '95 % interval', 'log loss', 'right'];
  const rows = [
    [noisy ? 'quantum model, ideal' : 'quantum model', quantum.test],
    ...(noisy ? [[`quantum model, ${noiseName(noisy)}`, noisy.test]] : []),
    ...(mitigated ? [['the same, mitigated', mitigated.test]] : []),
    ...baselines.map(({ name, features, test }) => [
      name === 'majority' ? 'majority class' : `logistic regression, ${features}`,
      test,
    ]),
  ];
  const cells = rows.map(([name, score]) => scoreRow(String(name), /** @type {Score} */ (score)));
  return alignColumns([header, ...cells], ['left', 'right', 'right', 'right', 'right']);
}

/**
 * @param {string} name
 * @param {Score} score
 */
function scoreRow(name, { accuracy, interval, loss, correct, rows }) {
  const [low, high] = interval;
  return [
    name,
    percent(accuracy),
    `${percent(low)} to ${percent(high)}`,
    loss === null ? '–' : loss.toFixed(4),
    `${correct} of ${rows}`,
  ];
}

/** @param {Report} report */
function facts({ ledger, price, fingerprint, seconds: wall, verdict, noisy, mitigated }) {
  const shots = ledger.shots === 0 ? 'exact expectations' : `${count(ledger.shots)} shots`;
  const work = `${seconds(ledger.simulatorSeconds)} simulating, ${seconds(ledger.classicalSeconds)} of classical work`;
  const circuits = `${count(ledger.circuits)} circuits, ${shots}, ${count(ledger.gates)} gates`;
  const prices = price.map((offer, i) => [i === 0 ? 'price' : '', offerText(offer)]);
  return named([
    ['ledger', `${circuits} (${count(ledger.twoQubitGates)} on two qubits)`],
    ['', `${work}, ${seconds(wall)} in all`],
    ...prices,
    ...(price.some((offer) => offer.exact) ? [['', `(${price[0].note})`]] : []),
    ['fingerprint', shortFingerprint(fingerprint)],
    ['verdict', bold(wrap(noisy ? `Ideal: ${verdict}` : verdict, labelWidth + 2))],
    ...(noisy ? [['', bold(wrap(`With ${noiseName(noisy)}: ${noisy.verdict}`, labelWidth + 2))]] : []),
    ...(mitigated ? [['', bold(wrap(`Mitigated: ${mitigated.verdict}`, labelWidth + 2))]] : []),
    ...(mitigated?.training ? [['', 'The model was trained under the noise, mitigated.']] : []),
    ...(noisy?.training ? [['', 'The model was trained under the noise.']] : []),
    ...(mitigated ? [['mitigation', billText(noisy, mitigated)]] : []),
  ]);
}

/**
 * What the noise is called: its device, or that it is the document's own.
 * @param {import('../js/experiment.js').NoisyScore} noisy
 */
const noiseName = ({ device, scale }) =>
  `${device === 'ideal' ? 'own' : device} noise${scale === 1 ? '' : ` × ${scale}`}`;

/**
 * What mitigation takes more than doing nothing, where both scored the rows.
 * @param {import('../js/experiment.js').NoisyScore | null} noisy
 * @param {import('../js/experiment.js').NoisyScore} mitigated
 */
function billText(noisy, { ledger }) {
  if (!ledger || !noisy?.ledger) return 'scored on the way of the training; its circuits are in the ledger';
  return `${multipliedBill(ledger, noisy.ledger)} of doing nothing`;
}

/** @param {import('../js/prices.js').Price} offer */
function offerText({ provider, plan, dollars: amount, seconds: time }) {
  return `${dollars(amount)} on ${provider}, ${plan}${provider.startsWith('IBM') ? ` (about ${seconds(time)})` : ''}`;
}

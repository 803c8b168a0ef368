import { alignColumns, bold, count, labelWidth, named, plural, wrap } from './format.js';

/** @typedef {import('../js/data/profile.js').Profile} Profile */
/** @typedef {import('../js/data/profile.js').ColumnProfile} ColumnProfile */
/** @typedef {import('../js/data/findings.js').Finding} Finding */
/** @typedef {{ reading: import('../js/data/build.js').Reading, findings: Finding[] }} Found in a file before training */

const mostLines = 40; // of anomalies

/**
 * What the file of a training was found to hold.
 * @param {Found} found
 */
export function describeFound({ reading, findings }) {
  const { delimiter, decimal, encoding, rows, kept, unlabeled, blankLines, missing, leftOut, grouped } =
    reading;
  const form = `${encoding}, cells parted by ${signName(delimiter)}, decimal ${signName(decimal)}`;
  const spelled = missing.map(({ spelling, count: times }) => `"${spelling}" ${count(times)}×`).join(', ');
  const thousands = grouped.map(({ column, first }) => `${column} ("${first.text}" in line ${first.line})`);
  return named([
    ['file', form],
    ...(blankLines > 0 ? [['', `${plural(blankLines, 'line')} without text skipped`]] : []),
    ...(unlabeled > 0 ? [['', `${plural(unlabeled, 'row')} without a label left out, as asked`]] : []),
    ...(kept < rows - unlabeled ? [['', `${count(kept)} of ${plural(rows, 'row')} kept, as asked`]] : []),
    ...(leftOut.length > 0
      ? [['', wrap(`columns left out, as asked: ${leftOut.join(', ')}`, labelWidth + 2)]]
      : []),
    ...(missing.length > 0 ? [['', wrap(`missing values are written ${spelled}`, labelWidth + 2)]] : []),
    ...(thousands.length > 0
      ? [['', wrap(`thousands told apart: ${thousands.join(', ')}`, labelWidth + 2)]]
      : []),
    ...findingLines(findings),
  ]);
}

/**
 * @param {Profile} profile
 * @param {string} title
 */
export function describeProfile(profile, title) {
  const { rows, columns, delimiter, decimal, encoding, findings, target } = profile;
  const classes = target?.classes.map(({ name, count: many }) => `${name} ${count(many)}`) ?? [];
  const lines = named([
    ['file', `${title}: ${plural(rows, 'row')}, ${plural(columns.length, 'column')}`],
    ['', `${encoding}, cells parted by ${signName(delimiter)}, decimal ${signName(decimal)}`],
    ...(target ? [['target', wrap(`${target.name}: ${classes.join(', ')}`, labelWidth + 2)]] : []),
    ...findingLines(findings),
  ]);
  return [columnTable(profile), '', lines].join('\n');
}

/** @param {Profile} profile */
function columnTable({ columns, sample }) {
  const header = [
    'column',
    'type',
    'missing',
    'distinct',
    'min',
    'median',
    'mean',
    'sd',
    'max',
    'most frequent',
  ];
  const rows = columns.map((column) => {
    const { name, type, missing, distinct, numbers } = column;
    const median = numbers?.quantiles.values.find(({ share }) => share === 0.5)?.value;
    const figures = numbers
      ? [numbers.min, median, numbers.mean, numbers.standardDeviation, numbers.max].map(figure)
      : ['', '', '', '', ''];
    if (!sample.complete && numbers) figures[1] = `~${figures[1]}`;
    const many = `${distinct.sketched ? '~' : ''}${count(distinct.count)}`;
    return [cut(name, 24), type, count(missing.count), many, ...figures, frequent(column)];
  });
  const right = /** @type {const} */ ('right');
  return alignColumns(
    [header, ...rows],
    ['left', 'left', right, right, right, right, right, right, right, 'left'],
  );
}

/** @param {ColumnProfile} column */
function frequent({ frequent: { values, exact } }) {
  const shown = values
    .slice(0, 3)
    .map(({ value, count: many }) => `${cut(String(value), 16)} ${count(many)}`);
  return `${exact || shown.length === 0 ? '' : '~'}${shown.join(', ')}`;
}

/**
 * @param {{
 *   schema: import('../js/data/schema.js').TableSchema, check: import('../js/data/check.js').RowCheck,
 *   drift: import('../js/data/drift.js').DriftReport,
 * }} result
 * @param {string} reference
 * @param {string} batch
 */
export function describeValidation({ check, drift }, reference, batch) {
  const { anomalies } = check;
  const lines = anomalies
    .slice(0, mostLines)
    .map(({ code, column, row, received, allowed }) => [
      ...[code, cut(column, 24), row === null ? '' : `line ${row}`, cut(received, 24), allowed],
    ]);
  const sums = check.counts.map(({ code, column, count: many }) => [
    '',
    `${code} in ${column}: ${count(many)}`,
  ]);
  const more = anomalies.length > mostLines ? [`… and ${check.count - mostLines} more`] : [];
  return [
    named([
      ['reference', `${reference}: ${plural(drift.rows.reference, 'row')}`],
      ['batch', `${batch}: ${plural(drift.rows.batch, 'row')}`],
      ['anomalies', check.count === 0 ? 'none' : count(check.count)],
      ...sums,
    ]),
    ...(lines.length > 0
      ? [
          '',
          alignColumns(
            [['anomaly', 'column', 'row', 'received', 'allowed'], ...lines],
            ['left', 'left', 'left', 'left', 'left'],
          ),
        ]
      : []),
    ...more,
    '',
    driftTable(drift),
  ].join('\n');
}

/** @param {import('../js/data/drift.js').DriftReport} drift */
function driftTable({ columns, flagged, skipped, level }) {
  const header = ['drift', 'rows', 'stability index', 'threshold', 'KS distance', 'p', 'threshold', ''];
  const rows = columns.map(
    ({ column, rows: { reference, batch }, stability, kolmogorovSmirnov: ks, flagged: moved }) => [
      ...[cut(column, 24), `${count(reference)} / ${count(batch)}`],
      ...[stability.value.toFixed(4), stability.threshold.toFixed(4)],
      ...(ks ? [ks.distance.toFixed(4), figure(ks.pValue), figure(ks.threshold)] : ['', '', '']),
      moved ? bold('drifted') : '',
    ],
  );
  const right = /** @type {const} */ ('right');
  const table = alignColumns([header, ...rows], ['left', right, right, right, right, right, right, 'left']);
  const verdict = flagged.length === 0 ? 'No column has drifted' : `Drifted: ${flagged.join(', ')}`;
  const note = `${verdict} (flagged by chance in ${100 * level} % of batches; p-values are asymptotic).`;
  return [
    table,
    ...skipped.map(({ column, reason }) => `${column}: not compared, ${reason}`),
    '',
    bold(note),
  ].join('\n');
}

/** @param {Finding[]} findings */
function findingLines(findings) {
  if (findings.length === 0) return [['found', 'nothing to look at']];
  return findings.map(({ code, column, severity, message }, i) => {
    const text = `${severity === 'problem' ? bold(code) : code}${column === null ? '' : ` ${cut(column, 24)}`}: ${message}`;
    return [i === 0 ? 'found' : '', wrap(text, labelWidth + 2)];
  });
}

/** @param {string} sign */
function signName(sign) {
  const names = new Map([
    [',', 'a comma'],
    [';', 'a semicolon'],
    ['\t', 'a tab'],
    ['|', 'a bar'],
    ['.', 'a point'],
  ]);
  return names.get(sign) ?? `"${sign}"`;
}

/** @param {number | undefined} value */
const figure = (value) => (value === undefined ? '' : String(Number(value.toPrecision(4))));

/**
 * @param {string} text
 * @param {number} most
 */
const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

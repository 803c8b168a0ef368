/** @typedef {Omit<import('./profile.js').Profile, 'findings'>} Facts */
/** @typedef {import('./profile.js').ColumnProfile} ColumnProfile */
/**
 * Something that a reader should know before training: a fact, something to look at, or a problem.
 * @typedef {{
 *   code: string, column: string | null, severity: 'fact' | 'check' | 'problem', message: string,
 *   evidence: Record<string, string | number | boolean | null>,
 * }} Finding
 */

/** A feature is a likely leak where it alone removes this share of the majority's errors. */
export const leakThreshold = 0.97;
const fewestRows = 20; // below which nothing is called likely
const identifierShare = 0.99; // of the values that are different
const outlierShare = 0.01;
const rareClass = 0.1; // of the rows

/**
 * What is worth saying of a file, in plain words: of the whole first, then column by column.
 * @param {Facts} facts
 * @returns {Finding[]}
 */
export function findingsOf(facts) {
  return [
    ...ofTheFile(facts),
    ...ofTheTarget(facts),
    ...facts.columns.flatMap((column) => [
      ...ofTheCells(column, facts),
      ...ofTheValues(column, facts),
      ...ofTheMeaning(column, facts),
    ]),
  ];
}

/** @param {Facts} facts */
function* ofTheFile({ decimal, missing, duplicateRows, rows, sample, blankLines, encoding }) {
  if (decimal === ',')
    yield finding('decimal-comma', null, 'fact', 'Numbers have a decimal comma.', { decimal });
  if (encoding !== 'utf-8')
    yield finding('encoding', null, 'fact', `The file is in ${encoding.toUpperCase()}.`, { encoding });
  if (blankLines > 0)
    yield finding(
      'blank-lines',
      null,
      'fact',
      `${many(blankLines, 'line')} without text ${were(blankLines)} skipped.`,
      { blankLines },
    );
  if (missing.length > 1) {
    const list = missing.map(({ spelling, count }) => `${quoted(spelling)} (${count})`).join(', ');
    const message = `Missing values are written in ${missing.length} ways: ${list}.`;
    yield finding('missing-spellings', null, 'check', message, { spellings: missing.length });
  }
  const { count, sketched, standardError } = duplicateRows;
  // An estimate within two of its standard errors is no finding.
  if (count > 2 * standardError) {
    const message = `${about(sketched)}${many(count, 'row')} of ${rows} ${count === 1 ? 'repeats' : 'repeat'} an earlier one.`;
    yield finding('duplicate-rows', null, 'check', message, { count, sketched, standardError });
  }
  if (!sample.complete) {
    const message = `Quantiles, histograms, outliers and scores come from ${sample.rows} rows drawn at random; the other figures from all ${rows}.`;
    yield finding('sampled', null, 'fact', message, { rows: sample.rows, seed: sample.seed });
  }
}

/** @param {Facts} facts */
function* ofTheTarget({ target, rows }) {
  if (!target) return;
  const { name, classes, many: tooMany, missing } = target;
  if (missing > 0) {
    const message = `${many(missing, 'row')} ${missing === 1 ? 'has' : 'have'} no label.`;
    yield finding('missing-labels', name, 'problem', message, { count: missing });
  }
  if (tooMany) {
    const message = 'The target has more than 100 different values: it is no class label.';
    yield finding('target-many-classes', name, 'problem', message, { most: 100 });
  } else if (classes.length < 2) {
    const message = 'All rows have the same label: there is nothing to tell apart.';
    yield finding('one-class', name, 'problem', message, { classes: classes.length });
  } else {
    const { name: rarest, count } = classes[classes.length - 1];
    const share = count / rows;
    if (share >= rareClass) return;
    const message = `The classes are uneven: ${quoted(rarest)} has ${percent(share)} of the rows.`;
    yield finding('class-imbalance', name, 'check', message, { class: rarest, count, share });
  }
}

/**
 * @param {ColumnProfile} column
 * @param {Facts} facts
 */
function* ofTheCells(column, { rows, target }) {
  const { name, missing, texts, firstText, firstNumber, grouped, tooLarge, numbers } = column;
  if (missing.count > 0 && missing.count < rows && name !== target?.name) {
    const share = missing.count / rows;
    const message = `${many(missing.count, 'value')} missing (${percent(share)}).`;
    const spelled = missing.spellings.map(({ spelling }) => quoted(spelling)).join(', ');
    yield finding('missing-values', name, 'check', message, { count: missing.count, share, spelled });
  }
  if (firstText && firstNumber) {
    const message = `Numbers and text are mixed, so the column is text: ${quoted(firstNumber.text)} in line ${firstNumber.line}, ${quoted(firstText.text)} in line ${firstText.line}.`;
    const evidence = { numbers: numbers?.count ?? 0, texts, line: firstText.line };
    yield finding('mixed-types', name, 'problem', message, evidence);
  }
  if (grouped) {
    const { line, text } = grouped.first;
    const message = `${many(grouped.count, 'value')} ${grouped.count === 1 ? 'looks' : 'look'} like numbers with their thousands told apart (${quoted(text)} in line ${line}); they are read as text.`;
    yield finding('thousands-separators', name, 'problem', message, { count: grouped.count, line });
  }
  if (tooLarge > 0) {
    const message = `${many(tooLarge, 'number')} beyond what a float64 holds; read as text.`;
    yield finding('number-too-large', name, 'problem', message, { count: tooLarge });
  }
}

/**
 * @param {ColumnProfile} column
 * @param {Facts} facts
 */
function* ofTheValues({ name, type, numbers, equalTo, frequent }, { rows }) {
  if (type === 'empty') {
    yield finding('empty-column', name, 'problem', 'All values are missing.', { rows });
    return;
  }
  if (type === 'constant') {
    const [{ value }] = frequent.values;
    const message = `All values are the same, ${quoted(value)}: the column tells nothing.`;
    yield finding('constant-column', name, 'problem', message, { value });
  }
  if (type === 'date')
    yield finding('dates', name, 'check', 'Dates are read as text: each one is a category.', {});
  if (equalTo !== null && type !== 'constant') {
    const message = `The column is equal to ${quoted(equalTo)} in every row.`;
    yield finding('duplicate-column', name, 'problem', message, { equalTo });
  }
  if (!numbers) return;
  const { count, of, low, high, sampled } = numbers.outliers;
  if (of === 0 || count / of < outlierShare) return;
  const message = `${many(count, 'value')} of ${sampled ? `${of} sampled` : of} lie beyond Tukey's fences, ${short(low)} and ${short(high)}.`;
  yield finding('outliers', name, 'fact', message, { count, of, low, high, sampled });
}

/**
 * @param {ColumnProfile} column
 * @param {Facts} facts
 */
function* ofTheMeaning({ name, type, count, distinct, score }, { target, sample }) {
  if (name === target?.name) return;
  const named = type === 'integer' || type === 'text' || type === 'category';
  if (
    named &&
    count >= fewestRows &&
    distinct.count >= identifierShare * count * (1 - 3 * distinct.standardError)
  ) {
    const message = `Likely an identifier: ${about(distinct.sketched)}${distinct.count} different values in ${count} rows.`;
    const evidence = { distinct: distinct.count, count, sketched: distinct.sketched };
    yield finding('likely-identifier', name, 'problem', message, evidence);
  }
  if (score && score.lambda >= leakThreshold) {
    const { accuracy, majority, lambda } = score;
    const message = `Likely a leak: this column alone predicts the target in ${percent(accuracy)} of ${sample.complete ? 'the rows' : 'the sampled rows'} that it was not fitted on, the most frequent class in ${percent(majority)}.`;
    const evidence = { accuracy, majority, lambda, threshold: leakThreshold };
    yield finding('likely-leak', name, 'problem', message, evidence);
  }
}

/**
 * @param {string} code
 * @param {string | null} column
 * @param {Finding['severity']} severity
 * @param {string} message
 * @param {Finding['evidence']} evidence
 * @returns {Finding}
 */
const finding = (code, column, severity, message, evidence) => ({
  code,
  column,
  severity,
  message,
  evidence,
});

/**
 * @param {number} count
 * @param {string} noun
 */
const many = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** @param {number} count */
const were = (count) => (count === 1 ? 'was' : 'were');

/** @param {boolean} sketched */
const about = (sketched) => (sketched ? 'about ' : '');

/** @param {number} share */
const percent = (share) => `${(100 * share).toFixed(1)} %`;

/** @param {number} value */
const short = (value) => String(Number(value.toPrecision(4)));

/** @param {string | number} value */
function quoted(value) {
  const text = String(value);
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 37)}...` : text);
}

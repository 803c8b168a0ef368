import { html, nothing } from 'lit';
import { disturbance, disturbedTitle } from '../model/noise.js';
import { evidence, headline } from '../model/verdict.js';
import { settingRow } from '../model/settings.js';
import { count, dollars, duration, percent, short } from '../views/format.js';
import { intervalsView } from '../views/intervals.js';
import { priceScale } from '../views/price-scale.js';
import { Element } from './element.js';

/** @typedef {import('../model/types.js').Run} Run */
/** @typedef {import('../model/types.js').Comparison} Comparison */

/** The strip that comes first: one sentence, two scores on one scale, and what hardware would take and cost. */
export class LabVerdict extends Element {
  /** @override */
  static properties = {
    run: { attribute: false },
    noisy: { attribute: false },
    mitigated: { attribute: false },
    settings: { attribute: false },
    prices: { attribute: false },
    sheetDate: {},
    playing: { type: Boolean },
  };

  constructor() {
    super();
    /** @type {Run | null} */
    this.run = null;
    /** @type {import('../model/types.js').Noisy | null} */
    this.noisy = null;
    /** @type {import('../model/types.js').Noisy | null} */
    this.mitigated = null;
    /** @type {import('../model/types.js').Settings | null} */
    this.settings = null;
    /** @type {import('../model/types.js').Price[]} */
    this.prices = [];
    this.sheetDate = '';
    this.playing = true;
  }

  /** @override */
  render() {
    const { run, noisy, mitigated, settings } = this;
    const comparison = run?.comparison ?? null;
    // A device is judged by what it would get right.
    const judged = mitigated?.comparison ?? noisy?.comparison ?? comparison;
    const where = noisy && settings ? ` · ${disturbance(settings)}${mitigated ? ', mitigated' : ''}` : '';
    return html`
      ${sentenceView(run, judged, this.playing, where)}
      ${scoresView(comparison, waysOf(this), run?.baseline?.majority.accuracy ?? null)}
      ${hardwareView(run?.record?.ledger, this.prices, this.sheetDate)}
    `;
  }
}

/**
 * @param {Run | null} run
 * @param {Comparison | null} comparison
 * @param {boolean} playing
 * @param {string} where
 */
function sentenceView(run, comparison, playing, where) {
  const rows = run?.prepared.test.rows ?? 0;
  const done = run?.done === true;
  const sentence = headline(comparison, rows);
  // Spoken when the training rests; a sentence for each epoch would talk without end.
  return html`<section class="sentence" aria-label="Verdict">
    <p class="caption">
      ${done ? 'Verdict' : 'Verdict so far'} · ${dataName(run)}${rows ? ` · ${rows} test rows` : ''}${where}
    </p>
    <p class="headline">${sentence}</p>
    <p class="caption">${evidence(comparison, rows, isGenerated(run))}</p>
    <p class="unseen" role="status">${done || !playing ? sentence : ''}</p>
  </section>`;
}

/** What a bill says before anything has run. */
const noPrice = { provider: '', plan: '', dollars: 0, seconds: 0, shots: 0, exact: false };

/**
 * @param {import('../model/types.js').Ledger | undefined} ledger
 * @param {import('../model/types.js').Price[]} prices
 * @param {string} sheetDate
 */
function hardwareView(ledger, prices, sheetDate) {
  const byCost = [...prices].sort((a, b) => a.dollars - b.dollars);
  const { [0]: first = noPrice, [byCost.length - 1]: last = noPrice } = byCost;
  return html`<section class="hardware" aria-label="What hardware would take and cost">
    <dl>
      <div>
        <dt>On hardware this would take</dt>
        <dd>${count(ledger?.circuits ?? 0)}<small>circuits</small></dd>
        <dd class="caption">
          ${short(first.shots)} shots${first.exact ? ', 1,000 each' : nothing}<br />${duration(first.seconds)}
          on the device
        </dd>
      </div>
      <div>
        <dt>and cost, at list prices</dt>
        <dd>${dollars(first.dollars)}<small>to ${dollars(last.dollars)}</small></dd>
        <dd class="caption">${first.provider} to<br />${last.plan}, ${sheetDate}</dd>
      </div>
    </dl>
    ${prices.length ? priceScale(prices) : nothing}
    <p class="caption here">
      One mark a provider, tenfold from line to line. Simulated here in
      <b>${duration(ledger?.simulatorSeconds ?? 0)}</b>, free of charge.
    </p>
  </section>`;
}

/** @typedef {{ kind: 'noisy' | 'mitigated', name: string, comparison: Comparison | null }} Way */

/**
 * How the trained circuit is run beside the ideal way.
 * @param {Pick<LabVerdict, 'noisy' | 'mitigated' | 'settings'>} shown
 * @returns {Way[]}
 */
function waysOf({ noisy, mitigated, settings }) {
  const name = settings ? disturbedTitle(settings) : '';
  return [
    ...(noisy ? [{ kind: /** @type {const} */ ('noisy'), name, comparison: noisy.comparison }] : []),
    ...(mitigated
      ? [
          {
            kind: /** @type {const} */ ('mitigated'),
            name: 'Quantum, mitigated',
            comparison: mitigated.comparison,
          },
        ]
      : []),
  ];
}

/**
 * @param {Comparison | null} comparison
 * @param {Way[]} ways
 * @param {number | null} floor
 */
function scoresView(comparison, ways, floor) {
  const ideal = ways.length ? 'Quantum, ideal' : 'Quantum circuit';
  const classical = 'Logistic regression';
  const found = ways.map(({ kind, name, comparison: own }) =>
    own ? quantumRow(kind, name, own) : undefined,
  );
  /** @type {import('../views/intervals.js').ScoreRow[]} */
  const rows = comparison
    ? [
        quantumRow('quantum', ideal, comparison),
        ...found.filter((row) => row !== undefined),
        {
          kind: 'classical',
          name: classical,
          value: comparison.accuracyB,
          interval: comparison.intervalB,
        },
      ]
    : [];
  const size = ['', 'three', 'four'][ways.length];
  return html`<section class="scores" aria-label="Scores">
    <dl class=${size || nothing}>
      ${scoreView('quantum', ideal, rows[0])}
      ${ways.map(({ kind, name }, i) => scoreView(kind, name, comparison ? found[i] : undefined))}
      ${scoreView('classical', classical, rows.at(-1))}
    </dl>
    ${rows.length ? intervalsView(rows, floor) : html`<div class="intervals-space ${size}"></div>`}
    <p class="caption">Right on test rows, 95 % Wilson intervals. Dotted: always the larger class.</p>
  </section>`;
}

/**
 * @param {'quantum' | Way['kind']} kind
 * @param {string} name
 * @param {Comparison} comparison
 * @returns {import('../views/intervals.js').ScoreRow}
 */
const quantumRow = (kind, name, { accuracyA, intervalA }) => ({
  kind,
  name,
  value: accuracyA,
  interval: intervalA,
});

/**
 * @param {string} kind
 * @param {string} name
 * @param {import('../views/intervals.js').ScoreRow | undefined} row
 */
const scoreView = (kind, name, row) =>
  html`<div class=${kind}>
    <dt>${name}</dt>
    <dd>${row ? percent(row.value) : '––.–'}<small>%</small></dd>
    <dd class="caption">${row ? row.interval.map(percent).join(' to ') : '\u00a0'}</dd>
  </div>`;

/** Whether a formula drew the data. @param {Run | null} run */
const isGenerated = (run) => settingRow('noise')?.sources?.includes(run?.spec.data.source ?? '') ?? false;

/** @param {Run | null} run */
function dataName(run) {
  const choice = settingRow('data')?.choices?.find(({ value }) => value === run?.spec.data.source);
  return (choice?.label ?? 'loading').toLowerCase().replace('xor', 'XOR').replace('csv', 'CSV');
}

customElements.define('lab-verdict', LabVerdict);

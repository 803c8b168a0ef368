import { QualmError, show } from './errors.js';
import { prices } from './generated/prices.js';
import { checkOptions } from './options.js';

export { prices };

/**
 * @typedef {{ name: string, provider: string, plan: string, source: string, asOf: string, note?: string,
 *   perSecond?: number, perTask?: number, perShot?: number }} Offer US dollars, per second of device time or per task
 *   (one circuit) and shot
 * @typedef {{
 *   currency: 'USD',
 *   assumed: {
 *     note?: string, repetitionDelaySeconds: number, readoutSeconds: number,
 *     oneQubitGateSeconds: number, twoQubitGateSeconds: number,
 *   },
 *   offers: Offer[], note: string,
 * }} PriceSheet
 * @typedef {{
 *   provider: string, plan: string, dollars: number, seconds: number, shots: number, exact: boolean, note: string,
 * }} Price seconds is the assumed device time; exact says that shotsPerCircuit stood in for shots
 */

/**
 * What hardware would charge for a ledger, by each offer of a price sheet.
 * @param {import('./types.js').Ledger} ledger
 * @param {PriceSheet} [sheet]
 * @param {{ shotsPerCircuit?: number }} [options] the shots at which exact runs are priced
 * @returns {Price[]}
 */
export function price(ledger, sheet = prices, options = {}) {
  checkOptions(options, ['shotsPerCircuit']);
  const { shotsPerCircuit = 1000 } = options;
  if (!Number.isFinite(ledger?.circuits) || !Number.isFinite(ledger.shots)) {
    const message = 'A bill is made of a ledger.';
    throw new QualmError(
      'invalid-option',
      message,
      show(ledger),
      'the ledger of a run, a training or a report',
    );
  }
  if (!Number.isInteger(shotsPerCircuit) || shotsPerCircuit < 1) {
    const message = 'Exact runs are priced at a whole number of shots.';
    throw new QualmError('invalid-option', message, show(shotsPerCircuit), 'an integer from 1');
  }
  const exact = ledger.shots === 0 && ledger.circuits > 0;
  const shots = exact ? ledger.circuits * shotsPerCircuit : ledger.shots;
  const seconds = shots * secondsPerShot(ledger, sheet.assumed);
  return sheet.offers.map((offer) => ({
    provider: offer.provider,
    plan: offer.plan,
    dollars:
      seconds * (offer.perSecond ?? 0) +
      ledger.circuits * (offer.perTask ?? 0) +
      shots * (offer.perShot ?? 0),
    seconds,
    shots,
    exact,
    note: exact ? `priced at ${shotsPerCircuit} shots per circuit, for the run itself was exact` : '',
  }));
}

/**
 * One repetition of the average circuit, with its gates one after the other.
 * @param {import('./types.js').Ledger} ledger
 * @param {PriceSheet['assumed']} assumed
 */
function secondsPerShot({ circuits, gates, twoQubitGates }, assumed) {
  const idle = assumed.repetitionDelaySeconds + assumed.readoutSeconds;
  if (circuits === 0) return idle;
  const gateSeconds =
    (gates - twoQubitGates) * assumed.oneQubitGateSeconds + twoQubitGates * assumed.twoQubitGateSeconds;
  return idle + gateSeconds / circuits;
}

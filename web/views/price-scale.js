import { html, svg } from 'lit';
import { dollars } from './format.js';

const tens = ['$0.01', '$0.10', '$1', '$10', '$100', '$1k', '$10k', '$100k', '$1M', '$10M', '$100M', '$1G'];
const first = -2; // the power of ten of the first

/**
 * What each provider would charge, on a scale that grows tenfold from line to line.
 * @param {import('../model/types.js').Price[]} prices
 */
export function priceScale(prices) {
  const powers = prices.map((price) => Math.log10(Math.max(0.01, price.dollars)));
  const low = Math.floor(Math.min(...powers));
  const high = Math.max(low + 2, Math.ceil(Math.max(...powers)));
  /** @param {number} power */
  const at = (power) => `${(100 * (power - low)) / (high - low)}%`;
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => low + i);
  const words = prices
    .map(({ provider, plan, dollars: amount }) => `${provider} ${plan} ${dollars(amount)}`)
    .join('; ');
  return html`<svg
    class="intervals prices"
    role="img"
    aria-label="Price by provider: ${words}"
    width="100%"
    height="46"
  >
    ${ticks.map((tick) => tickView(at(tick), tens[tick - first] ?? '', tick === low, tick === high))}
    ${prices.map(
      ({ provider, plan }, i) =>
        svg`<circle class="offer" cx=${at(powers[i])} cy="12" r="4.5"><title>${provider} ${plan}</title></circle>`,
    )}
  </svg>`;
}

/**
 * @param {string} x
 * @param {string} text
 * @param {boolean} isFirst
 * @param {boolean} isLast
 */
const tickView = (x, text, isFirst, isLast) => svg`
  <line class="tick" x1=${x} x2=${x} y1="2" y2="23" />
  <text class="tick-text" x=${x} y="40" text-anchor=${isFirst ? 'start' : isLast ? 'end' : 'middle'}>${text}</text>`;

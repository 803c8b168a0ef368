import { stepRow, usualStep, withOption, withStep } from './steps.js';

/** @typedef {import('./steps.js').Step} Step */
/** @typedef {import('../types.js').Notice} Notice */
/**
 * A mistake in the steps: at is the place of the one that can't work, or the number of steps where what comes out of
 * them can't go into the circuit.
 * @typedef {{ at: number, notice: Notice, remedy: { label: string, steps: Step[] } | null }} Fault
 */

/** Shrinks whatever comes to one number: what it changes was not the mistake of a step before. */
const probe = /** @type {Step} */ ({ kind: 'pca', components: 1 });

const tooWide = ['too-many-qubits', 'register-too-large', 'out-of-memory'];

/**
 * Where a refusal comes from, found by trying: the shortest beginning of the steps that is refused alike.
 * @param {readonly Step[]} steps
 * @param {Notice} notice why all of them were refused
 * @param {(steps: Step[]) => Promise<Notice | null>} refusal what is said of other steps
 * @returns {Promise<number | null>} the place; the number of steps for what comes out of them; null where no step is
 *   to blame
 */
export async function placeOfFault(steps, notice, refusal) {
  const alike = async (/** @type {Step[]} */ some) => {
    const said = await refusal(some);
    return said?.message === notice.message && said.received === notice.received;
  };
  for (let k = 0; k < steps.length; k++) {
    if (!(await alike(steps.slice(0, k)))) continue;
    if (k > 0) return k - 1;
    return (await alike([probe])) ? null : steps.length;
  }
  return (await alike([...steps, probe])) ? steps.length - 1 : steps.length;
}

/**
 * What would help: a step that is missing, or an option within its bounds.
 * @param {readonly Step[]} steps
 * @param {number} at
 * @param {Notice} notice
 * @returns {Fault['remedy']}
 */
export function remedyOf(steps, at, { code, allowed }) {
  const missing = ['impute', 'one-hot'].find((kind) => allowed.includes(`step "${kind}"`));
  if (missing) {
    const row = /** @type {import('./steps.js').StepRow} */ (stepRow(missing));
    const added = missing === 'impute' ? { ...usualStep(row), by: 'median' } : usualStep(row);
    return { label: `Add “${row.title}” before it`, steps: withStep(steps, at, /** @type {Step} */ (added)) };
  }
  const most = /^1 to (\d+)$/.exec(allowed)?.[1];
  const option = steps[at] && ['components', 'columns'].find((name) => name in steps[at]);
  if (most && option) return { label: `Keep ${most}`, steps: withOption(steps, at, option, Number(most)) };
  if (!tooWide.includes(code)) return null;
  const last = steps.at(-1);
  const end = last && ['min-max', 'clip'].includes(last.kind) ? steps.length - 1 : steps.length;
  return { label: 'Add “PCA” to 4 components', steps: withStep(steps, end, { kind: 'pca', components: 4 }) };
}

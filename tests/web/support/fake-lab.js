/** The lab on a client that answers by rule, for tests of what is asked and what is shown. */
import assert from 'node:assert/strict';
import { createLab } from '../../../web/actions/lab.js';
import { defaultSettings } from '../../../web/model/document.js';
import { fromLink } from '../../../web/model/link.js';
import { createStore, firstState } from '../../../web/model/state.js';

/** @typedef {import('../../../web/model/types.js').State} State */

/** @param {Record<string, string | number>} change */
export const settingsWith = (change) => ({ ...defaultSettings(), ...change });

/** A client whose models answer 0.5 + a hundredth for each unit of strength, and that writes down what it was asked. */
function fakeClient() {
  /** @type {{ kind: string, rows: number, scale: number | null, shots: unknown }[]} */
  const asked = [];
  const log = { trained: 0, asked, broken: false, held: 0 }; // held: rows that are answered late, once
  const part = (/** @type {number} */ rows) => ({
    rows,
    values: Float64Array.from({ length: 2 * rows }, (_, i) => i % 5),
    labels: Int32Array.from({ length: rows }, (_, i) => i % 2),
  });
  const circuit = { qubits: 2, operations: [] };
  const client = {
    /** @param {any} spec */
    prepare: async (spec) => ({
      ...{ spec, circuit, train: part(12), test: part(4), classes: ['0', '1'], features: ['a', 'b'] },
      parameters: { names: [], initial: new Float64Array() },
      model: { kind: 'quantum' },
    }),
    async *train() {
      log.trained++;
      yield {
        phase: 'epoch',
        epoch: 0,
        done: true,
        parameters: new Float64Array(),
        heldOut: { loss: 0, accuracy: 0 },
      };
    },
    baseline: async () => ({ model: { kind: 'logistic-regression' } }),
    run: async () => ({ expectations: new Float64Array(6) }),
    /** @type {(model: any, rows: any, how: any) => Promise<any>} */
    async predict({ kind }, { rows }, { noise = null, shots }) {
      asked.push({ kind, rows, scale: noise?.scale ?? null, shots });
      if (noise && log.broken)
        throw Object.assign(new Error('It broke.'), { name: 'QualmError', code: 'gone' });
      if (rows === log.held) {
        log.held = 0;
        await pause(500);
      }
      const value = 0.5 + (noise?.scale ?? 0) / 100;
      return { labels: new Int32Array(rows), probabilities: new Float64Array(2 * rows).fill(value) };
    },
    compare: async () => ({ accuracyA: 0.5, intervalA: [0, 1], accuracyB: 0.5, intervalB: [0, 1] }),
  };
  return { client: /** @type {any} */ (client), log };
}

/**
 * @param {string} link
 * @param {{ held?: number }} [first] what the log has at first
 */
export async function openLab(link, first) {
  const { client, log } = fakeClient();
  Object.assign(log, first);
  const store = createStore(firstState(fromLink(link).settings));
  /** @type {string[]} */
  const links = [];
  const lab = createLab(client, store, { writeLink: (hash) => links.push(hash) });
  await lab.start();
  await until(store, ({ run }) => run?.done && run.quantumField && run.classicalField && run.comparison);
  return { store, lab, log, links };
}

/**
 * @param {import('../../../web/model/state.js').Store} store
 * @param {(state: State) => unknown} condition
 */
export async function until(store, condition) {
  const deadline = performance.now() + 60_000;
  while (!condition(store.get())) {
    assert.ok(performance.now() < deadline, `waited in vain for ${condition}`);
    await pause(5);
  }
}

export const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
/** What the noisy field says of its first place. */
export const valueOf = (/** @type {State} */ { run }) => run?.noisy?.field?.probabilities[0];

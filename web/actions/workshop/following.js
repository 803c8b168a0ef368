import { isCurrent, questionOf } from '../../model/workshop/bench.js';
import { upTo, valuesFor } from '../../model/workshop/circuit.js';
import { noiseOption } from '../../model/workshop/noise.js';
import { createJob } from '../job.js';
import { noticeOf } from '../notice.js';

/** @typedef {import('../../model/workshop/types.js').Question} Question */

export const shotsARun = 1000;

/**
 * What follows from a circuit: the trace over all steps, and what is inside at one of them. Each follows the reader by
 * the latest question only.
 * @param {import('../../model/workshop/types.js').Engine} engine
 * @param {import('./commit.js').Store} store
 */
export function createFollowing(engine, store) {
  /** @param {unknown} error */
  const refuse = (error) => {
    const refusal = noticeOf(error);
    if (refusal) store.set({ refusal, trace: null, inspection: null });
  };

  const trace = createJob(
    async () => {
      const of = questionOf(store.get());
      const answer = await engine.trace(of.circuit, optionsFor(of));
      if (isCurrent(of, store.get())) store.set({ trace: { of, answer }, refusal: null });
    },
    0,
    refuse,
  );

  const inspect = createJob(
    async () => {
      const of = questionOf(store.get());
      const { step } = store.get();
      const answer = await engine.inspect(of.circuit, { ...optionsFor(of), step });
      // An answer that has been overtaken still shows what a drag looks like on its way.
      if (of.circuit.qubits === store.get().work.circuit.qubits)
        store.set({ inspection: { of, step, answer } });
    },
    0,
    refuse,
  );

  let seed = 0;

  /** A thousand shots of the circuit as far as it has been stepped. */
  async function shoot() {
    const of = questionOf(store.get());
    const { step } = store.get();
    const circuit = upTo(of.circuit, step);
    const ofBits = circuit.operations.some(({ gate }) => gate === 'measure');
    if (store.get().sampling) return;
    seed += 1;
    store.set({ sampling: true });
    try {
      const options = { ...optionsFor({ ...of, circuit }), shots: shotsARun, seed, returns: ['counts'] };
      const { counts = {} } = await engine.run(circuit, options);
      if (!isCurrent(of, store.get()) || store.get().step !== step) return;
      const found = Object.entries(counts).map(
        ([bits, count]) => /** @type {const} */ ([parseInt(bits, 2), count]),
      );
      store.set({ sampled: { of, step, counts: new Map(found), total: shotsARun, ofBits } });
    } catch (error) {
      store.set({ notice: noticeOf(error) });
    } finally {
      store.set({ sampling: false });
    }
  }

  return {
    /** The circuit, an angle or the noise has changed. */
    onWork() {
      store.set({ sampled: null, exported: null });
      inspect.ask();
      trace.ask();
    },
    onStep() {
      store.set({ sampled: null });
      inspect.ask();
    },
    shoot,
  };
}

/**
 * The library refuses values of parameters that the circuit does not have: a prefix may have fewer.
 * @param {Question} question
 */
function optionsFor({ circuit, values, noise }) {
  const option = noiseOption(noise);
  return { params: valuesFor(circuit, values), ...(option && { noise: option }) };
}

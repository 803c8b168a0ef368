import { encoderOf, readsFeatures, refusesRows } from '../model/encoder.js';
import { featureCount } from '../model/plane.js';
import { rowAt } from '../model/rows.js';
import { timedDevices } from '../model/wall.js';
import { createJob } from './job.js';
import { noticeOf } from './notice.js';

/** @typedef {import('../model/types.js').Run} Run */
/** @typedef {import('../model/types.js').EncodedRow} EncodedRow */
/** @typedef {import('../model/types.js').Prepared} Prepared */
/** @typedef {import('../model/types.js').RowChoice} RowChoice */
/** @typedef {import('./session.js').Client} Client */

/**
 * How the followed row is encoded, and what that costs on devices. Nothing is asked before it is to be seen: the module
 * that answers is a download of its own.
 * @param {Client} client
 * @param {import('../model/state.js').Store} store
 * @param {{ fail: (error: unknown) => void }} parts
 */
export function createEncoding(client, store, { fail }) {
  let seen = false;
  let allSeen = false;
  /** @type {{ key: string, answer: Promise<EncodedRow> } | null} */
  let latest = null;

  /**
   * What the circuit reads for a row, once for each row and training.
   * @param {Run} run
   * @param {RowChoice} row
   */
  function encodedRow(run, row) {
    const key = `${run.number} ${row.part} ${row.index}`;
    if (latest?.key !== key) latest = { key, answer: encode(client, run.prepared, row) };
    return latest.answer;
  }

  const showing = createJob(
    async () => {
      const { run, row } = store.get();
      if (!run) return;
      const encoded = await encodedRow(run, row);
      const now = store.get();
      if (now.run?.number === run.number) store.set({ run: { ...now.run, encoded } });
    },
    20,
    fail,
  );

  const pricing = createJob(
    async () => {
      const asked = question(store.get());
      const device = asked && nextDevice(asked.key);
      if (!device) return;
      try {
        const cost = await client.encodingCost({ ...asked.options, device });
        keep(asked.key, device, cost);
      } catch (error) {
        const { costs } = store.get();
        if (costs.question === asked.key) store.set({ costs: { ...costs, notice: noticeOf(error) } });
        return;
      }
      pricing.ask();
    },
    0,
    fail,
  );

  /**
   * The device whose cost is wanted most: the chosen one, then those with times.
   * @param {string} key of the question
   */
  function nextDevice(key) {
    const { costs } = store.get();
    const known = costs.question === key ? costs.costs : {};
    const wanted = [costs.device, ...(allSeen ? timedDevices.map(({ name }) => name) : [])];
    return wanted.find((name) => !known[name]);
  }

  /**
   * @param {string} key
   * @param {string} device
   * @param {import('../model/types.js').EncodingCost} cost
   */
  function keep(key, device, cost) {
    const { costs, ...state } = store.get();
    if (question({ costs, ...state })?.key !== key) return;
    const known = costs.question === key ? costs.costs : {};
    store.set({ costs: { ...costs, question: key, notice: null, costs: { ...known, [device]: cost } } });
  }

  return {
    encodedRow,
    /** After another training, another row or another device. */
    follow() {
      const { run } = store.get();
      if (!run) return;
      if (seen || !readsFeatures(run.spec.model.encoder.kind)) showing.ask();
      if (seen || allSeen) pricing.ask();
    },
    actions: {
      /** The panel has come into view. */
      encodingSeen() {
        if (seen) return;
        seen = true;
        showing.ask();
        pricing.ask();
      },
      /** The comparison of all devices has come into view. */
      loadingSeen() {
        if (allSeen) return;
        allSeen = true;
        pricing.ask();
      },
      /** @param {string} device */
      costDevice(device) {
        store.set({ costs: { ...store.get().costs, device } });
        pricing.ask();
      },
    },
  };
}

/**
 * What costs are asked of: the encoder of the training on show, at its number of features.
 * @param {import('../model/types.js').State} state
 */
function question({ run }) {
  if (!run) return null;
  const options = { encoder: encoderOf(run.settings), features: featureCount(run.prepared.train) };
  return { key: JSON.stringify(options), options };
}

/**
 * @param {Client} client
 * @param {Prepared} prepared
 * @param {RowChoice} row
 * @returns {Promise<EncodedRow>}
 */
async function encode(client, prepared, row) {
  const { features } = rowAt(prepared, row);
  const encoded = await client.encode(prepared.spec.model.encoder, [features]);
  const { circuit, values, uses, records } = encoded;
  return { row, circuit: circuit.toJSON(), values: Array.from(values), uses, record: records[0] };
}

/**
 * Asks an encoder that does not take every row about all of them, before anything trains on them.
 * @param {Client} client
 * @param {Prepared} prepared
 */
export async function checkRows(client, { spec, train, test }) {
  if (!refusesRows(spec.model.encoder.kind)) return;
  for (const part of [train, test]) {
    const count = featureCount(part);
    const rows = Array.from({ length: part.rows }, (_, i) =>
      Array.from(part.values.subarray(i * count, (i + 1) * count)),
    );
    if (rows.length > 0) await client.encode(spec.model.encoder, rows);
  }
}

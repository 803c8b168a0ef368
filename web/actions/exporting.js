import { noticeOf } from './notice.js';

/** @typedef {'json' | 'sklearn' | 'pyspark'} ExportKind */
/** @typedef {{ name: string, type: string, text: string }} ExportedFile */

const writers = {
  json: async (/** @type {any} */ pipeline) =>
    (await import('../../bindings/js/pipeline/document.js')).savePipeline(pipeline),
  sklearn: async (/** @type {any} */ pipeline) =>
    (await import('../../bindings/js/pipeline/sklearn.js')).toSklearn(pipeline),
  pyspark: async (/** @type {any} */ pipeline) =>
    (await import('../../bindings/js/pipeline/pyspark.js')).toPySpark(pipeline),
};

const files = {
  json: { name: 'pipeline.json', type: 'application/json' },
  sklearn: { name: 'prepare_sklearn.py', type: 'text/x-python' },
  pyspark: { name: 'prepare_pyspark.py', type: 'text/x-python' },
};

/**
 * The fitted preparation of the training on show, as a file.
 * @param {import('../model/state.js').Store} store
 * @param {ExportKind} kind
 * @returns {Promise<ExportedFile | null>} null where there is none, or it can't be written: then the reader is told
 */
export async function exported(store, kind) {
  const { run } = store.get();
  if (!run) return null;
  try {
    return { ...files[kind], text: await writers[kind](run.prepared.pipeline) };
  } catch (error) {
    store.set({ notice: noticeOf(error) });
    return null;
  }
}

import { load } from '../js/load.js';
import { describeCorrection } from './correction-report.js';

/** @typedef {import('./arguments.js').Options} Options */
/** @typedef {import('../js/types.js').CorrectionOptions} CorrectionOptions */

/**
 * `qualm correction --code surface`: logical error rates at several distances and where the curves cross.
 * @param {Options} options
 */
export async function showCorrection({ workers, json, code, ...study }) {
  const codes = code === undefined ? ['surface', 'repetition'] : [code];
  const qualm = await load({
    ...(workers !== undefined && { workers }),
    formats: false,
    first: 'correction',
  });
  try {
    const reports = [];
    for (const one of codes) {
      const asked = /** @type {CorrectionOptions} */ ({ ...study, code: one });
      for await (const { done, total, report } of qualm.correction(asked)) {
        if (process.stderr.isTTY)
          process.stderr.write(done < total ? `\r${one} code: ${done} of ${total}` : '\r\x1b[K');
        if (report) reports.push(report);
      }
    }
    console.log(json ? JSON.stringify({ reports }, null, 2) : reports.map(describeCorrection).join('\n\n'));
  } finally {
    qualm.close();
  }
}

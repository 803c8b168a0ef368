/** @typedef {import('./types.js').History} History */
/** @typedef {import('./types.js').TrainingRecord} TrainingRecord */

/** @returns {History} */
export const emptyHistory = () => ({
  epochs: [],
  loss: [],
  accuracy: [],
  heldOutLoss: [],
  heldOutAccuracy: [],
});

/**
 * The history with one more epoch. Mini-batches are left out: they are not comparable with whole passes.
 * @param {History} history
 * @param {TrainingRecord} record
 * @returns {History}
 */
export function withRecord(history, record) {
  if (record.phase !== 'epoch' || !record.heldOut) return history;
  return {
    epochs: [...history.epochs, record.epoch],
    loss: [...history.loss, record.loss],
    accuracy: [...history.accuracy, record.accuracy],
    heldOutLoss: [...history.heldOutLoss, record.heldOut.loss],
    heldOutAccuracy: [...history.heldOutAccuracy, record.heldOut.accuracy],
  };
}

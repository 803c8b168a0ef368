/**
 * What an experiment document says of its CSV file, as the options of readTable().
 * @param {{ seed?: number, data?: Partial<import('../types.js').Spec['data']> }} spec
 * @returns {import('./options.js').TableOptions}
 */
export function tableOptionsOf({ seed = 0, data = {} }) {
  const { target, classes, columns, dropUnlabeled, delimiter, decimal, missing, sample } = data;
  const said = { target, classes, columns, dropUnlabeled, delimiter, decimal, missing };
  return {
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    ...(sample && { sample: { rows: sample.rows, seed } }),
  };
}

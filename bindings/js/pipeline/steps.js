import { QualmError, show } from '../errors.js';
import { pythonArray, pythonList, pythonMatrix, pythonNumber } from './python.js';

/**
 * One step as Python: what defines it, the name of what it defines, or a remark where nothing happens to new rows.
 * @typedef {{ name: string, code: string, imports: string[], remark?: undefined } | { remark: string }} PythonStep
 */
/** @typedef {any} Fitted one step of a pipeline, with the parts that its kind has */

const preprocessing = 'sklearn.preprocessing';
const functions = `from ${preprocessing} import FunctionTransformer`;

/** @type {Record<string, (step: Fitted, columns: number) => Omit<Extract<PythonStep, { name: string }>, 'name'>>} */
const writers = {
  standard: ({ shift, scale }) => ({
    code: `fitted(StandardScaler(), mean_=${pythonArray(shift)}, scale_=${pythonArray(scale)})`,
    imports: [`from ${preprocessing} import StandardScaler`],
  }),
  'min-max': ({ shift, scale, low, span }) => ({
    code: `FunctionTransformer(into_range, kw_args=dict(
    shift=${pythonArray(shift, '    ')},
    scale=${pythonArray(scale, '    ')},
    low=${pythonNumber(low)},
    span=${pythonNumber(span)},
))`,
    imports: [functions],
  }),
  robust: ({ shift, scale }) => ({
    code: `fitted(RobustScaler(), center_=${pythonArray(shift)}, scale_=${pythonArray(scale)})`,
    imports: [`from ${preprocessing} import RobustScaler`],
  }),
  quantile: ({ quantiles, columns, normal }) => ({
    // scikit-learn keeps a column for each feature.
    code: `fitted(
    QuantileTransformer(output_distribution="${normal ? 'normal' : 'uniform'}"),
    quantiles_=${pythonMatrix(quantiles, quantiles.length / columns)}.T,
    references_=np.linspace(0, 1, ${quantiles.length / columns}),
)`,
    imports: [`from ${preprocessing} import QuantileTransformer`],
  }),
  power: ({ lambda, shift, scale }) => ({
    code: `make_pipeline(
    fitted(PowerTransformer(standardize=False), lambdas_=${pythonArray(lambda, '    ')}),
    fitted(StandardScaler(), mean_=${pythonArray(shift, '    ')}, scale_=${pythonArray(scale, '    ')}),
)`,
    imports: [
      'from sklearn.pipeline import make_pipeline',
      `from ${preprocessing} import PowerTransformer, StandardScaler`,
    ],
  }),
  clip: ({ low, high }) => ({
    code: `FunctionTransformer(np.clip, kw_args=dict(a_min=${pythonArray(low)}, a_max=${pythonArray(high)}))`,
    imports: [functions],
  }),
  pca: projection,
  'truncated-svd': projection,
  lda: projection,
  impute: ({ fill, indicators }) => ({
    code: `FunctionTransformer(filled, kw_args=dict(
    fill=${pythonArray(fill, '    ')},
    indicators=${pythonList(Array.from(indicators, String), '    ')},
))`,
    imports: [functions],
  }),
  'one-hot': ({ known }) => ({
    code: coded(known, (categories) => `OneHotEncoder(categories=[${categories}], handle_unknown="ignore")`),
    imports: ['from sklearn.compose import ColumnTransformer', `from ${preprocessing} import OneHotEncoder`],
  }),
  ordinal: ({ known }) => ({
    code: coded(
      known,
      (categories) =>
        `OrdinalEncoder(categories=[${categories}], handle_unknown="use_encoded_value", unknown_value=-1)`,
    ),
    imports: ['from sklearn.compose import ColumnTransformer', `from ${preprocessing} import OrdinalEncoder`],
  }),
};

/** @param {Fitted} step */
function projection({ shift, components }) {
  return {
    code: `FunctionTransformer(projected, kw_args=dict(
    shift=${pythonArray(shift, '    ')},
    directions=${pythonMatrix(components, shift.length).replaceAll('\n', '\n    ')},
))`,
    imports: [functions],
  };
}

/**
 * Columns in their order, each through an encoder of its own where it has categories. It is fitted on rows that it does
 * not learn from: its categories are given.
 * @param {ArrayLike<number>[]} known
 * @param {(categories: string) => string} encoder
 */
function coded(known, encoder) {
  const parts = known.map((own, column) => {
    const categories = pythonList(Array.from(own, String));
    const transformer = own.length === 0 ? '"passthrough"' : encoder(categories);
    return `    ("column ${column}", ${transformer}, [${column}]),`;
  });
  const prototype = pythonList(Array.from(known, (own) => (own.length === 0 ? '0' : String(own[0]))));
  return `ColumnTransformer([\n${parts.join('\n')}\n], sparse_threshold=0).fit(floats([${prototype}]))`;
}

/** @param {Fitted} step */
const selection = ({ kept }) => ({
  code: `FunctionTransformer(np.take, kw_args=dict(indices=${pythonList(Array.from(kept, String))}, axis=1))`,
  imports: [functions],
});

/**
 * @param {Fitted} step
 * @param {number} index
 * @returns {PythonStep}
 */
export function pythonStep(step, index) {
  const { kind } = step;
  if (kind === 'balance') return { remark: `${kind}: weights of the classes in the loss; rows pass.` };
  if (step.rows) return { remark: `${kind}: took ${step.rows.length} training rows out; rows pass.` };
  const write = step.kept ? selection : writers[kind];
  if (!write) throw new QualmError('invalid-pipeline', 'There is no such step.', show(kind), 'a fitted step');
  return { name: `${kind.replaceAll('-', '_')}_${index + 1}`, ...write(step, index) };
}

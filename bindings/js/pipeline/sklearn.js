import { checkPipeline } from './document.js';
import { pythonList, pythonText } from './python.js';
import { pythonStep } from './steps.js';

/** @typedef {import('../types.js').Pipeline} Pipeline */

/**
 * A Python script for scikit-learn (1.2 and later) that prepares the rows of a CSV file as this pipeline does.
 * `python3 prepare.py rows.csv > prepared.csv`; imported, it has `pipeline` and `read()`.
 * @param {Pipeline} pipeline
 * @returns {string}
 */
export function toSklearn(pipeline) {
  return `"""Prepares rows as Qualm has learnt it on training rows alone: the numbers below are what it learnt.

    python3 prepare.py rows.csv > prepared.csv

Needs NumPy and scikit-learn 1.2 or later. Imported, it gives \`pipeline\`, a scikit-learn Pipeline, and \`read\`.
"""

${definitions(pipeline, ['csv', 'sys'])}

def read(path):
    """The columns of a CSV file with a header, as the pipeline takes them: texts are places in CATEGORIES."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        return values([[row[name] for name in COLUMNS] for row in csv.DictReader(file)])


if __name__ == "__main__":
    writer = csv.writer(sys.stdout)
    writer.writerow(FEATURES)
    writer.writerows(prepare(read(sys.argv[1])).tolist())
`;
}

/**
 * What both scripts start with: columns, the pipeline, and the functions that they share.
 * @param {Pipeline} given
 * @param {string[]} modules of Python's own, beside math
 */
export function definitions(given, modules) {
  const { columns, steps, outputs } = checkPipeline(given);
  const written = steps.map(pythonStep);
  const imports = ['from sklearn.pipeline import Pipeline'];
  const code = written.map((step) => {
    if ('remark' in step && step.remark) return `# ${step.remark}`;
    const { name, code: definition, imports: own } = /** @type {any} */ (step);
    imports.push(...own);
    return `${name} = ${definition}`;
  });
  const names = written.flatMap((step) => ('name' in step ? [`("${step.name}", ${step.name})`] : []));
  const categories = columns
    .filter((column) => column.categories.length > 0)
    .map(({ name, categories: own }) => `${pythonText(name)}: ${pythonList(own.map(pythonText))}`);
  return `${['math', ...modules]
    .sort()
    .map((module) => `import ${module}`)
    .join('\n')}

import numpy as np
${[...new Set(imports)].sort().join('\n')}

COLUMNS = ${pythonList(columns.map(({ name }) => pythonText(name)))}
CATEGORIES = {${categories.join(', ')}}
FEATURES = ${pythonList(outputs.map(pythonText))}
MISSING = {"", "na", "n/a", "nan", "null", "none", "?", "-"}
DECIMAL = "."


def floats(numbers):
    return np.array(numbers, dtype=float)


def fitted(estimator, **learnt):
    """An estimator that has learnt these numbers already."""
    for name, numbers in learnt.items():
        setattr(estimator, name, numbers)
    return estimator


def filled(rows, fill, indicators):
    """Something in the place of what is missing, then a column of 0 and 1 for each of some columns."""
    missing = np.isnan(rows)
    return np.hstack([np.where(missing, fill, rows), missing[:, indicators].astype(float)])


def into_range(rows, shift, scale, low, span):
    return low + span * ((rows - shift) / scale)


def projected(rows, shift, directions):
    return (rows - shift) @ directions.T


def cell(text, name):
    """A cell as a number: a text is its place in CATEGORIES, one that is unknown the place after the last."""
    text = "" if text is None else str(text).strip()
    if text.lower() in MISSING and text not in CATEGORIES.get(name, ()):
        return math.nan
    if name not in CATEGORIES:
        return float(text.replace(DECIMAL, "."))
    known = CATEGORIES[name]
    return known.index(text) if text in known else len(known)


def values(rows):
    return floats([[cell(text, name) for text, name in zip(row, COLUMNS)] for row in rows]).reshape(-1, len(COLUMNS))


${code.join('\n\n')}

pipeline = Pipeline([${names.join(', ') || '("as_it_is", "passthrough")'}])


def prepare(rows):
    """Rows of numbers as \`values\` gives them in, features out. A value that stays missing is an error."""
    result = pipeline.transform(rows)
    if not np.isfinite(result).all():
        row, column = np.argwhere(~np.isfinite(result))[0]
        raise ValueError(f"row {row}, feature {FEATURES[column]!r}: a value is missing, and nothing fills it")
    return result

`;
}

import { buildTable } from './data/build.js';
import { QualmError, show } from './errors.js';
import { platform } from './platform.js';

/**
 * The real data sets that come with Qualm, with their size before any selection.
 * Their origin and licences are in bindings/data/README.md.
 * @type {Record<string, { title: string, description: string, rows: number, columns: number, classes: string[], url: URL }>}
 */
export const datasets = {
  iris: {
    title: 'Iris',
    description: 'Three species of iris told apart by the size of their sepals and petals.',
    rows: 150,
    columns: 4,
    classes: ['setosa', 'versicolor', 'virginica'],
    url: new URL('../data/iris.csv', import.meta.url),
  },
  wine: {
    title: 'Wine',
    description: 'Wines of three growers told apart by chemical analysis.',
    rows: 178,
    columns: 13,
    classes: ['class_0', 'class_1', 'class_2'],
    url: new URL('../data/wine.csv', import.meta.url),
  },
  breast_cancer: {
    title: 'Breast cancer',
    description: 'Benign and malignant tumours told apart by the shape of their cell nuclei.',
    rows: 569,
    columns: 30,
    classes: ['benign', 'malignant'],
    url: new URL('../data/breast_cancer.csv', import.meta.url),
  },
  digits: {
    title: 'Digits',
    description: 'Handwritten digits of 8 by 8 pixels.',
    rows: 1797,
    columns: 64,
    classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    url: new URL('../data/digits.csv', import.meta.url),
  },
};

/**
 * The table of a data set that comes with Qualm.
 * @param {string} name a key of `datasets`
 * @param {import('./data/options.js').TableOptions} [options] label column, and the classes, features and rows to keep
 */
export async function loadDataset(name, options = {}) {
  if (!Object.hasOwn(datasets, name)) {
    const known = Object.keys(datasets).join(', ');
    throw new QualmError('unknown-dataset', `There is no data set ${show(name)}.`, show(name), known);
  }
  const { readText } = await platform();
  return buildTable(plainRows(await readText(datasets[name].url)), options).table;
}

/**
 * Qualm's own files hold no quotes and no empty lines; files from elsewhere go through csv.js.
 * @param {string} text
 * @returns {import('./data/build.js').Scan}
 */
function plainRows(text) {
  const lines = text.trimEnd().split(/\r?\n/);
  return ({ open, row }) => {
    open({ delimiter: ',', decimal: '.' });
    lines.forEach((line, i) => row(line.split(','), i + 1));
    return { encoding: 'utf-8', blankLines: 0 };
  };
}

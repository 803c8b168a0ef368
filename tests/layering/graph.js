/**
 * Who may include or import whom. The C++ part is read from CMakeLists.txt, where the graph is stated once.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * @typedef {{ file: string, target: string, why: string }} Violation file and target relative to the project
 */

/**
 * All files below a folder, relative to the project.
 * @param {string} folder
 * @param {RegExp} pattern
 */
export function filesBelow(folder, pattern) {
  if (!existsSync(join(root, folder))) return [];
  const found = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return found
    .map((name) => `${folder}/${name.split(sep).join('/')}`)
    .filter((name) => pattern.test(name))
    .sort();
}

/** @param {string} file relative to the project */
export const textOf = (file) => readFileSync(join(root, file), 'utf8');

/**
 * The graph of C++ folders: each with everything that it may include, itself among it.
 * @param {string} cmake the text of CMakeLists.txt
 * @returns {Map<string, Set<string>>}
 */
export function includeGraph(cmake) {
  /** @type {Map<string, Set<string>>} */
  const graph = new Map();
  for (const [, words] of cmake.matchAll(/^qualmLibrary\(([^)]*)\)/gm)) {
    const [folder, ...direct] = words.split(/\s+/).filter((word) => word !== word.toUpperCase());
    const reachable = direct.flatMap((name) => [...(graph.get(name) ?? [name])]);
    graph.set(folder, new Set([folder, ...reachable]));
  }
  return graph;
}

/**
 * @param {string} file relative to the project: src/qualm/<folder>/…, or one that may include every folder
 * @param {string} text
 * @param {Map<string, Set<string>>} graph
 * @returns {Violation[]}
 */
export function includeViolations(file, text, graph) {
  const folder = /^src\/qualm\/([^/]+)\//.exec(file)?.[1];
  const allowed = folder ? graph.get(folder) : new Set(graph.keys());
  if (!allowed) return [{ file, target: '', why: `the folder ${folder} is not in CMakeLists.txt` }];
  const quoted = [...text.matchAll(/^\s*#\s*include\s+"([^"]+)"/gm)].map(([, target]) => target);
  return quoted.flatMap((target) => {
    const into = /^qualm\/([^/]+)\//.exec(target)?.[1];
    if (!into) return folder ? [{ file, target, why: 'includes are written "qualm/<folder>/<file>"' }] : [];
    return allowed.has(into) ? [] : [{ file, target, why: `may include ${[...allowed].join(', ')}` }];
  });
}

/** What the build makes of the C++ library. */
const modules = [
  'dist/qualm.js',
  ...[
    'noise',
    'noisy-training',
    'watch',
    'classical',
    'text',
    'code',
    'compile',
    'profile',
    'encoding',
    'preparation',
    'mitigation',
    'reading',
    'correction',
  ].map((name) => `dist/qualm-${name}.js`),
];

/**
 * The folders of JavaScript, the most specific first, and what each may import: prefixes of project files and names
 * of npm packages. What Node brings is allowed where `node:` is listed.
 * @type {[prefix: string, allowed: string[]][]}
 */
export const importTable = [
  ['bindings/js/data/scanner.js', ['bindings/js/', 'papaparse']],
  ['bindings/js/node/', ['bindings/js/', ...modules, 'node:']],
  ['bindings/js/', ['bindings/js/', ...modules]],
  ['bindings/cli/', ['bindings/cli/', 'bindings/js/', 'node:']],
  ['web/model/', ['web/model/', 'bindings/js/']],
  ['web/actions/', ['web/actions/', 'web/model/', 'bindings/js/']],
  ['web/views/', ['web/views/', 'web/model/', 'bindings/js/', 'lit', 'uplot']],
  ['web/components/', ['web/components/', 'web/views/', 'web/model/', 'bindings/js/', 'lit', 'uplot']],
  ['web/', ['web/', 'bindings/js/', 'lit', 'uplot']],
];

/** Static imports, re-exports, dynamic imports of a literal; not those in comments. */
const importPattern = /\b(?:from\s*|import[\s(]*)(['"])([^'"]+)\1/g;

/**
 * What a module imports: project files relative to the project, or names of packages.
 * @param {string} file
 * @param {string} text
 */
export function importsOf(file, text) {
  const code = text.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [...code.matchAll(importPattern)].map(([, , target]) =>
    target.startsWith('.') ? relative('.', normalize(join(dirname(file), target))) : target,
  );
}

/**
 * @param {string} file
 * @param {string} text
 * @returns {Violation[]}
 */
export function importViolations(file, text) {
  const row = importTable.find(([prefix]) => file.startsWith(prefix));
  if (!row) return [{ file, target: '', why: 'no row of the table covers it' }];
  const [, allowed] = row;
  const isAllowed = (/** @type {string} */ target) =>
    allowed.some(
      (one) =>
        target === one || (/[/:]$/.test(one) && target.startsWith(one)) || target.startsWith(`${one}/`),
    );
  return importsOf(file, text)
    .filter((target) => !isAllowed(target))
    .map((target) => ({ file, target, why: `may import ${allowed.join(', ')}` }));
}

/** Names that only a document has; model and actions run in Node. */
const domPattern =
  /\b(document|window|HTMLElement|customElements|requestAnimationFrame|localStorage)\s*[.(]/g;

/**
 * @param {string} file
 * @param {string} text
 * @returns {Violation[]}
 */
export function domViolations(file, text) {
  const code = text.replace(/(['"]).*?\1|\/\*[^]*?\*\/|\/\/.*$/gm, '');
  return [...code.matchAll(domPattern)].map(([, target]) => ({ file, target, why: 'knows no DOM' }));
}

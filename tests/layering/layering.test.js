import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  domViolations,
  filesBelow,
  importViolations,
  importsOf,
  includeGraph,
  includeViolations,
  textOf,
} from './graph.js';

const graph = includeGraph(textOf('CMakeLists.txt'));

test('the graph of folders is the one in the design', () => {
  const expected = {
    core: [],
    optimize: ['core'],
    statistics: ['core'],
    baseline: ['core', 'optimize', 'statistics'],
    data: ['baseline', 'core', 'optimize', 'statistics'],
    circuit: ['core'],
    noise: ['circuit', 'core'],
    simulate: ['circuit', 'core', 'noise'],
    correct: ['circuit', 'core', 'noise', 'simulate', 'statistics'],
    encode: ['circuit', 'compile', 'core', 'noise'], // its costs are those of compiled circuits
  };
  for (const [folder, allowed] of Object.entries(expected)) {
    assert.deepEqual([...(graph.get(folder) ?? [])].sort(), [...allowed, folder].sort(), folder);
  }
  assert.ok(!graph.get('train')?.has('data'), 'train works on matrices, not on tables');
  assert.ok(!graph.get('train')?.has('experiment'));
});

test('every #include is one that the graph allows', () => {
  const files = [...filesBelow('src/qualm', /\.[ch]pp$/), ...filesBelow('bindings/native', /\.[ch]pp$/)];
  assert.ok(files.length > 0);
  assert.deepEqual(
    files.flatMap((file) => includeViolations(file, textOf(file), graph)),
    [],
  );
});

test('every import is one that the table allows', () => {
  const files = ['bindings/js', 'bindings/cli', 'web'].flatMap((folder) => filesBelow(folder, /\.js$/));
  assert.ok(files.length > 0);
  assert.deepEqual(
    files.flatMap((file) => importViolations(file, textOf(file))),
    [],
  );
});

test('model and actions know no DOM', () => {
  const files = ['web/model', 'web/actions'].flatMap((folder) => filesBelow(folder, /\.js$/));
  assert.deepEqual(
    files.flatMap((file) => domViolations(file, textOf(file))),
    [],
  );
});

test('an include that reaches up is found', () => {
  const text = '#include <vector>\n#include "qualm/core/error.hpp"\n  # include "qualm/train/model.hpp"\n';
  const found = includeViolations('src/qualm/circuit/bad.cpp', text, graph);
  assert.deepEqual(
    found.map(({ target }) => target),
    ['qualm/train/model.hpp'],
  );
  assert.equal(
    includeViolations('src/qualm/new/file.cpp', '', graph).length,
    1,
    'a folder that nobody declared',
  );
  assert.equal(includeViolations('src/qualm/core/bad.cpp', '#include "error.hpp"\n', graph).length, 1);
});

test('an import that reaches up is found, however it is written', () => {
  const text = `
    import { a } from './a.js';
    import '../views/plot.js';
    import Papa from "papaparse";
    export * from '../../bindings/cli/qualm.js';
    const lazy = () => import('node:fs');
    const cast = await import(/** @type {string} */ ('../main.js'));
    // import '../commented/out.js';
    /** @typedef {import('../components/type-only.js').T} T */`;
  assert.deepEqual(importsOf('web/model/bad.js', text), [
    'web/model/a.js',
    'web/views/plot.js',
    'papaparse',
    'bindings/cli/qualm.js',
    'node:fs',
    'web/main.js',
  ]);
  assert.equal(importViolations('web/model/bad.js', text).length, 5);
  assert.deepEqual(importViolations('bindings/js/data/scanner.js', "import Papa from 'papaparse';"), []);
  assert.equal(importViolations('bindings/js/circuit.js', "import Papa from 'papaparse';").length, 1);
  assert.equal(importViolations('bindings/js/circuit.js', "import '../../dist/qualm.js.map';").length, 1);
  assert.deepEqual(importViolations('web/views/chart.js', "import { html } from 'lit/html.js';"), []);
});

test('the DOM is found where it may not be', () => {
  assert.equal(domViolations('web/model/bad.js', "document.title = ''; // window.x\n").length, 1);
});

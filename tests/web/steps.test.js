/** Steps of preprocessing as the page edits, writes and explains them. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { load, preprocessSteps } from '../../bindings/js/index.js';
import { readCsv } from '../../bindings/js/csv.js';
import { effectsOf } from '../../web/model/data/effects.js';
import { placeOfFault } from '../../web/model/data/fault.js';
import { stepsToText, textToSteps } from '../../web/model/data/step-text.js';
import {
  allowedOption,
  movedStep,
  optionText,
  parseOption,
  usualPlace,
  usualStep,
  withOption,
} from '../../web/model/data/steps.js';
import { chipText } from '../../web/views/data/steps.js';

/** @type {import('../../bindings/js/client.js').Qualm} */
let client;
before(async () => {
  client = await load({ workers: 1 });
});
after(() => client.close());

/** @param {...string} kinds */
const stepsOf = (...kinds) => kinds.map((kind) => /** @type {any} */ ({ kind }));

test('every step has a sentence, a chip and usual options, which a link leaves out', () => {
  for (const row of preprocessSteps) {
    const step = usualStep(row);
    assert.ok(row.description.endsWith('.'), row.kind);
    assert.ok(chipText(step).length > 2, row.kind);
    assert.equal(stepsToText([step]), row.kind);
    assert.deepEqual(textToSteps(row.kind), [step]);
  }
});

test('every option comes back from a link; what it does not allow does not', () => {
  /** @type {Record<string, (option: any) => unknown>} */
  const other = {
    boolean: (option) => option.default === false,
    choice: ({ choices }) => choices.at(-1),
    array: () => [-1, 0.5],
    integer: () => 3,
    number: () => 0.25,
  };
  for (const row of preprocessSteps) {
    for (const option of row.options) {
      const [step] = withOption([usualStep(row)], 0, option.name, other[option.type](option));
      assert.deepEqual(textToSteps(stepsToText([step])), [step], `${row.kind} ${option.name}`);
      assert.equal(parseOption(option, 'sideways'), undefined);
      assert.equal(parseOption(option, ''), undefined);
      assert.ok(allowedOption(option).length > 3);
      if (option.minimum !== undefined)
        assert.equal(parseOption(option, String(option.minimum - 1)), undefined);
      if (option.maximum !== undefined)
        assert.equal(parseOption(option, String(option.maximum + 1)), undefined);
      if (option.default !== undefined)
        assert.deepEqual(parseOption(option, optionText(option.default)), option.default);
    }
  }
});

test('a damaged link to steps is refused as a whole', () => {
  for (const text of [
    '',
    'nothing',
    'pca(components:0)',
    'pca(colour:red)',
    'pca(components)',
    'pca,,standard',
    'pca(1',
  ])
    assert.equal(textToSteps(text), null, text);
  assert.equal(textToSteps(new Array(17).fill('standard').join(',')), null);
  assert.deepEqual(textToSteps('none'), []);
});

test('a step is moved as one takes a card and puts it back', () => {
  const steps = stepsOf('impute', 'one-hot', 'standard', 'pca');
  const kinds = (/** @type {any[]} */ some) => some.map(({ kind }) => kind).join(' ');
  assert.equal(kinds(movedStep(steps, 0, 2)), 'one-hot standard impute pca');
  assert.equal(kinds(movedStep(steps, 3, 1)), 'impute pca one-hot standard');
  assert.equal(kinds(movedStep(steps, 1, -5)), 'one-hot impute standard pca');
  assert.equal(kinds(movedStep(steps, 1, 50)), 'impute standard pca one-hot');
  assert.equal(kinds(steps), 'impute one-hot standard pca');
});

test('a new step goes where it usually belongs', () => {
  const steps = stepsOf('impute', 'standard', 'min-max');
  for (const [kind, place] of /** @type {const} */ ([
    ['drop-duplicates', 0],
    ['impute', 1],
    ['one-hot', 1],
    ['pca', 2],
    ['clip', 3],
  ]))
    assert.equal(usualPlace(steps, kind), place, kind);
});

test('the fault is at the shortest beginning that is refused alike', async () => {
  const steps = stepsOf('standard', 'impute', 'pca', 'min-max');
  const said = (/** @type {string} */ message) => ({ code: 'x', message, received: '', allowed: '' });
  const notice = said('wrong');
  /** @param {(kinds: string[]) => string | null} rule */
  const place = (rule) =>
    placeOfFault(steps, notice, async (some) => {
      const message = rule(some.map(({ kind }) => kind));
      return message === null ? null : said(message);
    });
  assert.equal(
    await place((kinds) => (kinds.includes('pca') && kinds[0] === 'standard' ? 'wrong' : 'else')),
    2,
  );
  assert.equal(await place((kinds) => (kinds[3] === 'min-max' ? 'wrong' : 'else')), 3);
  assert.equal(await place((kinds) => (kinds.length === 4 ? 'wrong' : null)), 4); // the probe mends it
  assert.equal(await place(() => 'wrong'), null); // no step has to do with it
});

test('what each step did: names as the library has them, rows, unknown texts, shares, scores', async () => {
  const rows = Array.from({ length: 120 }, (_, i) => {
    const kind = i === 7 ? 'rare' : ['ash', 'elm', 'oak'][((i * 7) % 5) % 3];
    return `${i % 9 === 4 ? '' : (i * 13) % 31},${kind},${(i * i) % 17},${i % 10 === 0 ? 900 : i % 6},${i % 2 ? 'p' : 'q'}`;
  });
  const table = readCsv(['a,tree,b,c,k', ...rows, ...rows.slice(0, 9)].join('\n'));
  const prepared = await client.prepare(
    {
      seed: 5,
      data: { source: 'csv' },
      preprocess: [
        { kind: 'drop-duplicates' },
        { kind: 'impute', by: 'median', indicator: true },
        { kind: 'one-hot' },
        { kind: 'select-anova', columns: 5 },
        { kind: 'power' },
        { kind: 'pca', components: 3 },
        { kind: 'balance' },
      ],
    },
    { table },
  );
  const effects = effectsOf(prepared);
  assert.deepEqual(
    effects.map(({ kind }) => kind),
    prepared.spec.preprocess.map(({ kind }) => kind),
  );
  assert.deepEqual(effects.at(-1)?.names, prepared.pipeline.outputs);
  assert.ok(effects[1].names.includes('a is missing'));
  assert.ok(effects[2].names.includes('tree=oak'));
  assert.equal(effects[0].removed, prepared.removed[0].rows.length);
  assert.ok(effects[0].removed > 0);
  assert.deepEqual(effects[2].unknown, prepared.unknown);
  assert.equal(effects[3].scores?.filter(({ kept }) => kept).length, 5);
  assert.deepEqual(
    effects[3].scores?.filter(({ kept }) => kept).map(({ name }) => name),
    effects[3].names,
  );
  assert.equal(effects[4].lambdas?.length, 5);
  assert.deepEqual(effects[5].variance, Array.from(prepared.explainedVariance ?? []));
  assert.deepEqual(
    effects[6].weights?.map(({ name }) => name),
    ['p', 'q'],
  );
  for (let i = 1; i < effects.length; i++) assert.equal(effects[i].columnsIn, effects[i - 1].columnsOut);
});

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { execute, root } from './support/command.js';

const folder = join(root, 'demos/node');

/**
 * The first number behind some words.
 * @param {string} text
 * @param {string} words
 */
function numberAfter(text, words) {
  const found = text.split(words)[1]?.match(/-?\d+(\.\d+)?/);
  assert.ok(found, `${words} in ${text}`);
  return Number(found[0]);
}

/** What a demo is there to show, asserted of what it prints. @type {Record<string, (printed: string) => void>} */
const shown = {
  /** A wait of 8 µs leaves exp(−t/T2) = 0.513 of a superposition, and slow noise exp(−(σt)²/2) = 0.487. */
  'decoupling.js'(printed) {
    const [slow, white] = printed.split('white');
    assert.ok(Math.abs(numberAfter(slow, 'nothing') - 0.487) < 0.1, 'three standard errors of 256 histories');
    assert.ok(Math.abs(numberAfter(white, 'nothing') - Math.exp(-8 / 12)) < 0.001);
    for (const sequence of ['XX', 'XY4', 'XY8']) {
      assert.ok(numberAfter(slow, sequence) > 0.99, `${sequence} helps where noise has a memory`);
      assert.ok(numberAfter(white, sequence) < 0.52, `${sequence} does nothing where it has none`);
    }
  },
  'mitigated-gradient.js'(printed) {
    for (const how of ['exact', '4,000 shots']) {
      const bias = (/** @type {string} */ name) => numberAfter(printed, `${name}, ${how}`);
      assert.ok(bias('mitigated') < bias('noisy') / 2, how);
    }
  },
  'mitigation.js'(printed) {
    const [few, many] = printed.split('1000000 shots');
    assert.ok(numberAfter(few, 'Richardson') > 2 * numberAfter(few, 'raw'));
    assert.match(few, /Do nothing/);
    assert.ok(numberAfter(many, 'Richardson') < numberAfter(many, 'raw') / 2);
  },
  'recovered-accuracy.js'(printed) {
    const [ideal, noisy, mitigated] = ['ideal', 'noisy', 'readout inside zero noise'].map((name) =>
      numberAfter(printed, name),
    );
    assert.ok((mitigated - noisy) / (ideal - noisy) > 0.3);
  },
};

for (const name of readdirSync(folder).filter((one) => one.endsWith('.js'))) {
  test(`the demo ${name} runs, shows what it is there for and ends by itself`, async () => {
    const { code, stdout, stderr } = await execute(process.execPath, [join(folder, name)]);
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    assert.ok(stdout.length > 0);
    shown[name]?.(stdout);
  });
}

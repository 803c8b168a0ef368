/** Methods of mitigation that take a list of Paulis, and every choice of the lab: chosen, misused, computed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessibilityProblems } from './support/accessibility.js';
import { assertFits, takePictures } from './support/appearance.js';
import { inBothBrowsers } from './support/index.js';
import { set, textOf, whenDrawn, whenText } from './support/playground.js';
import { fill, openTrial, rowsOf, tabTo, timeout, whenOver } from './support/trial.js';

/** @param {import('puppeteer-core').Page} page @param {string} id */
const valueOf = (page, id) => page.$eval(`#${id}`, (input) => /** @type {HTMLInputElement} */ (input).value);

/**
 * Changes a field as a program would, and leaves the keyboard where it is.
 * @param {import('puppeteer-core').Page} page
 * @param {string} id
 * @param {string} value
 */
async function fillUnfocused(page, id, value) {
  await page.$eval(
    `#${id}`,
    (input, wanted) => {
      /** @type {HTMLInputElement} */ (input).value = wanted;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    value,
  );
  await whenDrawn(page);
}

inBothBrowsers('methods of mitigation', ({ name, open }) => {
  test('symmetries are found in the circuit or typed, checked where they are, and go on trial beside the subspace', async () => {
    const { page, messages } = await open('circuit.html#c=2:h0;cx0,1&noise=bit-flip,0.03', {
      ready: '#workshop[data-phase="settled"]',
    });
    await openTrial(page);
    await tabTo(page, '.more-methods summary');
    await fillUnfocused(page, 'trial-seeds', '19');
    assert.ok(
      await page.$eval('.more-methods summary', (summary) => summary === document.activeElement),
      'what changes elsewhere does not move the keyboard',
    );
    await page.keyboard.press('Enter');
    assert.equal(await page.$('#trial-symmetries'), null, 'not before the method is chosen');
    for (const key of ['symmetry', 'subspace', 'forest']) {
      await page.focus(`#trial-method-${key}`);
      await page.keyboard.press(' ');
    }
    await whenDrawn(page);
    assert.equal(await valueOf(page, 'trial-symmetries'), '');
    assert.match(
      await textOf(page, '.method:has(#trial-symmetries)'),
      /Empty: those that the circuit is known/,
    );
    assert.match(await textOf(page, '.method:has(#trial-operators)'), /finds its lowest value/);

    await fill(page, 'trial-symmetries', 'X0');
    assert.match(await textOf(page, '#trial-symmetries-fault'), /X0 does not commute with Z0 Z1/);
    await fill(page, 'trial-operators', 'X0, Y9');
    assert.match(await textOf(page, '#trial-operators-fault'), /There is no qubit 9/);
    assert.deepEqual(await accessibilityProblems(page), []);
    await assertFits(page, [360, 901, 1280]);
    if (name === 'chromium') await takePictures(page, 'mitigation-lists');
    await page.$eval('.more-methods', (details) => details.removeAttribute('open'));
    await page.focus('#trial-seeds');
    await page.keyboard.press('Enter');
    assert.equal(
      await page.evaluate(() => document.activeElement?.id),
      'trial-symmetries',
      'opened to the first that is wrong',
    );

    await fill(page, 'trial-symmetries', '-Y0 Y1');
    await fill(page, 'trial-operators', 'Y0');
    await fill(page, 'trial-seeds', '3');
    await page.keyboard.press('Enter');
    await whenOver(page);
    const names = (await rowsOf(page)).map(([method]) => method.replace(/\s*recommended$/, ''));
    assert.ok(names.includes('Symmetry verification'), names.join());
    assert.ok(names.includes('Quantum subspace expansion'), names.join());
    assert.match(await textOf(page, '.verification'), /checks -Y0 Y1 here, and leaves out \d+\.\d %/);
    assert.match(
      await textOf(page, '.method:has(#trial-method-forest) .refused'),
      /This circuit is Clifford: there is nothing to replace/,
    );
    // The link carries all of it: who opens it finds the panel open.
    await page.waitForFunction(() => location.hash.includes('t.symmetries=-Y0%20Y1'), { timeout });
    await page.reload();
    await page.waitForSelector('#trial-symmetries', { timeout });
    assert.equal(await valueOf(page, 'trial-symmetries'), '-Y0 Y1');
    assert.equal(await valueOf(page, 'trial-seeds'), '3');
    await page.waitForSelector('#workshop[data-phase="settled"]', { timeout });
    await page.$eval('.more-methods', (details) => details.setAttribute('open', ''));
    await fill(page, 'trial-symmetries', ' ');
    await page.keyboard.press('Enter');
    await whenOver(page);
    assert.match(await textOf(page, '.verification'), /checks X0 X1 here/, 'found in the circuit');
    assert.deepEqual(messages, []);
    await page.close();
  });

  test('decoupling wins against slow dephasing, and against white dephasing it does nothing', async () => {
    const ghz = 'c=4:h0;cx0,1;cx1,2;cx2,3&noise=slow-dephasing,0.3';
    const trial = 't.observable=X0%20X1%20X2%20X3&t.seeds=8&t.methods=linear,decoupling';
    const { page, messages } = await open(`circuit.html#${ghz}&${trial}`, {
      ready: '#workshop[data-phase="settled"]',
    });
    /** The biases of the trial under the noise that stands. @param {RegExp} noise in words */
    const biases = async (noise) => {
      await page.waitForSelector('#trial-seeds', { timeout });
      await page.focus('#trial-seeds');
      await page.keyboard.press('Enter');
      await whenText(page, 'workshop-trial-result', noise);
      await whenText(page, 'workshop-trial .outcome', /^Done/);
      const rows = await rowsOf(page);
      return rows.map(([method, bias]) => ({ method, bias: Math.abs(parseFloat(bias.replace('−', '-'))) }));
    };
    const [nothing, , decoupled] = await biases(/slow dephasing, σ = 0\.3/);
    assert.match(decoupled.method, /^Dynamical decoupling\s+recommended$/);
    assert.ok(decoupled.bias < nothing.bias / 2, `${decoupled.bias} where nothing leaves ${nothing.bias}`);

    await page.select('#noise-kind', 'white-dephasing');
    await whenText(page, 'workshop-noise', /Nothing is remembered/);
    await page.waitForSelector('#workshop[data-phase="settled"]', { timeout });
    const [still, , pulsed] = await biases(/white dephasing, 1\/T2 = 0\.1/);
    assert.ok(pulsed.bias > 0.9 * still.bias, `${pulsed.bias} where nothing leaves ${still.bias}`);
    assert.match(page.url(), /noise=white-dephasing,0\.1/);
    assert.deepEqual(messages, []);
    await page.close();
  });

  test('every choice of the lab is scored within seconds; what is refused is said, and the page goes on', async (context) => {
    const link = 'index.html#device=ibmq_manila&epochs=2';
    const scored = () => /^\d+\.\d/.test(document.querySelector('.scores .mitigated dd')?.textContent ?? '');
    const lab = await open(link, { ready: '#setting-mitigation:enabled' });
    const choices = await lab.page.$$eval('#setting-mitigation option', (all) =>
      all.map((one) => /** @type {HTMLOptionElement} */ (one).value).filter((value) => value !== 'none'),
    );
    assert.equal(choices.length, 8);
    for (const value of choices) {
      const start = performance.now();
      await set(lab.page, 'mitigation', value); // and what the method before has answered is gone
      await lab.page.waitForFunction(scored, { timeout });
      context.diagnostic(`${value}: ${((performance.now() - start) / 1000).toFixed(1)} s to its score`);
      assert.equal(await lab.page.$('.notice'), null, value);
    }
    assert.deepEqual(lab.messages, []);
    await lab.page.close();
    const { page, messages } = await open(`${link}&shots=10&mitigation=regression`);
    await page.waitForSelector('.notice', { timeout });
    assert.match(
      await textOf(page, '.notice'),
      /too few shots to share between the circuit and what it learns/,
    );
    await page.select('#setting-mitigation', 'readout');
    await page.waitForFunction(scored, { timeout });
    assert.equal(await page.$('.notice'), null, 'gone with its reason');
    assert.deepEqual(messages, []);
    await page.close();
  });
});

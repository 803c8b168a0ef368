/** The circuit page: built by keyboard alone, stepped through, made noisy; on a phone, in both themes, to a screen reader. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAppearance, assertFits, clickSummaries, takePictures } from './support/appearance.js';
import { assertTakes, inBothBrowsers } from './support/index.js';
import { delayFrames } from './support/lateness.js';
import { textOf, whenDrawn } from './support/playground.js';
import { drag, fidelityOf, focusBoard, gatesOf, middleOf, settled, typeKeys } from './support/workshop.js';

const ready = '#workshop[data-phase="settled"]';
const noisyBell = '#c=2:h0;cx0,1&noise=depolarizing,0.05';
const teleportation =
  '#c=3:ry(theta)0;h1;cx1,2;barrier0,1,2;cx0,1;h0;measure0@0;measure1@1;x2~1=1;z2~0=1&p.theta=0.9&noise=phase-damping,0.1&step=6';

/**
 * Steps forward: in the median a step is drawn within three frames of a screen, and none makes the reader wait. Other work
 * on the machine is no fault of the page's: a round that was too slow is measured again, twice at most.
 * @param {import('node:test').TestContext} context
 * @param {import('puppeteer-core').Page} page
 */
async function staysFluid(context, page) {
  let [median, longest] = [Infinity, Infinity];
  for (let round = 0; round < 3 && !(median < 50 && longest < 250); round++) {
    await page.click('[aria-label="First step"]');
    const times = await page.evaluate(async () => {
      const button = /** @type {HTMLElement} */ (document.querySelector('[aria-label="Step forward"]'));
      const measured = [];
      for (let i = 0; i < 21; i++) {
        const start = performance.now();
        button.click();
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        measured.push(performance.now() - start);
      }
      return measured.sort((a, b) => a - b);
    });
    [median, longest] = [times[10], times[20]];
    context.diagnostic(`median ${median.toFixed(0)} ms, longest ${longest.toFixed(0)} ms`);
  }
  assertTakes(median, 50, `median ${median} ms`);
  assertTakes(longest, 250, `${longest} ms`);
}

inBothBrowsers('circuit page', ({ name, open }) => {
  test('a Bell pair by keyboard alone, stepped through, made noisy: fidelity falls', async () => {
    const { page, messages } = await open('circuit.html#c=2:', { ready });
    await focusBoard(page);
    await typeKeys(page, 'h', 'c', 'x');
    await settled(page);
    assert.equal(await gatesOf(page), 'H on qubit 0; CX from qubit 0 to qubit 1');
    assert.match(await textOf(page, '.said'), /CX from qubit 0 to qubit 1, column 2/);
    assert.equal(await page.$eval('.said', (said) => said.getAttribute('role')), 'status');
    assert.match(await textOf(page, '.headline'), /qubits 0 and 1 are as entangled as they can be/);
    assert.match(await textOf(page, '.pairs'), /q₀ and q₁: concurrence 1\.00/);

    await typeKeys(page, ',');
    await settled(page);
    assert.match(await textOf(page, '.headline'), /After H on qubit 0, each qubit has a state of its own/);
    await typeKeys(page, '.');
    await settled(page);

    // The way to the noise is the tab key, backwards from the board.
    for (let i = 0; i < 40; i++) {
      if (await page.evaluate(() => document.activeElement?.id === 'noise-kind')) break;
      await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      await page.keyboard.up('Shift');
    }
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'noise-kind');
    await page.keyboard.type('Dep');
    await page.waitForSelector('#noise-strength');
    await settled(page);
    const first = await fidelityOf(page);
    assert.ok(first > 0.9 && first < 0.999, `${first}`);
    assert.match(await textOf(page, '.headline'), /noise has cost/);
    await page.keyboard.press('Tab');
    for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowRight');
    await settled(page);
    const second = await fidelityOf(page);
    assert.ok(second < first - 0.01, `${second} after ${first}`);
    assert.deepEqual(messages, []);
  });

  test('controls are marked with C, a leg is carried with Shift, Delete and undo do what they say', async () => {
    const { page } = await open('circuit.html#c=3:', { ready });
    await focusBoard(page);
    await typeKeys(page, 'c', 'ArrowDown', 'ArrowDown', 'x');
    await settled(page);
    assert.equal(await gatesOf(page), 'CX from qubit 0 to qubit 2');
    await typeKeys(page, 'ArrowLeft');
    await page.keyboard.down('Shift');
    await typeKeys(page, 'ArrowUp');
    await page.keyboard.up('Shift');
    assert.equal(await gatesOf(page), 'CX from qubit 0 to qubit 1');
    await typeKeys(page, 'Delete');
    assert.equal(await gatesOf(page), '');
    await page.keyboard.down('Control');
    await typeKeys(page, 'z', 'z');
    await page.keyboard.up('Control');
    assert.equal(await gatesOf(page), 'CX from qubit 0 to qubit 2');
    await page.keyboard.down('Control');
    await page.keyboard.down('Shift');
    await typeKeys(page, 'z');
    await page.keyboard.up('Shift');
    await page.keyboard.up('Control');
    assert.equal(await gatesOf(page), 'CX from qubit 0 to qubit 1');
    await typeKeys(page, '+', '-', '-');
    assert.match(await textOf(page, '.circuit-card h2 small'), /^2 qubits/);
  });

  test('gates are dragged from the palette and within the circuit, and thrown away', async () => {
    const { page } = await open('circuit.html#c=2:', { ready });
    const stage = await middleOf(page, 'svg.board');
    const wire = (/** @type {number} */ y) => ({ x: stage.left + 40, y: stage.top + 43 + 54 * y });
    await drag(page, await middleOf(page, '[data-gate="y"]'), wire(1));
    assert.equal(await gatesOf(page), 'Y on qubit 1');
    await drag(page, wire(1), wire(0));
    assert.equal(await gatesOf(page), 'Y on qubit 0');
    await drag(page, wire(0), { x: stage.left + 40, y: stage.top + 400 });
    assert.equal(await gatesOf(page), '');
  });

  test('an angle is dragged, typed, and named; a name gets a slider', async () => {
    const { page } = await open('circuit.html#c=1:rx(0.1)0', { ready });
    const box = await middleOf(page, 'svg.board .scrub');
    await drag(page, box, { x: box.x + 100, y: box.y });
    await settled(page);
    assert.match(await gatesOf(page), /^RX\(1\.\d+\) on qubit 0$/);
    await focusBoard(page);
    await typeKeys(page, 'ArrowLeft', 'Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'angle-0');
    await page.keyboard.type('2*(');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.now.fault');
    assert.match(await textOf(page, '.now.fault'), /missing/);
    await page.click('#angle-0', { count: 3 });
    await page.keyboard.type('2*theta');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#parameter-theta');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'board');
    await settled(page);
    const before = await textOf(page, '.one-qubit figcaption');
    await page.focus('#parameter-theta');
    for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowRight');
    await settled(page);
    assert.notEqual(await textOf(page, '.one-qubit figcaption'), before);
  });

  test('text edits the picture; a mistake is named with its line and leaves the picture alone', async () => {
    const { page, messages } = await open('circuit.html#c=2:h0;cx0,1', { ready });
    const text = await page.$eval('#qasm', (area) => /** @type {HTMLTextAreaElement} */ (area).value);
    assert.match(text, /OPENQASM 3/);
    const write = async (/** @type {string} */ program) => {
      await page.click('#qasm');
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.up('Control');
      await page.keyboard.type(program);
    };
    await write('OPENQASM 3.0;\nqubit[3] q;\nx q[2];\n');
    await page.waitForFunction(
      () => document.querySelector('svg.board title')?.textContent === 'X on qubit 2',
    );
    await write('OPENQASM 3.0;\nqubit[3] q;\nx q[7];\n');
    await page.waitForSelector('.fault');
    assert.match(await textOf(page, '.fault'), /[Ll]ine 3/);
    assert.equal(await gatesOf(page), 'X on qubit 2');
    await page.click('.fault button:last-of-type');
    await page.waitForFunction(() => !document.querySelector('.fault'));
    await focusBoard(page);
    await typeKeys(page, 'h');
    await page.waitForFunction(() =>
      /^h q\[0\]/m.test(/** @type {HTMLTextAreaElement} */ (document.querySelector('#qasm')).value),
    );
    for (const button of await page.$$('.languages button')) {
      await button.click();
      await page.waitForSelector('pre.code');
      assert.ok((await textOf(page, 'pre.code')).length > 40);
    }
    assert.deepEqual(messages, []);
  });

  test('what is typed while the page has yet to draw what was typed before is not taken back', async () => {
    const { page } = await open('circuit.html#c=2:h0;cx0,1', { ready });
    await page.evaluate(delayFrames, 600);
    await page.click('#qasm');
    await page.keyboard.down('Control');
    await page.keyboard.press('End');
    await page.keyboard.up('Control');
    // 250 ms after a key the text is read, and 600 ms later drawn: between b and c.
    await page.keyboard.type('// a');
    await new Promise((done) => setTimeout(done, 600));
    await page.keyboard.type('b');
    await new Promise((done) => setTimeout(done, 400));
    await page.keyboard.type('c');
    await whenDrawn(page);
    assert.match(await page.$eval('#qasm', (area) => /** @type {any} */ (area).value), /\/\/ abc$/);
  });

  test('shots fall into the histogram, and a measured circuit counts its bits', async () => {
    const { page, messages } = await open(`circuit.html${noisyBell}`, { ready });
    await page.click('workshop-outcomes button');
    await page.waitForSelector('.histogram circle.shots');
    assert.match(await textOf(page, 'workshop-outcomes'), /1,000 shots of the qubits/);
    await page.goto(new URL(`circuit.html#c=2:h0;measure0@0;x1~0=1`, page.url()).href);
    await page.waitForFunction(() => document.querySelectorAll('svg.board .condition').length === 1);
    await settled(page);
    await page.click('workshop-outcomes button');
    await page.waitForFunction(() =>
      document.querySelector('workshop-outcomes')?.textContent?.includes('measured bits'),
    );
    assert.deepEqual(messages, []);
  });

  test('sixteen qubits stay fluid, twenty run, thirty are refused in words (timed)', async (context) => {
    const { page, messages } = await open('circuit.html', { ready });
    const example = (/** @type {string} */ title) => page.locator(`.examples ::-p-text(${title})`).click();
    await example('16 qubits');
    await settled(page);
    await staysFluid(context, page);
    await settled(page);
    await example('20 qubits');
    await settled(page, 60000);
    assert.match(await textOf(page, '.headline'), /all 20 qubits are as entangled/);
    assert.match(await textOf(page, 'workshop-density'), /up to 6 qubits/);
    await page.goto(new URL('circuit.html#c=30:h0', page.url()).href);
    await page.waitForSelector('#workshop[data-phase="refused"]');
    assert.match(await textOf(page, '.headline'), /30 qubits would take .*fit/);
    for (const panel of ['outcomes', 'amplitudes', 'density', 'qubits', 'course']) {
      assert.match(await textOf(page, `workshop-${panel}`), /30 qubits would take/, panel);
    }
    await example('Bell pair');
    await settled(page);
    assert.match(await textOf(page, '.headline'), /as entangled as they can be/);
    assert.deepEqual(messages, []);
  });

  test('the circuit can be read as a list, and the step is marked in it', async () => {
    const { page } = await open(`circuit.html${noisyBell}&step=1`, { ready });
    await page.click('workshop-scrubber summary');
    await page.waitForSelector('.gates li');
    const lines = await page.$$eval('.gates li', (items) =>
      items.map(({ textContent }) => textContent?.trim()),
    );
    assert.deepEqual(lines, ['H on qubit 0', 'CX from qubit 0 to qubit 1']);
    assert.equal(await textOf(page, '.gates [aria-current="step"]'), 'H on qubit 0');
  });

  test('the address carries circuit, noise and step; a damaged one is said', async () => {
    const { page } = await open(`circuit.html${noisyBell}&step=1`, { ready });
    assert.match(await textOf(page, '.epoch'), /step\s+1\s+of 2/);
    await page.click('[aria-label="Step forward"]');
    await page.waitForFunction((hash) => location.hash === hash, {}, noisyBell);
    await page.goto(new URL('circuit.html#c=2:warp0', page.url()).href);
    await page.waitForSelector('.notice');
    assert.match(await textOf(page, '.notice'), /link can’t be read/);
    assert.equal(await gatesOf(page), 'H on qubit 0; CX from qubit 0 to qubit 1');
  });

  test('the lab and this page lead to each other, and the lab’s circuit comes along', async () => {
    const { page, messages } = await open('#epochs=1', { ready: '#lab[data-phase="done"]' });
    await page.click('a.onward');
    await page.waitForSelector(ready, { timeout: 60000 });
    assert.match(await gatesOf(page), /^RY\(x_0\) on qubit 0; RY\(x_1\) on qubit 1; RZ\(layer0_q0_rz0\)/);
    await page.click('.tabs a');
    await page.waitForSelector('#lab[data-phase]');
    assert.deepEqual(messages, []);
  });

  test('light and dark, on a desk and on a phone: axe finds nothing, nothing scrolls sideways', async () => {
    const { page, messages } = await open(`circuit.html${teleportation}`, { ready });
    await clickSummaries(page);
    await assertAppearance(page);
    await clickSummaries(page);
    if (name === 'chromium') await takePictures(page, 'circuit');
    assert.deepEqual(messages, []);
  });

  test('nothing scrolls sideways on anything between a phone and a desk', async () => {
    const { page } = await open(`circuit.html${noisyBell}`, { width: 320, ready });
    await assertFits(page, [320, 600, 768, 901, 1024, 1181, 1361, 1920]);
  });
});

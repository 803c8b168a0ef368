/** A file of the reader's own: opened, pasted and dropped, its problems named, its preparation changed by keyboard. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { assertAppearance, takePictures } from './support/appearance.js';
import { inBothBrowsers } from './support/index.js';
import { fullSpeed, press, textOf, whenPhase } from './support/playground.js';
import { dirtyCsv } from './support/tables.js';

/** @typedef {import('puppeteer-core').Page} Page */

const patience = 60_000;

/** @type {string} */
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualm-'));
});
after(() => rm(folder, { recursive: true }));

/**
 * Opens a file with the file picker of the data card.
 * @param {Page} page
 * @param {string | Uint8Array} content
 * @param {string} [name]
 */
async function openFile(page, content, name = 'mine.csv') {
  const path = join(folder, name);
  await writeFile(path, content);
  const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (
    await page.$('lab-data input[type=file]')
  );
  await input.uploadFile(path);
}

/** @param {Page} page @param {string} name */
const whenTrainedOn = (page, name) =>
  page.waitForFunction(
    (wanted) => document.querySelector('lab-data h2 small')?.textContent?.includes(wanted),
    { timeout: patience },
    name,
  );

/** @param {Page} page */
const chips = (page) =>
  page.$$eval('lab-preparation [data-step]', (all) => all.map((chip) => chip.textContent?.trim() ?? ''));

/** @param {Page} page @param {string[]} wanted */
const whenChips = (page, wanted) =>
  page.waitForFunction(
    (text) =>
      [...document.querySelectorAll('lab-preparation [data-step]')]
        .map((one) => one.textContent?.trim())
        .join() === text,
    { timeout: patience },
    wanted.join(),
  );

/**
 * A file that the browser writes in its own time.
 * @param {string} path
 */
async function downloaded(path) {
  for (let i = 0; i < 100 && !existsSync(path); i++) await new Promise((done) => setTimeout(done, 100));
  return readFile(path, 'utf8');
}

const usual = ['fill gaps: median', 'one column per category', 'standardize', 'PCA → 4', 'scale to 0 … π'];

inBothBrowsers('data', ({ name, open }) => {
  test('a dirty file goes to a trained model, its problems named, its steps moved by keyboard', async () => {
    const { page, messages } = await open('#epochs=1&layers=1', { ready: '#lab[data-phase]' });
    await fullSpeed(page);
    await openFile(page, dirtyCsv());
    await page.waitForSelector('table.profile', { timeout: patience });
    await whenTrainedOn(page, '402 rows × 5 columns');
    await whenPhase(page, 'done');
    const codes = await page.$$eval('.findings [data-code]', (all) =>
      all.map((one) =>
        `${one.getAttribute('data-code')} ${one.querySelector('b')?.textContent ?? ''}`.trim(),
      ),
    );
    for (const wanted of [
      ...['decimal-comma', 'missing-spellings', 'duplicate-rows', 'missing-values width'],
      ...['likely-identifier key', 'likely-leak copy', 'constant-column unit'],
    ])
      assert.ok(codes.includes(wanted), `${wanted} among ${codes}`);
    assert.match(await textOf(page, '.status'), /Left out: “key”/);
    assert.deepEqual(await chips(page), usual);

    await page.focus('[data-step="2"]');
    await page.keyboard.down('Alt');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.up('Alt');
    const moved = [usual[0], usual[1], usual[3], usual[2], usual[4]];
    await whenChips(page, moved);
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-step') === '3');
    await page.waitForFunction(() =>
      document.querySelector('lab-preparation [role=status]')?.textContent?.includes('is now step 4 of 5'),
    );
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowLeft');
    await whenChips(page, usual);
    await page.keyboard.press(' ');
    assert.match(page.url(), /steps=impute/);

    // PCA before there are numbers only: said at the step, with what would help.
    await page.focus('[data-step="1"]');
    await page.keyboard.press('Delete');
    await page.waitForSelector('li.wrong .mistake');
    assert.match(await textOf(page, 'li.wrong'), /standardize[^]*is text[^]*goes on until this is mended/);
    await press(page, 'Add “One column per category” before it');
    await whenChips(page, usual);
    await page.waitForFunction(() => !document.querySelector('.mistake'));

    await page.focus('[data-step="3"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('lab-step table.bars');
    await page.$eval('#step-components', (input) => /** @type {HTMLInputElement} */ (input).select());
    await page.type('#step-components', '3');
    await page.keyboard.press('Tab');
    await whenChips(page, [...usual.slice(0, 3), 'PCA → 3', usual[4]]);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-step') === '3');
    await whenPhase(page, 'done');
    assert.deepEqual(messages, []);
  });

  test('columns and label are chosen in the profile, steps in a list and by dragging', async () => {
    const { page, messages } = await open('#epochs=1&layers=1&data=iris', {
      ready: '#lab[data-phase="done"]',
    });
    await press(page, 'Profile');
    await page.waitForSelector('table.profile tbody tr:nth-child(5)', { timeout: patience });
    await page.click('table.profile tbody tr:nth-child(1) input[type=checkbox]');
    await whenTrainedOn(page, '150 rows × 3 columns');
    assert.match(page.url(), /columns=/);
    await page.waitForSelector('lab-scatter canvas');
    await press(page, '+ step');
    await page.click('[data-kind="robust"]');
    await whenChips(page, ['standardize', 'scale by quartiles', usual[4]]);
    const [from, to] = await page.$$eval('[data-step="1"], [data-step="0"]', (all) =>
      all.map((chip) => {
        const { left, top, width, height } = chip.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }),
    );
    await page.mouse.move(to.x, to.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
    await page.mouse.move(from.x, from.y, { steps: 3 });
    await page.mouse.up();
    await whenChips(page, ['scale by quartiles', 'standardize', usual[4]]);
    const { hash } = new URL(page.url());
    const again = await open(hash, { ready: '#lab[data-phase]' });
    assert.deepEqual(await chips(again.page), ['scale by quartiles', 'standardize', usual[4]]);
    await again.page.close();
    await page.bringToFront();
    await press(page, 'Usual steps');
    await whenChips(page, ['standardize', usual[4]]);
    assert.deepEqual([...messages, ...again.messages], []);
  });

  test('the preparation leaves as JSON and as scripts', async () => {
    const { page, messages } = await open('#epochs=1&layers=1&data=iris', {
      ready: '#lab[data-phase="done"]',
    });
    const downloads = await mkdtemp(join(folder, 'downloads-'));
    if (name === 'chromium') {
      const session = await page.createCDPSession();
      const where = /** @type {const} */ ({ behavior: 'allow', downloadPath: downloads });
      await session.send('Browser.setDownloadBehavior', where);
    }
    await page.evaluate(() => {
      const { createObjectURL } = URL;
      const written = /** @type {string[]} */ ([]);
      Object.assign(globalThis, { written });
      URL.createObjectURL = (blob) => {
        void (/** @type {Blob} */ (blob).text().then((text) => written.push(text)));
        return createObjectURL.call(URL, blob);
      };
    });
    await page.$eval('.exports summary', (summary) => /** @type {HTMLElement} */ (summary).click());
    for (const [words, file, pattern] of /** @type {[string, string, RegExp][]} */ ([
      ['Pipeline (JSON)', 'pipeline.json', /qualm\.pipeline\/1/],
      ['scikit-learn script', 'prepare_sklearn.py', /StandardScaler/],
      ['PySpark script', 'prepare_pyspark.py', /pyspark/],
    ])) {
      await press(page, words);
      await page.waitForFunction(
        (wanted) => document.querySelector('.status')?.textContent?.includes(wanted),
        { timeout: patience },
        `${file} is in your downloads`,
      );
      // What a blob holds is read a moment after it is offered.
      const last = await page.waitForFunction(
        (source) =>
          /** @type {any} */ (globalThis).written.findLast((/** @type {string} */ text) =>
            new RegExp(source).test(text),
          ),
        { timeout: patience },
        pattern.source,
      );
      const text = /** @type {string} */ (await last.jsonValue());
      assert.match(text, pattern);
      if (name === 'chromium') assert.equal(await downloaded(join(downloads, file)), text);
    }
    assert.deepEqual(messages, []);
  });

  test('pasted and dropped text is a file, too', async () => {
    const { page, messages } = await open('#epochs=1&layers=1', { ready: '#lab[data-phase]' });
    const rows = Array.from({ length: 30 }, (_, i) => `${i % 7}\t${(i * 3) % 5}\t${i % 2 ? 'up' : 'down'}`);
    await press(page, 'Paste');
    await page.waitForSelector('#pasted');
    await page.evaluate(
      (text) => {
        const area = /** @type {HTMLTextAreaElement} */ (document.querySelector('#pasted'));
        area.value = text;
      },
      ['a\tb\tway', ...rows].join('\n'),
    );
    await press(page, 'Use this text');
    await whenTrainedOn(page, '30 rows × 2 columns');
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }));
      document
        .querySelector('lab-data')
        ?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, dirtyCsv(60));
    await whenTrainedOn(page, '62 rows × 5 columns');
    assert.deepEqual(messages, []);
  });

  test('a wrong file is named and leaves everything as it was; many rows ask for a sample', async () => {
    const { page, messages } = await open('#epochs=1&layers=1', { ready: '#lab[data-phase]' });
    await openFile(page, dirtyCsv(90), 'good.csv');
    await whenTrainedOn(page, '92 rows × 5 columns');
    const bad = /** @type {[string | Uint8Array, RegExp][]} */ ([
      [Uint8Array.from({ length: 3000 }, (_, i) => (i * 37) % 256), /csv-/],
      ['1,2,3\n4,5,6\n', /csv-no-header/],
      ['a,b\n1,x\n2,x\n3,x\n', /one-class/],
    ]);
    for (const [content, code] of bad) {
      const run = await page.$eval('#lab', (lab) => lab.getAttribute('data-run'));
      await openFile(page, content, 'bad.csv');
      await page.waitForFunction(
        (pattern) => new RegExp(pattern).test(document.querySelector('.notice code')?.textContent ?? ''),
        { timeout: patience },
        code.source,
      );
      assert.match(await textOf(page, '.notice'), /Received: [^]*Allowed: /);
      assert.equal(await textOf(page, 'lab-data h2 small'), '92 rows × 5 columns');
      assert.equal(await page.$eval('#lab', (lab) => lab.getAttribute('data-run')), run);
      assert.equal(
        await page.$eval(
          '#setting-data',
          (select) => /** @type {HTMLSelectElement} */ (select).selectedOptions[0].label,
        ),
        'good.csv',
      );
      if (await page.$('.questions')) await press(page, 'Put the file away');
      await press(page, 'Dismiss');
    }
    const many = Array.from({ length: 6000 }, (_, i) => `${i % 83},${(i * 7) % 31},${i % 2}`);
    await openFile(page, ['a,b,k', ...many].join('\n'), 'many.csv');
    await page.waitForSelector('#sample-rows', { timeout: patience });
    assert.match(await textOf(page, '.questions'), /6,000 rows take long to train on/);
    assert.equal(await textOf(page, 'lab-data h2 small'), '92 rows × 5 columns');
    await press(page, 'Train on the sample');
    await whenTrainedOn(page, '1000 rows × 2 columns');
    assert.match(page.url(), /sample=1000/);
    assert.deepEqual(messages, []);
  });

  test('light and dark, on a desk and on a phone: axe finds nothing in the panel, nothing scrolls sideways', async () => {
    const { page, messages } = await open('#epochs=1&layers=1', { ready: '#lab[data-phase]' });
    await openFile(page, dirtyCsv());
    await page.waitForSelector('lab-scatter canvas', { timeout: patience });
    await whenTrainedOn(page, '402 rows × 5 columns');
    await page.focus('[data-step="3"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('lab-step table.bars');
    await page.$eval('.exports summary', (summary) => /** @type {HTMLElement} */ (summary).click());
    await assertAppearance(page);
    await page.$eval('header', (header) => void header.setAttribute('hidden', ''));
    if (name === 'chromium') await takePictures(page, 'data');
    assert.deepEqual(messages, []);
  });
});

/** The page by keyboard, to a screen reader, on a phone, in both themes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAppearance, assertFits, clickSummaries, takePictures } from './support/appearance.js';
import { inBothBrowsers } from './support/index.js';
import { fullSpeed, textOf, whenPhase } from './support/playground.js';

inBothBrowsers('access', ({ name, open }) => {
  test('light and dark, on a desk and on a phone: axe finds nothing, nothing scrolls sideways', async () => {
    const { page, messages } = await open('#epochs=3', { ready: '#lab[data-phase]' });
    await fullSpeed(page);
    await whenPhase(page, 'done');
    await page.waitForSelector('.intervals .quantum .mark');
    await clickSummaries(page);
    await assertAppearance(page);
    await clickSummaries(page);
    if (name === 'chromium') await takePictures(page, 'lab');
    assert.deepEqual(messages, []);
  });

  test('nothing scrolls sideways on anything between a phone and a desk', async () => {
    const { page } = await open('#epochs=1&data=iris', { width: 320, ready: '#lab[data-phase="done"]' });
    await assertFits(page, [320, 600, 768, 901, 1024, 1241, 1920]);
  });

  test('a walk with the keyboard: pause, step, change a setting, follow another row', async () => {
    const { page } = await open('', { ready: '#lab[data-phase="training"]' });
    const focused = () =>
      page.evaluate(() => {
        const element = document.activeElement;
        return element?.id || element?.getAttribute('aria-label') || element?.textContent?.trim() || '';
      });
    /** @param {(at: string) => boolean} found */
    const tabTo = async (found) => {
      for (let i = 0; i < 60; i++) {
        if (found(await focused())) return;
        await page.keyboard.press('Tab');
      }
      assert.fail('the tab key never got there');
    };
    await tabTo((at) => at === 'Pause');
    await page.keyboard.press('Enter');
    await whenPhase(page, 'paused');
    const update = await textOf(page, '.epoch');
    await tabTo((at) => at === 'Step');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (before) => document.querySelector('.epoch')?.textContent?.trim() !== before,
      {},
      update,
    );
    await tabTo((at) => at === 'setting-layers');
    await page.keyboard.press('ArrowUp');
    await page.waitForFunction(() => location.hash === '#layers=4');
    await tabTo((at) => at === 'Next row');
    const row = await textOf(page, '.row-picker p');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (before) => document.querySelector('.row-picker p')?.textContent?.trim() !== before,
      {},
      row,
    );
    const outline = await page.evaluate(
      () => getComputedStyle(/** @type {Element} */ (document.activeElement)).outlineStyle,
    );
    assert.equal(outline, 'solid');
  });

  test('every picture has words, and the verdict is spoken when the training rests', async () => {
    const { page } = await open('#epochs=1', { ready: '#lab[data-phase="done"]' });
    await page.waitForSelector('.intervals');
    const silent = await page.$$eval('canvas, main svg', (pictures_) =>
      pictures_
        .filter((picture) => !picture.closest('[role="img"]') && !picture.closest('[aria-hidden="true"]'))
        .filter((picture) => !picture.getAttribute('aria-label'))
        .map((picture) => picture.outerHTML.slice(0, 80)),
    );
    assert.deepEqual(silent, []);
    assert.match(await textOf(page, '.sentence [role="status"]'), /No advantage|ahead/);
  });
});

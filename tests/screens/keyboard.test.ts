import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/contract/language.ts';
import { scanSpeeds } from '../../src/renderer/components/accessibility/preferences.ts';
import { languageNames } from '../../src/renderer/i18n/languages.ts';
import { texts } from '../../src/renderer/i18n/index.ts';
import { scripts } from '../fakes/engine-script.ts';
import { needs } from '../support/needs.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { expectFits, shareStage, type StageSize, stageSizes } from '../e2e/support/stage.ts';

const missing = existsSync(chromiumPath) ? undefined : `no ${chromiumPath}`;

describe('the on-screen keyboard', needs(missing), () => {
  const stage = shareStage();

  async function begin(size: StageSize, language: Language = 'en'): Promise<Page> {
    const page = await stage.page(size, { touch: true, still: true });
    await page.locator(`nav button[lang="${language}"]`).tap();
    // The connection with sound is there.
    await page.locator('[data-presence=listening]').waitFor();
    return page;
  }
  const field = (page: Page, language: Language = 'en') =>
    page.getByLabel(texts[language]['input.label']);
  const keyboard = (page: Page) => page.getByTestId('keyboard');
  const key = (page: Page, name: string) =>
    keyboard(page).getByRole('button', { name, exact: true });
  async function tap(page: Page, ...keys: readonly string[]): Promise<void> {
    for (const name of keys) await key(page, name).tap();
  }
  const said = () =>
    stage
      .engine()
      .calls.filter(({ method }) => method === 'say')
      .map(({ params }) => params);

  test('on every kiosk screen each key is for a thumb, and nothing is hidden by them', async () => {
    const page = await begin('totem');
    await field(page).fill(scripts.en.digits);
    await field(page).press('Enter');
    await page.getByRole('article').first().waitFor();
    await field(page).tap();
    for (const [size, language, colorScheme] of [
      ['totem', 'en', 'light'],
      ['counter', 'hi', 'dark'],
      ['wide', 'bn', 'light'],
      ['counter', 'mr', 'light'],
    ] as const) {
      await page.setViewportSize(stageSizes[size]);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const languageKey = keyboard(page).getByRole('button', {
        name: texts.en['keyboard.language'],
      });
      while (!(await languageKey.getAttribute('aria-label'))?.endsWith(languageNames[language])) {
        await languageKey.tap();
      }
      await stage.shot(page, `${size}-${language}-keyboard`);
      await expectFits(page);
      const board = await keyboard(page).boundingBox();
      const bar = await field(page).boundingBox();
      expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeLessThanOrEqual(board?.y ?? 0);
      // Signs and shift have as much room: the board does not change its size.
      await tap(page, texts.en['keyboard.shift']);
      await tap(page, texts.en['keyboard.symbols']);
      expect(await keyboard(page).boundingBox()).toEqual(board);
      await tap(page, texts.en['keyboard.letters'], texts.en['keyboard.shift']);
      await tap(page, texts.en['keyboard.shiftLocked']);
    }
    // The letters were changed, and not the language of the conversation.
    expect(stage.engine().view().language).toBe('en');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('a conjunct comes by the halant, backspace takes a whole character, enter sends', async () => {
    const page = await begin('counter', 'hi');
    const t = texts.hi;
    await field(page, 'hi').tap();
    await tap(page, 'न', 'म', 'स', 'हलंत', 'त', 'ए की मात्रा', 'र', 'छोटी इ की मात्रा');
    expect(await field(page, 'hi').inputValue()).toBe('नमस्तेरि');
    await tap(page, t['keyboard.backspace']);
    expect(await field(page, 'hi').inputValue()).toBe('नमस्ते');
    // Shift is for one letter.
    await tap(page, t['keyboard.space'], t['keyboard.shift'], 'भ', 'ब');
    expect(await field(page, 'hi').inputValue()).toBe('नमस्ते भब');

    await page.getByRole('button', { name: t['input.clear'] }).tap();
    await tap(page, 'क', 'ल');
    expect(await field(page, 'hi').inputValue()).toBe('कल');
    // A held key offers more, and what it types comes where the caret is.
    await page.evaluate(`document.activeElement.setSelectionRange(1, 1)`);
    const ja = await key(page, 'ज').boundingBox();
    if (!ja) throw new Error('there is no such key');
    await page.mouse.move(ja.x + 20, ja.y + 20);
    await page.mouse.down();
    const more = page.getByRole('group', { name: t['keyboard.more'] });
    await more.waitFor();
    await page.mouse.up();
    await stage.shot(page, 'counter-hi-keyboard-more');
    await more.getByRole('button', { name: 'ज़'.normalize('NFC') }).tap();
    expect(await field(page, 'hi').inputValue()).toBe('कज़ल'.normalize('NFC'));
    await more.waitFor({ state: 'detached' });

    await tap(page, t['input.send']);
    await expect.poll(said).toEqual([{ text: 'कज़ल'.normalize('NFC') }]);
    await keyboard(page).waitFor({ state: 'detached' });
  });

  test('it comes by touch and goes with the first real key, or a tap elsewhere', async () => {
    const page = await begin('counter');
    await field(page).tap();
    await keyboard(page).waitFor();
    await page.keyboard.type('hi');
    await keyboard(page).waitFor({ state: 'detached' });
    expect(await field(page).inputValue()).toBe('hi');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await keyboard(page).count()).toBe(0);
    await field(page).tap();
    await keyboard(page).waitFor();
    // Hidden by its key, the field keeps what is in it and the focus.
    await tap(page, texts.en['keyboard.hide']);
    await keyboard(page).waitFor({ state: 'detached' });
    expect(await page.evaluate(`document.activeElement.value`)).toBe('hi');
    await field(page).tap();
    await keyboard(page).waitFor();
    await page.getByRole('log').tap({ position: { x: 5, y: 5 } });
    await keyboard(page).waitFor({ state: 'detached' });
    // A phone has one of its own.
    await page.setViewportSize(stageSizes.phone);
    await field(page).tap();
    await page.waitForTimeout(300);
    expect(await keyboard(page).count()).toBe(0);
  });

  test('it never comes to a desk with a mouse', async () => {
    const page = await stage.page('counter', { still: true });
    await page.locator(`nav button[lang="en"]`).click();
    await field(page).click();
    await page.waitForTimeout(300);
    expect(await keyboard(page).count()).toBe(0);
    expect(await field(page).getAttribute('inputmode')).toBeNull();
  });

  test('one switch is enough to reach a field, type into it and send', async () => {
    const page = await begin('counter');
    await page.clock.install();
    await page.getByRole('button', { name: texts.en['access.button'] }).tap();
    await page.getByRole('switch', { name: texts.en['access.scan'] }).tap();
    await page.getByRole('radio', { name: texts.en['access.speed.medium'] }).waitFor();
    // From here on the frame goes on when the test lets it, and not while it is being looked for.
    await page.clock.pauseAt(Date.now() + 60_000);
    const press = () => page.keyboard.press('Space');
    const frame = page.getByTestId('scan-frame');
    /** Is the frame around this thing; `alone`: and around nothing else? */
    const around = (name: string, alone: boolean) =>
      page.evaluate(`(() => {
        const box = (selector) => document.querySelector(selector)?.getBoundingClientRect();
        const frame = box('.scan-frame'), thing = box('[aria-label="${name}"]');
        if (!frame || !thing) return false;
        return frame.left <= thing.left && frame.right >= thing.right &&
          frame.top <= thing.top && frame.bottom >= thing.bottom &&
          frame.height < thing.height * 2 && (${!alone} || frame.width < thing.width * 2);
      })()`) as Promise<boolean>;
    /** Lets the frame go on until it is there. */
    async function wait(name: string, alone: boolean): Promise<void> {
      for (let steps = 0; steps < 40 && !(await around(name, alone)); steps++) {
        await page.clock.runFor(scanSpeeds.medium);
      }
      expect(await around(name, alone)).toBe(true);
    }
    async function choose(name: string): Promise<void> {
      await wait(name, false);
      await press();
      if (await around(name, true)) await wait(name, true);
      await wait(name, true);
      await press();
    }
    await press();
    await frame.waitFor();
    await stage.shot(page, 'counter-en-scan-menu');
    await wait(texts.en['controls.close'], false);
    await press();
    await choose(texts.en['input.label']);
    await keyboard(page).waitFor();
    await wait('w', false);
    await stage.shot(page, 'counter-en-scan-keyboard');
    // A tap anywhere is the switch as well, and never what lies under the finger.
    await page.touchscreen.tap(640, 780);
    await wait('w', true);
    await page.touchscreen.tap(640, 780);
    await expect.poll(() => field(page).inputValue()).toBe('w');
    await choose(texts.en['input.send']);
    await expect.poll(said).toEqual([{ text: 'w' }]);
    await page.keyboard.press('Escape');
    await page.locator('.scan-bar').waitFor({ state: 'detached' });
  });
});

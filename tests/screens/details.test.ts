import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/contract/cards.ts';
import { type Language, languages } from '../../src/contract/language.ts';
import { appointment, assorted, cars, directions, venues } from '../fakes/details-cards.ts';
import { needs } from '../support/needs.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { expectFits, shareStage, type StageSize, stageSizes } from '../e2e/support/stage.ts';

const missing = existsSync(chromiumPath) ? undefined : `no ${chromiumPath}`;
const sizes = Object.keys(stageSizes) as StageSize[];

describe('cards with a name and facts', needs(missing), () => {
  const stage = shareStage();

  async function show(page: Page, cards: readonly Card[]): Promise<void> {
    stage.engine().show({
      status: 'listening',
      turns: [
        { id: 1, who: 'person', text: '…', cards: [], interrupted: false },
        { id: 2, who: 'vaani', text: 'Here it is.', cards: [...cards], interrupted: false },
      ],
    });
    await page.getByRole('article').first().waitFor();
    await page.waitForTimeout(300);
  }

  async function open(size: StageSize, dark: boolean, language: Language = 'en'): Promise<Page> {
    const page = await stage.page(size, { dark, still: true });
    await page.locator(`nav button[lang="${language}"]`).click();
    await page.getByRole('log').waitFor();
    return page;
  }

  test.each(sizes.flatMap((size) => [[size, false] as const, [size, true] as const]))(
    'are readable on a %s screen (dark: %s)',
    async (size, dark) => {
      const page = await open(size, dark);
      const name = (what: string) => `${size}-${dark ? 'dark' : 'light'}-${what}`;
      for (const [what, cards] of Object.entries({
        cars,
        appointment: [appointment],
        directions: [directions],
        car: cars.slice(0, 1),
        assorted,
      })) {
        await show(page, cards);
        await stage.shot(page, name(what));
        await expectFits(page);
      }
    },
  );

  test.each(languages.map((language, index) => [language, sizes[index] ?? 'phone'] as const))(
    'a list of restaurants in %s on a %s screen',
    async (language, size) => {
      const page = await open(size, false, language);
      await show(page, venues(language));
      await stage.shot(page, `${size}-${language}-venues`);
      await expectFits(page);
      expect(await page.getByRole('article').count()).toBe(3);
    },
  );

  test('a map is a code to scan; only on a phone is it a link instead', async () => {
    const page = await open('totem', true);
    await show(page, [directions]);
    const code = page.getByRole('img', { name: /The way there/ });
    const box = await code.boundingBox();
    // Half a millimetre a module is what a phone needs from arm's length.
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThan(140);
    // Dark on white in a dark room, too.
    const colours = await page.evaluate(
      `['rect', 'path'].map((part) => getComputedStyle(document.querySelector('svg[role=img] ' + part)).fill)`,
    );
    expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(16, 22, 21)']);
    expect(await page.getByRole('link').count()).toBe(0);
    await page.setViewportSize(stageSizes.phone);
    expect(await page.getByRole('link').getAttribute('href')).toMatch(/^geo:/);
    // It cannot scan itself.
    expect(await code.isVisible()).toBe(false);
  });
});

import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/contract/language.ts';
import { texts } from '../../src/renderer/i18n/index.ts';
import { scripts } from '../fakes/engine-script.ts';
import { needs } from '../support/needs.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { expectFits, shareStage, type StageSize } from '../e2e/support/stage.ts';

/** Begins a conversation in a language; Vaani listens afterwards. */
export async function begin(page: Page, language: Language): Promise<void> {
  const t = texts[language];
  await page.locator(`nav button[lang="${language}"]`).click();
  await page.getByRole('status').filter({ hasText: t['presence.listening'] }).waitFor();
}

/** Sends words as somebody does who types. */
export async function type(page: Page, language: Language, words: string): Promise<void> {
  await page.getByLabel(texts[language]['input.label']).fill(words);
  await page.getByRole('button', { name: texts[language]['input.send'] }).click();
}

/**
 * The whole way of an order, found and cancelled, in every language on these screens; every other one dark.
 * In files of their own, so that they run side by side.
 */
export function describeOrderWalk(sizes: readonly StageSize[]): void {
  const missing = existsSync(chromiumPath) ? undefined : `no ${chromiumPath}`;
  const walks = languages.flatMap((language, row) =>
    sizes.map((size, column) => [language, size, (row + column) % 2 === 1] as const),
  );
  describe(`an order on the screen: ${sizes.join(', ')}`, needs(missing), () => {
    const { page: openPage, shot, engine } = shareStage();

    test.each(walks)(
      'found and cancelled in %s on a %s screen (dark: %s)',
      async (language, size, dark) => {
        const script = scripts[language];
        const t = texts[language];
        const name = (step: string) => `${size}-${language}-${step}`;
        const page = await openPage(size, { dark, still: language !== 'en' });
        await page.getByRole('button', { name: texts.en['attract.start'] }).waitFor();
        if (language === 'en') await shot(page, name('1-attract'));
        await expectFits(page);
        await begin(page, language);
        if (language === 'en') await shot(page, name('2-begin'));
        await type(page, language, script.where);
        await page.getByText(script.askDigits).waitFor();

        engine().show({ status: 'hearing' });
        for (const rms of [0.02, 0.08, 0.2, 0.1, 0.16, 0.05]) engine().level('person', rms);
        engine().partial(script.digits);
        await page.getByTestId('partial').waitFor();
        if (language === 'hi') await shot(page, name('3-hearing'));
        await type(page, language, script.digits);
        const order = page.getByRole('article', { name: t['card.order'].replace('{id}', '1042') });
        await order.waitFor();
        await page.getByTestId('partial').waitFor({ state: 'detached' });
        await shot(page, name('4-order'));
        await expectFits(page);

        await type(page, language, script.cancel);
        const dialog = page.getByRole('alertdialog', { name: script.readBack });
        await dialog.waitFor();
        await shot(page, name('5-confirm'));
        await expectFits(page);
        const yes = dialog.getByRole('button', { name: t['confirm.yes'], exact: true });
        expect((await yes.boundingBox())?.height).toBeGreaterThanOrEqual(64);
        await yes.click();
        await page.getByText(script.done).waitFor();
        await dialog.waitFor({ state: 'detached' });
        expect(await order.last().getAttribute('data-status')).toBe('cancelled');
        await shot(page, name('6-done'));
        expect(engine().calls.filter(({ method }) => method === 'confirm')).toEqual([
          { method: 'confirm', params: { proposalId: 'p1', yes: true } },
        ]);

        await type(page, language, script.show);
        await page.getByRole('article', { name: script.products[0]?.[0] }).waitFor();
        await shot(page, name('7-products'));
        await expectFits(page);
        await type(page, language, script.askPolicy);
        await page.getByRole('article', { name: script.policyTitle }).waitFor();
        await shot(page, name('8-policy'));

        await page.getByRole('button', { name: t['controls.end'] }).click();
        await page.getByRole('heading', { name: t['attract.headline'] }).waitFor();
        expect(await page.getByText(script.done).count()).toBe(0);
        if (language !== 'en') await shot(page, name('9-attract'));
      },
    );
  });
}

import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/contract/language.ts';
import { texts } from '../../src/renderer/i18n/index.ts';
import { commonPhrases } from '../../src/main/dialogue/say/phrases/index.ts';
import { scripts } from '../fakes/engine-script.ts';
import { needs } from '../support/needs.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { expectFits, shareStage, type StageSize, stageSizes } from '../e2e/support/stage.ts';

const missing = existsSync(chromiumPath) ? undefined : `no ${chromiumPath}`;

describe('what the person sees of hearing and of the network', needs(missing), () => {
  const { page: openPage, shot, engine } = shareStage();

  async function talk(page: Page, language: Language): Promise<void> {
    const t = texts[language];
    await page.locator(`nav button[lang="${language}"]`).click();
    await page.getByRole('status').filter({ hasText: t['presence.listening'] }).waitFor();
    await page.getByLabel(t['input.label']).fill(scripts[language].show);
    await page.getByRole('button', { name: t['input.send'] }).click();
    await page.getByRole('article', { name: scripts[language].products[0]?.[0] }).waitFor();
  }

  const places = (page: Page) =>
    page.evaluate(`['.area-feed', '.area-bar', '.area-stage', '[data-testid=presence]'].map((q) => {
      const { x, y, height } = document.querySelector(q).getBoundingClientRect();
      return [q, Math.round(x), Math.round(y), Math.round(height)];
    })`);

  test.each(
    Object.keys(stageSizes).map((size, index): [StageSize, Language] => [
      size as StageSize,
      languages[index] ?? 'en',
    ]),
  )('on a %s screen in %s: advice comes and goes, and nothing moves', async (size, language) => {
    const page = await openPage(size, { dark: size === 'counter' });
    await talk(page, language);
    const voice = engine().view().voice;
    engine().show({ status: 'hearing' });
    for (const rms of [0.002, 0.004, 0.003]) engine().level('person', rms);
    await page.locator('[data-presence=hearing]').waitFor();
    const before = await places(page);
    const hint = String(commonPhrases[language]['notice.too_quiet']);
    engine().show({ voice: { ...voice, hint } });
    await page.getByTestId('hint').getByText(hint).waitFor();
    expect(await places(page)).toEqual(before);
    await shot(page, `${size}-${language}-hint`);
    await expectFits(page);
    engine().show({ voice });
    await page.getByTestId('hint').getByText(hint).waitFor({ state: 'detached' });
    expect(await places(page)).toEqual(before);

    engine().show({
      waiting: 'callback',
      callbackAt: '2026-11-21T19:30:00+05:30',
      outbox: 1,
      status: 'speaking',
      voice: { ...voice, halfDuplex: true },
    });
    await page.getByText(texts[language]['outbox.title']).waitFor();
    const note = page.getByText(texts[language]['presence.speaking.halfDuplex']);
    if (size !== 'phone') await note.waitFor();
    await shot(page, `${size}-${language}-offline`);
    await expectFits(page);
    engine().show({ outbox: 0 });
    await page.getByText(texts[language]['outbox.title']).waitFor({ state: 'detached' });
  });

  const calls = (method: string) =>
    engine()
      .calls.filter((call) => call.method === method)
      .map(({ params }) => params);

  test('the microphone button, held by finger and by space bar, is push-to-talk; tapped, it is a switch', async () => {
    const page = await openPage('totem');
    const t = texts.en;
    await talk(page, 'en');
    const on = page.getByRole('button', { name: t['controls.micOff'], exact: true });
    const off = page.getByRole('button', { name: t['controls.micOn'], exact: true });
    const held = page.getByRole('button', { name: t['controls.micHeld'], exact: true });
    await on.click();
    await off.waitFor();
    expect(calls('listen')).toEqual([{ on: true }, { on: false }]);
    const box = await off.boundingBox();
    if (!box) throw new Error('there is no button');

    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await held.waitFor();
    await shot(page, 'totem-en-held');
    // Let go beside it.
    await page.mouse.move(box.x + 300, box.y - 200);
    await page.mouse.up();
    await expect.poll(() => calls('endTurn').length).toBe(1);
    // Nothing was heard: off again by itself.
    await off.waitFor();
    expect(calls('listen').slice(2)).toEqual([{ on: true }, { on: false }]);
    expect((await off.boundingBox())?.x).toBe(box.x);

    await off.focus();
    await page.keyboard.down('Space');
    await held.waitFor();
    for (let repeat = 0; repeat < 3; repeat += 1) await page.keyboard.down('Space');
    await page.keyboard.up('Space');
    await expect.poll(() => calls('endTurn').length).toBe(2);
    await off.waitFor();
    await off.focus();
    await page.keyboard.press('Enter');
    await on.waitFor();
    expect(await on.getAttribute('aria-pressed')).toBe('true');
    await on.press('Space');
    await off.waitFor();
    expect(calls('endTurn')).toHaveLength(2);
    expect(calls('listen').at(-1)).toEqual({ on: false });
  });
});

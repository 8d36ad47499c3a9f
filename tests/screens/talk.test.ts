import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/contract/language.ts';
import { texts } from '../../src/renderer/i18n/index.ts';
import { scripts } from '../fakes/engine-script.ts';
import { tasks } from '../fakes/tasks.ts';
import { needs } from '../support/needs.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { expectFits, shareStage } from '../e2e/support/stage.ts';

const missing = existsSync(chromiumPath) ? undefined : `no ${chromiumPath}`;

describe('while people and Vaani talk', needs(missing), () => {
  const { page: openPage, shot, engine } = shareStage();

  async function talk(page: Page, language: Language, words: string): Promise<void> {
    const t = texts[language];
    await page.locator(`nav button[lang="${language}"]`).click();
    await page.getByRole('status').filter({ hasText: t['presence.listening'] }).waitFor();
    await page.getByLabel(t['input.label']).fill(words);
    await page.getByRole('button', { name: t['input.send'], exact: true }).click();
    await expect.poll(() => engine().view().turns.length).toBeGreaterThan(0);
  }

  const calls = (method: string) =>
    engine()
      .calls.filter((call) => call.method === method)
      .map(({ params }) => params);

  /** Where every word of the newest answer and the parts around it stand. */
  const places = (page: Page) =>
    page.evaluate(`(() => {
      const boxes = (q) => [...document.querySelectorAll(q)].map((e) => {
        const { x, y, width, height } = e.getBoundingClientRect();
        return [x, y, width, height].map(Math.round).join();
      });
      return [boxes('.area-feed'), boxes('.area-bar'), boxes('.answer'), boxes('.stage')];
    })()`);

  test('the wall invites in one language after the other, and a tap anywhere begins', async () => {
    const page = await openPage('totem');
    const question = page.locator('.wall-question');
    await question.waitFor();
    const first = await question.getAttribute('lang');
    const before = await page
      .getByRole('button', { name: texts.en['attract.start'] })
      .boundingBox();
    await expect.poll(() => question.getAttribute('lang')).not.toBe(first);
    expect(
      await page.getByRole('button', { name: texts.en['attract.start'] }).boundingBox(),
    ).toEqual(before);
    await page.mouse.click(540, 330);
    await page.getByRole('log').waitFor();
  });

  test('what is being said stands out word by word, and no word moves', async () => {
    const page = await openPage('phone');
    const said = scripts.hi.policyText;
    await talk(page, 'hi', scripts.hi.where);
    const text = said.join(' ');
    const { turns } = engine().view();
    const answer = { id: 90, who: 'vaani' as const, text, cards: [], interrupted: false };
    engine().show({ turns: [...turns, answer], status: 'listening' });
    await page.getByText(text).waitFor();
    await page.waitForTimeout(450);
    const standing = await places(page);
    engine().show({ status: 'speaking' });
    await page.locator('.caption-before').first().waitFor();
    const first = said[0]?.length ?? 0;
    engine().caption(90, 0, first, 3_000);
    await page.locator('.caption-saying').first().waitFor();
    const words = (state: string) => page.locator(`.caption-${state}`).allTextContents();
    expect((await words('saying')).join('').trim()).toBe(said[0]);
    expect((await words('unsaid')).join('').trim()).toBe(said.slice(1).join(' '));
    expect(await places(page)).toEqual(standing);
    await shot(page, 'phone-hi-captions');
    engine().caption(90, first + 1, text.length, 2_000);
    await expect.poll(async () => (await words('said')).join('').trim()).toBe(said[0]);
    // Stopped by the person: all of it stands.
    await page.getByRole('button', { name: texts.hi['controls.stop'] }).click();
    await page.locator('.answer span').first().waitFor({ state: 'detached' });
    expect(await places(page)).toEqual(standing);
    await expectFits(page);
  });

  test('a word that may be wrong is marked, and the sentence is put right by a tap', async () => {
    const page = await openPage('counter', { still: true });
    await talk(page, 'en', 'Where is my odour 1042?');
    const { turns } = engine().view();
    engine().show({
      turns: turns.map((turn) => (turn.who === 'person' ? { ...turn, unsure: [[12, 17]] } : turn)),
    });
    await page.locator('mark').filter({ hasText: 'odour' }).waitFor();
    await page.getByText(texts.en['feed.unsure']).waitFor();
    await shot(page, 'counter-en-unsure');
    await page.getByRole('button', { name: texts.en['feed.correct'] }).click();
    const field = page.getByLabel(texts.en['correct.title']);
    expect(await field.inputValue()).toBe('Where is my odour 1042?');
    await shot(page, 'counter-en-correct');
    await expectFits(page);
    // The doubtful word is chosen already.
    await page.keyboard.type('order');
    await page.keyboard.press('Enter');
    await page.getByText(scripts.en.askDigits).waitFor();
    expect(calls('correct')).toEqual([{ turnId: turns[0]?.id, text: scripts.en.where }]);
    expect(await page.locator('mark').count()).toBe(0);

    await page.getByRole('button', { name: texts.en['feed.correct'] }).click();
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    expect(calls('correct')).toHaveLength(1);
  });

  test.each([
    ['totem', 'bn', false],
    ['wide', 'mr', true],
    ['counter', 'en', true],
    ['phone', 'hi', false],
  ] as const)(
    'on a %s screen in %s: what is known, what is missing, what waits and what is asked, all at once',
    async (size, language, dark) => {
      const page = await openPage(size, { dark, still: true });
      const script = scripts[language];
      const t = texts[language];
      await talk(page, language, script.digits);
      await page.getByRole('article').waitFor();
      const { task, later } = tasks[language];
      engine().show({ task, later, status: 'doing' });
      const gap = task.slots.find(({ value, asked }) => value === null && !asked);
      await page.locator('[data-presence=doing]').waitFor();
      await shot(page, `${size}-${language}-task`);
      await expectFits(page);
      await page.locator('.slot[data-state=missing]').first().click();
      await expect.poll(() => calls('askFor')).toEqual([{ slot: gap?.name }]);
      await expect
        .poll(() => page.locator('.slot[data-state=asked]').textContent())
        .toContain(gap?.label);

      await page.getByLabel(t['input.label']).fill(script.cancel);
      await page.getByRole('button', { name: t['input.send'], exact: true }).click();
      engine().show({ outbox: 1, waiting: 'asked', handover: true });
      const yes = page.getByRole('alertdialog').getByRole('button', { name: t['confirm.yes'] });
      await yes.waitFor();
      await shot(page, `${size}-${language}-everything`);
      await expectFits(page);
      const [box, bar] = [await yes.boundingBox(), await page.locator('.area-bar').boundingBox()];
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((bar?.y ?? 0) + 1);
      expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeLessThanOrEqual(
        (page.viewportSize()?.height ?? 0) + 1,
      );
    },
  );

  test('what nobody asked for is told on a card that moves nothing, and goes when it was seen', async () => {
    const page = await openPage('phone', { dark: true, still: true });
    await talk(page, 'mr', scripts.mr.where);
    await page.getByText(scripts.mr.askDigits).waitFor();
    const before = await places(page);
    // Long enough to be still there when it is looked at.
    const told = scripts.mr.policyText.join(' ');
    engine().notify(told);
    const card = page.getByTestId('note').filter({ hasText: told });
    await card.waitFor();
    expect(await places(page)).toEqual(before);
    await shot(page, 'phone-mr-note');
    await expectFits(page);
    await card.getByRole('button', { name: texts.mr['note.close'] }).click();
    await card.waitFor({ state: 'detached' });
    expect(await places(page)).toEqual(before);
  });

  test('whoever is still there says so with any tap; otherwise nothing of them is left', async () => {
    const page = await openPage('totem', { still: true });
    const script = scripts.bn;
    await talk(page, 'bn', script.digits);
    await page.getByRole('article').waitFor();
    const soon = () => new Date(Date.now() + 25_000).toISOString();
    engine().show({ endsAt: soon() });
    const question = page.getByRole('dialog', { name: texts.bn['still.title'] });
    await question.waitFor();
    await shot(page, 'totem-bn-still-there');
    await expectFits(page);
    expect(
      await question.getByRole('button', { name: texts.bn['still.here'] }).evaluate((button) => {
        return button === button.ownerDocument.activeElement;
      }),
    ).toBe(true);
    // Anywhere: beside the paper.
    await page.mouse.click(40, 1_800);
    await question.waitFor({ state: 'detached' });
    expect(calls('stop')).toEqual([{}]);

    engine().show({ endsAt: soon() });
    await question.getByRole('button', { name: texts.bn['still.end'] }).click();
    await page.getByRole('heading', { name: texts.bn['attract.headline'] }).waitFor();
    expect(calls('end')).toEqual([{}]);
    expect(calls('stop')).toHaveLength(1);
    for (const words of [script.digits, script.found, '1042'])
      expect(await page.locator('body').textContent()).not.toContain(words);
  });
});

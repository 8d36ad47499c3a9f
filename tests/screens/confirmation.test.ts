import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Card } from '../../src/contract/cards.ts';
import { type Language, languages } from '../../src/contract/language.ts';
import { freeTimes, profile, question, venue } from '../fakes/shown-cards.ts';
import { policyCards, scripts } from '../fakes/engine-script.ts';
import { needs } from '../support/needs.ts';
import { chromiumPath } from '../e2e/browser.ts';
import { expectFits, shareStage, type StageSize, stageSizes } from '../e2e/support/stage.ts';

const missing = existsSync(chromiumPath) ? undefined : `no ${chromiumPath}`;
const sizes = Object.keys(stageSizes) as StageSize[];

describe('what is asked and what can be taken', needs(missing), () => {
  const stage = shareStage();

  async function open(size: StageSize, language: Language = 'en', dark = false): Promise<Page> {
    const page = await stage.page(size, { dark, still: true });
    await page.locator(`button[lang="${language}"]`).first().click();
    await page.getByRole('log').waitFor();
    return page;
  }

  async function show(page: Page, cards: readonly Card[]): Promise<void> {
    stage.engine().show({
      status: 'listening',
      pending: null,
      turns: [
        { id: 1, who: 'person', text: '…', cards: [], interrupted: false },
        { id: 2, who: 'vaani', text: '…', cards: [...cards], interrupted: false },
      ],
    });
    await page.getByRole('article').first().waitFor();
  }

  async function ask(page: Page, language: Language = 'en'): Promise<void> {
    stage.engine().show({ status: 'listening', pending: question(language) });
    await page.getByRole('alertdialog').waitFor();
  }

  const calls = (method: string) =>
    stage
      .engine()
      .calls.filter((call) => call.method === method)
      .map(({ params }) => params);

  test.each(
    languages.map(
      (language, index) => [sizes[index] ?? 'phone', language, index % 2 === 1] as const,
    ),
  )('fits and can be pressed on a %s screen in %s (dark: %s)', async (size, language, dark) => {
    const page = await open(size, language, dark);
    const name = (what: string) => `${size}-${language}-${dark ? 'dark' : 'light'}-${what}`;
    for (const [what, card] of Object.entries({ times: freeTimes(language), venue, profile })) {
      await show(page, [card]);
      await stage.shot(page, name(what));
      await expectFits(page);
    }
    await ask(page, language);
    await stage.shot(page, name('question'));
    await expectFits(page);
    // Both answers are whole on the screen, whatever is asked.
    for (const answer of await page.locator('.confirmation-answers button').all()) {
      const box = await answer.boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(stageSizes[size].height);
      expect(box?.height ?? 0).toBeGreaterThanOrEqual(64);
    }
    await page.locator('[data-edit="time"] button').first().click();
    await stage.shot(page, name('question-time'));
    await expectFits(page);
  });

  test('taps on one more are one change, and a yes is to what stands there then', async () => {
    const page = await open('totem');
    await ask(page);
    const more = page.getByRole('button', { name: 'People: one more' });
    // The time between two taps stands still.
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 1_000);
    await more.click();
    await more.click();
    // While it is being chosen a yes would be to the old number.
    const yes = page.getByRole('button', { name: 'Yes', exact: true });
    expect(await yes.isDisabled()).toBe(true);
    await page.getByRole('alertdialog').getByText('6', { exact: true }).waitFor();
    await page.clock.resume();
    await expect
      .poll(() => calls('change'))
      .toEqual([{ proposalId: 'p7', slot: 'party_size', value: '6' }]);
    await expect.poll(() => yes.isEnabled()).toBe(true);
    await yes.click();
    await expect.poll(() => calls('confirm')).toEqual([{ proposalId: "p7'", yes: true }]);
  });

  test('a time, a day with its time and a text are changed where they stand', async () => {
    const page = await open('wide');
    await ask(page);
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: /Change Time/ }).click();
    await dialog.getByRole('button', { name: '8:30 pm' }).click();
    await dialog.getByRole('button', { name: /Change Appointment/ }).click();
    await dialog.getByRole('region', { name: 'Tuesday, 24 November' }).getByText('2 pm').click();
    await dialog.getByRole('button', { name: /Change Car/ }).click();
    const field = dialog.getByRole('textbox', { name: 'Change Car' });
    await expect.poll(() => field.evaluate((box) => box.matches(':focus'))).toBe(true);
    await field.fill('A red one');
    await field.press('Enter');
    await expect
      .poll(() => calls('change'))
      .toMatchObject([
        { slot: 'time', value: '20:30' },
        { slot: 'when', value: '2026-11-24T14:00' },
        { slot: 'vehicle', value: 'A red one' },
      ]);
    await dialog.getByText('A red one').waitFor();
  });

  test('what is left as it was is not asked about again', async () => {
    const page = await open('counter');
    await ask(page);
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: /Change Time/ }).click();
    await dialog.getByRole('button', { name: '7:30 pm' }).last().click();
    await dialog.getByRole('button', { name: /Change Car/ }).click();
    await dialog.getByRole('button', { name: 'Leave it' }).click();
    await dialog.getByRole('button', { name: /Change Time/ }).waitFor();
    expect(calls('change')).toEqual([]);
  });

  test('the time left counts down beside the question', async () => {
    const page = await open('counter');
    await ask(page);
    const timer = page.getByRole('timer');
    const left = async () => Number(await timer.textContent());
    const first = await left();
    expect(first).toBeGreaterThan(0);
    await expect.poll(left).toBeLessThan(first);
    expect(await timer.getAttribute('aria-label')).toMatch(/^\d+ seconds left/);
  });

  test('a tap on a free time says it', async () => {
    const page = await open('phone');
    await show(page, [freeTimes('en')]);
    await page.getByRole('button', { name: /Wednesday/ }).click();
    await page.getByRole('button', { name: '11 am' }).click();
    await expect.poll(() => calls('say')).toEqual([{ text: 'Wednesday, 25 November, 11 am' }]);
  });

  test('the whole policy is read by keyboard', async () => {
    const page = await open('counter');
    await show(page, policyCards(scripts.en));
    const last = page.getByText(scripts.en.policyText.at(-1) ?? '');
    expect(await last.isVisible()).toBe(false);
    const button = page.getByRole('button', { name: 'Read all of it' });
    await button.focus();
    await page.keyboard.press('Enter');
    await last.waitFor();
    // Reading goes on where the new words begin.
    await expect
      .poll(() => page.evaluate('document.activeElement.textContent'))
      .toContain(scripts.en.policyText.at(-1));
    await page.getByRole('button', { name: 'Show less' }).press('Space');
    await expect.poll(() => last.isVisible()).toBe(false);
  });
});

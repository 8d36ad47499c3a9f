import { describe, expect, test } from 'vitest';
import { needs } from '../support/needs.ts';
import { shareHouse } from './support/house.ts';
import { hasModels, whyNoBrowser } from './support/requirements.ts';
import type { Screen } from './support/screen.ts';

async function switchTo(screen: Screen, name: string): Promise<void> {
  await screen.page.locator('header button[aria-haspopup=dialog]').last().click();
  await screen.page.getByRole('dialog').getByText(name, { exact: true }).click();
}

const endsOf = (screen: Screen) =>
  screen.calls('played').filter((call) => (call as { state: string }).state === 'ended').length;

const turnCount = (screen: Screen) => screen.view()?.turns.length ?? 0;

/** Types in whatever language the screen is in, and waits for the whole answer, spoken to its end. */
async function ask(screen: Screen, words: string): Promise<string> {
  // The voice of this screen is there, and an answer is spoken at once.
  await expect.poll(() => screen.view()?.voice.speaks).toBe(true);
  const before = turnCount(screen);
  const endsBefore = endsOf(screen);
  await screen.page.locator('form input').fill(words);
  await screen.page.locator('form button[type=submit]').click();
  await expect.poll(() => turnCount(screen)).toBe(before + 2);
  await expect.poll(() => endsOf(screen)).toBe(endsBefore + 1);
  return screen.view()?.turns.at(-1)?.text ?? '';
}

/** It is said, once, that this language cannot be heard here: there is a recogniser for English only. */
async function cannotHear(screen: Screen): Promise<void> {
  await expect.poll(() => turnCount(screen)).toBe(3);
  await expect.poll(() => endsOf(screen)).toBe(2);
}

describe('languages', needs(whyNoBrowser()), () => {
  const house = shareHouse({ models: hasModels() });

  test('the language is changed in mid-conversation, on the screen and in the voice', async () => {
    const screen = await house.screen();
    await screen.begin();
    expect(await ask(screen, 'hello')).toMatch(/^Hello/);
    await switchTo(screen, 'हिन्दी');
    await expect.poll(() => screen.view()?.language).toBe('hi');
    await expect.poll(() => screen.page.evaluate('document.documentElement.lang')).toBe('hi');
    if (hasModels()) await cannotHear(screen);
    expect(await ask(screen, 'मेरा ऑर्डर कहाँ है')).toMatch(/ऑर्डर नंबर/);
    await screen.picture('11-hindi');
    await switchTo(screen, 'বাংলা');
    await expect.poll(() => screen.view()?.language).toBe('bn');
    expect(await ask(screen, 'ফেরত দেওয়ার নিয়ম কী')).toMatch(/[ঀ-৿]/);
    await screen.picture('12-bengali');

    // All of it came out of the speaker, each with its state on the screen.
    const timeline = await screen.timeline();
    const speaking = timeline.filter(
      ({ what, value }) => what === 'presence' && value === 'speaking',
    );
    expect(speaking).toHaveLength(hasModels() ? 4 : 3);
    for (const [index, { at }] of speaking.entries()) {
      const sound = timeline.find(({ what, at: when }) => what === 'speaker' && when > at);
      expect(sound?.value).toBe('begins');
      expect(sound?.at).toBeLessThan(speaking[index + 1]?.at ?? Number.POSITIVE_INFINITY);
    }
  });

  test('a conversation begins in the language that was tapped', async () => {
    const screen = await house.screen();
    await screen.page.locator('nav button[lang=mr]').click();
    await expect.poll(() => screen.view()?.language).toBe('mr');
    expect(await ask(screen, 'नमस्कार')).toMatch(/[ऀ-ॿ]/);
    await screen.picture('13-marathi');
  });
});

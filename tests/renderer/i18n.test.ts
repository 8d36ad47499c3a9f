import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/contract/language.ts';
import { formatBytes, formatDate, formatMoney } from '../../src/renderer/i18n/format.ts';
import { texts, translator } from '../../src/renderer/i18n/index.ts';
import { consoleTexts } from '../../src/renderer/console/i18n/index.ts';
import { deskTexts } from '../../src/renderer/operator/i18n/index.ts';
import { preferredLanguage } from '../../src/renderer/i18n/languages.ts';

const scriptOf = {
  en: /[a-z]/i,
  hi: /\p{Script=Devanagari}/u,
  bn: /\p{Script=Bengali}/u,
  mr: /\p{Script=Devanagari}/u,
};
const gaps = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();

const pages = { kiosk: texts, desk: deskTexts, console: consoleTexts };
const both = languages.flatMap((language) =>
  (['kiosk', 'desk', 'console'] as const).map((page) => [page, language] as const),
);

describe.each(both)('the texts of the %s in %s', (page, language) => {
  const texts: Readonly<Record<Language, Readonly<Record<string, string>>>> = pages[page];
  test('have the same keys as English, in the same order', () => {
    expect(Object.keys(texts[language])).toEqual(Object.keys(texts.en));
  });

  test('have the same gaps to fill as English', () => {
    for (const [key, text] of Object.entries(texts[language])) {
      expect([key, gaps(text)]).toEqual([key, gaps(texts.en[key] ?? '')]);
    }
  });

  test('are written in their own script, with Latin digits', () => {
    for (const [key, text] of Object.entries(texts[language])) {
      const words = text.replaceAll(/\{\w+\}/g, '');
      if (/\p{L}/u.test(words))
        expect(`${key}: ${words}`.slice(key.length)).toMatch(scriptOf[language]);
      expect(`${key}: ${text}`).not.toMatch(/[०-९০-৯]/);
    }
  });
});

test('Hindi and Marathi are not the same words throughout', () => {
  const keys = Object.keys(texts.en) as (keyof typeof texts.en)[];
  const same = keys.filter((key) => texts.hi[key] === texts.mr[key]);
  expect(same.length).toBeLessThan(keys.length / 5);
});

test('values are put into the gaps, and a missing value leaves the gap to be seen', () => {
  expect(translator('en')('card.order', { id: '1042' })).toBe('Order 1042');
  expect(translator('en')('card.order', { toString: 'x' })).toBe('Order {id}');
});

test('the browser’s first known language is chosen', () => {
  expect(preferredLanguage(['fr-FR', 'mr-IN', 'hi'])).toBe('mr');
  expect(preferredLanguage(['constructor', 'de'])).toBe('en');
});

test('money is grouped the Indian way', () => {
  expect(formatMoney(129_900)).toBe('₹1,29,900');
  expect(formatMoney(249.5)).toBe('₹249.50');
});

test('sizes are in megabytes, then gigabytes', () => {
  expect(formatBytes(31_400_000)).toBe('31 MB');
  expect(formatBytes(2_490_000_000)).toBe('2.5 GB');
});

test('dates are in the language with Latin digits, and anything else is left alone', () => {
  expect(formatDate('2026-11-25', 'en')).toBe('25 Nov');
  expect(formatDate('2026-11-25', 'hi')).toBe('25 नवंबर');
  expect(formatDate('2026-11-25T19:30', 'bn')).toMatch(/^25 নভেম্বর, 7:30/);
  expect(formatDate('next week', 'en')).toBe('next week');
  expect(formatDate('2026-99-99', 'en')).toBe('2026-99-99');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../../src/contract/language.ts';
import { findDates, findTimes } from '../../../src/main/language/parse/date-time/index.ts';
import { findDigits } from '../../../src/main/language/parse/digits/index.ts';
import { findMoney } from '../../../src/main/language/parse/money/index.ts';
import { findNumerals } from '../../../src/main/language/parse/number/index.ts';
import { findPhones } from '../../../src/main/language/parse/phone/index.ts';
import { spell } from '../../../src/main/language/spell/index.ts';
import { unsaid } from './clean.ts';

const now = Date.parse('2026-11-21T10:00:00');
const two = (value: number) => String(value).padStart(2, '0');

/** 1234567 as the locale groups it: by thousands in English and in lakhs elsewhere. */
function group(value: number, language: Language): string {
  return new Intl.NumberFormat(language === 'en' ? 'en-US' : 'en-IN').format(value);
}

/** What a parser finds when it finds one thing and nothing else. */
function only<T>(found: readonly { readonly value: T }[], spoken: string): T {
  expect(found.length, spoken).toBe(1);
  return (found[0] as { value: T }).value;
}

const digits = (least: number, most: number) =>
  fc.array(fc.nat(9), { minLength: least, maxLength: most }).map((list) => list.join(''));
/** Small numbers are where words are irregular, so they are drawn as often as large ones. */
const whole = fc.oneof(
  fc.nat(200),
  fc.nat(100_000),
  fc.nat(2_000_000_000),
  fc.nat(999_999_999_999),
);

describe.each(languages)('what is spelled is understood again: %s', (language) => {
  const numeral = (text: string) => {
    const spoken = spell(text, language);
    expect(unsaid(spoken)).toBeUndefined();
    return only(findNumerals(spoken, { language, now }), spoken);
  };

  test('every number below 1,100', () => {
    for (let value = 0; value < 1_100; value += 1) {
      expect(numeral(group(value, language)).value, spell(`${value}`, language)).toBe(value);
    }
  });

  test('cardinals', () => {
    fc.assert(
      fc.property(whole, fc.boolean(), (value, negative) => {
        const signed = negative && value > 0 ? -value : value;
        expect(numeral(group(signed, language)).value).toBe(signed);
      }),
      { numRuns: 600 },
    );
  });

  test('decimals', () => {
    fc.assert(
      fc.property(fc.nat(99_999), digits(1, 4), (before, behind) => {
        const spoken = numeral(`${group(before, language)}.${behind}`);
        expect(spoken.value).toBe(Number(`${before}.${behind}`));
      }),
      { numRuns: 400 },
    );
  });

  test('digit strings, leading zeros and all', () => {
    fc.assert(
      fc.property(digits(2, 12), (rest) => {
        const spoken = spell(`0${rest}`, language);
        expect(only(findDigits(spoken, { language }), spoken)).toBe(`0${rest}`);
      }),
      { numRuns: 300 },
    );
  });

  test('mobile numbers, with and without the country', () => {
    fc.assert(
      fc.property(fc.constantFrom('6', '7', '8', '9'), digits(9, 9), (first, rest) => {
        const number = first + rest;
        const national = spell(number, language);
        expect(only(findPhones(national, { language }), national)).toBe(number);
        // The commas are breaths; a recogniser writes none.
        const grouped = `+91 ${number.slice(0, 5)} ${number.slice(5)}`;
        const abroad = spell(grouped, language).replaceAll(',', '');
        expect(only(findPhones(abroad, { language }), abroad)).toBe(`+91${number}`);
      }),
      { numRuns: 200 },
    );
  });

  test('rupees and paise', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999), fc.nat(99), (rupees, paise) => {
        const text = `₹${new Intl.NumberFormat('en-IN').format(rupees)}.${two(paise)}`;
        const spoken = spell(text, language);
        const money = only(findMoney(spoken, { language, now }), spoken);
        expect(money.currency).toBe('INR');
        expect(money.amount).toBeCloseTo(rupees + paise / 100, 6);
      }),
      { numRuns: 400 },
    );
  });

  test('dates with their year', () => {
    const day = fc.date({
      min: new Date('1950-01-01T00:00:00Z'),
      max: new Date('2099-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const indian = iso.split('-').reverse().join('/');
        for (const text of [iso, indian]) {
          const spoken = spell(text, language, { dateOrder: 'day-first' });
          expect(only(findDates(spoken, { language, now }), spoken)).toBe(iso);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('every minute of the day, by the half and by twenty four hours', () => {
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      const hour = Math.floor(minute / 60);
      const time = `${two(hour)}:${two(minute % 60)}`;
      const byHalf = `${hour % 12 || 12}:${two(minute % 60)} ${hour < 12 ? 'am' : 'pm'}`;
      for (const text of [time, byHalf]) {
        const spoken = spell(text, language);
        expect(only(findTimes(spoken, { language, now }), spoken), spoken).toBe(time);
      }
    }
  });
});

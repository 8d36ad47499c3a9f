import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Language, languages } from '../../../src/contract/language.ts';
import { findMoney } from '../../../src/main/language/parse/money/index.ts';
import { inLanguage } from './context.ts';

const values = (text: string, language: Language = 'en') =>
  findMoney(text, inLanguage(language)).map(({ value }) => `${value.currency} ${value.decimal}`);

test.each([
  ['en', '₹2,999', ['INR 2999']],
  ['en', 'Rs. 500/-', ['INR 500']],
  ['en', 'Rs 1,00,000 only', ['INR 100000']],
  ['en', 'fifty paise', ['INR 0.50']],
  ['en', 'two rupees and ten paise', ['INR 2.10']],
  ['en', 'seventy five dollars sixty three', ['USD 75.63']],
  ['en', 'five dollars five times', ['USD 5']],
  ['en', 'half a million dollars', ['USD 500000']],
  ['en', 'US$ 10 billion', ['USD 10000000000']],
  ['en', 'A$ 5', ['AUD 5']],
  ['en', 'a $ 75 million loan', ['USD 75000000']],
  ['en', '30 MUSD', ['USD 30000000']],
  ['en', '75 USD million', ['USD 75000000']],
  ['en', 'three USD50 cards', ['USD 50']],
  ['en', 'USD 30 to USD 40', ['USD 30', 'USD 40']],
  ['en', 'one and a half million british pounds', ['GBP 1500000']],
  ['en', '20 swedish kronor', ['SEK 20']],
  ['en', '-$5', ['USD -5']],
  ['en', 'a dollar', ['USD 1']],
  ['en', '2k', ['INR 2000']],
  ['en', 'try 5 shirts', []],
  ['en', 'I have 3 shirts', []],
  ['hi', 'डेढ़ हज़ार', ['INR 1500']],
  ['hi', 'पौने तीन सौ रुपए', ['INR 275']],
  ['hi', 'पाँच रुपये पचास पैसे', ['INR 5.50']],
  ['hi', 'do hazaar rupaye', ['INR 2000']],
  ['hi', 'बीस डॉलर', ['USD 20']],
  ['bn', 'দেড় হাজার টাকার মধ্যে', ['INR 1500']],
  ['bn', 'দশ টাকা পঞ্চাশ পয়সা', ['INR 10.50']],
  ['bn', '৳500', ['BDT 500']],
  ['mr', 'दीड हजार रुपयांपर्यंत', ['INR 1500']],
  ['mr', 'अडीच लाख रुपये', ['INR 250000']],
] as const)('%s: %s', (language, text, expected) => {
  expect(values(text, language)).toEqual(expected);
});

test('the place is that of the amount with its currency', () => {
  const text = 'I paid Rs. 500/- for it';
  const [found] = findMoney(text, inLanguage('en'));
  expect(text.slice(found?.start, found?.end)).toBe('Rs. 500/-');
});

test('every amount written as a shop writes it is read back', () => {
  const amount = fc.tuple(fc.nat(10_000_000), fc.integer({ min: 0, max: 99 }));
  fc.assert(
    fc.property(
      amount,
      fc.constantFrom(...languages),
      fc.constantFrom('INR', 'USD', 'EUR', 'GBP'),
      ([whole, cents], language, currency) => {
        const value = Number(`${whole}.${String(cents).padStart(2, '0')}`);
        const text = new Intl.NumberFormat('en-IN', { style: 'currency', currency }).format(value);
        expect(
          findMoney(text, inLanguage(language)).map((found) => [
            found.value.currency,
            found.value.amount,
          ]),
        ).toEqual([[currency, value]]);
      },
    ),
  );
});

test('nothing a person types makes it throw', () => {
  const word = fc.constantFrom(
    '₹',
    'rs',
    '.',
    'five',
    '5',
    'lakh',
    'rupees',
    'and',
    'paise',
    'a',
    '$',
    '-',
    '/',
    'million',
    'usd',
    'टका',
    'টাকা',
    'पैसे',
    'half',
  );
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 12 }),
      fc.constantFrom(...languages),
      (words, language) => {
        const text = words.join(' ');
        for (const { value, start, end } of findMoney(text, inLanguage(language))) {
          expect(Number.isFinite(value.amount)).toBe(true);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      },
    ),
    { numRuns: 500 },
  );
});

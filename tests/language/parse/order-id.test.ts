import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Language, languages } from '../../../src/contract/language.ts';
import { findOrderIds } from '../../../src/main/language/parse/order-id/index.ts';

const values = (text: string, language: Language = 'en') =>
  findOrderIds(text, { language }).map(({ value }) => value);

test.each([
  ['en', 'where is my order 1042', ['1042']],
  ['en', 'ten forty two', ['1042']],
  ['en', 'one zero four two', ['1042']],
  ['en', 'order number one thousand and forty two', ['1042']],
  ['en', 'number one oh four two', ['1042']],
  ['en', 'order A B 1042', ['AB1042']],
  ['en', 'order bee see one zero four two', ['BC1042']],
  ['en', 'ORD-1042', ['ORD1042']],
  ['en', 'ab1042', ['AB1042']],
  ['en', '#1042', ['1042']],
  ['en', 'cancel 1042 and where is 1057', ['1042', '1057']],
  ['en', 'cancel order 1042 and 1057', ['1042', '1057']],
  ['en', 'order 1042, size 400', ['1042']],
  ['hi', 'मेरा ऑर्डर दस बयालीस कहाँ है', ['1042']],
  ['hi', 'ऑर्डर नंबर एक शून्य चार दो', ['1042']],
  ['hi', 'ऑर्डर ए बी 1042', ['AB1042']],
  ['hi', 'mera order number ek shunya chaar do hai', ['1042']],
  ['bn', 'আমার অর্ডার ১০৪২ কোথায়', ['1042']],
  ['bn', 'অর্ডারের নম্বর এক শূন্য চার দুই', ['1042']],
  ['mr', 'ऑर्डर क्रमांक एक हजार बेचाळीस', ['1042']],
  ['en', 'my phone is 9876543210', []],
  ['en', 'shoes under 3000', []],
  ['en', '₹2999', []],
  ['en', '2999 rupees', []],
  ['bn', '২৯৯৯ টাকা', []],
  ['en', 'two shirts in size 42', []],
  ['en', 'at 10:30', []],
  ['en', 'no idea', []],
] as const)('%s: %s', (language, text, expected) => {
  expect(values(text, language)).toEqual(expected);
});

test('the place is that of the number, its letters with it', () => {
  const text = 'it is order A B 1042 please';
  const [found] = findOrderIds(text, { language: 'en' });
  expect(text.slice(found?.start, found?.end)).toBe('A B 1042');
});

test('nothing a person types makes it throw; what comes back is letters and digits', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(...languages),
      (text, language) => {
        for (const value of values(`order ${text}`, language)) expect(value).toMatch(/^[A-Z]*\d+$/);
      },
    ),
  );
});

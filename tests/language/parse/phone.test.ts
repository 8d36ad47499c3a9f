import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Language, languages } from '../../../src/contract/language.ts';
import { findPhones } from '../../../src/main/language/parse/phone/index.ts';
import { cardinals, englishCardinals } from '../../../src/main/language/words/cardinals.ts';

const values = (text: string, language: Language = 'en') =>
  findPhones(text, { language }).map(({ value }) => value);

test.each([
  ['en', 'call me on +91 98765 43210 please', ['+919876543210']],
  ['en', '(0045) 12-34-56-78', ['004512345678']],
  ['en', '098765 43210', ['09876543210']],
  ['en', 'nine eight seven six five double four three two one', ['9876544321']],
  ['en', 'ninety eight seventy six fifty four thirty two ten', ['9876543210']],
  ['en', 'plus nine one nine eight seven six five four three two one zero', ['+919876543210']],
  ['en', '0161 123 4567 ext. 12', ['0161123456712']],
  ['en', 'order 1042 9876543210', ['9876543210']],
  ['en', 'size 42 9876543210', ['9876543210']],
  ['en', '91 9876543210', ['919876543210']],
  ['en', 'card number 12345678 and phone number 9876543210', ['9876543210']],
  ['hi', 'मेरा नंबर डबल नौ आठ सात छह पाँच चार तीन दो एक है', ['9987654321']],
  ['hi', 'nau aath saat chhe paanch char teen do ek shunya', ['9876543210']],
  ['hi', '१८००४२५३८००', ['18004253800']],
  ['bn', 'আমার নম্বর ৯৮৭৬৫ ৪৩২১০', ['9876543210']],
  ['mr', 'नऊ आठ सात सहा पाच चार तीन दोन एक शून्य', ['9876543210']],
  ['en', 'from 2019-2020', []],
  ['en', 'on 07/11/2016', []],
  ['en', '2016-11-07', []],
  ['en', '₹12345678', []],
  ['en', '12345678 rupees', []],
  ['en', '1,23,45,678', []],
  ['en', '1234.5678', []],
  ['en', 'order 1042', []],
  ['en', '12345678901234567890', []],
] as const)('%s: %s', (language, text, expected) => {
  expect(values(text, language)).toEqual(expected);
});

test('the place is that of the digits with their sign', () => {
  const text = 'my number is (+91) 98765 43210.';
  const [found] = findPhones(text, { language: 'en' });
  expect(text.slice(found?.start, found?.end)).toBe('+91) 98765 43210');
});

test('any mobile number, said digit by digit in any language, is read back', () => {
  const mobile = fc.tuple(
    fc.constantFrom(6, 7, 8, 9),
    fc.array(fc.nat(9), { minLength: 9, maxLength: 9 }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...languages), mobile, (language, [first, rest]) => {
      const names = language === 'en' ? englishCardinals : cardinals[language];
      const digits = [first, ...rest];
      expect(values(digits.map((digit) => names[digit]).join(' '), language)).toEqual([
        digits.join(''),
      ]);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDigits } from '../../src/main/language/digits.ts';
import { digitWords } from '../../src/main/language/words/digits.ts';

const values = (text: string) => findDigits(text).map(({ value }) => value);

test.each([
  ['four three two one', ['4321']],
  ['4 3 2 1', ['4321']],
  ['4,3,2,1', ['4321']],
  ['1,042', ['1042']],
  ['one oh four two', ['1042']],
  ['ten forty two', ['1042']],
  ['one thousand forty two', ['1042']],
  ['one thousand and forty two', ['1042']],
  ['double four three two', ['4432']],
  ['triple nine zero', ['9990']],
  ['double trouble', []],
  ['zero zero seven', ['007']],
  ['चार तीन दो एक', ['4321']],
  ['চার তিন দুই এক', ['4321']],
  ['चार तीन दोन एक', ['4321']],
  ['chaar teen do ek', ['4321']],
  ['१०४२', ['1042']],
  ['order 1042 phone 4321', ['1042', '4321']],
  ['+91 98765 44321', ['919876544321']],
  ['constructor', []],
  ['one zero for two', ['1042']],
  ['order number one zero four to', ['1042']],
  ['one zero four two for my brother', ['1042']],
  ['one zero four two to be cancelled', ['1042']],
  ['from five to nine', ['5', '9']],
  ['1042 for', ['1042']],
  ['', []],
])('%s', (text, expected) => {
  expect(values(text)).toEqual(expected);
});

test('where a run stands is where its words stand', () => {
  const text = 'my number ends in four three two one please';
  const [found] = findDigits(text);
  expect(text.slice(found?.start, found?.end)).toBe('four three two one');
});

const words = Object.entries(digitWords);

test('any digits, in any of the languages mixed, are read back', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }), (spoken) => {
      const text = spoken.map(([word]) => word).join(' ');
      expect(values(text)).toEqual([spoken.map(([, digit]) => digit).join('')]);
    }),
  );
});

test('nothing a person types makes it throw, and only digits come out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      for (const value of values(text)) expect(value).toMatch(/^\d+$/);
    }),
  );
});

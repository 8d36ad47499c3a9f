import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Language, languages } from '../../../src/contract/language.ts';
import {
  endsInDigits,
  findDigits,
  isOnlyDigits,
} from '../../../src/main/language/parse/digits/index.ts';
import { cardinals, englishCardinals } from '../../../src/main/language/words/cardinals.ts';

const values = (text: string, language: Language = 'en') =>
  findDigits(text, { language }).map(({ value }) => value);

test.each([
  ['four three two one', ['4321']],
  ['4 3 2 1', ['4321']],
  ['4,3,2,1', ['4321']],
  ['4, 3, 2, 1', ['4321']],
  ['1,042', ['1042']],
  ['1042, 1057', ['1042', '1057']],
  ['one oh four two', ['1042']],
  ['ten forty two', ['1042']],
  ['one thousand and forty two', ['1042']],
  ['double four three two', ['4432']],
  ['triple nine zero', ['9990']],
  ['double trouble', []],
  ['zero zero seven', ['007']],
  ['one eight hundred five five five', ['1800555']],
  ['चार तीन दो एक', ['4321']],
  ['চার তিন দুই এক', ['4321']],
  ['चार तीन दोन एक', ['4321']],
  ['chaar teen do ek', ['4321']],
  ['do teen char', ['234']],
  ['१०४२', ['1042']],
  ['order 1042 phone 4321', ['1042', '4321']],
  ['+91 98765 44321', ['919876544321']],
  ['one zero for two', ['1042']],
  ['order number one zero four to', ['1042']],
  ['one zero four two for my brother', ['1042']],
  ['one zero four two to be cancelled', ['1042']],
  ['from five to nine', ['5', '9']],
  ['1042 for', ['1042']],
  ['I want the red one', []],
  ['oh', []],
  ['what do you do', []],
  ['constructor', []],
  ['', []],
])('%s', (text, expected) => {
  expect(values(text)).toEqual(expected);
});

test('where a run stands is where its words stand', () => {
  const text = 'my number ends in four three two one please';
  const [found] = findDigits(text);
  expect(text.slice(found?.start, found?.end)).toBe('four three two one');
});

const digitWords = (language: Language) =>
  (language === 'en' ? englishCardinals : cardinals[language]).slice(0, 10);

test('digits said in any of the languages, mixed, are read back', () => {
  const word = fc.tuple(fc.constantFrom(...languages), fc.nat(9));
  fc.assert(
    fc.property(
      fc.constantFrom(...languages),
      fc.array(word, { minLength: 1, maxLength: 12 }),
      (language, said) => {
        const text = said.map(([one, digit]) => digitWords(one)[digit]).join(' ');
        expect(values(text, language)).toEqual([said.map(([, digit]) => digit).join('')]);
      },
    ),
  );
});

test('digits written in any script, in groups, are read back', () => {
  const scripts = ['0123456789', '०१२३४५६७८९', '০১২৩৪৫৬৭৮৯'];
  const group = fc.tuple(
    fc.constantFrom(...scripts),
    fc.array(fc.nat(9), { minLength: 1, maxLength: 5 }),
  );
  fc.assert(
    fc.property(
      fc.array(group, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(' ', '-'),
      (groups, between) => {
        const text = groups
          .map(([script, digits]) => digits.map((digit) => script[digit]).join(''))
          .join(between);
        expect(values(text)).toEqual([groups.flatMap(([, digits]) => digits).join('')]);
      },
    ),
  );
});

test('whether digits are all of a text, or its end', () => {
  const mr = { language: 'mr' } as const;
  for (const text of ['चार तीन दोन एक', '4321', '98294 70135', 'एक एक एक एक.'])
    expect([isOnlyDigits(text, mr), endsInDigits(text, mr)], text).toEqual([true, true]);
  expect(endsInDigits('शेवटचे आकडे चार तीन दोन एक', mr)).toBe(true);
  for (const text of ['शेवटचे आकडे चार तीन दोन एक', '1042 कुठे आहे', 'मला एक', ''])
    expect(isOnlyDigits(text, mr), text).toBe(false);
  for (const text of ['1042 कुठे आहे', 'मला एक', '']) expect(endsInDigits(text, mr), text).toBe(false);
});

test('"che" is "of" in Marathi, and six in Hindi', () => {
  expect(values('1022 che boot', 'mr')).toEqual(['1022']);
  expect(values('chhe saat', 'hi')).toEqual(['67']);
});

test('nothing a person types makes it throw, and only digits come out', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(...languages),
      (text, language) => {
        for (const value of values(text, language)) expect(value).toMatch(/^\d+$/);
      },
    ),
  );
});

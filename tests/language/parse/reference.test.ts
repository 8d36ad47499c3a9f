import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../src/contract/language.ts';
import {
  findReferences,
  type Reference,
} from '../../../src/main/language/parse/reference/index.ts';

/** One reference in short: "#2", "blue", "min", "all". */
function short(reference: Reference): string {
  if (reference.kind === 'position') return `#${reference.position}`;
  if (reference.kind === 'described') return reference.words;
  if (reference.kind === 'extreme') return reference.least ? 'min' : 'max';
  return 'all';
}

const cases: Record<Language, readonly (readonly [string, string])[]> = {
  en: [
    ['the second one', '#2'],
    ['second', '#2'],
    ['second one please', '#2'],
    ['number two', '#2'],
    ['no. 2', '#2'],
    ['option 3', '#3'],
    ['the 2nd', '#2'],
    ['last one', '#-1'],
    ['the last', '#-1'],
    ['the second last one', '#-2'],
    ['the top one', '#1'],
    ['tell me about the second one', '#2'],
    ['i will take the last one', '#-1'],
    ['cancel the second order', '#2'],
    ['the first and the second', '#1 #2'],
    ['compare the first one with the last one', '#1 #-1'],
    ['the blue one', 'blue'],
    ['the red ones', 'red'],
    ['is the blue one available', 'blue'],
    ['the one in blue', 'blue'],
    ['the samsung galaxy one', 'samsung galaxy'],
    ['add the first one and the blue one', '#1 blue'],
    ['the cheaper one', 'min'],
    ['the cheapest', 'min'],
    ['the most expensive one', 'max'],
    ['both', 'all'],
    ['all of them', 'all'],
    ['cancel all', 'all'],
  ],
  hi: [
    ['दूसरा वाला', '#2'],
    ['दूसरी', '#2'],
    ['तीसरे नंबर वाला', '#3'],
    ['dusra wala', '#2'],
    ['pehla', '#1'],
    ['2 number wala', '#2'],
    ['दूसरे वाले का दाम क्या है', '#2'],
    ['पहला और दूसरा', '#1 #2'],
    ['पहले और तीसरे की तुलना करो', '#1 #3'],
    ['आख़िरी वाला', '#-1'],
    ['नीचे वाला', '#-1'],
    ['नीला वाला', 'नीला'],
    ['lal wali', 'lal'],
    ['मुझे नीला वाला दिखाओ', 'नीला'],
    ['नीले रंग का', 'नीले'],
    ['लाल और नीला वाला', 'लाल नीला'],
    ['सस्ता वाला', 'min'],
    ['तीसरी वाली चीज़', '#3'],
    ['जो सस्ता है उसके बारे में बताओ', 'min'],
    ['jo mehnga hai wo dikhao', 'max'],
    ['सबसे महंगा वाला', 'max'],
    ['दोनों', 'all'],
    ['सब', 'all'],
  ],
  bn: [
    ['দ্বিতীয়টা', '#2'],
    ['প্রথমটি', '#1'],
    ['শেষেরটা', '#-1'],
    ['শেষেরটার দাম কত', '#-1'],
    ['তৃতীয়টাই', '#3'],
    ['সস্তাটার ওয়ারেন্টি কত', 'min'],
    ['দামিটা কোন রঙের', 'max'],
    ['লালটাও', 'লাল'],
    ['দুই নম্বরটা', '#2'],
    ['৩ নম্বরটা', '#3'],
    ['প্রথম আর দ্বিতীয়টা', '#1 #2'],
    ['prothomta', '#1'],
    ['নীলটা', 'নীল'],
    ['লাল রঙেরটা', 'লাল'],
    ['সবচেয়ে সস্তাটা', 'min'],
    ['দামিটা', 'max'],
    ['দুটোই', 'all'],
  ],
  mr: [
    ['दुसरा', '#2'],
    ['पहिला', '#1'],
    ['शेवटचा', '#-1'],
    ['शेवटचा दाखवा', '#-1'],
    ['दोन नंबरचा', '#2'],
    ['पहिला आणि तिसरा', '#1 #3'],
    ['निळा वाला', 'निळा'],
    ['निळ्या रंगाचा', 'निळ्या'],
    ['आणि तो निळा', 'निळा'],
    ['ती काळी कितीला', 'काळी'],
    ['dusrya cha bhav', '#2'],
    ['शेवटच्यात काय आहे', '#-1'],
    ['दुसऱ्यात काय आहे', '#2'],
    ['सगळ्यात स्वस्त', 'min'],
    ['दोन्ही', 'all'],
  ],
};

describe.each(Object.keys(cases) as Language[])('%s', (language) => {
  test.each(cases[language])('%s: %s', (text, wanted) => {
    const found = findReferences(text, { language }).map(({ value }) => short(value));
    expect(found.join(' ')).toBe(wanted.normalize('NFC'));
  });
});

test.each([
  ['en', 'second hand'],
  ['en', 'one moment'],
  ['en', 'a second please'],
  ['en', 'wait a second'],
  ['en', 'last four digits'],
  ['en', 'my last order'],
  ['en', 'last week'],
  ['en', 'first name'],
  ['en', 'the one I ordered'],
  ['en', 'this one'],
  ['en', 'which one'],
  ['en', '2nd of March'],
  ['en', 'March 2nd'],
  ['en', 'order number two zero four'],
  ['en', 'order number two'],
  ['en', 'is order one zero four two coming'],
  ['en', 'phone number 2'],
  ['en', 'number 1042'],
  ['en', 'the first time'],
  ['en', 'first of all'],
  ['en', 'first cancel my order'],
  ['en', 'do you have a red one'],
  ['en', 'not the blue one'],
  ['en', 'cheapest phone'],
  ['en', 'that is all'],
  ['en', 'not at all'],
  ['en', 'show all my orders'],
  ['hi', 'सबसे सस्ता फ़ोन कौन सा है'],
  ['hi', 'सब ठीक है'],
  ['hi', 'सब कुछ'],
  ['hi', 'दूसरा साइज़ मिल सकता है'],
  ['hi', 'कोई दूसरा दिखाओ'],
  ['hi', 'दूसरी बार'],
  ['hi', 'मेरा आख़िरी ऑर्डर'],
  ['hi', 'डिलीवरी वाला कब आएगा'],
  ['hi', 'जो 1042 वाला ऑर्डर है उसे हटा दीजिए'],
  ['hi', 'saadi dikhao laal rang ki'],
  ['hi', 'एक सेकंड'],
  ['bn', 'প্রথম থেকে শুরু করুন'],
  ['bn', 'এক সেকেন্ড'],
  ['mr', 'शेवटची ऑर्डर'],
  ['mr', 'दुसरं काहीतरी दाखवा'],
  ['mr', 'परत ऐकवा'],
  ['mr', 'तो निळा शर्ट दाखवा'],
  ['mr', 'निळा शर्ट'],
] as const)('%s points at nothing: %s', (language, text) => {
  expect(findReferences(text, { language })).toEqual([]);
});

test('the place is that in the normalised text', () => {
  const text = 'Tell me about the SECOND one and नीला वाला please';
  const [second, blue] = findReferences(text, { language: 'en' });
  expect(text.slice(second?.start, second?.end)).toBe('SECOND one');
  expect(text.slice(blue?.start, blue?.end)).toBe('नीला वाला');
});

test('references never overlap', () => {
  const word = fc.constantFrom(
    ...'the first second last blue one ones and of 2 number दूसरा वाला नीला और दोनों सब সবচেয়ে নীলটা প্রথমটা पहिला शेवटचा cheapest expensive most all both'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 14 }),
      fc.constantFrom<Language>('en', 'hi', 'bn', 'mr'),
      (words, language) => {
        const text = words.join(' ');
        let end = 0;
        for (const found of findReferences(text, { language })) {
          expect(found.start).toBeGreaterThanOrEqual(end);
          expect(found.end).toBeGreaterThan(found.start);
          expect(found.end).toBeLessThanOrEqual(text.normalize('NFC').length);
          end = found.end;
        }
      },
    ),
    { numRuns: 400 },
  );
});

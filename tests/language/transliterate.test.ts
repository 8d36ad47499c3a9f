import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type IndicLanguage, transliterate } from '../../src/main/language/transliterate/index.ts';
import { soundSimilarity } from '../../src/main/language/sound.ts';

const indic = ['hi', 'bn', 'mr'] as const satisfies readonly IndicLanguage[];
// The zero-width joiner belongs to the spelling of some words: "app" is अ‍ॅप in Marathi, "ram" র‍্যাম in Bengali.
const script: Readonly<Record<IndicLanguage, RegExp>> = {
  hi: /^[\p{Script=Devanagari}\s]+$/u,
  bn: /^[\p{Script=Bengali}\u200d\s]+$/u,
  mr: /^[\p{Script=Devanagari}\u200d\s]+$/u,
};

test.each([
  ['express', 'एक्सप्रेस', 'এক্সপ্রেস', 'एक्सप्रेस'],
  ['Road', 'रोड', 'রোড', 'रोड'],
  ['Samsung', 'सैमसंग', 'স্যামসাং', 'सॅमसंग'],
  ['Kulkarni', 'कुल्कर्नी', 'কুল্কর্নি', 'कुल्कर्नी'],
  ['Sharma', 'शर्मा', 'শর্মা', 'शर्मा'],
  ['Pooja', 'पूजा', 'পুজা', 'पूजा'],
  ['Nova', 'नोवा', 'নোভা', 'नोवा'],
  ['cricket', 'क्रिकेट', 'ক্রিকেট', 'क्रिकेट'],
  ['night', 'नाइट', 'নাইট', 'नाइट'],
  ['B', 'बी', 'বি', 'बी'],
  ['SUV', 'एस यू वी', 'এস ইউ ভি', 'एस यू व्ही'],
  ['UdaanPath', 'उदान पाथ', 'উদান পাথ', 'उदान पाथ'],
])('%s', (word, hi, bn, mr) => {
  expect(indic.map((language) => transliterate(word, language))).toEqual(
    [hi, bn, mr].map((text) => text.normalize('NFC')),
  );
});

describe.each(indic)('%s', (language) => {
  test('nothing of any word stays in Latin letters, and nothing else gets in', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zéñ']{1,24}$/), (word) => {
        const said = transliterate(word, language);
        expect(said === '' || script[language].test(said), `${word} → ${said}`).toBe(true);
        // Two signs in a row, or a sign at the beginning, cannot be read.
        expect(said).not.toMatch(/(?:^|\s)[\u093e-\u094d\u09be-\u09cd]/u);
        expect(said).not.toMatch(/[\u093e-\u094c\u09be-\u09cc]{2}/u);
        expect(said).not.toMatch(/[\u094d\u09cd](?:$|\s|[\u094d\u09cd])/u);
      }),
      { numRuns: 2_000 },
    );
  });

  test('words keep their sound', () => {
    const words =
      'rahul deshmukh patil ashok shivaji mandir nagar godavari lane spark bottle picture nation rubber trimmer jacket kettle runner grill lantern harbour monsoon gondola kestrio voltika nivaro'.split(
        ' ',
      );
    for (const word of words) {
      const said = transliterate(word, language);
      expect(soundSimilarity(word, said), `${word} → ${said}`).toBeGreaterThan(0.6);
    }
  });
});

test('signs alone say nothing', () => {
  expect(transliterate("'", 'hi')).toBe('');
  expect(transliterate('', 'bn')).toBe('');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../../../src/contract/language.ts';
import { normalise } from '../../../src/main/language/normalise.ts';
import { lex } from '../../../src/main/language/parse/lex.ts';
import {
  findNumbers,
  findNumerals,
  readNumberAt,
} from '../../../src/main/language/parse/number/index.ts';
import { inLanguage } from './context.ts';

const decimals = (text: string, language: (typeof languages)[number]) =>
  findNumerals(text, inLanguage(language)).map(({ value }) => value.decimal);

describe('English', () => {
  test.each([
    ['two thousand nine hundred and ninety nine', ['2999']],
    ['one point five lakh', ['150000']],
    ['a hundred', ['100']],
    ['2,999', ['2999']],
    ['₹1,00,000', ['100000']],
    ['3k', ['3000']],
    ['1.2m', ['1200000']],
    ['twenty five hundred', ['2500']],
    ['nineteen ninety', ['1990']],
    ['nineteen oh five', ['1905']],
    ['one zero four two', ['1042']],
    ['double three', ['33']],
    ['three and a half thousand', ['3500']],
    ['half a dozen', ['6']],
    ['two thirds of a million', ['666666.666666667']],
    ['one and a half lakh', ['150000']],
    ['minus twelve point oh five', ['-12.05']],
    ['five hundred and two thousand', ['502000']],
    ['five hundred six hundred', ['500', '600']],
    ['between two thousand and five thousand', ['2000', '5000']],
    ['1½', ['1.5']],
    ['10-20', ['10', '20']],
    ['twenty-one', ['21']],
    ['twenty first', ['21']],
    ['one third', ['0.333333333333333']],
    ['ninety nine quadrillion and one', ['99000000000000001']],
    ['five thousand crore', ['50000000000']],
    ['1/2 million', ['500000']],
    ['10 000', ['10000']],
    ['five k', ['5000']],
    ['two million and three fifths', ['2600000']],
    ['one hundred thirty fifths', ['2.85714285714286']],
    ['one hundred and thirty fifths', ['26']],
    ['1e3', ['1000']],
    ['two three', ['2', '3']],
    ['the red one', []],
    ['what do you do', []],
    ['hundreds of shoes', []],
    ['constructor toString', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(decimals(text, 'en')).toEqual(expected);
  });
});

describe('Hindi, in both scripts and mixed', () => {
  test.each([
    ['साढ़े तीन सौ', ['350']],
    ['पौने दो लाख', ['175000']],
    ['सवा', ['1.25']],
    ['डेढ़ हज़ार', ['1500']],
    ['ढाई', ['2.5']],
    ['निन्यानवे', ['99']],
    ['निन्यानबे', ['99']],
    ['छ: सौ', ['600']],
    ['पन्द्रह', ['15']],
    ['पंद्रह', ['15']],
    ['सत्तासी', ['87']],
    ['एक तिहाई', ['0.333333333333333']],
    ['तीन में से एक', ['0.333333333333333']],
    ['thirteen hundred dollars दे दो', ['1300']],
    ['ek hazaar bayalis', ['1042']],
    ['pachees hazaar', ['25000']],
    ['sadhe teen sau', ['350']],
    ['paune do', ['1.75']],
    ['do shirt dikhao', ['2']],
    ['दो शर्ट', ['2']],
    ['रद्द कर दो', []],
    ['cancel kar do', []],
    ['रहने दो', []],
    ['मत दो', []],
    ['तीन पूर्णांक एक बटा दो', ['3.5']],
    ['तेईस सही तीन बटा चार', ['23.75']],
    ['मैंने दो लिए', ['2']],
    ['टेन फोर्टी टू', ['1042']],
    ['पाँचवाँ', ['5']],
  ])('%s', (text, expected) => {
    expect(decimals(text, 'hi')).toEqual(expected);
  });
});

describe('Bengali', () => {
  test.each([
    ['সাড়ে তিন', ['3.5']],
    ['পৌনে পাঁচ', ['4.75']],
    ['আড়াই হাজার', ['2500']],
    ['দুশো পঞ্চাশ', ['250']],
    ['দেড়শো', ['150']],
    ['সাড়ে সাতশো', ['750']],
    ['দুই হাজারের কম', ['2000']],
    ['পাঁচশোর কম', ['500']],
    ['কত দুর এল', []],
    ['সাতটায়', ['7']],
    ['দুটো শার্ট', ['2']],
    ['তিন ভাগের এক', ['0.333333333333333']],
    ['তিরিশ', ['30']],
    ['ত্রিশ', ['30']],
    ['২,৯৯৯', ['2999']],
    ['নয় হাজার', ['9000']],
    ['লালটা নয়, নীলটা', []],
    ['একুশতম', ['21']],
  ])('%s', (text, expected) => {
    expect(decimals(text, 'bn')).toEqual(expected);
  });
});

describe('Marathi', () => {
  test.each([
    ['सव्वा दोन', ['2.25']],
    ['पाऊण', ['0.75']],
    ['साडेतीनशे', ['350']],
    ['दीड लाख', ['150000']],
    ['अडीचशे', ['250']],
    ['एकशे एक', ['101']],
    ['शंभर', ['100']],
    ['दोन शे', ['200']],
    ['पावणे दोनशे', ['175']],
    ['बासष्ठ', ['62']],
    ['दोन हजारांपेक्षा', ['2000']],
    ['त्र्याण्णव', ['93']],
    ['चौर्‍याऐंशी', ['84']],
    ['दोन पूर्णांक पाच', ['2.5']],
    ['पाचवा', ['5']],
  ])('%s', (text, expected) => {
    expect(decimals(text, 'mr')).toEqual(expected);
  });
});

test('ordinals are told apart, and are no quantities', () => {
  const [found] = findNumerals('the twenty first order', inLanguage('en'));
  expect(found?.value).toEqual({ value: 21, decimal: '21', kind: 'ordinal' });
  expect(findNumbers('the twenty first order', inLanguage('en'))).toEqual([]);
});

test('a number says where in the text it stands', () => {
  const text = 'shoes under three thousand rupees';
  const [found] = findNumbers(text, inLanguage('en'));
  expect(text.slice(found?.start, found?.end)).toBe('three thousand');
});

test('at a token: one number, and the ending joined to it', () => {
  const at = (text: string, index: number, language: (typeof languages)[number]) =>
    readNumberAt(lex(normalise(text)), index, language);
  expect(at('seven thirty', 0, 'en')).toMatchObject({ value: 7, next: 1 });
  expect(at('সাড়ে সাতটায়', 0, 'bn')).toMatchObject({ value: 7.5, next: 2, suffix: normalise('টায়') });
  expect(at('सातला', 0, 'mr')).toMatchObject({ value: 7, suffix: 'ला' });
  expect(at('at seven', 0, 'en')).toBeUndefined();
  expect(readNumberAt(lex('five hundred and two thousand'), 0, 'en', { and: false })?.value).toBe(
    500,
  );
});

test('nothing a person types makes it throw, and finds stand in order inside the text', () => {
  const words = fc.constantFrom(
    ...'one two twenty hundred thousand lakh and a half third fifths over point minus - / , 1/2 5 1,000 ½ dozen of double oh k साढ़े सवा डेढ़ सौ हज़ार और बटा का पाँचवाँ भाग में से দেড় ভাগের शे पूर्णांक'.split(
      ' ',
    ),
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(words, { maxLength: 30 }).map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(text, fc.constantFrom(...languages), (said, language) => {
      let from = 0;
      for (const { value, start, end } of findNumbers(said, inLanguage(language))) {
        expect(Number.isNaN(value)).toBe(false);
        expect(start).toBeGreaterThanOrEqual(from);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(said.normalize('NFC').length);
        from = end;
      }
    }),
    { numRuns: 2000 },
  );
});

test.each([
  'one hundred and one over ',
  'one and ',
  'crore ',
  'twenty one fifths ',
  '7 ',
  'double ',
  '1/2 and ',
])('ten thousand characters of "%s" are read in a moment', (part) => {
  const text = part.repeat(Math.ceil(10_000 / part.length));
  const start = performance.now();
  findNumerals(text, inLanguage('en'));
  expect(performance.now() - start).toBeLessThan(1000);
});

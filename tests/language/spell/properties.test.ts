import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../../src/contract/language.ts';
import { spell } from '../../../src/main/language/spell/index.ts';
import { unsaid } from './clean.ts';

const words: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'order',
    'number',
    'Rs.',
    'kg',
    'am',
    'p.m.',
    'may',
    'Jan',
    'GST',
    'No.',
    'lakh',
    'th',
    'x',
    'of',
  ],
  hi: ['ऑर्डर', 'नंबर', 'रु.', 'किलो', 'बजे', 'साल', 'में', 'वीं', 'लाख', 'डॉ.', 'ई. पू.', 'से', 'तक'],
  bn: ['অর্ডার', 'নম্বর', 'টাকা', 'টা', 'টায়', 'ম', 'সালে', 'লাখ', 'এর', '-এর', 'থেকে', 'ডা.', 'জন'],
  mr: ['ऑर्डर', 'क्रमांक', 'रुपये', 'वाजता', 'वा', 'च्या', 'ला', 'लाख', 'साली', 'वा.', 'ते', 'पर्यंत'],
};
const symbols = Array.from('₹$€£¥₩₺৳₦%°&@#/\\+-–—=<>~^|*_×÷±².,:;!?()[]{}"\' \n½¾Ⅳ①™©😀…।');
const digits = Array.from('0123456789०१२३४५६७८९০১২৩৪৫৬৭৮৯٣๕7');

function pieces(language: Language): fc.Arbitrary<string> {
  return fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...digits) },
        { weight: 2, arbitrary: fc.constantFrom(...symbols) },
        { weight: 1, arbitrary: fc.constantFrom(...words[language]) },
        { weight: 1, arbitrary: fc.constant(' ') },
        { weight: 1, arbitrary: fc.nat(1_000_000).map(String) },
      ),
      { maxLength: 25 },
    )
    .map((parts) => parts.join(''));
}

describe.each(languages)('spoken form of arbitrary texts: %s', (language) => {
  test('leaves no digit and no symbol, whatever was written', () => {
    fc.assert(
      fc.property(pieces(language), (text) => {
        expect(unsaid(spell(text, language))).toBeUndefined();
      }),
      { numRuns: 3_000 },
    );
  });

  test('leaves none of any Unicode text either', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        expect(unsaid(spell(text, language))).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });

  test('what numbers and signs became is plain text: said again, it is the same', () => {
    const signs = fc.array(fc.constantFrom(...digits, ...'₹$%.,:-+/ '), { maxLength: 20 });
    fc.assert(
      fc.property(signs, (parts) => {
        const once = spell(parts.join(''), language);
        expect(spell(once, language)).toBe(once);
      }),
      { numRuns: 1_000 },
    );
  });

  test('never runs a word into the next', () => {
    fc.assert(
      fc.property(fc.nat(999_999), (value) => {
        const said = spell(`${value}`, language);
        expect(spell(`(${value})`, language)).toBe(`(${said})`);
        expect(spell(`${value}, ${value}.`, language)).toBe(`${said}, ${said}.`);
      }),
    );
  });
});

const sentences: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Where is my order?',
    'It is out for delivery, and it should reach you today.',
    "I'm sorry, I can't find that. Shall I look again?",
    'A two-wheeler – or a gift-wrapped parcel – is fine; mix and match!',
    'No. You may march on; the second may follow in a sec.',
    'HELLO and welcome to our STORE',
  ],
  hi: [
    'जी हाँ, दुकान के पीछे कार और दोपहिया दोनों के लिए पार्किंग है।',
    'ज़रा दो-तीन वाक्यों में कहिए, मैं समझ नहीं पाई।',
    'Cotton की साड़ी दिखाइए, please.',
  ],
  bn: ['অর্ডার {নেই}, একটু পরে আবার বলুন।'.replace(/[{}]/g, ''), 'বিলিং কাউন্টারে গিফট র‍্যাপ করে দিই।'],
  mr: ['ऑर्डर रद्द झाली आहे का? नाही, थोडं थांबा.', 'ऑफिस किंवा लग्नासाठी मोठ्या प्रमाणात ऑर्डर देता येते.'],
};

test.each(
  languages.flatMap((language) => sentences[language].map((text) => [language, text] as const)),
)('plain words come through as they are: %s %s', (language, text) => {
  expect(spell(text, language)).toBe(text.normalize('NFC'));
});

test('a long text of digits and signs is spelled in time', () => {
  const text = '1,23.4-5/6:7 ₹8 +9 10:11 '.repeat(400);
  const begun = performance.now();
  expect(unsaid(spell(text, 'hi'))).toBeUndefined();
  expect(performance.now() - begun).toBeLessThan(3_000);
});

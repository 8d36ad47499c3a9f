import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asciiDigits, normalise, tokenise } from '../../src/main/language/normalise.ts';

const script = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((code) => String.fromCodePoint(code));
const indic = fc.array(
  fc.oneof(script(0x0900, 0x097f), script(0x0980, 0x09ff), script(0x20, 0x7e), script(0xc0, 0x17f)),
  { maxLength: 40 },
);

test('composed and decomposed spellings become the same', () => {
  fc.assert(
    fc.property(indic, (letters) => {
      const text = letters.join('');
      expect(normalise(text.normalize('NFD'))).toBe(normalise(text.normalize('NFC')));
    }),
  );
});

test('it is done once: a second time changes nothing', () => {
  fc.assert(
    fc.property(indic, (letters) => {
      const once = normalise(letters.join(''));
      expect(normalise(once)).toBe(once);
    }),
  );
});

test('letters with a nukta are one spelling, typed as one character or as two', () => {
  expect(normalise('\u095c')).toBe(normalise('\u0921\u093c'));
  expect(normalise('\u09dc')).toBe(normalise('\u09a1\u09bc'));
});

test('digits of every script become 0-9, one for one', () => {
  expect(asciiDigits('०१२३४५६७८९ ০১২৩৪৫৬৭৮৯ 0123456789')).toBe('0123456789 0123456789 0123456789');
});

test('words keep their vowel signs, numbers their separators', () => {
  const words = (text: string) => tokenise(normalise(text)).map((token) => token.text);
  expect(words('साड़ी कितने की है?')).toEqual(['साड़ी', 'कितने', 'की', 'है'].map(normalise));
  expect(words('শাড়ির দাম ₹2,999.')).toEqual(['শাড়ির', 'দাম', '₹', '2,999'].map(normalise));
  expect(words('I don’t know')).toEqual(['i', "don't", 'know']);
  expect(words('a-b_c')).toEqual(['a', 'b', 'c']);
});

test('tokens stand where they say and in order', () => {
  fc.assert(
    fc.property(indic, (letters) => {
      const text = normalise(letters.join(''));
      let from = 0;
      for (const token of tokenise(text)) {
        expect(token.start).toBeGreaterThanOrEqual(from);
        expect(text.slice(token.start, token.end)).toBe(token.text);
        from = token.end;
      }
    }),
  );
});

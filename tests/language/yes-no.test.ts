import fc from 'fast-check';
import { expect, test } from 'vitest';
import { yesOrNo } from '../../src/main/language/yes-no.ts';

test.each([
  'yes',
  'YES!',
  'yeah sure',
  'ok',
  'yes please',
  'go ahead',
  'of course',
  'that is right',
  'sounds good',
  'हाँ',
  'हां',
  'जी हाँ',
  'ठीक है',
  'haan ji',
  'theek hai',
  'हाँ कर दो',
  'হ্যাঁ',
  'ঠিক আছে',
  'হ্যাঁ করে দিন',
  'हो',
  'होय',
  'ठीक आहे',
  'करून टाका',
])('yes: %s', (text) => {
  expect(yesOrNo(text)).toBe('yes');
});

test.each([
  'no',
  'No.',
  'nope',
  'no thank you',
  "don't",
  'do not',
  'leave it',
  'never mind',
  'not now',
  'no please',
  'नहीं',
  'जी नहीं',
  'रहने दो',
  'nahi',
  'जाने दो',
  'না',
  'না থাক',
  'লাগবে না',
  'नाही',
  'नको',
  'राहू द्या',
  'जाऊ दे',
])('no: %s', (text) => {
  expect(yesOrNo(text)).toBe('no');
});

test.each([
  '',
  '   ',
  '😀',
  'yes no',
  'no yes',
  'not sure',
  'yes but the other one',
  'maybe',
  'yes cancel 1057',
  'do not cancel',
  'please',
  'thank you',
  'know',
  'yesterday',
  'ok google',
  'yes yes yes yes yes yes yes yes yes',
  'हाँ नहीं',
  'constructor',
])('neither: %s', (text) => {
  expect(yesOrNo(text)).toBeUndefined();
});

test('a yes is never taken from an utterance that holds a no, whatever stands around', () => {
  const word = fc.constantFrom(
    'yes',
    'ok',
    'no',
    "don't",
    'नहीं',
    'হ্যাঁ',
    'না',
    'हो',
    'नको',
    'please',
    'cancel',
    'the',
    'order',
    'it',
  );
  const no = new Set(['no', "don't", 'नहीं', 'না', 'नको']);
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      if (words.some((one) => no.has(one))) expect(yesOrNo(words.join(' '))).not.toBe('yes');
    }),
  );
});

test('it is the same however the letters are composed', () => {
  for (const text of ['हाँ', 'हो', 'হ্যাঁ', 'ठीक है', 'নয়']) {
    expect(yesOrNo(text.normalize('NFD'))).toBe(yesOrNo(text.normalize('NFC')));
  }
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findYesNo, yesOrNo } from '../../../src/main/language/parse/yes-no/index.ts';

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
  'হ্যাঁ গো, তাই করুন',
  'hyan',
  'thik ache',
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
  'না থাক, রেখে দিন',
  'আরে ধুর, বাদ দিন ওসব',
  'না, ক্যানসেল করবেন না',
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

test.each([
  ['👍', 'yes'],
  ['👍🏽', 'yes'],
  ['👎', 'no'],
  ['बेशक', 'yes'],
  ['चालेल', 'yes'],
  ['कोई ज़रूरत नहीं', undefined],
  ['is that right', undefined],
  ['पता नहीं', undefined],
  ['no problem', undefined],
] as const)('an answer alone: %s is %s', (text, answer) => {
  expect(yesOrNo(text)).toBe(answer);
});

test.each([
  ['it is not ok', 'no', 'not ok'],
  ['yes, but the other one', 'yes', 'yes'],
  ['well, no, I said Tuesday', 'no', 'no'],
  ['I agree, it is not good', 'no', 'I agree'],
  ['agree, please go on', 'yes', 'agree'],
  ['I disagree, it is fine', 'no', 'I disagree'],
  ['यह ठीक नहीं है', 'no', 'ठीक नहीं है'],
  ['हाँ, लेकिन नीला वाला', 'yes', 'हाँ'],
  ['না, লালটা', 'no', 'না'],
  ['हो, पण निळा', 'yes', 'हो'],
  ['👌 like that', 'yes', '👌'],
] as const)('an answer among other words: %s leans to %s', (text, answer, part) => {
  const [found, ...more] = findYesNo(text);
  expect(more).toEqual([]);
  expect(found?.value).toBe(answer);
  expect(text.normalize('NFC').slice(found?.start, found?.end)).toBe(part.normalize('NFC'));
});

test.each([
  'my right shoe',
  'I am not sure',
  "I don't know",
  'maybe',
  'জানি না',
  'माहित नाही',
  'शायद',
])('leans to neither: %s', (text) => {
  expect(findYesNo(text)).toEqual([]);
});

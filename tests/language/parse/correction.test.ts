import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise } from '../../../src/main/language/normalise.ts';
import { findCorrection } from '../../../src/main/language/parse/yes-no/index.ts';

test.each([
  ['no, 1024', null, '1024'],
  ['no 1024', null, '1024'],
  ['sorry, I meant order 1057', null, 'order 1057'],
  ['wait, no, make it two', null, 'two'],
  ['not the red one, the blue one', 'the red one', 'the blue one'],
  ['not the red one the blue one', 'the red one', 'the blue one'],
  ['no, not 1024 but 1042', '1024', '1042'],
  ['the blue one, not the red one', 'the red one', 'the blue one'],
  ['instead of Monday, Tuesday', 'monday', 'tuesday'],
  ['the blue one instead of the red one', 'the red one', 'the blue one'],
  ['नहीं, 1024', null, '1024'],
  ['nahi, 1024', null, '1024'],
  ['मेरा मतलब 1057', null, '1057'],
  ['लाल नहीं, नीला', 'लाल', 'नीला'],
  ['लाल वाला नहीं नीला वाला', 'लाल वाला', 'नीला वाला'],
  ['1024 nahi 1042', '1024', '1042'],
  ['लाल की जगह नीला', 'लाल', 'नीला'],
  ['না, ১০২৪', null, '1024'],
  ['লালটা নয়, নীলটা', 'লালটা', 'নীলটা'],
  ['লালটার বদলে নীলটা', 'লালটা', 'নীলটা'],
  ['नाही, १०२४', null, '1024'],
  ['लाल नको, निळा', 'लाल', 'निळा'],
])('%s', (text, rejected, chosen) => {
  const found = findCorrection(text);
  expect(found?.value).toEqual({
    rejected: rejected === null ? null : normalise(rejected),
    chosen: normalise(chosen),
  });
  expect(normalise(text).slice(found?.start, found?.end)).toBe(normalise(text));
});

test.each([
  'no',
  'no thank you',
  'no, that is fine',
  'not sure',
  'it does not work',
  'why not',
  'it is 1042',
  'मेरा ऑर्डर नहीं आया',
  'गाड़ी रखने की जगह है क्या',
  'scooty rakhne ki jagah kahan hai',
  'my order has not arrived',
  'yes',
  '',
])('nothing is corrected: %s', (text) => {
  expect(findCorrection(text)).toBeUndefined();
});

test('whatever is typed, what is right is never empty and lies in the text', () => {
  const word = fc.constantFrom(
    'no',
    'not',
    'the',
    'red',
    'blue',
    ',',
    'नहीं',
    'লালটা',
    'নয়',
    'की जगह',
    'instead of',
    '1024',
    'i mean',
    '.',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
        fc.string({ unit: 'grapheme' }),
      ),
      (text) => {
        const found = findCorrection(text);
        if (!found) return;
        expect(found.value.chosen).not.toBe('');
        expect(normalise(text)).toContain(found.value.chosen);
        expect(found.end).toBeLessThanOrEqual(normalise(text).length);
      },
    ),
  );
});

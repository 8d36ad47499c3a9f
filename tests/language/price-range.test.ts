import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise } from '../../src/main/language/normalise.ts';
import { findPriceRange } from '../../src/main/language/price-range.ts';

test.each([
  ['shoes under three thousand', { max: 3000 }, 'under three thousand'],
  ['under ₹3,000', { max: 3000 }, 'under ₹3,000'],
  ['below rs 500', { max: 500 }, 'below rs 500'],
  ['no more than 2000', { max: 2000 }, 'no more than 2000'],
  ['not more than 2000', { max: 2000 }, 'not more than 2000'],
  ['more than 2000', { min: 2000 }, 'more than 2000'],
  ['no less than 2000', { min: 2000 }, 'no less than 2000'],
  ['2000 or less', { max: 2000 }, '2000 or less'],
  [
    'between five hundred and two thousand',
    { min: 500, max: 2000 },
    'between five hundred and two thousand',
  ],
  [
    'between two hundred and fifty and five hundred',
    { min: 250, max: 500 },
    'between two hundred and fifty and five hundred',
  ],
  ['between 1500 and 500', { min: 500, max: 1500 }, 'between 1500 and 500'],
  ['from rs 500 to rs 1500', { min: 500, max: 1500 }, 'from rs 500 to rs 1500'],
  ['500 to 1500', { min: 500, max: 1500 }, '500 to 1500'],
  ['रनिंग शूज़ 3000 से कम', { max: 3000 }, '3000 से कम'],
  ['3000 रुपये तक के फ़ोन', { max: 3000 }, '3000 रुपये तक'],
  ['500 से 1500 के बीच की शर्ट', { min: 500, max: 1500 }, '500 से 1500 के बीच'],
  ['1000 से ज़्यादा', { min: 1000 }, '1000 से ज़्यादा'],
  ['3000 se kam ke joote', { max: 3000 }, '3000 se kam'],
  ['৩০০০ টাকার মধ্যে জুতো', { max: 3000 }, '3000 টাকার মধ্যে'],
  ['৩০০০-এর কম', { max: 3000 }, '3000-এর কম'],
  ['৫০০ টাকার বেশি', { min: 500 }, '500 টাকার বেশি'],
  ['3000 पर्यंतचे बूट', { max: 3000 }, '3000 पर्यंतचे'],
  ['3000 रुपयांपर्यंत', { max: 3000 }, '3000 रुपयांपर्यंत'],
  ['2000 च्या आत हेडफोन', { max: 2000 }, '2000 च्या आत'],
  ['1000 पेक्षा जास्त', { min: 1000 }, '1000 पेक्षा जास्त'],
])('%s', (text, value, part) => {
  const found = findPriceRange(text);
  expect(found?.value).toEqual(value);
  expect(normalise(text).slice(found?.start, found?.end)).toBe(normalise(part));
});

test.each([
  'shoes',
  'phone cover 500',
  'thunder 500',
  '500 तकिया',
  '2 and 3 shirts',
  'size 9',
  'under',
  'less than zero',
  '',
])('no limit: %s', (text) => {
  expect(findPriceRange(text)).toBeUndefined();
});

test('limits are never the wrong way round and never reach outside the text', () => {
  const word = fc.constantFrom(
    'under',
    'between',
    'and',
    'to',
    'from',
    '500',
    '₹',
    'rs',
    'two thousand',
    '1,500',
    'से',
    'से कम',
    'तक',
    'টাকার',
    'মধ্যে',
    'ते',
    'पर्यंत',
    'shoes',
    'over',
    'or',
    'more',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 10 }), (words) => {
      const text = words.join(' ');
      const found = findPriceRange(text);
      if (!found) return;
      const { min, max } = found.value;
      expect(min !== undefined || max !== undefined).toBe(true);
      if (min !== undefined && max !== undefined) expect(min).toBeLessThanOrEqual(max);
      expect(found.start).toBeGreaterThanOrEqual(0);
      expect(found.end).toBeLessThanOrEqual(normalise(text).length);
      expect(found.end).toBeGreaterThan(found.start);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['en', 'between 500 and 1k', { min: 500, max: 1000 }],
  ['en', 'two to three thousand', { min: 2000, max: 3000 }],
  ['en', '500-1500', { min: 500, max: 1500 }],
  ['en', '3000 and below', { max: 3000 }],
  ['en', 'not over 3000', { max: 3000 }],
  ['hi', 'डेढ़ हज़ार से कम', { max: 1500 }],
  ['hi', 'do hazaar se kam ke joote', { max: 2000 }],
  ['hi', 'एक से दो हज़ार के बीच', { min: 1000, max: 2000 }],
  ['hi', 'कम से कम पाँच सौ', { min: 500 }],
  ['bn', 'দুই হাজারের কম', { max: 2000 }],
  ['bn', 'পাঁচশো থেকে এক হাজার টাকার মধ্যে', { min: 500, max: 1000 }],
  ['bn', 'পাঁচশোর নিচে', { max: 500 }],
  ['bn', 'দশ হাজারের ভেতর', { max: 10000 }],
  ['bn', '2000 er moddhe', { max: 2000 }],
  ['bn', '500 theke 1000 er moddhe', { min: 500, max: 1000 }],
  ['bn', '1500 takar kom', { max: 1500 }],
  ['mr', 'दोन हजारांपेक्षा कमी', { max: 2000 }],
  ['mr', 'अडीच हजारांच्या आत', { max: 2500 }],
  ['mr', 'अडीच हजारापर्यंतचे', { max: 2500 }],
  ['mr', 'दीड हजाराच्या आतला', { max: 1500 }],
  ['mr', 'दोन अडीच हजारापर्यंत', { max: 2500 }],
  ['mr', 'vees hajar paryant', { max: 20_000 }],
  ['mr', 'दोन हजारात काही', { max: 2000 }],
  ['mr', 'पाचशे रुपयांत', { max: 500 }],
  ['mr', 'don hajar peksha kami', { max: 2000 }],
  ['mr', 'पाचशे ते हजार रुपयांच्या दरम्यान', { min: 500, max: 1000 }],
] as const)('said in words, %s: %s', (language, text, value) => {
  expect(findPriceRange(text, language)?.value).toEqual(value);
});

test.each(['size 8-9', 'order 1042 to cancel'])('no limits either: %s', (text) => {
  expect(findPriceRange(text)).toBeUndefined();
});

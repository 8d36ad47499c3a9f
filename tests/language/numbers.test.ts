import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findNumbers } from '../../src/main/language/numbers.ts';

const values = (text: string) => findNumbers(text).map(({ value }) => value);

test.each([
  ['three thousand', [3000]],
  ['two thousand nine hundred and ninety nine', [2999]],
  ['one point five lakh', [150_000]],
  ['a hundred', [100]],
  ['an item', []],
  ['2,999', [2999]],
  ['3k', [3000]],
  ['₹1,00,000', [100_000]],
  ['१२३ and ৪৫', [123, 45]],
  ['twenty one', [21]],
  ['twenty twenty', [20, 20]],
  ['five hundred and two thousand', [502_000]],
  ['two crore three lakh', [20_300_000]],
  ['zero', [0]],
  ['point five', [5]],
  ['one point', [1]],
  ['hundred', []],
  ['constructor toString', []],
])('%s', (text, expected) => {
  expect(values(text)).toEqual(expected);
});

test('a number says where in the normalised text it stands', () => {
  const text = 'shoes under three thousand rupees';
  const [found] = findNumbers(text);
  expect(text.slice(found?.start, found?.end)).toBe('three thousand');
});

const small = [
  '',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** English words of 1 to 999,999, as people say them in India. */
function inWords(value: number): string {
  if (value < 20) return small[value] as string;
  if (value < 100) return `${tens[Math.floor(value / 10)]} ${small[value % 10]}`.trim();
  const [size, name] =
    value >= 100_000
      ? ([100_000, 'lakh'] as const)
      : value >= 1000
        ? ([1000, 'thousand'] as const)
        : ([100, 'hundred'] as const);
  return `${inWords(Math.floor(value / size))} ${name} ${inWords(value % size)}`.trim();
}

test('every number said in words is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999 }), (value) => {
      expect(values(inWords(value))).toEqual([value]);
    }),
  );
});

test('a number written with Indian grouping is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (value) => {
      expect(values(value.toLocaleString('en-IN'))).toEqual([value]);
    }),
  );
});

test('nothing a person types makes it throw, and finds stand in order inside the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      let from = 0;
      for (const { value, start, end } of findNumbers(text)) {
        expect(Number.isFinite(value)).toBe(true);
        expect(start).toBeGreaterThanOrEqual(from);
        expect(end).toBeGreaterThan(start);
        from = end;
      }
    }),
  );
});

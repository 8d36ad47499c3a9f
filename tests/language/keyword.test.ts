import { describe, expect, test } from 'vitest';
import { findKeyword, spaced, wordsBeside } from '../../src/main/language/keyword.ts';
import { mobileOf } from '../../src/main/language/mobile.ts';

const table = {
  service: ['service', 'सर्विस', 'সার্ভিস'],
  wash: ['car wash', 'धो'],
  cooling: ['ac', 'air conditioning'],
  back: ['return', 'मन बदल'],
};
const found = (text: string) => findKeyword(text, table)?.value;

describe('words that mean something', () => {
  test.each([
    ['I want it returned', 'back'],
    ['गाड़ी की सर्विसिंग', 'service'],
    ['সার্ভিসের জন্য', 'service'],
    ['गाडी धोते हैं क्या', 'wash'],
    ['माझं मन बदललं', 'back'],
    ['the AC is weak', 'cooling'],
    ['a Car  Wash, please', 'wash'],
  ])('%s', (text, value) => {
    expect(found(text)).toBe(value);
  });

  test.each([
    // Two letters stand alone, a word is not found inside another, and its parts must be neighbours.
    'accident',
    'a big car for the wash',
    'preservice',
    '',
  ])('not in "%s"', (text) => {
    expect(found(text)).toBeUndefined();
  });

  test('the longest is meant, and the span covers whole words of the normalised text', () => {
    const match = findKeyword('Fix the Air Conditioning, service it', table);
    expect(match).toEqual({ value: 'cooling', confidence: expect.any(Number), span: [8, 24] });
    expect(findKeyword('it is serviced', table)?.span).toEqual([6, 14]);
  });

  test('what stands beside', () => {
    expect(spaced('  The   CAR-wash ')).toBe('the car wash');
    expect(wordsBeside('the car wash of ₹500', [[4, 12]], new Set(['the']))).toEqual(['of', '500']);
  });
});

describe('a whole mobile number', () => {
  test.each(['9876543210', '+91 98765 43210', '0 98765-43210', '0091 9876543210'])('%s', (said) => {
    expect(mobileOf(said)).toBe('+919876543210');
  });
  test.each(['987654321', '98765432100', '1234567890', '', 'nine'])('not "%s"', (said) => {
    expect(mobileOf(said)).toBeNull();
  });
});

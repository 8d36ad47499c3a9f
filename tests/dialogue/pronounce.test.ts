import { describe, expect, test } from 'vitest';
import { createPronouncer } from '../../src/main/dialogue/say/pronounce.ts';

describe('words of the table', () => {
  const say = createPronouncer('en', {
    vayura: 'vaayuraa',
    'old mill bistro': 'A',
    'old mill': 'B',
  });
  test.each([
    ['The Vayura is here.', 'The vaayuraa is here.'],
    ['VAYURA, (vayura): "Vayura"!', 'vaayuraa, (vaayuraa): "vaayuraa"!'],
    ["the Vayura's price", "the vaayuraa's price"],
    ['vayuras and xvayura', 'vayuras and xvayura'],
    ['at Old Mill Bistro, not Old Mill', 'at A, not B'],
    ['Old-Mill  Bistro', 'A'],
    ['Samsung stays', 'Samsung stays'],
    ['', ''],
  ])('%s', (text, said) => {
    expect(say(text)).toBe(said);
  });

  test('the first table that knows a word wins', () => {
    const both = createPronouncer('en', { pav: 'one' }, undefined, { pav: 'two', vada: 'three' });
    expect(both('vada pav')).toBe('three one');
  });

  test('signs in a word of the table are no pattern', () => {
    expect(createPronouncer('en', { 'a.c': 'X' })('abc a.c')).toBe('abc X');
  });

  test('marks belong to words: मेघा is not in मेघाला', () => {
    const marathi = createPronouncer('mr', { मेघा: 'मेघ' });
    expect(marathi('मेघा, मेघाला')).toBe('मेघ, मेघाला');
  });
});

describe('Latin letters in another script', () => {
  test.each([
    ['hi', 'आपका Samsung फ़ोन Mayurgati Express से आएगा।', 'आपका सैमसंग फ़ोन मयुर्गती एक्सप्रेस से आएगा।'],
    ['bn', 'কোড B B এক।', 'কোড বি বি এক।'],
    ['mr', "Men's कुर्ता, Café", 'मेन्स कुर्ता, कॅफे'],
  ] as const)('%s: %s', (language, text, said) => {
    expect(createPronouncer(language)(text)).toBe(said.normalize('NFC'));
  });

  test('the table goes before the rule', () => {
    const say = createPronouncer('hi', { mayurgati: 'मयूरगति' });
    expect(say('Mayurgati Express')).toBe('मयूरगति एक्सप्रेस');
  });

  test('English leaves other scripts alone', () => {
    expect(createPronouncer('en')('say नमस्ते')).toBe('say नमस्ते');
  });
});

test('many different texts do not fill the memory', () => {
  const say = createPronouncer('hi');
  for (let count = 0; count < 2_000; count += 1) say(`यह ${'x'.repeat(count % 7)} ${count}`);
  expect(say('यह B')).toBe('यह बी');
});

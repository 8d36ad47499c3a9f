import { afterAll, describe, expect, test } from 'vitest';
import { type Language, languages } from '../../src/contract/language.ts';
import { asHotwords, mostHotwords } from '../../src/main/packs/kit/hotwords.ts';
import { packs } from '../../src/main/packs/index.ts';
import { openDesk } from '../support/desk.ts';

const letters: Readonly<Record<Language, RegExp>> = {
  en: /^[a-z' ]+$/,
  hi: /^[\p{Script=Devanagari} \u200c\u200d]+$/u,
  bn: /^[\p{Script=Bengali} \u200c\u200d]+$/u,
  mr: /^[\p{Script=Devanagari} \u200c\u200d]+$/u,
};

/** Some that must be there, the first of them near the beginning. */
const wanted: Readonly<Record<string, Readonly<Record<Language, readonly string[]>>>> = {
  retail: {
    en: ['tarvik', 'dhvanik studio headphones', 'tarvik nova five g phone', 'banarasi'],
    hi: ['तारविक', 'ध्वनिक स्टूडियो हेडफ़ोन', 'बनारसी'],
    bn: ['তারভিক', 'ধ্বনিক স্টুডিও হেডফোন', 'বেনারসি'],
    mr: ['तारविक', 'ध्वनिक स्टुडिओ हेडफोन'],
  },
  dealership: {
    en: ['pavan', 'vayura', 'vayura pavan', 'wheel alignment'],
    hi: ['पवन', 'वायुरा', 'वायुरा पवन', 'व्हील अलाइनमेंट'],
    bn: ['পবন', 'ভায়ুরা', 'ভায়ুরা পবন'],
    mr: ['पवन', 'वायुरा', 'वायुरा पवन'],
  },
  dining: {
    en: ['gondola', 'trattoria lumina', 'italian', 'koregaon park'],
    hi: ['गोंडोला', 'ट्रैटोरिया लुमिना', 'इटालियन', 'कोरेगांव पार्क'],
    bn: ['গন্ডোলা', 'ত্রাত্তোরিয়া লুমিনা', 'ইতালিয়ান', 'কোরেগাঁও পার্ক'],
    mr: ['गोंडोला', 'ट्रॅटोरिया लुमिना', 'इटालियन', 'कोरेगाव पार्क'],
  },
};

describe.each(packs.map((pack) => [pack.id, pack] as const))('pack %s', (id, pack) => {
  const desk = openDesk(pack);
  afterAll(() => desk[Symbol.dispose]());

  test.each(languages)('hotwords of %s are as people say them', (language) => {
    const words = pack.hotwords?.(desk.db, language) ?? [];
    expect(words.length).toBeGreaterThan(30);
    expect(words.length).toBeLessThanOrEqual(mostHotwords);
    expect(new Set(words).size).toBe(words.length);
    for (const word of words) expect(word).toMatch(letters[language]);
    const must = wanted[id]?.[language].map((word) => word.normalize('NFC')) ?? [];
    for (const word of must) expect(words).toContain(word);
    expect(words.indexOf(must[0] ?? '')).toBeLessThan(10);
  });

  test('nobody is named', () => {
    const people = ['sneha', 'kulkarni', 'sharma', 'deshmukh', 'rohit', 'aarav'];
    const words = (pack.hotwords?.(desk.db, 'en') ?? []).flatMap((word) => word.split(' '));
    expect(words.filter((word) => people.includes(word))).toEqual([]);
  });
});

test('names of a strange catalog are bounded, and written in the letters of the language', () => {
  const many = Array.from({ length: 2_000 }, (_, at) => `Thing ${at}`);
  expect(asHotwords(many, 'en')).toHaveLength(mostHotwords);
  expect(asHotwords(['Samsung Galaxy S24 (5G)', '', '!!', "Men's shirt"], 'en')).toEqual([
    'samsung galaxy s twenty four',
    'mens shirt',
  ]);
  expect(asHotwords(['Samsung', 'X', 'Road'], 'hi')).toEqual(['सैमसंग', 'एक्स', 'रोड']);
  expect(asHotwords(['x'.repeat(200)], 'en')).toEqual([]);
});

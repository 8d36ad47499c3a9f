import { expect, test } from 'vitest';
import { foldWord } from '../../../src/main/language/parse/number/fold.ts';
import { numbered } from '../../../src/main/language/parse/number/lexicon.ts';
import { cardinals } from '../../../src/main/language/words/cardinals.ts';
import {
  numberVariants,
  romanisedHindi,
} from '../../../src/main/language/words/number-variants.ts';

const tables = {
  ...Object.fromEntries(
    (['hi', 'bn', 'mr'] as const).map((language) => [
      language,
      [
        ...cardinals[language].map((word, value) => [value, word] as const),
        ...numbered(numberVariants[language]),
      ],
    ]),
  ),
  'romanised Hindi': [...numbered(romanisedHindi)],
};

test.each(Object.entries(tables))('no two numbers share a spelling key: %s', (_, words) => {
  const values = new Map<string, number>();
  for (const [value, word] of words) {
    const key = foldWord(word);
    expect(values.get(key) ?? value, `${word} (${key})`).toBe(value);
    values.set(key, value);
  }
  expect(new Set(values.values()).size).toBe(100);
});

test.each([
  ['पाँच', 'पांच', 'पाच'],
  ['अट्ठाईस', 'अठ्ठाइस', 'अठाईस'],
  ['पन्द्रह', 'पंद्रह', 'पंद्रह'],
  ['ড়', 'ড়'],
  ['চল্লিশ', 'চল্লিস'],
  ['chhabbis', 'chabbees', 'chhabees'],
  ['hazaar', 'hazar', 'hajar'],
])('spellings of one word: %s %s', (...words) => {
  expect(new Set(words.map(foldWord)).size).toBe(1);
});

import { cardinals, englishCardinals } from '../../../words/cardinals.ts';
import { englishLoans, numberVariants, romanisedHindi } from '../../../words/number-variants.ts';
import { foldWord } from '../../number/fold.ts';

// দুটো, দুটোয়: two of something keeps only its first sound.
const variants = [
  '2 দু',
  numberVariants.hi,
  numberVariants.bn,
  numberVariants.mr,
  romanisedHindi,
  englishLoans,
];

const indian = build();
const englishUnits = new Map(englishCardinals.slice(0, 20).map((word, value) => [word, value]));
const englishTens = new Map(
  [2, 3, 4, 5, 6, 7, 8, 9].map((ten) => [englishCardinals[ten * 10] as string, ten * 10]),
);
englishTens.set('fourty', 40);

function build(): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  const add = (word: string, value: number) => {
    const key = foldWord(word.normalize('NFC'));
    if (!map.has(key)) map.set(key, value);
  };
  for (const words of Object.values(cardinals)) words.forEach(add);
  for (const text of variants) {
    let value = 0;
    for (const word of text.split(/\s+/)) {
      if (/^\d+$/.test(word)) value = Number(word);
      else add(word, value);
    }
  }
  return map;
}

/** 0..19 in English, by key. */
export function englishUnit(key: string): number | undefined {
  return englishUnits.get(key);
}

/** 20, 30 .. 90 in English. */
export function englishTen(key: string): number | undefined {
  return englishTens.get(key);
}

const looked = new Map<string, number | undefined>();
const maxLooked = 4096;

/**
 * 0..99 in one word of Hindi (either script), Bengali or Marathi, or an English one in their letters.
 * Folding a word is slow and a grammar asks for the same one often: answers are kept.
 */
export function indianNumber(word: string): number | undefined {
  if (looked.has(word)) return looked.get(word);
  if (looked.size >= maxLooked) looked.clear();
  const value = indian.get(foldWord(word));
  looked.set(word, value);
  return value;
}

import { spellLetters } from '../spell/letters.ts';
import { english } from '../words/english-sounds.ts';
import { soundsOf } from './read.ts';
import { type IndicLanguage, write } from './write.ts';

export type { IndicLanguage } from './write.ts';

/**
 * A word in Latin letters as it is said, in the letters of another language: "Mayurgati" →
 * "मयुरगति", "express" → "এক্সপ্রেস". Common English words are known, others are read by rule: as English
 * where they look like it, else as an Indian name. Rough: what must sound right belongs in a pack's
 * pronunciation. One to three capitals, and words without a vowel, are said letter by letter.
 *
 * @param word letters a to z alone; anything else in it is left out.
 */
export function transliterate(word: string, language: IndicLanguage): string {
  const bare = word.normalize('NFD').replace(/[^A-Za-z]/g, '');
  if (bare === '') return '';
  if (bare.length === 1 || isSpelt(bare)) return spellLetters(bare, language);
  const lower = bare.toLowerCase();
  const known = knownIn(language).get(lower);
  if (known) return known;
  // "UdaanPath": two words.
  const parts = bare.split(/(?<=[a-z])(?=[A-Z])/);
  if (parts.length > 1) return parts.map((part) => transliterate(part, language)).join(' ');
  return write(soundsOf(lower), language);
}

/** "SUV", "BTS", "TVS"; longer capitals with vowels ("ROYAL") are shouted words. */
const isSpelt = (word: string) =>
  (/^[A-Z]{2,3}$/.test(word) || /^[^aeiouyAEIOUY]{2,5}$/.test(word)) &&
  !/^(?:Mr|Dr|St)$/.test(word);

const tables = new Map<IndicLanguage, ReadonlyMap<string, string>>();

function knownIn(language: IndicLanguage): ReadonlyMap<string, string> {
  const made = tables.get(language);
  if (made) return made;
  const column = { hi: 0, bn: 1, mr: 2 }[language];
  const entries = english
    .trim()
    .split('\n')
    .map((row): [string, string] => {
      const [word = '', said = ''] = row.split(' :: ');
      const columns = said.split(' | ');
      return [word, (columns[column] ?? columns[0] ?? '').normalize('NFC')];
    });
  const table = new Map(entries);
  tables.set(language, table);
  return table;
}

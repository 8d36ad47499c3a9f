import type { Language } from '../../../contract/language.ts';
import { normalise } from '../../language/normalise.ts';
import { transliterate } from '../../language/transliterate/index.ts';

/** How words are said: the word or words in lower case, as they stand in a spoken text → the same in letters of the language. */
export type Pronunciation = Readonly<Record<string, string>>;

/** A text in spoken form (after `spell`) as the voice must be given it. Never for the screen. */
export type Pronouncer = (text: string) => string;

/** Remembered texts: replies repeat themselves. */
const remembered = 256;

/**
 * Rewrites what a voice would read wrongly: the words of `tables` (the first that has a word wins), and
 * in Hindi, Bengali and Marathi whatever is still in Latin letters, by sound. Whole words only, the
 * longest first ("old mill bistro" before "old mill"), whatever their case; between the words of one
 * entry there may be a hyphen. An English 's stays behind its word. Punctuation and spaces stay.
 */
export function createPronouncer(
  language: Language,
  ...tables: readonly (Pronunciation | undefined)[]
): Pronouncer {
  const said = new Map<string, string>();
  for (const table of tables) {
    for (const [written, spoken] of Object.entries(table ?? {})) {
      const key = keyOf(written);
      if (key !== '' && !said.has(key)) said.set(key, spoken);
    }
  }
  const known = said.size === 0 ? null : wholeWords([...said.keys()]);
  const cache = new Map<string, string>();

  function pronounce(text: string): string {
    const written = text.normalize('NFC');
    const named = known
      ? written.replace(known, (match) => said.get(keyOf(match)) ?? match)
      : written;
    if (language === 'en') return named;
    return named.replace(latinRun, (run) => inScript(run, language));
  }

  return (text) => {
    const hit = cache.get(text);
    if (hit !== undefined) return hit;
    const spoken = pronounce(text);
    if (cache.size >= remembered) cache.clear();
    cache.set(text, spoken);
    return spoken;
  };
}

/** A word in Latin letters, with what may stand inside it; accents are letters too. */
const latinRun = /\p{Script=Latin}[\p{Script=Latin}\p{M}]*(?:'\p{Script=Latin}+)?/gu;

/** "Men's" is said like "mens". */
function inScript(run: string, language: Exclude<Language, 'en'>): string {
  // A letter that has no sound of its own in the table is better left out than spelt in another script.
  return transliterate(run.replace(/'/g, ''), language);
}

function keyOf(words: string): string {
  return normalise(words)
    .replace(/[\s-]+/g, ' ')
    .trim();
}

function wholeWords(keys: readonly string[]): RegExp {
  const alternatives = keys
    .toSorted((a, b) => b.length - a.length)
    .map((key) => key.split(' ').map(escaped).join('[\\s-]+'));
  return new RegExp(
    `(?<![\\p{L}\\p{M}\\d])(?:${alternatives.join('|')})(?![\\p{L}\\p{M}\\d])`,
    'giu',
  );
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

import { type Language, languages } from '../../../contract/language.ts';
import { remembered } from '../parse/memo.ts';
import { isVerbForm, verbRows, wordsOf } from '../verbs.ts';
import { bn } from '../words/tongues/bn.ts';
import { en } from '../words/tongues/en.ts';
import { hi } from '../words/tongues/hi.ts';
import { mr } from '../words/tongues/mr.ts';
import type { Tongue } from '../words/tongues/shape.ts';
import { sharedIndic, sharedLatin } from '../words/tongues/shared.ts';

/** Evidence for each language, in natural-log units: en, hi, bn, mr. */
export type Evidence = readonly number[];

export const tongues: Readonly<Record<Language, Tongue>> = { en, hi, bn, mr };

/** How much one word of each kind tells. */
const weights = { strong: 3, fair: 1.8, verb: 2.4, weak: 0.8 } as const;

const isLatin = (word: string) => /^[a-z]/.test(word);

/** Letters that romanise the same sound: aa a, ee ii i, oo uu u, w v, z j, chh ch; doubled ones are one. */
export function soundKey(word: string): string {
  let key = '';
  for (let at = 0; at < word.length; at += 1) {
    let letter = word[at] as string;
    if (letter === word[at + 1] && /[eo]/.test(letter)) {
      letter = letter === 'e' ? 'i' : 'u';
      at += 1;
    } else if (letter === 'w') letter = 'v';
    else if (letter === 'z') letter = 'j';
    if (letter === 'h' && key.endsWith('ch')) continue;
    if (!key.endsWith(letter)) key += letter;
  }
  return key;
}

interface Table {
  readonly exact: ReadonlyMap<string, number>;
  readonly bySound: ReadonlyMap<string, number>;
  readonly rows: ReturnType<typeof verbRows>;
  readonly rowsBySound: ReturnType<typeof verbRows>;
}

const tables: readonly Table[] = languages.map((language) => {
  const { verbs, ...lists } = tongues[language];
  const exact = new Map<string, number>();
  for (const kind of ['weak', 'fair', 'strong'] as const) {
    // Of a word that stands in two lists the weaker is meant: it was put there for its homograph.
    for (const word of wordsOf(lists[kind])) if (!exact.has(word)) exact.set(word, weights[kind]);
  }
  const bySound = new Map<string, number>();
  if (language !== 'en') {
    for (const [word, weight] of exact) {
      const sound = isLatin(word) && word.length > 2 ? soundKey(word) : '';
      if (sound && !bySound.has(sound)) bySound.set(sound, weight);
    }
  }
  const latin = verbs.filter(({ stems }) => isLatin(stems.trim()));
  return { exact, bySound, rows: verbRows(verbs), rowsBySound: verbRows(latin, soundKey) };
});
const englishContent = new Set(wordsOf(en.content));
const shared = new Set(wordsOf(`${sharedLatin} ${sharedIndic}`));

/**
 * What one word (normalised, by `wordKey`) tells; all zero for a word that every language uses,
 * undefined for one that is not known. English keeps its spelling, romanised words are also found by
 * their sound.
 */
export const lookUp: (word: string) => Evidence | undefined = remembered((word) => {
  // "lake" is an English word, not Hindi for "having brought".
  const english = englishContent.has(word);
  const exact = tables.map(
    ({ exact: list, rows }) =>
      list.get(word) ?? (!english && isVerbForm(word, rows) ? weights.verb : 0),
  );
  if (exact.some((weight) => weight > 0)) return exact;
  if (shared.has(word)) return [0, 0, 0, 0];
  if (word.length < 3 || english || !isLatin(word)) return undefined;
  const sound = soundKey(word);
  const heard = tables.map(
    ({ bySound, rowsBySound }) =>
      bySound.get(sound) ?? (isVerbForm(sound, rowsBySound) ? weights.verb : 0),
  );
  return heard.some((weight) => weight > 0) ? heard : undefined;
});

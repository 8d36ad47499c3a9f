import { normalise } from './normalise.ts';
import { bn } from './words/tongues/bn.ts';
import { hi } from './words/tongues/hi.ts';
import { mr } from './words/tongues/mr.ts';
import type { VerbForms } from './words/tongues/shape.ts';
import { finiteWords, trailing } from './words/verb-ends.ts';

/** Nukta, joiners and the two signs of a nasal vowel differ from typist to typist: कहाँ, कहां; बड़ा, बडा. */
export function wordKey(word: string): string {
  return /[ऀ-৿\u200c\u200d]/.test(word)
    ? word.replace(/[़়\u200c\u200d]/g, '').replaceAll('ँ', 'ं')
    : word;
}

/** The words of a list, in the form they are looked up by. */
export function wordsOf(list: string): string[] {
  return wordKey(normalise(list)).trim().split(/\s+/);
}

/** Stems that take any of some endings; there are far too many forms to write them all down. */
export interface VerbRow {
  readonly stems: ReadonlySet<string>;
  readonly endings: ReadonlySet<string>;
  readonly longestEnding: number;
}

/** `rewrite` is applied to every stem and ending. */
export function verbRows(
  verbs: readonly VerbForms[],
  rewrite: (part: string) => string = (part) => part,
): VerbRow[] {
  return verbs.map(({ stems, endings }) => {
    const behind = wordsOf(endings).map(rewrite);
    return {
      stems: new Set(wordsOf(stems).map(rewrite)),
      endings: new Set(behind),
      longestEnding: Math.max(...behind.map(({ length }) => length)),
    };
  });
}

/** Whether a word (by `wordKey`) is one of the stems with one of its endings. */
export function isVerbForm(word: string, rows: readonly VerbRow[]): boolean {
  return rows.some(({ stems, endings, longestEnding }) => {
    for (let at = word.length - 1; at > 0 && word.length - at <= longestEnding; at -= 1) {
      if (endings.has(word.slice(at)) && stems.has(word.slice(0, at))) return true;
    }
    return false;
  });
}

const rows = [hi, bn, mr].flatMap(({ verbs }) => verbRows(verbs));
const finite = new Set(wordsOf(finiteWords));
const light = new Set(wordsOf(trailing));

/** Whether a word (normalised) of Hindi, Bengali or Marathi, in either script, can end a clause as its verb. */
export function isFinalVerb(word: string): boolean {
  const key = wordKey(word);
  return finite.has(key) || isVerbForm(key, rows);
}

/** Whether these words (normalised) end like a complete clause of Hindi, Bengali or Marathi: in a verb. */
export function endsInVerb(words: readonly string[]): boolean {
  for (let at = words.length - 1; at >= 0 && at >= words.length - 3; at -= 1) {
    const word = words[at] as string;
    // "दो" alone is a number, "give" only behind something.
    if (isFinalVerb(word)) return at > 0 || !/^(?:दो|do|ना?|না|तो|তো|का|কি|কী)$/u.test(word);
    if (!light.has(wordKey(word))) return false;
  }
  return false;
}

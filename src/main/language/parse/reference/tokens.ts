import type { Language } from '../../../../contract/language.ts';
import { normalise, type Token, tokenise } from '../../normalise.ts';
import { isFinalVerb, wordKey, wordsOf } from '../../verbs.ts';

/** An utterance as the readers of references see it. */
export interface Utterance {
  /** NFC-normalised and lower case; places are places in it. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The words of `tokens`, as tables know them. */
  readonly words: readonly string[];
  readonly language: Language;
}

export function utterance(text: string, language: Language): Utterance {
  const clean = normalise(text);
  const tokens = tokenise(clean);
  return { text: clean, tokens, words: tokens.map((token) => wordKey(token.text)), language };
}

/** A set of words as they are looked up. */
export const setOf = (list: string): ReadonlySet<string> => new Set(wordsOf(list));

/** Phrases separated by "|", as lists of words, longest first. */
export function phrasesOf(list: string): readonly (readonly string[])[] {
  return list
    .split('|')
    .map((phrase) => wordsOf(phrase))
    .sort((a, b) => b.length - a.length);
}

/** How many words of the longest of `phrases` stand at `at`; 0 when none does. */
export function phraseAt(
  phrases: readonly (readonly string[])[],
  words: readonly string[],
  at: number,
): number {
  return phrases.find((phrase) => phrase.every((word, k) => words[at + k] === word))?.length ?? 0;
}

/** Whether nothing, or a verb or small talk, stands at `at`: the thing pointed at ends before it. */
export function endsAt({ words }: Utterance, at: number, small: ReadonlySet<string>): boolean {
  const word = words[at];
  return word === undefined || small.has(word) || isFinalVerb(word);
}

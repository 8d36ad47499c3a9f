import { foldWord } from './number/fold.ts';
import type { Token } from '../normalise.ts';

/** A set of words that matches them in every spelling, and Indian ones with their endings. */
export function labels(list: string): (word: string) => boolean {
  const words = list.normalize('NFC').split(/\s+/);
  const exact = new Set(words.map((word) => (/[a-z]/.test(word) ? word : foldWord(word))));
  const stems = [...exact].filter((word) => !/[a-z]/.test(word) && word.length > 2);
  return (word) => {
    if (/^[a-z]/.test(word)) return exact.has(word);
    const key = foldWord(word);
    return exact.has(key) || stems.some((stem) => key.startsWith(stem));
  };
}

/** Index of the nearest token before `index` that is neither a filler nor a mark; -1 when there is none. */
export function labelBefore(
  tokens: readonly Token[],
  index: number,
  isFiller: (word: string) => boolean,
): number {
  let at = index - 1;
  while (at >= 0) {
    const text = tokens[at]?.text ?? '';
    if (/^[\p{L}\p{M}]/u.test(text) ? !isFiller(text) : !/^[-:#.,()'"@+]$/.test(text)) break;
    at -= 1;
  }
  return at;
}

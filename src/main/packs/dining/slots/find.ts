import type { SlotMatch } from '../../../dialogue/port.ts';
import { normalise } from '../../../language/normalise.ts';

export type KeywordTable = Readonly<Record<string, readonly string[]>>;

/** Tables are long and never change: each is normalised once. */
const compiled = new WeakMap<object, readonly (readonly [key: string, words: string])[]>();

function wordsOf(table: KeywordTable) {
  const known = compiled.get(table);
  if (known) return known;
  const words = Object.entries(table).flatMap(([key, list]) =>
    list.map((word) => [key, normalise(word)] as const),
  );
  // The longest first: the first that is found is the best.
  words.sort((a, b) => b[1].length - a[1].length);
  compiled.set(table, words);
  return words;
}

const letterBefore = /[\p{L}\p{M}\p{N}]$/u;
const latinBehind = /^[a-z]{3}/;

/**
 * The key whose words stand in a normalised text; the longest match wins. Words match where a word
 * begins, and an ending may be written to them: "pizzas", "कैफे में", "ক্যাফেতে".
 */
export function findWords(clean: string, table: KeywordTable): SlotMatch | undefined {
  for (const [key, words] of wordsOf(table)) {
    for (let at = clean.indexOf(words); at >= 0; at = clean.indexOf(words, at + 1)) {
      const end = at + words.length;
      if (letterBefore.test(clean.slice(0, at)) || latinBehind.test(clean.slice(end))) continue;
      return { value: key, confidence: 0.9, span: [at, end] };
    }
  }
  return undefined;
}

/** Whether one of the words stands in a normalised text. */
export const hasWords = (clean: string, list: readonly string[]): boolean =>
  findWords(clean, tableOf(list)) !== undefined;

const tables = new WeakMap<readonly string[], KeywordTable>();
/** A list as a table of one key. */
export function tableOf(list: readonly string[]): KeywordTable {
  const known = tables.get(list) ?? { it: list };
  tables.set(list, known);
  return known;
}

/** The text with blanks in some places: every other word stays where it is. */
export function blank(
  text: string,
  ...spans: readonly (readonly [number, number] | undefined)[]
): string {
  return spans.reduce<string>(
    (rest, span) =>
      span ? rest.slice(0, span[0]) + ' '.repeat(span[1] - span[0]) + rest.slice(span[1]) : rest,
    text,
  );
}

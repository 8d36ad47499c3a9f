import { keyOf, type Token, tokenise } from './tokens.ts';

/** Phrases (one word or several) with what they mean, found by their first word. */
export type Table<T> = ReadonlyMap<string, readonly Entry<T>[]>;

interface Entry<T> {
  readonly keys: readonly string[];
  readonly value: T;
}

/** What was read and the index of the first token behind it. */
export interface Read<T> {
  readonly value: T;
  readonly next: number;
}

/**
 * Builds a table from pairs of a value and its phrases, which are parted by `|`. Of two meanings of
 * one phrase the first stays, so that the speaker's own language goes first.
 */
export function buildTable<T>(pairs: Iterable<readonly [T, string]>): Table<T> {
  const table = new Map<string, Entry<T>[]>();
  const known = new Set<string>();
  for (const [value, phrases] of pairs) {
    for (const phrase of phrases.split('|')) {
      const keys = tokenise(phrase).map((token) => token.key);
      const [first] = keys;
      if (first === undefined || known.has(keys.join(' '))) continue;
      known.add(keys.join(' '));
      const entries = table.get(first) ?? [];
      entries.push({ keys, value });
      table.set(first, entries);
    }
  }
  // Longest first: "day after tomorrow" before "day".
  for (const entries of table.values()) entries.sort((a, b) => b.keys.length - a.keys.length);
  return table;
}

/** The longest phrase of the table that stands at token `at`. */
export function look<T>(
  table: Table<T>,
  tokens: readonly Token[],
  at: number,
): Read<T> | undefined {
  const first = tokens[at];
  if (!first) return undefined;
  const hit = table
    .get(first.key)
    ?.find(({ keys }) => keys.every((key, offset) => tokens[at + offset]?.key === key));
  return hit && { value: hit.value, next: at + hit.keys.length };
}

/** Words of a list, as keys. */
export function keySet(words: string): ReadonlySet<string> {
  return new Set(words.split('|').map((word) => keyOf(word.normalize('NFC'))));
}

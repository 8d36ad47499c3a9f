import { normalise, tokenise } from './normalise.ts';

/** What may be meant, each with the words that mean it, in any language and script. */
export type KeywordTable<Key extends string = string> = Readonly<Record<Key, readonly string[]>>;

/** What was meant; it can be given as the match of a slot as it is. */
export interface Keyword<Key extends string = string> {
  readonly value: Key;
  /** 0 to 1. */
  readonly confidence: number;
  /** The words that mean it, in the normalised text, [start, end). */
  readonly span: readonly [number, number];
}

interface Entry {
  readonly key: string;
  readonly words: readonly string[];
  /** The last of them may bear an ending. */
  readonly bends: boolean;
}

/** Tables are long and never change: each is normalised once. */
const compiled = new WeakMap<KeywordTable, readonly Entry[]>();

function entriesOf(table: KeywordTable): readonly Entry[] {
  const known = compiled.get(table);
  if (known) return known;
  const entries = Object.entries(table).flatMap(([key, list]) =>
    list.map((phrase) => {
      const words = spaced(phrase);
      const bends = words.length >= (/[a-z]$/.test(words) ? bendable.latin : bendable.indic);
      return { key, words: words.split(' '), bends, length: words.length };
    }),
  );
  // The longest first: the first that is found is the best.
  entries.sort((a, b) => b.length - a.length);
  compiled.set(table, entries);
  return entries;
}

/** Words of so many letters (vowel signs counted) may bear an ending; shorter ones stand alone ("ac", "new"). */
const bendable = { latin: 4, indic: 2 };
const sure = 0.9;

/**
 * The key whose words stand in the text; the longest wins. The last word may bear an ending: "return"
 * finds "returned", "सर्विस" finds "सर्विसिंग". The span covers whole words.
 */
export function findKeyword<Key extends string>(
  text: string,
  table: KeywordTable<Key>,
): Keyword<Key> | undefined {
  const tokens = tokenise(normalise(text));
  for (const { key, words, bends } of entriesOf(table)) {
    const last = words.length - 1;
    const at = tokens.findIndex((_, index) =>
      words.every((word, k) => {
        const said = tokens[index + k]?.text;
        return k === last && bends ? said?.startsWith(word) : said === word;
      }),
    );
    const [first, end] = [tokens[at], tokens[at + last]];
    if (first && end) return { value: key as Key, confidence: sure, span: [first.start, end.end] };
  }
  return undefined;
}

/** Normalised words with one space between them. */
export function spaced(text: string): string {
  return tokenise(normalise(text))
    .map((token) => token.text)
    .join(' ');
}

/** The words of a text that are in no given span and not among `words`. */
export function wordsBeside(
  text: string,
  spans: readonly (readonly [number, number])[],
  words: ReadonlySet<string>,
): string[] {
  return tokenise(normalise(text))
    .filter(({ start, end }) => !spans.some(([from, to]) => start < to && from < end))
    .map((token) => token.text)
    .filter((word) => !words.has(word) && !/^[₹%+]$/.test(word));
}

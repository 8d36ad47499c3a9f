import { normalise, tokenise } from '../../language/normalise.ts';

type KeywordTable = Readonly<Record<string, readonly string[]>>;

interface Keyword<Key extends string> {
  readonly value: Key;
  /** Where it stands in the normalised text. */
  readonly start: number;
  readonly end: number;
}

interface Entry {
  readonly key: string;
  readonly stems: readonly string[];
}

/** Tables are long and never change: each is normalised once. */
const compiled = new WeakMap<KeywordTable, readonly Entry[]>();

function entriesOf(table: KeywordTable): readonly Entry[] {
  const known = compiled.get(table);
  if (known) return known;
  const entries = Object.entries(table).flatMap(([key, words]) =>
    words.map((word) => ({ key, stems: tokenise(normalise(word)).map(({ text }) => text) })),
  );
  const length = ({ stems }: Entry) => stems.join(' ').length;
  // The longest first: the first that is found is the best.
  entries.sort((a, b) => length(b) - length(a));
  compiled.set(table, entries);
  return entries;
}

/** Endings may follow stems of this many letters; a shorter one stands alone ("ac", "new"). */
const bendable = 4;

/**
 * The key whose words occur in the text; the longest match wins. The last word may bear an ending
 * ("सर्विसिंग" for "सर्विस"). The span covers whole words.
 */
export function findKeyword<Key extends string>(
  text: string,
  table: Readonly<Record<Key, readonly string[]>>,
): Keyword<Key> | undefined {
  const tokens = tokenise(normalise(text));
  for (const { key, stems } of entriesOf(table)) {
    const last = stems.length - 1;
    const at = tokens.findIndex((_, index) =>
      stems.every((stem, k) => {
        const word = tokens[index + k]?.text;
        if (word === undefined) return false;
        return word === stem || (k === last && stem.length >= bendable && word.startsWith(stem));
      }),
    );
    const [first, end] = [tokens[at], tokens[at + last]];
    if (first && end) return { value: key as Key, start: first.start, end: end.end };
  }
  return undefined;
}

/** The tokens of a text that are in no given span and not among `words`. */
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

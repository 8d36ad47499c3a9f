import { normalise, tokenise } from '../../../language/normalise.ts';

type KeywordTable = Readonly<Record<string, readonly string[]>>;

/** Tables are long and never change: each is normalised once. */
const compiled = new WeakMap<KeywordTable, readonly (readonly [key: string, stem: string])[]>();

function stemsOf(table: KeywordTable) {
  const known = compiled.get(table);
  if (known) return known;
  const stems = Object.entries(table).flatMap(([key, words]) =>
    words.map((word) => [key, spaced(word)] as const),
  );
  // The longest first: the first that is found is the best.
  stems.sort((a, b) => b[1].length - a[1].length);
  compiled.set(table, stems);
  return stems;
}

/** The key whose words occur in the text; the longest match wins. Words match as prefixes: "return" finds "returned". */
export function findKeyword(text: string, table: KeywordTable) {
  const clean = ` ${spaced(text)}`;
  const found = stemsOf(table).find(([, stem]) => clean.includes(` ${stem}`));
  return found && { value: found[0], confidence: 0.9 };
}

/** Normalised words with one space between them. */
export function spaced(text: string): string {
  return tokenise(normalise(text))
    .map((token) => token.text)
    .join(' ');
}

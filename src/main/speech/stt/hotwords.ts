/** What a model can write: the pieces of its token list. */
export interface Tokens {
  readonly pieces: readonly string[];
  /** Every letter that can be written by itself. */
  readonly letters: ReadonlySet<string>;
  /** Writes Latin letters in capitals only. */
  readonly capitals: boolean;
}

/** Begins a word in token lists of SentencePiece. */
const wordMark = '▁';
const special = /^<.*>$/u;
/** NFC leaves these Bengali letters in two parts; many token lists have them in one. */
const composed: Readonly<Record<string, string>> = {
  'ড\u09bc': '\u09dc',
  'ঢ\u09bc': '\u09dd',
  'য\u09bc': '\u09df',
};

/** Reads a token list: a piece and its number a line. */
export function readTokens(text: string): Tokens {
  const pieces = text
    .split('\n')
    .map((line) => line.split(/\s/u)[0] ?? '')
    .filter((piece) => piece !== '' && !special.test(piece));
  const letters = new Set(pieces.filter((piece) => [...piece].length === 1));
  // A letter that only begins words cannot stand inside one, but one inside can begin one.
  letters.delete(wordMark);
  const all = pieces.join('');
  return { pieces, letters, capitals: /\p{Lu}/u.test(all) && !/\p{Ll}/u.test(all) };
}

/**
 * The words as the recogniser takes them, a line each, no two the same, at most `most`. What cannot be
 * written with the model's letters is left out, a part of a name if need be: the library ends the
 * whole process on some signs (a colon, a hash before no number). Single short words are left out too:
 * they would be heard everywhere.
 */
export function hotwordLines(words: readonly string[], tokens: Tokens, most: number): string[] {
  const lines = new Set<string>();
  for (const word of words) {
    if (lines.size >= most) break;
    const line = longestWritable(word, tokens);
    if (line.length >= shortest) lines.add(line);
  }
  return [...lines];
}

const shortest = 4;

/** The longest row of words that can be written. */
function longestWritable(phrase: string, tokens: Tokens): string {
  const rows: string[][] = [[]];
  for (const word of phrase.normalize('NFC').split(/[\s\-–—/&,.()]+/u)) {
    const written = write(word, tokens);
    if (written === undefined) rows.push([]);
    else if (written !== '') rows.at(-1)?.push(written);
  }
  return rows.map((row) => row.join(' ')).reduce((a, b) => (b.length > a.length ? b : a), '');
}

function write(word: string, { letters, capitals }: Tokens): string | undefined {
  const cased = capitals ? word.toUpperCase() : word.toLowerCase();
  const joined = cased.replace(/[ডঢয]\u09bc/gu, (pair) => composed[pair] ?? pair);
  const apart = cased.normalize('NFD');
  const unaccented = apart.replace(/[\u0300-\u036f]/gu, '');
  return [joined, cased, joined.replaceAll('’', "'"), apart, unaccented].find((form) =>
    [...form].every((letter) => letters.has(letter) && /[\p{L}\p{M}\p{N}']/u.test(letter)),
  );
}

/**
 * A vocabulary for the library's word splitter, for models that come without one: it looks for the
 * split with the best sum, and with these scores that is the one with the fewest pieces.
 */
export function bpeVocabOf({ pieces }: Tokens): string {
  const score = (piece: string) => Math.min(-1, [...piece].length - 20);
  return pieces.map((piece) => `${piece}\t${score(piece)}\n`).join('');
}

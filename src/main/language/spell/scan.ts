import type { Place, Rule, Spoken } from './rule.ts';

const wordRun = /[\p{L}\p{M}\u200c\u200d]+(?:'[\p{L}\p{M}]+)*/uy;
const letter = /[\p{L}\p{M}\d]/u;

/**
 * Reads a text from left to right. At the start of a word, number or symbol the first rule that
 * matches says it; a word that no rule knows stays as it is.
 */
export function scan(
  text: string,
  rules: readonly Rule[],
  where: Pick<Place, 'language' | 'dateOrder'>,
): string {
  let out = '';
  let position = 0;
  let afterQuantity = false;
  /** What was said last is not from the text: the next word needs a space. */
  let said = false;
  const append = (piece: string) => {
    const touches = said || letter.test(piece.at(0) ?? '') === false;
    if (touches && letter.test(out.at(-1) ?? '') && letter.test(piece.at(0) ?? '')) out += ' ';
    out += piece;
  };

  while (position < text.length) {
    const found = firstMatch(text, position, rules, where, afterQuantity);
    if (found) {
      const { spoken, length } = found;
      if (spoken.text !== '') {
        if (letter.test(out.at(-1) ?? '') && letter.test(spoken.text.at(0) ?? '')) out += ' ';
        out += spoken.text;
        said = true;
      }
      afterQuantity = spoken.quantity === true;
      position += length;
      continue;
    }
    wordRun.lastIndex = position;
    const word = wordRun.exec(text)?.[0];
    const piece = word ?? String.fromCodePoint(text.codePointAt(position) as number);
    append(piece);
    if (piece.trim() !== '') afterQuantity = false;
    said = false;
    position += piece.length;
  }
  return out;
}

function firstMatch(
  text: string,
  position: number,
  rules: readonly Rule[],
  where: Pick<Place, 'language' | 'dateOrder'>,
  afterQuantity: boolean,
): { spoken: Spoken; length: number } | undefined {
  for (const rule of rules) {
    rule.pattern.lastIndex = position;
    const match = rule.pattern.exec(text);
    if (!match || match[0] === '') continue;
    const end = position + match[0].length;
    const spoken = rule.read(match, { ...where, text, start: position, end, afterQuantity });
    if (!spoken) continue;
    return { spoken, length: spoken.length ?? match[0].length };
  }
  return undefined;
}

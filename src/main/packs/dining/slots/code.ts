import type { Language } from '../../../../contract/language.ts';
import type { SlotMatch } from '../../../dialogue/port.ts';
import { normalise, tokenise } from '../../../language/normalise.ts';
import { findDigits } from '../../../language/parse/digits/index.ts';
import { letterWords } from '../code.ts';
import { blank } from './find.ts';

const letters = Object.entries(letterWords)
  .flatMap(([letter, names]) => names.map((name) => [normalise(name), letter] as const))
  .toSorted((a, b) => b[0].length - a[0].length);

/** The last letter that is named before a place, and where its name begins. */
function letterBefore(text: string): { readonly letter: string; readonly start: number } | null {
  const trimmed = text.replace(/[\s.,-]+$/u, '');
  const found = letters.find(([name]) => trimmed.endsWith(name));
  return found ? { letter: found[1], start: trimmed.length - found[0].length } : null;
}

const spelt = new Set(letters.map(([name]) => name));

/** Blanks the names of letters: এক্স is an X, and এক a one. */
const withoutLetters = (clean: string): string =>
  tokenise(clean)
    .filter(({ text }) => spelt.has(text))
    .reduce((rest, { start, end }) => blank(rest, [start, end]), clean);

const wordBefore = /[\p{L}\p{M}\p{N}]$/u;

/** A confirmation code, in letters or as its letters are called: "KR482", "k r four eight two", "के आर चार आठ दो". */
export function findCode(text: string, language: Language): SlotMatch | undefined {
  const clean = normalise(text);
  for (const digits of findDigits(withoutLetters(clean), { language })) {
    if (!/^[1-9]{3}$/.test(digits.value)) continue;
    const second = letterBefore(clean.slice(0, digits.start));
    const first = second && letterBefore(clean.slice(0, second.start));
    if (!first || !second || wordBefore.test(clean.slice(0, first.start))) continue;
    return {
      value: `${first.letter}${second.letter}${digits.value}`,
      confidence: 0.95,
      span: [first.start, digits.end],
    };
  }
  return undefined;
}

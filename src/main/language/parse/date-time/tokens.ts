import { normalise } from '../../normalise.ts';

/**
 * A word, a run of digits or one sign, with its place in the normalised text. Digits and letters that
 * touch are two tokens ("7pm", "Dec31", "৫টায়"): `gap` tells whether a space stood before.
 */
export interface Token {
  readonly text: string;
  /** The text as the tables hold it: see `keyOf`. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly gap: boolean;
}

const pattern = /\d+|[\p{L}\p{M}\u200c\u200d]+(?:'[\p{L}\p{M}]+)*|\S/gu;

/** Splits a text (any case, any digits) into tokens; places are those in its NFC form. */
export function tokenise(text: string): Token[] {
  const clean = normalise(text);
  let end = 0;
  return Array.from(clean.matchAll(pattern), (match) => {
    const word = match[0];
    const gap = match.index > end || match.index === 0;
    end = match.index + word.length;
    return { text: word, key: keyOf(word), start: match.index, end, gap };
  });
}

/**
 * What people write in several ways is made one: no nukta (हफ़्ते, हफ्ते), no joiners, a nasal sign for
 * the nasal letter before its own class (सितम्बर, सितंबर), no candrabindu (पाँच, पांच; পাঁচ, পাচ).
 */
export function keyOf(word: string): string {
  return word
    .replace(/\u200c|\u200d|\u093c|\u09bc/g, '')
    .replaceAll('\u0901', '\u0902')
    .replace(/न्(?=[तथदध])|म्(?=[पफबभ])|ण्(?=[टठडढ])|ञ्(?=[चछजझ])|ङ्(?=[कखगघ])/g, 'ं')
    .replaceAll('\u0981', '')
    .replaceAll('\u0903', '');
}

/** A token that is a run of digits. */
export interface DigitsToken extends Token {
  readonly text: `${number}`;
}

export function isDigits(token: Token | undefined): token is DigitsToken {
  return token !== undefined && /^\d/.test(token.text);
}

/** Whether the token is one of the signs, e.g. `isSign(token, '/-.')`. */
export function isSign(token: Token | undefined, signs: string): boolean {
  return token !== undefined && token.text.length === 1 && signs.includes(token.text);
}

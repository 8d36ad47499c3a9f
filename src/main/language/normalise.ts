/**
 * One Unicode form for everything that is compared: NFC, lower case, straight apostrophes, digits of
 * every script as 0-9. NFC leaves the nukta letters of Devanagari and Bengali decomposed (they are
 * composition exclusions), which is the one form all texts then share. It is as long as the NFC text (İ is
 * the only letter that would grow), so positions in one are positions in the other.
 */
export function normalise(text: string): string {
  return asciiDigits(text.normalize('NFC').replace(/[‘’ʼ]/g, "'").replace(/İ/g, 'I').toLowerCase());
}

const digitZeros = [0x0966, 0x09e6]; // DEVANAGARI DIGIT ZERO, BENGALI DIGIT ZERO

/** Devanagari and Bengali digits as 0-9, one character for one character. */
export function asciiDigits(text: string): string {
  return text.replace(/[०-९০-৯]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = digitZeros.find((start) => code >= start && code <= start + 9) ?? code;
    return String(code - zero);
  });
}

/** A word with its place in the text: `start` inclusive, `end` exclusive, in UTF-16 units. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// Letters with their marks (a vowel sign is a mark, not a letter) or digits with separators inside.
const tokenPattern = /\d+(?:[.,]\d+)*|[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*|[₹%+]/gu;

/** Splits normalised text into words, numbers and the few symbols that carry meaning. */
export function tokenise(text: string): Token[] {
  return Array.from(text.matchAll(tokenPattern), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

import type { Token } from '../normalise.ts';

// A number with an exponent ("1e10"), a grouped one ("1,00,000", "2,999.50"), any other (".5", "3.14",
// "1042"), six in Hindi as it is often typed, a word with its marks and joiners, or one character of
// anything else that is not a space.
const pattern =
  /\d+(?:\.\d+)?e[+-]?\d{1,2}(?![\d\p{L}])|\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|(?<![\d\p{L}\p{M}.])\.\d+|\d+(?:\.\d+)?|छ:(?![\p{L}\p{M}])|[\p{L}\p{M}\u200c\u200d]+(?:'[\p{L}\p{M}\u200c\u200d]+)*|\S/gu;

/**
 * Splits normalised text into words, numbers and single symbols. Unlike `tokenise` it keeps every
 * symbol, since a hyphen, a slash or a bracket decides how the numbers beside it are read; every dash
 * becomes "-".
 */
export function lex(text: string): Token[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    text: match[0].replace(/^[‐-―−]$/u, '-'),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * A word of which one token is less probable than this (natural logarithm) may be wrong. On the 12 human clips of
 * shared/data/audio, clean and among talking people at 12 and 6 dB (300 words, 33 of them wrong), it marks 11 %
 * of the words; 55 % of those are wrong, and 55 % of the wrong ones are marked (docs/decisions/011-unsure-words.md).
 */
export const unsureBelow = -1.3;

/**
 * Which words of a transcript may be wrong.
 *
 * @param tokens as the recogniser gives them, in order: pieces of words, those that begin a word with a
 *   space or U+2581 before them.
 * @param logProbabilities natural logarithms, one a token; anything else marks nothing.
 * @returns ranges of `text`, whose words are those of the tokens in another case.
 */
export function unsureWords(
  text: string,
  tokens: readonly string[],
  logProbabilities: readonly number[],
  below = unsureBelow,
): [from: number, to: number][] {
  if (tokens.length !== logProbabilities.length) return [];
  const least: number[] = [];
  for (const [index, token] of tokens.entries()) {
    const probability = logProbabilities[index] ?? 0;
    if (/^[\s\u2581]/u.test(token) || least.length === 0) least.push(probability);
    else least.push(Math.min(least.pop() ?? 0, probability));
  }
  const words = [...text.matchAll(/\S+/gu)];
  if (words.length !== least.length) return [];
  return words
    .filter((_, index) => (least[index] ?? 0) < below)
    .map((word) => [word.index, word.index + word[0].length]);
}

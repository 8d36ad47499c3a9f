/** How many words of the longest of `list` end the utterance; 0 when none does. Lists go longest first. */
export function endOf(words: readonly string[], list: readonly (readonly string[])[]): number {
  const phrase = list.find(
    (one) =>
      one.length <= words.length &&
      one.every((word, at) => words[words.length - one.length + at] === word),
  );
  return phrase?.length ?? 0;
}

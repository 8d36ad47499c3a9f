/** What became of an utterance: its sentences, and how many of them people have heard begin. */
export interface Said {
  readonly text: string;
  readonly sentences: readonly string[];
  /** It fills a gap: cut off, it is not worth saying again. */
  readonly holding: boolean;
  /** How many of its sentences were audible, the one being said included. */
  audible: number;
  /** Not all of its sentences will be said. */
  cut: boolean;
}

/** The text of the sentences that were audible, the cut one included. */
export function heardOf(said: Said): string {
  return said.sentences.slice(0, said.audible).join(' ');
}

/**
 * What is left to be said of it: from the beginning of the sentence that was cut to the end. `played`:
 * the player gave out everything it was given, so that its last sentence was heard whole.
 */
export function restOf(said: Said, played: boolean): string {
  if (said.holding || (played && !said.cut)) return '';
  if (said.audible === 0) return said.text;
  return said.sentences.slice(played ? said.audible : said.audible - 1).join(' ');
}

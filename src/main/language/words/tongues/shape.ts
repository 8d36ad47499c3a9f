/** Stems and endings of verbs; every stem takes every ending of its row. */
export interface VerbForms {
  readonly stems: string;
  readonly endings: string;
}

/**
 * What tells a language: words of the frame of a sentence in every script it is written in, by how
 * strongly they tell. A word that several languages use stands in each of their tables and so tips none
 * of them. Lists are separated by white space.
 */
export interface Tongue {
  /** Words of this language alone (evidence 3, in natural-log units). */
  readonly strong: string;
  /** Words that are rare in the others, or look like one of theirs (1.8). */
  readonly fair: string;
  /** Words that lean to it (0.8). */
  readonly weak: string;
  /** Verb forms, made of stems and endings (2.4). */
  readonly verbs: readonly VerbForms[];
  /** Nouns, adjectives and names of this language: they only teach its letter sequences. */
  readonly content: string;
}

/**
 * An FTS5 query that matches any of the words, each as a prefix. Every word is quoted, so that no
 * FTS operator or metacharacter in what a person said has a meaning.
 */
export function matchAny(words: readonly string[]): string {
  return words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' OR ');
}
